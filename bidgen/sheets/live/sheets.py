"""The two live sheets of a business case, for tables that stand somewhere and settings that are known."""

from __future__ import annotations

from bidgen.appraise.summary import SummarySettings
from bidgen.read import summary as shown
from bidgen.read.schemas import tables_of
from bidgen.sheets.live.layout import layout_of
from bidgen.sheets.live.plan import SheetPlan
from bidgen.sheets.live.stands import Stands
from bidgen.sheets.live.summary import summary
from bidgen.sheets.live.workings import workings


def live_sheets(
    stands: Stands, settings: SummarySettings, names: tuple[str, str] = (shown.SUMMARY, shown.WORKINGS)
) -> tuple[SheetPlan, SheetPlan]:
    """Return Summary and Workings, under the `names` that they are to have."""
    types = council_types()
    layout = layout_of(stands, len(settings.alpha), len(types))
    return (
        summary(stands, layout, settings, *names),
        workings(stands, layout, types, *names),
    )


def council_types() -> tuple[str, ...]:
    """Return the types of council that the schema knows."""
    adoption = next(table for table in tables_of("business-case") if table.field == "adoption")
    column = next(one for one in adoption.columns if one.field == "council_type")
    return tuple(column.rules["allowed"])
