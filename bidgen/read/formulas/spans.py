"""How many days formulas go through: working days are counted one by one."""

from __future__ import annotations

from collections.abc import Mapping

from bidgen.read.formulas.engine import Key, Literal
from bidgen.read.formulas.expression import Node
from bidgen.read.formulas.noise import number_in

# From 1900 to 9999.
_MOST_DAYS = 3_000_000
# So many days take as long as one cell, with a list of holidays or without.
_DAYS_A_CELL, _DAYS_WITHOUT_HOLIDAYS = 2, 50


def days_of_work(node: Node, constants: Mapping[Key, Literal]) -> int:
    """Return how many cells the formula could have gone through while it counts days."""
    work = sum(days_of_work(part, constants) for part in node.parts)
    if node.name not in {"NETWORKDAYS", "WORKDAY"}:
        return work
    values = [_typed(part, constants) for part in node.parts[:2]]
    first, last = (*values, None, None)[:2]
    if node.name == "WORKDAY":
        first = 0.0
    span = abs(last - first) if first is not None and last is not None else _MOST_DAYS
    a_cell = _DAYS_A_CELL if len(node.parts) > 2 else _DAYS_WITHOUT_HOLIDAYS
    return work + int(min(span, _MOST_DAYS)) // a_cell


def _typed(node: Node, constants: Mapping[Key, Literal]) -> float | None:
    if node.kind == "sign" and node.text.count("-") == 1:
        inside = _typed(node.parts[0], constants)
        return None if inside is None else -inside
    if node.area is not None and node.area.shape == (1, 1):
        value = constants.get((node.area.sheet, node.area.row, node.area.column))
        return value if isinstance(value, float) else None
    return number_in(node.text) if node.kind == "literal" else None
