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
    """One dated point of a timeline: the labels of those it comes `after`, and whether it is critical."""

    label: str
    day: date
    after: tuple[str, ...] = ()
    critical: bool = False


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day that is owed or waited for, such as a deadline: a line from top to bottom with its words."""

    label: str
    day: date


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars (workstreams) and markers (milestones) over days, with what depends on what.

    `lines` are days of their own; `closed` are single days on which nobody works, `closed_name` what the key
    calls them. `critical_name` is the key's words for the markers that are critical and the way between them,
    `marker_name` for the others beside them, `after_name` for the arrow to a marker that comes after.
    """

    bars: tuple[Bar, ...]
    markers: tuple[Marker, ...]
    lines: tuple[DayLine, ...] = ()
    closed: tuple[date, ...] = ()
    closed_name: str = "Bank holiday"
    critical_name: str = "Critical path"
    marker_name: str = "Milestone"
    after_name: str = "Has to come before"


@dataclass(frozen=True, slots=True)
class ForceGroup:
    """One kind of force ("Push") and the sentences under it, in the order told."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForcesChart:
    """The forces `towards` a change drawn against those that hold it back.

    `before` and `after` say what is left and what is moved to ("What councils have", "A new service");
    `nothing` stands under a kind of force of which there is none.
    """

    towards: tuple[ForceGroup, ...]
    against: tuple[ForceGroup, ...]
    before: str
    after: str
    towards_name: str = "Towards a change"
    against_name: str = "Against a change"
    nothing: str = "None found"


@dataclass(frozen=True, slots=True)
class MatrixChart:
    """A grid of `rows` (the top one first) by `columns`, with the labels that lie in each cell.

    `cells[row][column]` are labels; `levels[row][column]` says how grave the cell is, as an index of
    `level_names` (the least grave first), which the key tells.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[tuple[str, ...], ...], ...]
    levels: tuple[tuple[int, ...], ...]
    level_names: tuple[str, ...]
    row_label: str
    column_label: str


@dataclass(frozen=True, slots=True)
class JourneyBox:
    """One step of a journey: its number, its stage, whose hands it is in (a lane) and what they do."""

    label: str
    stage: str
    lane: str
    words: str


@dataclass(frozen=True, slots=True)
class JourneyChart:
    """Steps in order, each in the lane of whoever acts: the lanes are in the order of their first step."""

    steps: tuple[JourneyBox, ...]


Chart = BarChart | LineChart | Timeline | TornadoChart | RangeChart | ForcesChart | MatrixChart | JourneyChart
