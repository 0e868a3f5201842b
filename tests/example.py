"""The documents of the example bid, each built once a process for all tests that look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest import mock

from bidgen.api import Built, build_bid
from bidgen.model.sources import Sources
from bidgen.render.words import docx_words

BID = Path(__file__).parents[1] / "bids" / "ims-alpha"
TODAY = date(2020, 1, 24)
# The true one changes with every edit of an input, and pages are compared with images.
FINGERPRINT = "0" * 64
WITHOUT_FINGERPRINT = f"""
from bidgen.model.sources import Sources
Sources.fingerprint = "{FINGERPRINT}"
"""


@dataclass(frozen=True)
class Example:
    """One document of the example, built."""

    key: str
    folder: Path
    built: Built

    @property
    def pdf(self) -> bytes:
        return (self.folder / f"ims-alpha-{self.key}.pdf").read_bytes()

    @property
    def docx(self) -> Path:
        return self.folder / f"ims-alpha-{self.key}.docx"

    @property
    def words(self) -> tuple[str, ...]:
        words, problems = docx_words(self.docx.read_bytes(), self.key)
        assert problems == ()
        return words


def built_example(key: str, folder: Path) -> Example:
    """Return a document of the example, built into `folder` as Word and PDF."""
    with mock.patch.object(Sources, "fingerprint", FINGERPRINT):
        return Example(key, folder, build_bid(BID, today=TODAY, output=folder, only=frozenset({key})))
