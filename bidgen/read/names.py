"""Names as people type them: which two are the same, and which one a misspelt one is meant to be."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from functools import lru_cache

from bidgen.read.text import UNSEEN

# How alike two names must be for one to be suggested for the other.
ALIKE = 0.6
_CODED_BREAK = re.compile(r"_x000[dD]_")
_TRAILING = " :*."
# The unit that a heading ends with, where it can only be what the column holds anyway: not thousands.
_UNIT = re.compile(
    r"((?<=\w)[ ,:]*(\((in )?(£|gbp|pounds|number|days|working days)\)|[ ,](in )?(£|gbp)|,? in pounds)"
    r"|(?<=rate)[ ,:]*\(?(£|gbp|pounds)? ?(/|per|a) ?day\)?)$"
)
# Text of any length may stand in a heading's cell; what is longer is none.
_LONGEST_WITH_UNIT = 200


def plain(name: str) -> str:
    """Return `name` without regard to case, kind and number of spaces, underscores and hyphens."""
    seen = UNSEEN.sub("", name)
    return " ".join(seen.casefold().replace("_", " ").replace("-", " ").split())


# The headings of a table are compared with every row of its sheet that may be their row.
@lru_cache(maxsize=4096)
def heading(text: str) -> str:
    """Return the heading of a column as it is compared: `plain`, without trailing : * and full stops.

    A unit behind it, such as (£), is no part of it. Line breaks count as spaces, also where a workbook
    writes one as _x000D_.
    """
    words = plain(_CODED_BREAK.sub(" ", text)).rstrip(_TRAILING)
    unit = _UNIT.search(words) if len(words) <= _LONGEST_WITH_UNIT else None
    return words[: unit.start()].rstrip(_TRAILING) if unit else words


def nearest(name: str, names: Collection[str], alike: float = ALIKE) -> str | None:
    """Return the one of `names` that `name` is most likely meant to be, or None."""
    by_plain = {plain(one): one for one in names}
    found = difflib.get_close_matches(plain(name)[:100], by_plain, n=1, cutoff=alike)
    return by_plain[found[0]] if found else None
