"""References in text, such as [[appraisal.preferred.npsv]], filled in from a closed list of names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from bidgen.compose.named import Named
from bidgen.model.record import Record
from bidgen.model.whole import INPUTS, Bid
from bidgen.places import Step
from bidgen.problems import Problem, problem
from bidgen.read.names import nearest

REFERENCE = re.compile(r"\[\[\s*([A-Za-z][\w.-]*)\s*\]\]")

Kept = TypeVar("Kept", bound=Record)


def fill_references(bid: Bid, names: Mapping[str, Named]) -> tuple[Bid, tuple[Problem, ...]]:
    """Return the bid with every reference in every text replaced by its value.

    An unknown name stays as it was typed and is Problem C330, with the nearest name. There are no
    expressions: anything else between double brackets is just text.
    """
    problems: list[Problem] = []
    filled = {name: _fill_record(getattr(bid, name), names, problems) for name in INPUTS}
    return replace(bid, **filled), tuple(problems)


def _fill_record(record: Kept, names: Mapping[str, Named], problems: list[Problem]) -> Kept:
    changed: dict[str, Any] = {}
    for field in fields(record):
        if field.name == "places":
            continue
        value = getattr(record, field.name)
        filled = _fill(value, record, (field.name,), names, problems)
        if filled is not value:
            changed[field.name] = filled
    return replace(record, **changed) if changed else record


def _fill(
    value: Any, record: Record, path: tuple[Step, ...], names: Mapping[str, Named], problems: list[Problem]
) -> Any:
    if isinstance(value, str):
        return _fill_text(value, record, path, names, problems) if "[[" in value else value
    if isinstance(value, tuple):
        filled = tuple(_fill(one, record, (*path, index), names, problems) for index, one in enumerate(value))
        return value if all(new is old for new, old in zip(filled, value, strict=True)) else filled
    if isinstance(value, Record) and is_dataclass(value):
        return _fill_record(value, names, problems)
    return value


def _fill_text(
    text: str, record: Record, path: tuple[Step, ...], names: Mapping[str, Named], problems: list[Problem]
) -> str:
    def fill(found: re.Match[str]) -> str:
        name = found.group(1)
        if name in names:
            return names[name].text
        close = nearest(name, names)
        offer = f"Did you mean [[{close}]]?" if close else "No known name is close to it."
        problems.append(problem("C330", record.at(*path), name=name, offer=offer))
        return found.group()

    return REFERENCE.sub(fill, text)
