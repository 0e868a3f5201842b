"""A template that LibreOffice has opened and saved is the template that it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from libreoffice import all_converted

from bidgen.api import check_template
from bidgen.api.specimen import specimen_documents
from bidgen.model.document import DOCUMENT_KEYS
from bidgen.render import render_document

TEMPLATES = Path(__file__).parents[2] / "templates"
TODAY = date(2020, 1, 24)
WORDS = frozenset({"docx"})


@pytest.mark.needs("soffice")
def test_every_template_of_the_house_may_be_saved_by_libreoffice(tmp_path: Path) -> None:
    files = [TEMPLATES / f"{key}.docx" for key in DOCUMENT_KEYS]
    saved = all_converted(files, "docx", tmp_path)
    documents = {one.key: one for one in specimen_documents(TODAY)}
    for key, ours, theirs in zip(DOCUMENT_KEYS, files, saved, strict=True):
        assert [one.code for one in check_template(theirs, key, today=TODAY).problems] == []
        context, about = documents[key].context, documents[key].about
        said = [
            render_document(file.read_bytes(), file.name, context, about, WORDS)[0].words.split()
            for file in (ours, theirs)
        ]
        assert said[0] == said[1]
