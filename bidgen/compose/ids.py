"""How the ids of records are listed: F01, F03 to F07."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bidgen.compose.common import NONE_TEXT


def ids_text(ids: Iterable[str]) -> str:
    """Return ids, or runs of them, as a cell of a table has them; it says so where there are none."""
    return ", ".join(ids) or NONE_TEXT


def id_runs(ids: Sequence[str]) -> list[str]:
    """Return numbered ids with three or more in a row as a run: F01, F03 to F07."""
    runs: list[list[str]] = []
    for one in ids:
        if runs and _follows(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [name for run in runs for name in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else run)]


def _follows(before: str, after: str) -> bool:
    """Say whether `after` is the next number after `before` with the same letters: F04 after F03."""
    first, second = (re.fullmatch(r"(\D*)(\d+)", one) for one in (before, after))
    return (
        first is not None
        and second is not None
        and first[1] == second[1]
        and int(second[2]) == int(first[2]) + 1
    )
