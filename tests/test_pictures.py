"""A bid's own pictures reach the document they are for, with their words; a bad one is named."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from bidgen.api import Built, build_bid
from bidgen.model.document import DOCUMENT_KEYS
from bids import small_bid

ALT = "Two councils & one <service>"


def with_picture(folder: Path, document: str, content: bytes) -> Path:
    bid = small_bid(folder)
    (bid / "images").mkdir()
    (bid / "images" / "map.png").write_bytes(content)
    row = f"- {{id: P1, document: {document}, file: images/map.png, caption: A drawing of it, alt: '{ALT}'}}"
    with (bid / "bid.yaml").open("a", encoding="utf-8") as file:
        file.write(f"pictures:\n{row}\n")
    return bid


def build(bid: Path, document: str) -> Built:
    return build_bid(
        bid, today=date(2020, 1, 24), only=frozenset({document}), formats=frozenset({"docx", "html"})
    )


def png() -> bytes:
    content = BytesIO()
    Image.new("RGB", (60, 40), (20, 90, 110)).save(content, "PNG")
    return content.getvalue()


@pytest.mark.parametrize("document", DOCUMENT_KEYS)
def test_a_picture_stands_in_its_document_with_its_words(document: str, tmp_path: Path) -> None:
    bid = with_picture(tmp_path, document, png())
    built = build(bid, document)
    assert built.problems == ()
    with zipfile.ZipFile(bid / "out" / f"small-{document}.docx") as container:
        body = etree.fromstring(container.read("word/document.xml"))
        images = [container.read(name) for name in container.namelist() if name.startswith("word/media/")]
    descriptions = [one.get("descr") for one in body.iter("{*}docPr")]
    assert descriptions.count(ALT) == 1
    assert png() in images
    html = (bid / "out" / f"small-{document}.html").read_text("utf-8")
    assert 'alt="Two councils &amp; one &lt;service&gt;"' in html
    assert "A drawing of it</figcaption>" in html


def test_a_picture_is_in_no_other_document(tmp_path: Path) -> None:
    bid = with_picture(tmp_path, "conclusion", png())
    build(bid, "journey-map")
    assert "A drawing of it" not in (bid / "out" / "small-journey-map.html").read_text("utf-8")


def test_a_file_that_is_no_picture_stops_the_build(tmp_path: Path) -> None:
    bid = with_picture(tmp_path, "conclusion", b"<svg onload='alert(1)'/>")
    built = build(bid, "conclusion")
    (found,) = built.problems
    assert found.code == "D418"
    assert str(found.place).endswith("bid.yaml:33:40")
    assert built.outputs == ()
