"""A value that cannot be read for what it should be: the code of its Problem and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bidgen.read.text import tidy


@dataclass(frozen=True, slots=True)
class Fault:
    """What a parser gives in place of a value; `found` fills in the Problem's patterns."""

    code: str
    found: Mapping[str, Any] = field(default_factory=dict)


# "There is no value here": the same as an empty cell.
NOTHING = frozenset(("-", "--", "---", "–", "—", "−", "n/a", "n.a", "na", "not applicable", "null", "~"))
# Nothing as well; but of a number they may mean 0.
NOTHING_OR_ZERO = frozenset(("none", "nil"))
# "There will be a value here."
TO_COME = frozenset(
    """tbc|tba|tbd|tbf|t.b.c|to be confirmed|to be agreed|to be announced|to be completed|to be decided
    to be defined|to be determined|to come|to do|todo|to follow|pending|awaited|not yet known|not yet agreed
    ?|??|???|…|...|[tbc]|(tbc)|[to be confirmed]|(to be confirmed)|xxx""".replace("\n    ", "|").split("|")
)
# There is a value, which nobody knows or has typed. Among ids and choices these may be names.
_UNKNOWN = frozenset(("unknown", "not known", "don't know", "don’t know", "#", "x", "xx"))
_ZERO = "if it means that there is none, type 0"
_OTHERWISE = "if it is not known and the field is optional, leave it empty"


def says_nothing(text: str, *, number: bool = False) -> bool:
    """Return whether `text` says that there is no value: "-" or "n/a"; "nil" of a number may be 0."""
    word = _word(text)
    return word in NOTHING or (word in NOTHING_OR_ZERO and not number)


def says_to_come(text: str) -> bool:
    """Return whether `text` is nothing but a word for a value that is still to come, such as "TBC"."""
    return _word(text) in TO_COME


def placeholder(text: str, *, number: bool = False) -> Fault | None:
    """Return the Fault of a word such as "TBC" or "unknown" that stands in for a value, or None."""
    word = _word(text)
    if number and word in NOTHING_OR_ZERO:
        return stands_in(text, f"{_ZERO}; {_OTHERWISE}")
    if word in TO_COME | _UNKNOWN | NOTHING | NOTHING_OR_ZERO:
        return stands_in(text)
    return None


def stands_in(text: str, otherwise: str = _OTHERWISE) -> Fault:
    """Return the Fault of a word that stands in for a value; `otherwise` says what to do without one."""
    return Fault("S220", {"found": tidy(text), "otherwise": otherwise})


def _word(text: str) -> str:
    """Return the words alone: a full stop at the end says nothing, unless there is nothing else."""
    plain = tidy(text).casefold()
    return plain if plain == "..." else plain.rstrip(".")
