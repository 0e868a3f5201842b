"""One value before and after: how it is written, how far two are apart, and what was changed in a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from bidgen.diff.difference import ADDED, CHANGED, REMOVED, EntryChange, Figure, Kind, ValueChange
from bidgen.diff.pairs import pairs_alike
from bidgen.diff.wording import reworded
from bidgen.formats import Number, count, date_text, is_share, listed, measure, money, number, percent
from bidgen.model.calendar import FinancialYear, Month
from bidgen.read.schemas import Rules

TEXTS = ("text", "prose")
LISTS = ("list", "ids")
_FIGURES = ("money", "number", "integer", "percent")
# More decimals than anybody types: a typed figure is printed as it is.
_EXACT = 10
_MONTHS = 12


def comparable(value: Any, rules: Rules) -> Any:
    """Return a value such that equal ones mean the same: no white space but single spaces, lists in order."""
    if value is None or value == ():
        return None
    if rules["type"] in LISTS:
        return tuple(sorted(str(comparable(one, _entry(rules))) for one in value))
    return " ".join(value.split()) if isinstance(value, str) else value


def value_change(
    field: str, label: str, rules: Rules, old: Any, new: Any, units: tuple[str, str] | None = None
) -> ValueChange | None:
    """Return what differs between two values of one field, None where they mean the same.

    None and () stand for a value that is not there. `units` are what the two figures count, where rows say.
    """
    before, after = comparable(old, rules), comparable(new, rules)
    units = units or (_unit(rules), _unit(rules))
    if before == after and (before is None or units[0] == units[1]):
        return None
    kind: Kind = ADDED if before is None else REMOVED if after is None else CHANGED
    was = None if before is None else text_of(old, rules, units[0])
    is_now = None if after is None else text_of(new, rules, units[1])
    if was == is_now and rules["type"] in _FIGURES:
        was, is_now = _exactly(old, units[0]), _exactly(new, units[1])
    return ValueChange(
        field,
        label,
        kind,
        was,
        is_now,
        difference=difference(old, new, rules, units) if kind == CHANGED else "",
        value_before=_figure(old),
        value_after=_figure(new),
        rewordings=reworded(old, new) if kind == CHANGED and rules["type"] in TEXTS else (),
        entries=entry_changes(old, new, rules) if rules["type"] in LISTS else (),
    )


def text_of(value: Any, rules: Rules, unit: str = "") -> str:
    """Return a value as people read it: £75,000, 3.5%, 31 January 2020, yes; a text as it was typed."""
    kind = rules["type"]
    if kind in LISTS:
        texts = [text_of(one, _entry(rules)) for one in value]
        return "; ".join(texts) if _entry(rules)["type"] in TEXTS else listed(texts)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return date_text(value)
    if kind == "percent":
        return percent(value, _EXACT)
    if kind == "money" or unit == "£":
        return money(value)
    if kind in _FIGURES:
        return _counted(value, unit)
    return str(value).strip()


def difference(old: Any, new: Any, rules: Rules, units: tuple[str, str]) -> str:
    """Return how far the new value is from the old one: £10,000 less, 8 days later; "" for no figures."""
    if old is None or new is None or isinstance(old, bool) or units[0] != units[1]:
        return ""
    if isinstance(old, date):
        return _later((new - old).days, "day")
    if isinstance(old, FinancialYear):
        return _later(new.start - old.start, "year")
    if isinstance(old, Month):
        return _later((new.year - old.year) * _MONTHS + new.month - old.month, "month")
    if rules["type"] not in _FIGURES:
        return ""
    apart, unit = abs(new - old), units[0]
    if rules["type"] == "percent" or is_share(unit):
        return f"{points(apart)} {_more(old, new)}"
    if rules["type"] == "money" or unit.startswith("£"):
        exact = money(apart) if money(apart) != money(0) else f"£{number(apart, _EXACT)}"
        return f"{exact} {_more(old, new)}"
    how_many, _, things = _counted(apart, unit).partition(" ")
    countable = things or rules["type"] == "integer"
    return f"{how_many} {_more(old, new, 'fewer' if countable else 'less')} {things}".strip()


def points(fraction: Number, places: int = _EXACT) -> str:
    """Return the difference of two shares, a fraction of 1: "5 percentage points"."""
    text = number(Decimal(fraction) * 100, places)
    return f"{text} percentage point{'' if text == '1' else 's'}"


def entry_changes(
    old: Sequence[Any] | None, new: Sequence[Any] | None, rules: Rules
) -> tuple[EntryChange, ...]:
    """Return the entries of a list that are new, gone or, of a list of texts, worded otherwise.

    In which order they stand makes no difference.
    """
    inner = _entry(rules)
    texts = [[text_of(one, inner) for one in side or ()] for side in (old, new)]
    found = pairs_alike(*texts, alike=inner["type"] in TEXTS)
    return (
        *(EntryChange(ADDED, None, one) for one in found.added),
        *(EntryChange(REMOVED, one, None) for one in found.removed),
        *(EntryChange(CHANGED, one, other, reworded(one, other)) for one, other in found.both),
    )


def unit_in(rules: Rules, row: Mapping[str, Any]) -> str:
    """Return the unit of a figure: its own, or what another field of its row says."""
    named = rules.get("meta", {}).get("unit_in")
    return str(row.get(named) or "") if named else _unit(rules)


def _unit(rules: Rules) -> str:
    return str(rules.get("meta", {}).get("unit", ""))


def _entry(rules: Rules) -> Rules:
    """Return the rules of each entry of a list."""
    inner: Rules = rules.get("schema", {"type": "id"})
    return inner


def _counted(value: Number, unit: str) -> str:
    """Return a figure with its unit: 5 working days, 1 person, £20 an hour."""
    if unit.startswith("£") or is_share(unit):
        return measure(value, unit)
    one = {"people": "person"}.get(unit, unit.removesuffix("s"))
    return f"{number(value, _EXACT)} {one if value == 1 else unit}".strip()


def _exactly(value: Number, unit: str) -> str:
    """Return a figure that differs from another one in what is usually rounded away."""
    if unit.startswith("£"):
        return f"£{number(value, _EXACT)}{unit[1:]}"
    return f"{number(value, _EXACT)} {unit}".strip()


def _figure(value: Any) -> Figure | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Decimal(value)
    return value if isinstance(value, Decimal | date) else None


def _more(old: Any, new: Any, less: str = "less") -> str:
    return "more" if new > old else less


def _later(how_many: int, unit: str) -> str:
    return f"{count(abs(how_many), unit)} {'later' if how_many > 0 else 'earlier'}"
