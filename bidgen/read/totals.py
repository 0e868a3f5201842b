"""Which rows are totals and not records, and whether a total agrees with the rows above it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from bidgen.problems import Problem, problem
from bidgen.read.grid import Grid, value_at
from bidgen.read.headings import Headings
from bidgen.read.names import heading
from bidgen.read.raw import Scalar
from bidgen.read.schemas import Column

if TYPE_CHECKING:
    from bidgen.read.grid import AnyCell

# A record as read: the row of the sheet that it stands in, and its values by field.
Line: TypeAlias = tuple[int, Mapping[str, Scalar]]

# "Total" with nothing behind it but what is counted: "Total redesign" is somebody's record.
_LABEL = re.compile(
    r"(grand |sub ?|overall )?totals?( (£|costs?|amounts?|spend(ing)?|budget|benefits?|days"
    r"|\(.{1,20}\)|20\d\d([ /–]\d\d(\d\d)?)?))?|sum"
)
_SUM = re.compile(r"=[-+]?{one}([-+]{one})*".format(one=r"(_xlfn\.)?(SUM|SUBTOTAL|AGGREGATE)\([^()!]*\)"))
# A label that begins as a total does, whatever follows: whether it is one, the rest of the row shows.
_BEGINS = re.compile(
    r"((grand|overall|running|net|gross) )?(sub ?)?totals?\b|overall\b|altogether\b|sum of\b"
)
# What the total of a table refers to: Costs[[#Totals],[Amount]].
_TABLE_TOTAL = re.compile(r"=[\w.]+\[\[#Totals\],.*\]", re.IGNORECASE)
# What adds up: SUBTOTAL and AGGREGATE do so as their functions 9 and 109.
_ADDS = re.compile(r"=((_xlfn\.)?(SUM\(|(SUBTOTAL|AGGREGATE)\(\s*(10)?9\s*,)|[^(*/%^&<>=\"])*", re.IGNORECASE)
_VISIBLE = re.compile(r"SUBTOTAL|AGGREGATE", re.IGNORECASE)
_TEXT = {"text", "prose", None}
_NUMBERS = {"money", "number", "integer"}
_FIGURES = _NUMBERS | {"percent"}
_AMOUNT = re.compile(r"\(?-?£?-?[0-9][0-9,]*(\.[0-9]+)?\)?")
_NOTHING = {"-", "–", "—"}
_PENNY = Decimal("0.01")


def totals_rows(grid: Grid, headings: Headings) -> frozenset[int]:
    """Return the rows that are totals: those of an Excel table, those that say so, those that only sum."""
    found = _table_totals(grid, headings)
    for row, cells in grid.rows.items():
        if row <= headings.row:
            continue
        known = [number for number in cells if number in headings.columns]
        if known and (_is_labelled(grid, headings, row, known) or _only_sums(grid, row, known)):
            found.add(row)
    return frozenset(found)


def check_totals(
    grid: Grid, headings: Headings, totals: Collection[int], lines: Sequence[Line], hidden: Collection[int]
) -> list[Problem]:
    """Report as R144 each total that is neither that of all rows above nor of those since another total.

    `hidden` are rows that SUBTOTAL and AGGREGATE may leave out. What cannot be told is left alone.
    """
    problems: list[Problem] = []
    for number, column in headings.columns.items():
        if column.rules.get("type") in _NUMBERS:
            problems += _check_column(grid, number, column, totals, lines, hidden)
    return problems


def _table_totals(grid: Grid, headings: Headings) -> set[int]:
    rows: set[int] = set()
    for table in grid.sheet.tables.values():
        first, top, last, bottom = _bounds(table.ref)
        if (
            table.totalsRowCount
            and top == headings.row
            and any(first <= one <= last for one in headings.columns)
        ):
            # Whatever number a file gives, a table has one row of totals: its last.
            rows |= {bottom} & grid.rows.keys()
    return rows


def _bounds(reference: str) -> tuple[int, int, int, int]:
    from openpyxl.utils.cell import range_boundaries

    first, top, last, bottom = range_boundaries(reference)
    return int(first or 1), int(top or 1), int(last or 1), int(bottom or 1)


def _is_labelled(grid: Grid, headings: Headings, row: int, known: list[int]) -> bool:
    cells = grid.rows[row]
    label = cells[known[0]].value
    if not isinstance(label, str):
        return False
    words = heading(label)
    if not _LABEL.fullmatch(words) and not (
        _BEGINS.match(words) and len(known) > 1 and _is_no_record(headings, words, known)
    ):
        return False
    return _adds_up(grid, headings, row, known[1:])


def _adds_up(grid: Grid, headings: Headings, row: int, others: list[int]) -> bool:
    """Return whether what stands beside the label is a total's: sums, or numbers where the table has any."""
    cells = grid.rows[row]
    if not others:
        own = (cell for number, cell in cells.items() if number not in headings.columns)
        return any(map(_is_number, [*headings.columns.values(), *headings.absent])) or any(map(_counts, own))
    figures = 0
    for number in others:
        cell = cells[number]
        amount = _is_number(headings.columns[number]) and _counts(cell)
        if amount or (grid.formula(row, number) is not None and _may_count(cell)):
            figures += 1
        elif not (isinstance(cell.value, str) and cell.value.strip() in _NOTHING):
            return False
    return figures > 0


def _is_number(column: Column) -> bool:
    return column.rules.get("type") in _FIGURES


def _may_count(cell: AnyCell) -> bool:
    """Return whether the result of a formula is a number, or is not to be had."""
    return cell.value is None or cell.data_type == "e" or not isinstance(cell.value, str | bool)


def _is_no_record(headings: Headings, words: str, known: list[int]) -> bool:
    """Return whether a row with such words first can be no record: "Total redesign" could be one's name."""
    if headings.columns[known[0]].rules.get("type") not in _TEXT and " " in words:
        return True
    empty = [one for number, one in headings.columns.items() if one.required and number not in known]
    return len(empty) > 1


def _counts(cell: AnyCell) -> bool:
    if isinstance(cell.value, str):
        return bool(_AMOUNT.fullmatch(cell.value.strip())) or cell.value.strip() in _NOTHING
    return isinstance(cell.value, int | float) and not isinstance(cell.value, bool)


def _only_sums(grid: Grid, row: int, known: list[int]) -> bool:
    return all(_is_sum(grid.formula(row, one)) for one in known)


def _is_sum(formula: str | None) -> bool:
    return formula is not None and bool(_SUM.fullmatch(formula) or _TABLE_TOTAL.fullmatch(formula))


@dataclass(slots=True)
class _Sums:
    """What a column adds up to so far, in all and at each total before."""

    now: Decimal = Decimal(0)
    earlier: set[Decimal] = field(default_factory=lambda: {Decimal(0)})
    last: Decimal = Decimal(0)

    def mark(self) -> None:
        self.last = self.now
        self.earlier.add(self.now)

    def agrees(self, total: Decimal, exact: bool) -> bool:
        """Whether `total` is the sum of all rows, or of those since some total before it.

        A total that somebody typed may be rounded.
        """
        if self.now - total in self.earlier:
            return True
        near = _PENNY if exact else Decimal(1).scaleb(min(int(total.as_tuple().exponent), 0)) / 2
        return any(abs(one - total) <= near for one in (self.now, self.now - self.last))


def _check_column(
    grid: Grid,
    number: int,
    column: Column,
    totals: Collection[int],
    lines: Sequence[Line],
    hidden: Collection[int],
) -> list[Problem]:
    problems: list[Problem] = []
    every, visible = _Sums(), _Sums()
    records = dict(lines)
    for row in sorted({*records, *totals}):
        if row not in totals:
            filled = number in grid.rows[row]
            amount = _amount(records[row].get(column.field)) if filled else Decimal(0)
            if amount is None:
                return problems
            every.now += amount
            visible.now += Decimal(0) if row in hidden else amount
            continue
        total = _total(grid, row, number)
        formula = grid.formula(row, number)
        if total is not None:
            agrees = every.agrees(total, formula is not None)
            if formula and _VISIBLE.search(formula):
                agrees = agrees or visible.agrees(total, exact=True)
            if not agrees:
                place = grid.place(row, number)
                problems.append(
                    problem(
                        "R144", place, label=column.label, found=_shown(total), expected=_shown(every.now)
                    )
                )
        every.mark()
        visible.mark()
    return problems


def _total(grid: Grid, row: int, number: int) -> Decimal | None:
    """Return the total that a cell shows, or None where it has none or does more than add up."""
    if number not in grid.rows[row]:
        return None
    formula = grid.formula(row, number)
    if formula is not None and not _ADDS.fullmatch(formula):
        return None
    return _amount(value_at(grid, row, number, grid.place(row, number), []))


def _amount(value: Scalar | None) -> Decimal | None:
    """Return the number that a cell holds; None for what is not plainly a number."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Decimal(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    if text in _NOTHING:
        return Decimal(0)
    if not _AMOUNT.fullmatch(text):
        return None
    amount = Decimal(re.sub(r"[^0-9.]", "", text))
    return -amount if "-" in text or text.startswith("(") else amount


def _shown(number: Decimal) -> str:
    return f"{number.normalize():,f}"
