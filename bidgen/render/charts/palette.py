"""What tells the series of a chart apart, in colour and without."""

from __future__ import annotations

# The Government Analysis Function's colours for charts, in the order that differs most in grey.
COLOURS = ("#12436d", "#f46a25", "#28a197", "#801650", "#a285d1", "#3d3d3d")
HATCHES = ("", "////", "", "....", "\\\\\\\\", "xx")
MARKERS = ("o", "s", "^", "D", "v", "P")
DASHES = ("-", (0, (5, 1.5)), (0, (1.5, 1.2)), (0, (6, 1.5, 1.5, 1.5)), "-", (0, (3, 1)))
# Lines that values are read off by; words and the line of nought; every other row; a range; what is owed.
GRID = "#d5d9de"
INK = "#1f2933"
# Lines that matter less than others, and still have to be seen.
QUIET = "#53606c"
BAND = "#f3f5f7"
RANGE = "#8aa6c1"
SHADE = "#e4e7eb"
# The grounds of cells and the lines of their hatches, from the least grave to the gravest.
GRAVITY = ("#ffffff", "#dfe6ee", "#b3c5d8", "#7f9fbf", "#4f7aa5")
GRAVITY_HATCHES = ("", "", "#6f93b6", "#12436d", "#12436d")
