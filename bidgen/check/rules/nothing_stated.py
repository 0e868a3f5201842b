"""Whether a text states anything, or only that there is nothing to state: a dash, “none”, “not known”."""

from __future__ import annotations

import re

# A text of nothing but these says that there are none, or that nobody knows any.
_EMPTY = re.compile(
    "a|all|any|applicable|are|at|been|had|has|have|here|identified|is|it|known|limitations?|major|mitigations?|n|nil"
    "|no|none|not|noted?|nothing|of|particular|real|recorded|report|reported|research|serious|sessions?"
    "|significant|the|there|to|unknown|was|we|were"
)


def states_nothing(text: str | None) -> bool:
    """Return whether the text is left out or says in so many words that there is nothing."""
    return all(_EMPTY.fullmatch(word) for word in re.findall(r"\w+", (text or "").casefold()))
