"""The charts that documents show: what they say, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Series:
    """One named row of figures of a chart, one value for each category."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Columns side by side for each category, all in `unit` ("£"); negative values go down.

    Up to eight columns carry their values; with `show_values`, up to twelve.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    category_label: str
    value_label: str
    show_values: bool = False


@dataclass(frozen=True, slots=True)
class MarkedPoint:
    """A point on a chart's first line: `position` counts categories from 0 and may lie between two (6.4)."""

    position: float
    label: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over the same categories, all in `unit`; `shade_below` greys what the first has below nought."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    category_label: str
    value_label: str
    marked: MarkedPoint | None = None
    shade_below: bool = False


@dataclass(frozen=True, slots=True)
class TornadoRow:
    """One input: the result with it at its low and at its high, and these two as printed ("£30,000")."""

    label: str
    at_low: float
    at_high: float
    low_text: str
    high_text: str


@dataclass(frozen=True, slots=True)
class TornadoChart:
    """Bars across from a `central` result, a row for each input, in the order given (the widest first).

    `unit` is the result's; `low_name` and `high_name` say in the key what the two halves of a bar are.
    """

    rows: tuple[TornadoRow, ...]
    central: float
    unit: str
    value_label: str
    central_label: str = "Central"
    low_name: str = "Input at its low"
    high_name: str = "Input at its high"


@dataclass(frozen=True, slots=True)
class RangeRow:
    """A value (`middle`), with the `ends` that it may lie between and an `inner` range, where it has them."""

    label: str
    middle: float
    ends: tuple[float, float] | None = None
    inner: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class RangeChart:
    """Values and their ranges, a row for each, all in `unit`, over an axis that always shows nought.

    The names say in the key what the point, the line from end to end and its thicker part are.
    """

    rows: tuple[RangeRow, ...]
    unit: str
    value_label: str
    middle_name: str = ""
    ends_name: str = ""
    inner_name: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a timeline: from `start` to `end`, both included."""

    label: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Marker:
    """One dated point of a timeline."""

    label: str
    day: date


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars (workstreams) and markers (milestones) over days."""

    bars: tuple[Bar, ...]
    markers: tuple[Marker, ...]


Chart = BarChart | LineChart | Timeline | TornadoChart | RangeChart
