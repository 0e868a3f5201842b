"""How a sheet is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9
# In inches.
_MARGIN = 0.5
# What stands across a page at full size, in the characters in which columns are measured: of 7 pixels
# each, 96 of which make an inch.
_ACROSS = (297 / 25.4 - 2 * _MARGIN) * 96 / 7
# In per cent: smaller print than the last cannot be read.
_SCALES = (80, 75, 70, 65, 60)


def set_up_page(
    sheet: Worksheet, *, headings: int = 0, widths: Sequence[float] = (), beside: bool = False
) -> None:
    """Print the sheet on A4 across, as wide as the page, with its name and the page's number below.

    The first rows, as many as hold `headings`, are repeated on every page. A sheet whose columns, of these
    `widths`, would be too small to read is as many pages wide as it needs, with its first column on each
    where rows are known by it (`beside`).
    """
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=0.75, footer=0.3)
    scale = _scale(widths, beside=beside)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=scale is None)
    if scale is not None:
        sheet.page_setup.scale = scale
        sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
        sheet.print_title_cols = "A:A" if beside else None
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(text="&A"), right=_HeaderFooterPart(text="Page &P of &N")
    )
    if headings:
        sheet.print_title_rows = f"1:{headings}"


def _scale(widths: Sequence[float], *, beside: bool) -> int | None:
    """Return in which of the scales a sheet needs the fewest pages across, or None where it fits on one."""
    if sum(widths) <= _ACROSS * 100 / _SCALES[-1]:
        return None
    return min(_SCALES, key=lambda scale: (_pages(widths, _ACROSS * 100 / scale, beside=beside), -scale))


def _pages(widths: Sequence[float], room: float, *, beside: bool) -> int:
    start = widths[0] if beside else 0.0
    pages, used = 1, 0.0
    for width in widths:
        if used + width > room:
            pages, used = pages + 1, start
        used += width
    return pages
