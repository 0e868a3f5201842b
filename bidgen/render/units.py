"""The units that Word, the charts and the page measure in."""

from __future__ import annotations

MM_PER_INCH = 25.4
# English Metric Units, in which Word gives the size of drawings: 914,400 to the inch.
EMU_PER_MM = 36_000
# Twentieths of a point, in which Word gives widths of pages and columns.
EMU_PER_TWIP = 635
