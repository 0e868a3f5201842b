"""Word templates for those who edit them: a house template to start from, and the tags it may use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from bidgen.api.checking import check_bid
from bidgen.api.specimen import specimen_documents
from bidgen.compose.fields import fields_of, with_what_is_left_out
from bidgen.files import write_all
from bidgen.model.document import Document, DocumentKey
from bidgen.model.fields import TemplateField
from bidgen.places import Place
from bidgen.problems import Problem, problem


@dataclass(frozen=True)
class TemplateFields:
    """Every tag that a template of a document may use; none where `problems` holds errors of the bid."""

    fields: tuple[TemplateField, ...]
    problems: tuple[Problem, ...]


def new_template(document: DocumentKey, file: Path) -> tuple[Problem, ...]:
    """Write the house template of a document to `file`, which must not exist yet; its folder is made.

    Reports O615 for a file that is there already, O601, O602 and O613.
    """
    if file.exists() or file.is_symlink():
        return (problem("O615", Place(str(file)), file=file.name),)
    return write_all(file.parent, {file.name: house_template(document)}, unchanged={file.name: None})


def house_template(document: DocumentKey) -> bytes:
    """Return the Word file that the program itself uses for a document."""
    return (files("bidgen.templates") / f"{document}.docx").read_bytes()


def template_fields(document: DocumentKey, *, today: date, folder: Path | None = None) -> TemplateFields:
    """Return what a template of `document` may name, with the values of the bid in `folder`.

    They are taken from what the document says, as of `today`; without a folder, from a bid made of the
    examples that a new bid shows. So is what is inside a table that the bid leaves empty. `problems` are the
    errors of the bid that keep it from saying anything.
    """
    made, problems = document_of(document, today=today, folder=folder)
    if made is None:
        return TemplateFields((), problems)
    fields = _fields_of(made)
    if folder is not None:
        specimen, _ = document_of(document, today=today, folder=None)
        fields = with_what_is_left_out(fields, _fields_of(specimen) if specimen else ())
    return TemplateFields(fields, ())


def document_of(
    key: DocumentKey, *, today: date, folder: Path | None
) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return a document of the bid in `folder`, or of the specimen; None with the errors in its way."""
    if folder is None:
        documents = specimen_documents(today)
    else:
        checked = check_bid(folder, today=today)
        if checked.errors or not checked.documents:
            return None, checked.errors
        documents = checked.documents
    return next(one for one in documents if one.key == key), ()


def _fields_of(document: Document) -> tuple[TemplateField, ...]:
    # What only lists tags draws and typesets nothing: it is loaded where it is needed.
    from bidgen.render.fill import about_words

    return fields_of({"about": about_words(document.about), **document.context})
