"""What is live of an existing workbook: its computed columns filled, its live sheets brought up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bidgen.appraise.summary import SummarySettings
from bidgen.formats import count
from bidgen.read.headings import Headings
from bidgen.read.schemas import Table
from bidgen.sheets.live.amounts import compute_new_rows, fill_amounts, stand_on
from bidgen.sheets.live.renew import let_compute, renew_live_sheets
from bidgen.sheets.live.stands import Stand, are_enough, stand_of
from bidgen.sheets.parts.book import Sheet
from bidgen.sheets.parts.cell_formats import CellFormats
from bidgen.sheets.parts.package import Package

# The sheet of each table that has one, and the headings found on it before anything was changed.
At = tuple[Mapping[str, Sheet], Mapping[str, Headings]]


def bring_alive(
    package: Package,
    formats: CellFormats,
    tables: Sequence[Table],
    at: At,
    settings: SummarySettings,
    file: str,
) -> tuple[str, ...]:
    """Compute what is not computed yet, and renew the live sheets; return what changed.

    Nothing happens where a table that these need stands in YAML.
    """
    sheets, headings = at
    stands = {table.field: _stand(package, table, at) for table in tables}
    if not are_enough(stands):
        return ()
    assumptions, changes = stands["assumptions"], []
    for table in tables:
        if not table.computed or table.field not in headings:
            continue
        sheet = sheets[table.field]
        for _, column in table.computed:
            if column not in headings[table.field].computed.values():
                compute_new_rows(package, sheet.part, table, column, assumptions)
        filled = fill_amounts(package, sheet.part, table, stands[table.field], assumptions)
        if filled:
            changes.append(f"sheet {sheet.name}: {count(filled, 'amount')} computed")
    changes += renew_live_sheets(package, formats, stands, settings, file)
    if changes:
        let_compute(package)
    return tuple(changes)


def _stand(package: Package, table: Table, at: At) -> Stand:
    sheet, headings = at[0].get(table.field), at[1].get(table.field)
    if sheet is None:
        return stand_of(table)
    return stand_on(package, sheet.part, sheet.name, headings.row if headings else 1, table)
