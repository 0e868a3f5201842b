"""What a document says: a plain context for its template, pictures and charts included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from bidgen.places import Place

DocumentKey = Literal[
    "requirements", "business-case", "user-research-report", "conclusion", "journey-map", "funding-bid"
]
DOCUMENT_KEYS: tuple[DocumentKey, ...] = (
    "requirements",
    "business-case",
    "user-research-report",
    "conclusion",
    "journey-map",
    "funding-bid",
)

Format = Literal["docx", "pdf", "html"]
FORMATS: tuple[Format, ...] = ("docx", "pdf", "html")
DEFAULT_FORMATS: tuple[Format, ...] = ("docx", "pdf")

# What every page says until a release has words of its own.
DRAFT = "DRAFT"
NOT_RELEASED = "Not released"


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


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart to draw or an image file of the bid folder, with the words that stand for it.

    A template holds a placeholder picture whose alternative text is the tag, such as
    `{{ charts.costs_by_year }}`; `key` is what that tag renders to, unique within a document. `place` is
    where a file was named.
    """

    key: str
    alt: str
    source: Chart | Path
    place: Place | None = None

    def __str__(self) -> str:
        return f"[picture {self.key}]"


Context = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself, in its properties and running header and footer.

    `status` is "DRAFT", "Not released" or a release's own words; `title` is the document's ("Business
    and benefits case"), `bid_title` the bid's; `author` is an organisation.
    """

    title: str
    bid_title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    status: str
    day: date
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class Document:
    """One document, ready for its template.

    `context` holds text, numbers already formatted, booleans, lists and mappings of these, `Prose`
    and `Picture`: nothing that a template would have to compute with.
    """

    key: DocumentKey
    about: About
    context: Context
