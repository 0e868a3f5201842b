"""What a document says: a plain context for its template, pictures and charts included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from bidgen.formats import date_text
from bidgen.model.charts import Chart
from bidgen.model.identity import Claim, Identity, as_properties
from bidgen.model.look import HOUSE, Colours
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
# What people call them.
FORMAT_NAMES: Mapping[Format, str] = {"docx": "Word", "pdf": "PDF", "html": "web page"}
DEFAULT_FORMATS: tuple[Format, ...] = ("docx", "pdf")

# What every page says until a release has words of its own.
DRAFT = "DRAFT"
NOT_RELEASED = "Not released"


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart to draw or an image file of the bid folder, with the words that stand for it.

    A template holds a placeholder picture whose alternative text is the tag, such as
    `{{ charts.costs_by_year }}`; `key` is what that tag renders to, unique within a document. `place` is
    where a file was named. No picture is wider than its placeholder; one that is `boxed` is no higher either.
    """

    key: str
    alt: str
    source: Chart | Path
    place: Place | None = None
    boxed: bool = False

    def __str__(self) -> str:
        return f"[picture {self.key}]"


Context = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself, in its properties and running header and footer.

    `status` is "DRAFT", "Not released" or a release's own words; `title` is the document's ("Business
    and benefits case"), `bid_title` the bid's; `author` is an organisation.
    `colours` are those of all formats alike. `identity` is that of a bid's document; None of any other.
    """

    title: str
    bid_title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    status: str
    day: date
    language: str = "en-GB"
    colours: Colours = HOUSE
    identity: Identity | None = None

    @property
    def mark(self) -> str:
        """What the foot of every page says, to tell this file from any other."""
        day = date_text(self.day)
        if self.identity is None:
            return day
        return " · ".join((self.identity.version, day, self.identity.short))

    @property
    def version(self) -> str:
        """What the cover says: "Release 3", "Draft of release 3: not released"; "" of what is no bid's."""
        if self.identity is None or self.identity.released:
            return self.identity.version if self.identity else ""
        return f"{self.identity.version}: {'not to be sent' if self.status == DRAFT else 'not released'}"

    @property
    def properties(self) -> dict[str, str]:
        """What the file's properties say beside what all programs know."""
        one = self.identity
        if one is None:
            return {}
        day = self.day.isoformat()
        claim = Claim(one.bid, one.document, self.title, self.status, one.version, day, one.fingerprint)
        return as_properties(claim)


@dataclass(frozen=True, slots=True)
class Document:
    """One document, ready for its template.

    `context` holds text, numbers already formatted, booleans, lists and mappings of these, `Prose`
    and `Picture`: nothing that a template would have to compute with.
    """

    key: DocumentKey
    about: About
    context: Context


@dataclass(frozen=True, slots=True)
class Made:
    """One file of a document, not written yet. `pages` is known of a PDF alone."""

    document: DocumentKey
    title: str
    format: Format
    content: bytes
    pages: int | None
