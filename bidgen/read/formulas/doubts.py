"""Where a formula jumps, so that a last digit decides, or where programs differ: what is to be looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bidgen.read.formulas.expression import Node
from bidgen.read.formulas.functions import ARRAY
from bidgen.read.formulas.noise import Noise, NoiseOf, noise, number_in
from bidgen.read.formulas.references import Area

LAST_DIGIT = "the last digit of a number decides in it, where programs differ"
_FORMAT = "it writes a number in a way that is not done here"
_SORTED = "it searches cells that are not all filled with numbers that rise"
PROGRAMS_DIFFER = "it takes text or an answer where programs differ"

# Formats of TEXT that come out as in a spreadsheet.
NUMBER_FORMAT = re.compile(r"£?(?:#,##0|0)(?:\.(0{1,9}))?|0(?:\.(0{1,9}))?%|0{2,9}")
DATE_FORMAT = re.compile(r"(?:d{1,4}|m{1,4}|yy(?:yy)?)(?:(?:, |[ ./-])(?:d{1,4}|m{1,4}|yy(?:yy)?))*", re.I)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is to be looked at once values are known: the parts of the formula to compute, or its cells.

    `kind` is "jump" (a step at multiples of a power of ten), "half" (between them), "multiple" (at multiples
    and halves of the second part), "near" (two values that are compared), "order" (the same, but texts have
    no certain order), "text" (a format of TEXT) or "rising" (`area`, of a search).
    The parts are `exact` where no last digit is in doubt.
    """

    kind: str
    parts: tuple[str, ...] = ()
    digits: int = 0
    format: str = ""
    exact: bool = False
    area: Area | None = None


class Unsure(Exception):
    """Why the formula is not to be computed, as the end of a sentence; for the reader of formulas alone."""


@dataclass(frozen=True, slots=True)
class _About:
    """What is known while a formula is gone through; an `array` has no single values to look at."""

    noise: NoiseOf
    texts: Callable[[Area], bool]
    found: list[Doubt]

    def noisy(self, node: Node, limit: Noise = Noise.TYPED) -> bool:
        return noise(node, self.noise) > limit

    def add(self, doubt: Doubt, *, array: bool) -> None:
        if array:
            raise Unsure(LAST_DIGIT)
        self.found.append(doubt)


_Check: TypeAlias = Callable[[_About, Node, bool], None]


def doubts_of(tree: Node, noise_of: NoiseOf, texts: Callable[[Area], bool], *, array: bool) -> list[Doubt]:
    """Return what is to be looked at before the formula is believed. Raises Unsure.

    `texts` says whether text stands anywhere in an area.
    """
    about = _About(noise_of, texts, [])
    _go(about, tree, array)
    return about.found


def _go(about: _About, node: Node, array: bool) -> None:
    if node.kind == "compare":
        _comparison(about, node, array)
    elif node.kind == "call":
        check = _CHECKS.get(node.name)
        if check:
            check(about, node, array)
    for part in node.parts:
        _go(about, part, array or node.name in ARRAY)


def _comparison(about: _About, node: Node, array: bool) -> None:
    if len(node.parts) != 2:
        raise Unsure(PROGRAMS_DIFFER)
    noisy = any(about.noisy(part) for part in node.parts)
    orders = node.name not in {"=", "<>"} and all(number_in(part.text) is None for part in node.parts)
    texts = tuple(part.text for part in node.parts)
    if orders and array and not noisy:
        if all(_may_be_text(about, part) for part in node.parts):
            raise Unsure(PROGRAMS_DIFFER)
    elif noisy or orders:
        about.add(Doubt("order" if orders else "near", texts, exact=not noisy), array=array)


def _may_be_text(about: _About, node: Node) -> bool:
    if node.area:
        return about.texts(node.area)
    return node.kind not in {"sum", "product", "sign", "power"} and node.name not in {"DATE", "SUM"}


def _jump(about: _About, node: Node, array: bool, limit: Noise = Noise.DIVIDED) -> None:
    """Look at the first argument, and how many digits are kept."""
    if not node.parts or not about.noisy(node.parts[0], limit):
        return
    digits = number_in(node.parts[1].text) if len(node.parts) > 1 else 0.0
    if len(node.parts) > 1 and node.parts[1].kind == "sign":
        inside = number_in(node.parts[1].parts[0].text)
        digits = -inside if inside is not None and node.parts[1].text.count("-") == 1 else None
    if digits is None or not -15 <= digits <= 15:
        raise Unsure(LAST_DIGIT)
    kind = "half" if node.name == "ROUND" else "jump"
    about.add(Doubt(kind, (node.parts[0].text,), digits=int(digits)), array=array)


def _each_jump(about: _About, node: Node, array: bool) -> None:
    """Look at every argument that is cut to a whole number, as those of dates are."""
    for part in node.parts:
        if about.noisy(part, Noise.DIVIDED):
            about.add(Doubt("jump", (part.text,)), array=array)


def _multiple(about: _About, node: Node, array: bool) -> None:
    if len(node.parts) == 2 and any(about.noisy(part, Noise.WHOLE) for part in node.parts):
        about.add(Doubt("multiple", tuple(part.text for part in node.parts)), array=array)


def _up_or_down(about: _About, node: Node, array: bool) -> None:
    step = number_in(node.parts[1].text) if len(node.parts) == 2 else None
    if step is None or step <= 0:
        raise Unsure("programs round to a step that is not above nought in different ways")
    _multiple(about, node, array)


def _condition(*arguments: int) -> _Check:
    """Look at arguments that count as yes unless they are nought; all for none."""

    def check(about: _About, node: Node, array: bool) -> None:
        for part in _some(node, arguments):
            if about.noisy(part):
                several = part.area is not None and part.area.shape != (1, 1)
                about.add(Doubt("near", (part.text, "0")), array=array or several)

    return check


def _some(node: Node, arguments: Sequence[int]) -> Sequence[Node]:
    if not arguments:
        return node.parts
    return [node.parts[number] for number in arguments if number < len(node.parts)]


def _exact(*arguments: int, limit: Noise = Noise.TYPED) -> _Check:
    """Take only what is known to the last digit; all arguments for none."""

    def check(about: _About, node: Node, array: bool) -> None:
        if any(about.noisy(part, limit) for part in _some(node, arguments)):
            raise Unsure(LAST_DIGIT)

    return check


def _places(about: _About, node: Node, array: bool) -> None:
    """Take only a whole number for which value is asked."""
    _exact(1, limit=Noise.WHOLE)(about, node, array)


def _criteria(about: _About, node: Node, array: bool) -> None:
    _exact(*range(1, len(node.parts)))(about, node, array)


def _alternatives(about: _About, node: Node, array: bool) -> None:
    _exact(0, *range(1, len(node.parts) - 1, 2))(about, node, array)


def _ifs(about: _About, node: Node, array: bool) -> None:
    _condition(*range(0, len(node.parts), 2))(about, node, array)


def _match(about: _About, node: Node, array: bool) -> None:
    _exact(0, 1)(about, node, array)
    if len(node.parts) < 2 or (len(node.parts) > 2 and number_in(node.parts[2].text) == 0):
        return
    if len(node.parts) > 2 and number_in(node.parts[2].text) != 1:
        raise Unsure(_SORTED)
    _rising(about, node, node.parts[1].area, array)


def _table(across: bool) -> _Check:
    def check(about: _About, node: Node, array: bool) -> None:
        area = node.parts[1].area if len(node.parts) > 1 else None
        if area is None:
            raise Unsure(LAST_DIGIT)
        searched = area._replace(last_row=area.row) if across else area._replace(last_column=area.column)
        _exact(0, 2)(about, node, array)
        if about.noise(searched) > Noise.TYPED:
            raise Unsure(LAST_DIGIT)
        last = node.parts[3] if len(node.parts) > 3 else None
        if last is not None and (last.text.upper() in {"FALSE", "FALSE()"} or number_in(last.text) == 0):
            return
        if last is not None and last.text.upper() not in {"TRUE", "TRUE()"} and number_in(last.text) != 1:
            raise Unsure(_SORTED)
        _rising(about, node, searched, array)

    return check


def _lookup(about: _About, node: Node, array: bool) -> None:
    _exact(0, 1)(about, node, array)
    areas = [part.area for part in node.parts[1:]]
    if any(area is None or 1 not in area.shape for area in areas) or len({_size(one) for one in areas}) > 1:
        raise Unsure(_SORTED)
    _rising(about, node, areas[0] if areas else None, array)


def _size(area: Area | None) -> int:
    return area.shape[0] * area.shape[1] if area else 0


def _rising(about: _About, node: Node, area: Area | None, array: bool) -> None:
    if area is None or 1 not in area.shape:
        raise Unsure(_SORTED)
    about.add(Doubt("rising", (node.parts[0].text,), area=area), array=array)


def _newest_lookup(about: _About, node: Node, array: bool) -> None:
    _exact(0, 1)(about, node, array)
    if len(node.parts) > 4:
        raise Unsure(_SORTED)


def _working_days(about: _About, node: Node, array: bool) -> None:
    if len(node.parts) > 2 and node.parts[2].area is None:
        raise Unsure("its holidays are no cells")
    _each_jump(about, Node("call", node.name, "", node.parts[:2]), array)


def _interval(about: _About, node: Node, array: bool) -> None:
    if len(node.parts) != 3 or node.parts[2].text.strip('"').casefold() not in {"y", "m", "d", "ym"}:
        raise Unsure("it counts days in a way in which programs differ")
    _each_jump(about, node, array)


def _text(about: _About, node: Node, array: bool) -> None:
    if len(node.parts) != 2 or array:
        raise Unsure(_FORMAT)
    value, shape = node.parts
    typed = shape.text.strip('"')
    if shape.text != f'"{typed}"' or not (NUMBER_FORMAT.fullmatch(typed) or DATE_FORMAT.fullmatch(typed)):
        raise Unsure(_FORMAT)
    exact = not about.noisy(value, Noise.DIVIDED)
    about.add(Doubt("text", (value.text,), format=typed, exact=exact), array=False)


def _each(check: _Check, names: str) -> dict[str, _Check]:
    return dict.fromkeys(names.split(), check)


_CHECKS: dict[str, _Check] = {
    **_each(_jump, "INT TRUNC ROUND ROUNDUP ROUNDDOWN"),
    **_each(_each_jump, "EVEN ODD ISEVEN ISODD SIGN DATE YEAR MONTH DAY EDATE EOMONTH WEEKDAY YEARFRAC"),
    **_each(_multiple, "MOD QUOTIENT MROUND"),
    **_each(_up_or_down, "CEILING FLOOR"),
    **_each(_condition(), "AND OR NOT"),
    **_each(_condition(0), "IF"),
    **_each(_ifs, "IFS"),
    **_each(_alternatives, "SWITCH"),
    **_each(_exact(), "COUNTIF COUNTIFS LEN LEFT RIGHT MID FIND SEARCH SUBSTITUTE REPLACE EXACT"),
    **_each(_exact(0, 1), "SUMIF AVERAGEIF RANK"),
    **_each(_criteria, "SUMIFS AVERAGEIFS MAXIFS MINIFS"),
    **_each(_exact(1, 2), "INDEX"),
    **_each(_exact(0), "CHOOSE"),
    **_each(_exact(1), "QUARTILE"),
    **_each(_places, "LARGE SMALL"),
    **_each(_match, "MATCH"),
    **_each(_table(across=False), "VLOOKUP"),
    **_each(_table(across=True), "HLOOKUP"),
    **_each(_lookup, "LOOKUP"),
    **_each(_newest_lookup, "XLOOKUP"),
    **_each(_working_days, "NETWORKDAYS WORKDAY"),
    **_each(_interval, "DATEDIF"),
    **_each(_text, "TEXT"),
}
JUMPING = frozenset(_CHECKS)
