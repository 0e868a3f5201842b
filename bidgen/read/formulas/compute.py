"""The formulas of a workbook: what they give where no value was saved, and which saved values disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from bidgen.formats import count, listed_some
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.formulas.cell_values import fill, put, same, shown
from bidgen.read.formulas.certainty import doubted, looked_at, not_believed, taking_text_for_numbers
from bidgen.read.formulas.engine import CellError, Key, Literal, Uncomputed, evaluate
from bidgen.read.formulas.formula import Formula, take_apart
from bidgen.read.formulas.formula_cells import Cells, aliases_of, book_of, gathered
from bidgen.read.formulas.marks import Marks
from bidgen.read.formulas.references import Area
from bidgen.read.formulas.spans import days_of_work
from bidgen.read.formulas.text_lengths import too_long

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook

MOST_FORMULAS = 20_000
# Cells that all formulas together go through.
MOST_WORK = 20_000_000
# After a formula turns out not to be computed, those that need it are looked at anew.
MOST_ROUNDS = 8
# A formula that cannot be computed is looked for in both directions of the sheet, so many times.
MOST_TURNS = 40
# The sheet on which parts of formulas are computed by themselves.
PARTS = "parts"


class Status(Enum):
    """What became of a formula: computed here, saved with another value than it gives, or without any."""

    COMPUTED = auto()
    DISAGREES = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is to be said of one formula; `saved` and `computed` as people read them, `why` it failed."""

    status: Status
    formula: str
    saved: str = ""
    computed: str = ""
    why: str = ""


def compute_formulas(
    values: Workbook, typed: Workbook, sheets: Iterable[str], *, stale: bool
) -> dict[str, dict[tuple[int, int], Outcome]]:
    """Compute what has no saved value, put it into `values`, and return what is to be said by sheet and cell.

    `values` is the workbook as last computed, `typed` the same with its formulas; only the cells of
    `sheets` are looked at. A `stale` workbook was changed by a program since it was computed, so none of
    its saved values count. A formula that is not computed here keeps its saved value, if that counts.
    """
    titles = list(sheets)
    try:
        return _outcomes(values, typed, titles, stale=stale)
    except Exception:
        # A workbook may hold what nobody thought of; its formulas are left alone then.
        return _left_alone(values, typed, titles, stale=stale)


def _left_alone(
    values: Workbook, typed: Workbook, sheets: Sequence[str], *, stale: bool
) -> dict[str, dict[tuple[int, int], Outcome]]:
    """Return what is to be said where no formula of the workbook can be computed."""
    outcomes: dict[str, dict[tuple[int, int], Outcome]] = {title: {} for title in sheets}
    why = "something in the workbook is not understood here"
    for title in sheets:
        for at, formula in typed[title]._cells.items():
            cell = values[title]._cells.get(at)
            if formula.data_type != "f" or cell is None:
                continue
            if stale or (cell.value is None and cell.data_type != "str"):
                fill(cell, None, "n")
                text = str(getattr(formula.value, "text", formula.value) or "")
                outcomes[title][at] = Outcome(Status.FAILED, text, why=why)
    return outcomes


def _outcomes(
    values: Workbook, typed: Workbook, sheets: Sequence[str], *, stale: bool
) -> dict[str, dict[tuple[int, int], Outcome]]:
    cells = gathered(values, typed)
    outcomes: dict[str, dict[tuple[int, int], Outcome]] = {title: {} for title in sheets}
    keys = [key for key in cells.typed if key[0] in outcomes]
    if not keys:
        return outcomes
    usable = {} if stale else cells.saved
    results = _computed(cells, typed, usable)
    for key in keys:
        title, row, column = key
        cell = values[title]._cells.get((row, column))
        if cell is None:
            continue
        outcome = _judged(key, results[key], cells, usable, cell)
        if outcome:
            outcomes[title][row, column] = outcome
    return outcomes


def _judged(
    key: Key,
    result: Literal | Uncomputed,
    cells: Cells,
    usable: Mapping[Key, Literal],
    cell: Cell | MergedCell,
) -> Outcome | None:
    """Return what is to be said of the formula, and put its value into `cell` where none that counts is."""
    formula = cells.typed.get(key, ("", False))[0]
    if key in usable:
        saved = usable[key]
        if (
            isinstance(result, Uncomputed)
            or isinstance(saved, CellError)
            or same(saved, result, cell, cells.largest)
        ):
            return None
        return Outcome(Status.DISAGREES, formula, shown(saved, cell), shown(result, cell))
    if isinstance(result, Uncomputed):
        fill(cell, None, "n")
        return Outcome(Status.FAILED, formula, why=result.why)
    confirmed = key in cells.saved and same(cells.saved[key], result, cell, cells.largest)
    put(cell, result)
    return None if confirmed else Outcome(Status.COMPUTED, formula)


def _computed(
    cells: Cells, typed: Workbook, usable: Mapping[Key, Literal]
) -> dict[Key, Literal | Uncomputed]:
    """Return what every formula gives, or why that is not known."""
    formulas, why = _taken_apart(cells, typed)
    doubts, unsure = doubted(formulas, cells.constants | {key: usable[key] for key in why if key in usable})
    for key, reason in unsure.items():
        why[key] = reason
        del formulas[key]
    for _ in range(MOST_ROUNDS):
        _spread(formulas, why, usable)
        fixed = cells.constants | {key: usable[key] for key in why if key in usable}
        asked = looked_at({key: found for key, found in doubts.items() if key in formulas})
        results, looked = _evaluated(typed, formulas, fixed, asked)
        known = fixed | _known(results)
        new = taking_text_for_numbers(formulas, known)
        new |= not_believed(doubts, formulas, looked, known)
        new |= {key: one.why for key, one in results.items() if isinstance(one, Uncomputed)}
        if not new:
            return {**results, **{key: Uncomputed(reason) for key, reason in why.items()}}
        for key, reason in new.items():
            why[key] = reason
            formulas.pop(key, None)
    return {key: Uncomputed(why.get(key, "it needs what is not computed here")) for key in cells.typed}


def _known(results: Mapping[Key, Literal | Uncomputed]) -> dict[Key, Literal]:
    return {key: one for key, one in results.items() if not isinstance(one, Uncomputed)}


def _taken_apart(cells: Cells, typed: Workbook) -> tuple[dict[Key, Formula], dict[Key, str]]:
    """Return the formulas that may be computed, and why not of the others."""
    why = dict(cells.why)
    if len(cells.typed) > MOST_FORMULAS:
        return {}, dict.fromkeys(cells.typed, "the workbook has too many formulas") | why
    book, aliases = book_of(typed), aliases_of(typed)
    formulas: dict[Key, Formula] = {}
    dates = Marks(cells.dates)
    work = 0
    for key, (text, array) in cells.typed.items():
        if key in why:
            continue
        one = take_apart(text, key[0], key[1], book, aliases, array=array)
        if isinstance(one, str):
            why[key] = one
        elif cells.from_1904 and (one.dates or dates.any_in([*one.areas, _area(key)])):
            why[key] = "the workbook counts its days from 1904"
        elif work + (more := _work(one, cells)) > MOST_WORK:
            why[key] = "the formulas of the workbook go through too many cells"
        else:
            work += more
            formulas[key] = one
    for key in too_long(formulas, cells.constants | cells.saved):
        why[key] = "its text could grow too long"
        del formulas[key]
    return formulas, why


def _area(key: Key) -> Area:
    sheet, row, column = key
    return Area(sheet, row, column, row, column)


def _spread(formulas: dict[Key, Formula], why: dict[Key, str], usable: Mapping[Key, Literal]) -> None:
    """Take out each formula that needs a cell whose value is not known, however far away."""
    unknown = Marks(key for key in why if key not in usable)
    reason = "it needs another formula that is not computed here"
    for turn in range(MOST_TURNS):
        # Chains run down a sheet or up: going both ways, one that goes on for ever takes two turns.
        keys = list(formulas) if turn % 2 == 0 else list(reversed(formulas))
        reached = False
        for key in keys:
            if unknown.any_in(formulas[key].areas):
                why[key] = reason
                del formulas[key]
                if key not in usable:
                    unknown.add(key)
                    reached = True
        if not reached:
            return
    why |= dict.fromkeys(formulas, reason)
    formulas.clear()


def _evaluated(
    typed: Workbook, formulas: Mapping[Key, Formula], fixed: Mapping[Key, Literal], asked: Sequence[str]
) -> tuple[dict[Key, Literal | Uncomputed], dict[str, Literal | Uncomputed]]:
    """Return what the formulas give, and what the parts of formulas give that are `asked` for."""
    if not formulas:
        return {}, {}
    aliases = aliases_of(typed)
    needed = {area.sheet for one in formulas.values() for area in one.areas}
    parts = {(PARTS, row, 1): f"={part}" for row, part in enumerate(asked, start=1)}
    results = evaluate(
        [*aliases.values(), PARTS],
        {(aliases[key[0]], *key[1:]): value for key, value in fixed.items() if key[0] in needed},
        {(aliases[key[0]], *key[1:]): one.text for key, one in formulas.items()} | parts,
    )
    looked = {part: results[key] for part, key in zip(asked, parts, strict=True)}
    return {key: results[aliases[key[0]], key[1], key[2]] for key in formulas}, looked


def _work(formula: Formula, cells: Cells) -> int:
    """Return how many cells that may hold something are in the areas, and the days that are counted."""
    total = 1 + days_of_work(formula.tree, cells.constants)
    for area in formula.areas:
        rows, columns = cells.extents[area.sheet]
        down = max(0, min(area.last_row, rows) - area.row + 1)
        across = max(0, min(area.last_column, columns) - area.column + 1)
        total += down * across
    return total


def formula_problems(outcomes: Sequence[tuple[Place, int, Outcome]]) -> list[Problem]:
    """Return R145 once for the formulas computed here, and R147 once for each column that disagrees.

    `outcomes` are those of the cells of one sheet that are read, with the numbers of their columns.
    """
    stale: dict[int, list[tuple[Place, Outcome]]] = {}
    for place, column, one in outcomes:
        if one.status is Status.DISAGREES:
            stale.setdefault(column, []).append((place, one))
    problems = [_disagreeing(cells) for _, cells in sorted(stale.items())]
    computed = [place for place, _, one in outcomes if one.status is Status.COMPUTED]
    if computed:
        cells = listed_some([str(place.cell) for place in computed])
        related = computed[1:]
        problems.append(problem("R145", computed[0], related=related, cells=cells))
    return problems


def _disagreeing(cells: Sequence[tuple[Place, Outcome]]) -> Problem:
    place, one = cells[0]
    others = [other for other, _ in cells[1:]]
    more = f" So it is in {count(len(others), 'more cell')} of the column." if others else ""
    return problem(
        "R147",
        place,
        related=others,
        found=one.formula,
        saved=one.saved,
        computed=one.computed,
        more=more,
    )
