"""Making the documents of a bid that has been checked: in memory, for whoever writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bidgen.api.checking import Checked, has_error, templates_of
from bidgen.api.templating import house_template
from bidgen.compose import compose
from bidgen.compose.matter import Matter
from bidgen.model.document import DOCUMENT_KEYS, DRAFT, FORMATS, NOT_RELEASED, Document, Made
from bidgen.model.release import Version
from bidgen.model.sources import INPUTS, Sources
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.sources import sources_of
from bidgen.review import settle
from bidgen.workers import in_processes

if TYPE_CHECKING:
    from bidgen.render import Rendered

# What makes a version of the status that the documents turn out to have.
Versions = Callable[[str, Sources], Version]


@dataclass(frozen=True)
class Wish:
    """What is asked for: documents, formats, Word files in place of templates, and how many at a time."""

    only: frozenset[str]
    formats: frozenset[str]
    templates: Mapping[str, Path]
    jobs: int
    progress: Callable[[str], None]


@dataclass(frozen=True)
class Produced:
    """The files in the order of the documents: everything asked for, or nothing where there is an error."""

    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...]
    files: tuple[Made, ...]
    status: str
    sources: Sources | None


def produce(checked: Checked, folder: Path, wish: Wish, *, today: date, versions: Versions) -> Produced:
    """Return the documents of a bid that was read from `folder` and `checked`.

    `versions` is asked for the version with "DRAFT" where there are warnings that nobody has accepted, those
    that rendering found too, and with "Not released" otherwise. Reports what rendering reports, and O613 for
    an input that was changed meanwhile: the fingerprint would not be that of what the documents say.
    """
    if checked.bid is None or checked.matter is None or has_error(checked.problems):
        return Produced(checked.problems, checked.accepted, (), checked.status, checked.sources)
    given = templates_of(checked.bid, folder) | dict(wish.templates)
    sources = sources_of(checked.bid, folder, given)
    making = _Making(checked.matter, today, given, wish)
    documents, made = making.made(versions(checked.status, sources))
    problems = (*checked.problems, *(one for _, found in made for one in found))
    read = {**sources.below(INPUTS), **checked.typed}
    problems += tuple(_changed(read, sources_of(checked.bid, folder, given).below(INPUTS), folder))
    settled = settle(checked.bid, problems, checked.bid.overview.people, rendered=True)
    status = DRAFT if settled.unaccepted else NOT_RELEASED
    if status != checked.status and not has_error(settled.problems):
        # Rendering found what nobody could know before, and every page has to say so.
        documents, made = making.made(versions(status, sources))
    files: list[Made] = []
    for document, (rendered, _) in zip(documents, made, strict=True):
        files += _files(document, rendered)
    files = [] if has_error(settled.problems) else files
    return Produced(settled.problems, settled.accepted, tuple(files), status, sources)


@dataclass(frozen=True)
class _Making:
    """What stays the same whatever the version of the documents."""

    matter: Matter
    today: date
    templates: Mapping[str, Path]
    wish: Wish

    def made(self, version: Version) -> tuple[list[Document], list[tuple[Rendered, tuple[Problem, ...]]]]:
        """Return the documents asked for and what was rendered of each."""
        composed = compose(self.matter, today=self.today, version=version)
        documents = [one for one in composed if one.key in (self.wish.only or DOCUMENT_KEYS)]
        tasks = [_task(one, self.wish.formats, self.templates) for one in documents]

        def begin(number: int) -> None:
            self.wish.progress(documents[number].about.title)

        return documents, in_processes(_rendered, tasks, self.wish.jobs, begin)


def _changed(read: Mapping[str, bytes], now: Mapping[str, bytes], folder: Path) -> Iterator[Problem]:
    """Yield O613 for each input that is not what it was when it was read."""
    for name in sorted({*read, *now}):
        if read.get(name) != now.get(name):
            yield problem("O613", Place(str(folder / name)), file=name)


def _task(document: Document, formats: Iterable[str], templates: Mapping[str, Path]) -> tuple[Any, ...]:
    """Return what `_rendered` needs for one document."""
    given = templates.get(document.key)
    if given is not None:
        template, name = given.read_bytes(), str(given)
    else:
        name = f"templates/{document.key}.docx"
        template = house_template(document.key)
    wanted = frozenset(form for form in FORMATS if form in formats)
    return template, name, document.context, document.about, wanted


def _rendered(*task: Any) -> tuple[Rendered, tuple[Problem, ...]]:
    # Typesetting and drawing libraries take half a second to load, which `check` does not need.
    from bidgen.render import render_document

    return render_document(*task)


def _files(document: Document, rendered: Rendered) -> Iterator[Made]:
    """Yield the files of one document, in the order of FORMATS."""
    contents = {
        "docx": rendered.docx,
        "pdf": rendered.pdf,
        "html": rendered.html.encode() if rendered.html is not None else None,
    }
    for form in FORMATS:
        content = contents[form]
        if content is not None:
            pages = rendered.pages if form == "pdf" else None
            yield Made(document.key, document.about.title, form, content, pages)
