"""Word opens every document and every template without repairing it; what it would repair is found."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import documents
import pytest
from strict_docx import faults

from bidgen.api import build_bid
from bids import SMALL, load_cases

TEMPLATES = Path(__file__).parents[2] / "templates"


def sound_file() -> bytes:
    document = documents.blank()
    heading = document.add_paragraph("Costs", style="Heading 1")
    documents.bookmark(heading, "costs", 7)
    documents.item(document, "First", documents.numbered_list(document))
    documents.link(document.add_paragraph("See "), "the costs", "#costs")
    documents.caption(document, "Table", 1, "Costs")
    documents.table(document, [["Item", "Cost"], ["Tests", "£10"]])
    documents.picture(document, "A bar")
    documents.picture(document, "Another bar")
    return documents.to_bytes(document)


def broken(content: bytes, case: dict[str, Any]) -> bytes:
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    name = case["part"]
    text = parts.pop(name).decode()
    if not case.get("leave_out"):
        # python-docx sets out some parts with line breaks.
        text = "><".join(piece.strip() for piece in text.split("><"))
        text = "".join(line.strip() + " " * (not line.endswith(">")) for line in text.splitlines())
        assert case["old"] in text
        parts[name] = text.replace(case["old"], case["new"], 1).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return out.getvalue()


def test_a_sound_file_has_no_fault() -> None:
    assert faults(sound_file()) == []


@pytest.mark.parametrize("case", load_cases("word_broken"), ids=lambda case: case["name"])
def test_what_word_would_repair_is_found(case: dict[str, Any]) -> None:
    found = faults(broken(sound_file(), case))
    assert any(case["says"] in one for one in found), found


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.docx")), ids=lambda file: file.stem)
def test_word_opens_the_template_without_repairing_it(template: Path) -> None:
    assert faults(template.read_bytes()) == []


def test_word_opens_the_documents_of_a_small_bid_without_repairing_them(tmp_path: Path) -> None:
    build_bid(SMALL, today=date(2020, 1, 24), output=tmp_path, formats=frozenset({"docx"}))
    made = sorted(tmp_path.glob("*.docx"))
    assert len(made) == 6
    assert {file.name: faults(file.read_bytes()) for file in made} == {file.name: [] for file in made}
