"""Word templates for those who edit them: a house template to start from, the tags it may use, its faults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from pathlib import Path

from bidgen.api.checking import check_bid
from bidgen.api.specimen import specimen_documents
from bidgen.catalogue import Severity
from bidgen.compose.fields import fields_of, with_what_is_left_out
from bidgen.files import write_all
from bidgen.model.document import FORMATS, Document, DocumentKey
from bidgen.model.fields import TemplateField
from bidgen.places import Place
from bidgen.problems import Problem, problem

# The codes of what the walk and the typesetter find in the document that filling gives.
_OF_FILLED = range(420, 450)


@dataclass(frozen=True)
class TemplateFields:
    """Every tag that a template of a document may use; none where `problems` holds errors of the bid."""

    fields: tuple[TemplateField, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class TemplateChecked:
    """Every Problem of a template, in the order of its parts, and how many pages it gave; None for no PDF.

    `bid` are errors of the bid that it was to be filled with: then the template itself is not looked at.
    """

    problems: tuple[Problem, ...]
    pages: int | None
    bid: tuple[Problem, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether there is neither an error nor a warning."""
        return not self.bid and all(one.severity is Severity.ADVICE for one in self.problems)


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


def check_template(
    file: Path, document: DocumentKey, *, today: date, folder: Path | None = None
) -> TemplateChecked:
    """Return every fault of a Word template for `document`, found in one run; nothing is written.

    The template is checked as it is, then filled with what the document says of the bid in `folder` (of the
    examples of a new bid, without one), and typeset. Reports D410 to D465. A place that filling found by
    itself counts the paragraphs of the filled document, and says so.
    """
    made, problems = document_of(document, today=today, folder=folder)
    if made is None:
        return TemplateChecked((), None, problems)
    from bidgen.render import render_document
    from bidgen.render.faults.unfilled import check_unfilled

    fields = template_fields(document, today=today, folder=folder).fields
    template, name = file.read_bytes(), str(file)
    found = check_unfilled(template, name, house_template(document), fields)
    rendered, more = render_document(template, name, made.context, made.about, frozenset(FORMATS))
    return TemplateChecked(_together(found, more), rendered.pages)


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
    from bidgen.render.fill.fill import about_words

    return fields_of({"about": about_words(document.about), **document.context})


def _together(found: Sequence[Problem], filled: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the Problems of a template and of what it was filled to, each fault once, by their places.

    What the walk finds in the filled document is a consequence where the template itself shows a fault of the
    same code. Tags are judged in the template, all else that filling finds in the document that came out.
    """
    from bidgen.render.fill.fill import same_fault

    told = {one.code for one in found}
    kept = list(found)
    for one in filled:
        if int(one.code[1:]) in _OF_FILLED:
            kept += [] if one.code in told else [_in_filled(one)]
        elif not any(same_fault(one, before) for before in kept):
            kept.append(one)
    return tuple(sorted(kept, key=_order))


def _in_filled(one: Problem) -> Problem:
    if one.place is None or one.place.part is None:
        return one
    return replace(one, place=replace(one.place, part=f"{one.place.part} of the filled document"))


def _order(one: Problem) -> tuple[int, str, int]:
    """Return where a Problem stands: the body by paragraph, other parts, advice on the whole file."""
    part = one.place.part if one.place and one.place.part else ""
    label, _, rest = part.partition(", paragraph ")
    number = rest.partition(" ")[0]
    if not part:
        return 3 if one.severity is Severity.ADVICE else 0, "", 0
    return 1 if label == "body" else 2, label, int(number) if number.isdigit() else 0
