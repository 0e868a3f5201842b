"""Which formulas are to be believed: those whose value no last digit decides, and that programs agree on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import chain

from bidgen.read.formulas.certain import against
from bidgen.read.formulas.doubts import JUMPING, Doubt, Unsure, doubts_of
from bidgen.read.formulas.engine import Key, Literal, Uncomputed
from bidgen.read.formulas.expression import Node
from bidgen.read.formulas.formula import Formula, like_number
from bidgen.read.formulas.marks import Marks
from bidgen.read.formulas.noise import Noise, NoiseOf, noise, noise_of_value, number_in
from bidgen.read.formulas.references import Area

# How often the formulas are gone through, in both directions of the sheet.
_MOST_TURNS = 40
# Programs write long numbers, and small ones, in different ways.
_ODD_NUMBER = re.compile(r"[0-9]{16,}|0\.0000[0-9]*[1-9]")
_LONG = "it writes a long number as text, which programs do in different ways"


def doubted(
    formulas: Mapping[Key, Formula], cells: Mapping[Key, Literal]
) -> tuple[dict[Key, list[Doubt]], dict[Key, str]]:
    """Return what is to be looked at of formulas, and why others cannot be sure whatever turns out.

    `cells` are the values that were typed, and those saved of what is not computed here.
    """
    jumping = {key: one for key, one in formulas.items() if _jumps(one.tree)}
    doubts: dict[Key, list[Doubt]] = {}
    why: dict[Key, str] = {}
    if not jumping:
        return doubts, why
    noise_of = _noises(formulas, cells)
    texts = _texts(formulas, cells)
    for key, one in jumping.items():
        try:
            found = doubts_of(one.tree, noise_of, texts, array=one.array)
        except Unsure as unsure:
            why[key] = str(unsure)
        else:
            if found:
                doubts[key] = found
    return doubts, why


def _jumps(node: Node) -> bool:
    return node.kind == "compare" or node.name in JUMPING or any(map(_jumps, node.parts))


def _noises(formulas: Mapping[Key, Formula], cells: Mapping[Key, Literal]) -> NoiseOf:
    """Return what tells how exactly the cells of an area are known."""
    levels = {level: Marks() for level in Noise if level}
    of_cells = {key: noise_of_value(value) for key, value in cells.items() if key not in formulas}
    for level in levels:
        levels[level] = Marks(key for key, found in of_cells.items() if found is level)

    def of(area: Area) -> Noise:
        return next((level for level in sorted(levels, reverse=True) if levels[level].any_in([area])), whole)

    whole = Noise.WHOLE
    keys = list(formulas)
    known = dict.fromkeys(keys, whole)
    for turn in range(_MOST_TURNS):
        changed = False
        for key in keys if turn % 2 == 0 else reversed(keys):
            if known[key] is not Noise.NOISY and (found := noise(formulas[key].tree, of)) > known[key]:
                known[key] = found
                levels[found].add(key)
                changed = True
        if not changed:
            return of
    return lambda area: Noise.NOISY


def _texts(formulas: Mapping[Key, Formula], cells: Mapping[Key, Literal]) -> Callable[[Area], bool]:
    marks = Marks(
        chain(
            (key for key, one in formulas.items() if one.joins or one.passes),
            (key for key, value in cells.items() if isinstance(value, str) and key not in formulas),
        )
    )
    return lambda area: marks.any_in([area])


def looked_at(doubts: Mapping[Key, list[Doubt]]) -> list[str]:
    """Return the formulas of the parts that are to be computed besides, each once."""
    parts = {part for found in doubts.values() for doubt in found for part in doubt.parts}
    return sorted(parts)


def not_believed(
    doubts: Mapping[Key, list[Doubt]],
    formulas: Mapping[Key, Formula],
    looked: Mapping[str, Literal | Uncomputed],
    known: Mapping[Key, Literal],
) -> dict[Key, str]:
    """Return why formulas are not to be believed, given the parts of them that were `looked` at."""
    sizes = [abs(value) for value in known.values() if isinstance(value, float)]
    why: dict[Key, str] = {}
    for key, one in formulas.items():
        value = known.get(key)
        if one.joins and isinstance(value, str) and _ODD_NUMBER.search(value):
            why[key] = _LONG
    largest = max(sizes, default=0.0)
    for key, found in doubts.items():
        for doubt in found if key in formulas else ():
            values = [looked[part] for part in doubt.parts]
            here = max([largest, *_literals(formulas[key].tree)])
            if reason := against(doubt, values, known, here):
                why[key] = reason
    return why


def _literals(node: Node) -> list[float]:
    number = number_in(node.text) if node.kind == "literal" else None
    own = [] if number is None or node.name else [abs(number)]
    return own + [number for part in node.parts for number in _literals(part)]


def taking_text_for_numbers(formulas: Mapping[Key, Formula], known: Mapping[Key, Literal]) -> dict[Key, str]:
    """Return the formulas that meet text, or answers, that only some programs take for a number.

    Where no error could be hidden, the engine itself says so; an array takes them for numbers or for nothing.
    """
    why: dict[Key, str] = {}
    reason = "it takes text for a number, which programs do in different ways"
    swallowing = {key: one for key, one in formulas.items() if one.swallows}
    if swallowing:
        odd = Marks(key for key, value in known.items() if isinstance(value, str) and like_number(value))
        why |= {key: reason for key, one in swallowing.items() if odd.any_in(one.areas)}
    arrays = {key: one for key, one in formulas.items() if one.array or "SUMPRODUCT(" in one.text}
    if arrays:
        odd = Marks(key for key, value in known.items() if _is_number_to_some(value))
        why |= {key: reason for key, one in arrays.items() if odd.any_in(one.areas)}
    return why


def _is_number_to_some(value: Literal) -> bool:
    return isinstance(value, bool) or (
        isinstance(value, str) and (like_number(value) or value.strip().lstrip("-")[:1].isdigit())
    )
