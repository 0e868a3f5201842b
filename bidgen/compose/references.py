"""References in text, such as [[appraisal.preferred.npsv]], filled in from a closed list of names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from bidgen.compose.named import Named
from bidgen.model.record import Record
from bidgen.model.whole import INPUTS, Bid, EarlyBid
from bidgen.places import Place, Step
from bidgen.problems import Problem, problem
from bidgen.read.names import nearest

REFERENCE = re.compile(r"\[\[\s*([A-Za-z][\w.-]*)\s*\]\]")

Kept = TypeVar("Kept", bound=Record)

# What is said of an unknown name while the brief is all there is of a bid.
_NOT_YET = "Until the other files have no errors, only names that begin with “bid.” are known."


def fill_references(bid: Bid, names: Mapping[str, Named]) -> tuple[Bid, tuple[Problem, ...]]:
    """Return the bid with every reference in every text replaced by its value.

    An unknown name stays as it was typed and is Problem C330, with the nearest name. There are no
    expressions: anything else between double brackets is just text.
    """
    filling = _Filling(names)
    filled = {name: filling.record(getattr(bid, name)) for name in INPUTS}
    return replace(bid, **filled), tuple(filling.problems)


def fill_early_references(bid: EarlyBid, names: Mapping[str, Named]) -> tuple[EarlyBid, tuple[Problem, ...]]:
    """Return the bid with every reference in its brief replaced; C330 for each name that is not known yet."""
    filling = _Filling(names, _NOT_YET)
    filled = filling.record(bid.requirements)
    return replace(bid, requirements=filled), tuple(filling.problems)


def unknown_reference(name: str, place: Place | None, meant: str | None, *, offer: str = "") -> Problem:
    """Return C330 for a reference of no known name, with the one that may be `meant` or another `offer`."""
    near = f"Did you mean [[{meant}]]?" if meant else "No known name is close to it."
    return problem("C330", place, name=name, offer=(offer or near,))


@dataclass(frozen=True)
class _Filling:
    """Names and what they give; `problems` grows by each that is not among them, told with `offer`."""

    names: Mapping[str, Named]
    offer: str = ""
    problems: list[Problem] = field(default_factory=list)

    def record(self, record: Kept) -> Kept:
        changed: dict[str, Any] = {}
        for one in fields(record):
            if one.name == "places":
                continue
            value = getattr(record, one.name)
            filled = self._value(value, record, (one.name,))
            if filled is not value:
                changed[one.name] = filled
        return replace(record, **changed) if changed else record

    def _value(self, value: Any, record: Record, path: tuple[Step, ...]) -> Any:
        if isinstance(value, str):
            return self._text(value, record, path) if "[[" in value else value
        if isinstance(value, tuple):
            filled = tuple(self._value(one, record, (*path, index)) for index, one in enumerate(value))
            return value if all(new is old for new, old in zip(filled, value, strict=True)) else filled
        if isinstance(value, Record) and is_dataclass(value):
            return self.record(value)
        return value

    def _text(self, text: str, record: Record, path: tuple[Step, ...]) -> str:
        def fill(found: re.Match[str]) -> str:
            name = found.group(1)
            if name in self.names:
                return self.names[name].text
            place, meant = record.at(*path), nearest(name, self.names)
            self.problems.append(unknown_reference(name, place, meant, offer=self.offer))
            return found.group()

        return REFERENCE.sub(fill, text)
