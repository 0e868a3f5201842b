"""One formula, taken apart before anything computes it: which cells it needs, and whether it is safe."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidgen.read.addresses import letters
from bidgen.read.formulas.expression import Node, NotATree, Piece, tree_of
from bidgen.read.formulas.functions import (
    ARRAY,
    BUILD_TEXT,
    COUNT_BLANKS,
    DATES,
    ELEMENTWISE,
    FUNCTIONS,
    PASS_TEXT,
    SWALLOW,
    VOLATILE,
)
from bidgen.read.formulas.references import Area, Book, UnknownReference, resolve

if TYPE_CHECKING:
    from openpyxl.formula.tokenizer import Token

# Excel's own limits are 8,192 characters and 64 levels.
LONGEST = 8_192
DEEPEST = 60
_PREFIX = re.compile(r"_xlfn\.(_xlws\.)?", re.IGNORECASE)
_TEXT = re.compile(r'"[^"]*"')
_LIKE_NUMBER = re.compile(
    r"[-+(]*[£$€]?[-+]?[0-9][0-9., \u00a0]*(%|e[-+]?[0-9]+)?\)?"
    r"|[0-9]{1,4}[-/. ]([0-9]{1,2}|[a-z]{3,9})([-/. ][0-9]{1,4})?|[a-z]{3,9}[- ][0-9]{1,4}"
    r"|[0-9:]+( ?[ap]m)?|true|false",
    re.IGNORECASE,
)
_PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that is safe to compute: its text for the engine, and the cells that it needs.

    `areas` has an area as often as it is named. `joins` and `passes`: it makes longer text of what it is
    given, or may hand text on. `swallows`: it may make a value of an error. `dates`: it reckons with days.
    `array`: it was entered as one that goes through ranges cell by cell.
    """

    text: str
    areas: tuple[Area, ...]
    joins: bool
    passes: bool
    swallows: bool
    dates: bool
    tree: Node
    array: bool


@dataclass(slots=True)
class _Call:
    """A function that is being gone through: the argument, and what is in it so far.

    `gives_several` says that its value is a list, for it goes through a range value by value.
    """

    name: str
    array: bool
    argument: int = 1
    ranges: int = 0
    parts: int = 0
    gives_several: bool = False


@dataclass(slots=True)
class _Found:
    """What has been found of one formula so far."""

    pieces: list[Piece] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    functions: set[str] = field(default_factory=set)
    calls: list[_Call] = field(default_factory=list)
    operand_before: bool = False
    joins: bool = False


def take_apart(
    typed: str, sheet: str, row: int, book: Book, aliases: Mapping[str, str], *, array: bool = False
) -> Formula | str:
    """Return the formula `typed` ("=SUM(B2:B9)") in `row` of `sheet`, or why it is not to be computed.

    Every reference is written out with its sheet under the name in `aliases`. Ranges count only where
    they are taken as a whole: elsewhere spreadsheets differ in what they do with them. An `array` formula
    goes through them cell by cell.
    """
    from openpyxl.formula.tokenizer import Tokenizer, TokenizerError

    if len(typed) > LONGEST or _depth(typed) > DEEPEST:
        return "it is too long, or nested too deeply"
    found = _Found(calls=[_Call("", array)])
    try:
        for token in Tokenizer(typed).items:
            _take(token, sheet, row, book, aliases, found, array)
        _end_argument(found.calls[0], array)
        return _made(typed, found, array)
    except UnknownReference as unknown:
        return str(unknown)
    except (TokenizerError, IndexError, NotATree):
        return "it is written in a way that is not understood here"


def like_number(text: str) -> bool:
    """Return whether some programs take the text for a number, a date or yes and no, and others do not."""
    text = text.strip()
    return bool(_LIKE_NUMBER.fullmatch(text)) and not _PLAIN_NUMBER.fullmatch(text)


def _made(typed: str, found: _Found, array: bool) -> Formula | str:
    functions = found.functions
    several = [area for area in found.areas if area.shape != (1, 1)]
    if any(area.whole for area in several) and (array or functions & COUNT_BLANKS):
        return "it goes through a whole column or row"
    if (array or functions & ARRAY) and len({area.shape for area in several}) > 1:
        return "its ranges are not of one size"
    swallows = bool(functions & SWALLOW)
    if swallows and any(like_number(text.strip('"')) for text in _TEXT.findall(typed)):
        return "it takes text for a number, which programs do in different ways"
    return Formula(
        "=" + "".join(piece.text for piece in found.pieces),
        tuple(found.areas),
        joins=found.joins or bool(functions & BUILD_TEXT),
        passes=found.calls[0].parts == 1 or bool(functions & PASS_TEXT),
        swallows=swallows,
        dates=bool(functions & DATES),
        tree=tree_of(found.pieces),
        array=array,
    )


def _depth(typed: str) -> int:
    depth = deepest = signs = 0
    for character in _TEXT.sub("", typed):
        depth += {"(": 1, ")": -1}.get(character, 0)
        # A row of signs nests like brackets.
        signs = signs + 1 if character in "-+ " else 0
        deepest = max(deepest, depth, signs)
    return deepest


def _take(
    token: Token,
    sheet: str,
    row: int,
    book: Book,
    aliases: Mapping[str, str],
    found: _Found,
    array: bool,
) -> None:
    """Add one token to what has been found. Raises UnknownReference, whatever it is that is not known."""
    kind, call = token.type, found.calls[-1]
    if kind == token.WSPACE:
        return
    opens = token.subtype == token.OPEN
    if (kind == token.OPERAND or opens) and found.operand_before:
        raise UnknownReference("it takes what two ranges have in common")
    found.operand_before = kind == token.OPERAND or token.subtype == token.CLOSE
    if kind == token.FUNC and not opens:
        _end_argument(call, array)
        found.calls.pop()
        found.calls[-1].ranges += call.gives_several
        found.pieces.append(Piece("close", ")"))
    elif kind == token.FUNC:
        name = _function(token.value)
        call.parts += 1
        found.functions.add(name)
        found.calls.append(_Call(name, call.array or name in ARRAY))
        found.pieces.append(Piece("call", f"{name}("))
    elif kind == token.SEP and token.subtype == token.ARG:
        _end_argument(call, array)
        call.argument, call.ranges, call.parts = call.argument + 1, 0, 0
        found.pieces.append(Piece("comma", ","))
    elif kind == token.OPERAND:
        call.parts += 1
        found.pieces.append(_operand(token, sheet, row, book, aliases, found))
    elif kind in {token.OP_PRE, token.OP_IN, token.OP_POST} and token.value not in {",", " ", ":"}:
        call.parts += 1
        found.joins = found.joins or token.value == "&"
        place = {token.OP_PRE: "prefix", token.OP_IN: "infix"}.get(kind, "postfix")
        found.pieces.append(Piece(place, token.value))
    elif kind == token.PAREN:
        found.pieces.append(Piece("open" if opens else "close", token.value))
    else:
        raise UnknownReference("it holds a list of its own, or joins ranges")


def _function(value: str) -> str:
    name = _PREFIX.sub("", value.rstrip("(")).upper()
    if name in VOLATILE:
        raise UnknownReference(f"the value of {name} changes though no cell does")
    if name not in FUNCTIONS:
        raise UnknownReference(f"the function {name} is not computed here")
    return name


def _operand(
    token: Token, sheet: str, row: int, book: Book, aliases: Mapping[str, str], found: _Found
) -> Piece:
    if token.subtype != token.RANGE:
        return Piece("operand", str(token.value))
    area = resolve(token.value, sheet, row, book)
    if isinstance(area, str):
        return Piece("operand", area)
    found.areas.append(area)
    if area.shape != (1, 1):
        found.calls[-1].ranges += 1
    return Piece("operand", _written(area, aliases[area.sheet]), area)


def _end_argument(call: _Call, array: bool) -> None:
    """Raise UnknownReference where the argument holds a range that is not taken as a whole."""
    if not call.ranges or call.name in ARRAY or (not call.name and array):
        return
    takes = FUNCTIONS[call.name](call.argument) if call.name else False
    if takes and (call.parts == 1 or call.array):
        return
    if not (array and call.name in ELEMENTWISE):
        raise UnknownReference("it uses a range where one value is needed")
    call.gives_several = True


def _written(area: Area, alias: str) -> str:
    first = f"${letters(area.column)}${area.row}"
    if area.shape == (1, 1):
        return f"'{alias}'!{first}"
    return f"'{alias}'!{first}:${letters(area.last_column)}${area.last_row}"
