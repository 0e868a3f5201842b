"""Every document of every good bid, and of what a new bid's examples say, keeps PDF/UA-1 and PDF/A-2a.

A new bid builds nothing before its blanks are filled in and its examples overwritten; what can be built of
it is the specimen, which those examples make. test_example.py says the same of the example bid.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pdf_words
import pytest
import verapdf

from bidgen.api import build_bid
from bidgen.api.specimen import specimen_documents
from bidgen.api.templating import house_template
from bidgen.model.document import DOCUMENT_KEYS, FORMATS
from bidgen.render import render_document
from bidgen.render.words import docx_words, html_words
from bids import CASES

GOOD = sorted(folder.name for folder in (CASES / "good").iterdir())
TODAY = date(2020, 1, 24)


@dataclass(frozen=True)
class Files:
    """One document in its three formats."""

    docx: bytes
    pdf: bytes
    html: str


def specimen() -> Mapping[str, Files]:
    made = {}
    for one in specimen_documents(TODAY):
        name = f"templates/{one.key}.docx"
        rendered, problems = render_document(
            house_template(one.key), name, one.context, one.about, frozenset(FORMATS)
        )
        assert problems == ()
        assert rendered.docx is not None and rendered.pdf is not None and rendered.html is not None
        made[one.key] = Files(rendered.docx, rendered.pdf, rendered.html)
    return made


def good(name: str, folder: Path) -> Mapping[str, Files]:
    built = build_bid(CASES / "good" / name, today=TODAY, output=folder, formats=frozenset(FORMATS))
    assert built.problems == built.accepted
    files = {(one.document, one.format): one.path.read_bytes() for one in built.outputs}
    return {
        key: Files(files[key, "docx"], files[key, "pdf"], files[key, "html"].decode())
        for key in DOCUMENT_KEYS
    }


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ("specimen", *GOOD)],
)
def documents(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Files]:
    return specimen() if request.param == "specimen" else good(request.param, tmp_path_factory.mktemp("good"))


@pytest.mark.parametrize("key", DOCUMENT_KEYS)
def test_a_document_passes_the_machine_checks_of_pdf_ua_and_pdf_a(
    documents: Mapping[str, Files], key: str, tmp_path: Path
) -> None:
    assert verapdf.faults(documents[key].pdf, tmp_path) == []


@pytest.mark.parametrize("key", DOCUMENT_KEYS)
def test_a_document_says_the_same_words_in_every_format(documents: Mapping[str, Files], key: str) -> None:
    words, problems = docx_words(documents[key].docx, key)
    assert problems == () and len(words) > 100
    assert pdf_words.first_difference(documents[key].pdf, words) is None
    assert html_words(documents[key].html) == words
