"""`./run faults` kills the real program, and says of every point what is wrong there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import faults
import pytest
from writing_commands import COMMANDS, Contents


def complains(found: Contents, before: Contents, after: Contents) -> Iterator[str]:
    assert found == after
    yield "nothing is"


def test_every_point_is_looked_at_and_what_is_wrong_has_its_seed_and_point(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One point of each kind, of which nothing is wrong but what the test itself says."""
    monkeypatch.setitem(COMMANDS, "build", replace(COMMANDS["build"], next_run=complains))
    for name in COMMANDS.keys() - {"build"}:
        monkeypatch.delitem(COMMANDS, name)
    assert faults.main(["2", "--seed", "7"]) == 1
    first, *wrong, last = capsys.readouterr().out.splitlines()
    wrong = [line for line in wrong if line.startswith("seed")]
    assert (first, last) == ("seed 7", "2 points, 2 with something wrong")
    assert [line.split(": ")[0] for line in wrong] == ["seed 7, point 1", "seed 7, point 2"]
    assert all(line.endswith(": nothing is") for line in wrong)
    assert "killed" in wrong[1]
