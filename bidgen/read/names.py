"""Names as people type them: which two are the same, and which one a misspelt one is meant to be."""

from __future__ import annotations

import difflib
from collections.abc import Collection

# How alike two names must be for one to be suggested for the other.
ALIKE = 0.6


def plain(name: str) -> str:
    """Return `name` without regard to case, kind and number of spaces, underscores and hyphens."""
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())


def nearest(name: str, names: Collection[str], alike: float = ALIKE) -> str | None:
    """Return the one of `names` that `name` is most likely meant to be, or None."""
    by_plain = {plain(one): one for one in names}
    found = difflib.get_close_matches(plain(name)[:100], by_plain, n=1, cutoff=alike)
    return by_plain[found[0]] if found else None
