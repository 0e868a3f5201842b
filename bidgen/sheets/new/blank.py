"""Workbooks made whole from the schemas: blank ones with examples, and ones with given rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from bidgen.appraise.summary import SummarySettings
from bidgen.read.addresses import letters
from bidgen.read.schemas import Table, examples_of, tables_of
from bidgen.sheets.live.draw import draw
from bidgen.sheets.live.plan import SheetPlan
from bidgen.sheets.live.settings import settings_so_far
from bidgen.sheets.live.sheets import live_sheets
from bidgen.sheets.live.stands import Stand, are_enough, stand_of
from bidgen.sheets.new.lists import ABOUT, HEADER, SHEET, Ids, ListColumn, list_columns, placed, ranges
from bidgen.sheets.new.notes import AUTHOR
from bidgen.sheets.new.page import set_up_page
from bidgen.sheets.new.readme import add_readme
from bidgen.sheets.new.seal import saved
from bidgen.sheets.new.styles import dress_heading, font, top
from bidgen.sheets.new.table_sheet import Rows, add_table_sheet

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

NONE: Ids = MappingProxyType({})
_LIST_WIDTH, _NAMES_WIDTH = 26, 50


def blank_workbook(name: str, *, ids: Ids = NONE, examples: bool = True) -> bytes:
    """Return the workbook of the input `name`, with nothing but examples to type over, or without them.

    `ids` are those that tables elsewhere have, by table, for drop-downs; where they are mapped to names,
    these stand beside them. The same arguments give the same bytes.
    """
    return filled_workbook(name, {}, ids=ids, examples=examples)


def filled_workbook(
    name: str,
    rows: Mapping[str, Rows],
    *,
    ids: Ids = NONE,
    examples: bool = False,
    settings: SummarySettings | None = None,
) -> bytes:
    """Return the workbook of the input `name` with the rows of each table: raw values or typed ones.

    The business case's has the live sheets too, with `settings`, by default those of a new bid. A table
    without rows has its examples where `examples` are wanted. Reading the file gives the same values.
    ValueError for a text that no cell can hold (32,767 characters).
    """
    tables = tables_of(name)
    listed = list_columns(tables, ids)
    lists = ranges(tables, listed)
    workbook = _new(f"{title_of(name)}: tables")
    stands = {table.field: _stand(table, rows, examples=examples) for table in tables}
    live = are_enough(stands)
    add_readme(workbook, title_of(name), tables, live=live)
    for table in tables:
        add_table_sheet(
            workbook,
            table,
            lists,
            rows.get(table.field, ()),
            examples=examples,
            assumptions=stands.get("assumptions"),
        )
    if live:
        for plan in live_sheets(stands, settings or settings_so_far()):
            draw(workbook, plan)
    _add_lists(workbook, listed)
    workbook.active = 0
    return saved(workbook)


def table_workbook(
    table: Table, lists: Mapping[str, str], rows: Rows = (), *, assumptions: Stand | None = None
) -> bytes:
    """Return a workbook of one sheet, that of `table`; `lists` is what `column_look` takes."""
    workbook = _new(table.label)
    add_table_sheet(workbook, table, lists, rows, examples=False, assumptions=assumptions)
    return saved(workbook)


def planned_workbook(plans: Sequence[SheetPlan]) -> bytes:
    """Return a workbook of these sheets alone."""
    workbook = _new(plans[0].name)
    for plan in plans:
        draw(workbook, plan)
    return saved(workbook)


def _stand(table: Table, rows: Mapping[str, Rows], *, examples: bool) -> Stand:
    given = rows.get(table.field, ())
    return stand_of(table, len(given) or (len(examples_of(table)) if examples else 0))


def title_of(name: str) -> str:
    """Return what people call the input: "Business case"."""
    return name.replace("-", " ").capitalize()


def _new(title: str) -> Workbook:
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    # The time of making is left out where the file is sealed.
    workbook.properties.title = title
    workbook.properties.creator = AUTHOR
    workbook.properties.lastModifiedBy = AUTHOR
    workbook.properties.language = "en-GB"
    workbook.properties.created = datetime(2020, 1, 1)
    return workbook


def _add_lists(workbook: Workbook, listed: Sequence[ListColumn]) -> None:
    """Add the sheet that drop-downs take their choices from, where they need one."""
    if not listed:
        return
    sheet = workbook.create_sheet(SHEET)
    sheet["A1"], sheet["A1"].font = ABOUT, font()
    for number, column in placed(listed):
        _add_list(sheet, number, column.heading, column.items, _LIST_WIDTH)
        if column.names:
            _add_list(sheet, number + 1, column.names_heading, column.names, _NAMES_WIDTH)
    sheet.freeze_panes = f"A{HEADER + 1}"
    set_up_page(sheet, headings=HEADER)


def _add_list(sheet: Worksheet, number: int, title: str, items: Sequence[str], width: int) -> None:
    dress_heading(sheet.cell(HEADER, number, title), required=True)
    sheet.column_dimensions[letters(number)].width = width
    for row, item in enumerate(items, start=HEADER + 1):
        if item:
            cell = sheet.cell(row, number, item)
            cell.data_type, cell.number_format, cell.alignment = "s", "@", top()
