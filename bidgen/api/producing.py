"""Making the documents of a bid that has been checked: in memory, for whoever writes them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bidgen.api.checking import has_error, templates_of
from bidgen.api.material import Material
from bidgen.api.templating import house_template
from bidgen.catalogue import Severity
from bidgen.model.document import DOCUMENT_KEYS, DRAFT, FORMATS, NOT_RELEASED, Document, Made
from bidgen.model.release import Version
from bidgen.model.sources import INPUTS, Sources
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.sources import is_source, sources_of
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
    sources: Sources


def produce(
    material: Material, typed: Mapping[str, bytes], folder: Path, wish: Wish, *, versions: Versions
) -> Produced:
    """Return the documents made of what was read from `folder`; `typed` is what its files held then.

    `versions` is asked for the version with "DRAFT" where there are warnings that nobody has accepted, those
    that rendering found too, and with "Not released" otherwise. Reports what rendering reports, and O613 for
    an input that was changed meanwhile: the fingerprint would not be that of what the documents say.
    """
    given = templates_of(material.bid, folder) | dict(wish.templates)
    sources = sources_of(material.bid, folder, given)
    making = _Making(material, given, wish)
    status = _status(material.problems, material.accepted)
    documents, made = making.made(versions(status, sources))
    problems = (*material.problems, *(one for _, found in made for one in found))
    read = {name: content for name, content in typed.items() if is_source(name, material.bid)}
    now = sources_of(material.bid, folder, given).below(INPUTS)
    problems += tuple(_changed({**sources.below(INPUTS), **read}, now, folder))
    settled = material.settled(problems)
    if (found := _status(settled.problems, settled.accepted)) != status and not has_error(settled.problems):
        # Rendering found what nobody could know before, and every page has to say so.
        status = found
        documents, made = making.made(versions(status, sources))
    files: list[Made] = []
    for document, (rendered, _) in zip(documents, made, strict=True):
        files += _files(document, rendered)
    files = [] if has_error(settled.problems) else files
    return Produced(settled.problems, settled.accepted, tuple(files), status, sources)


def _status(problems: Iterable[Problem], accepted: Collection[Problem]) -> str:
    return DRAFT if stands_in_the_way(problems, accepted) else NOT_RELEASED


def stands_in_the_way(problems: Iterable[Problem], accepted: Collection[Problem]) -> bool:
    """Return whether there is an error, or a warning that nobody has accepted."""
    return any(one.severity is not Severity.ADVICE and one not in accepted for one in problems)


@dataclass(frozen=True)
class _Making:
    """What stays the same whatever the version of the documents."""

    material: Material
    templates: Mapping[str, Path]
    wish: Wish

    def made(self, version: Version) -> tuple[list[Document], list[tuple[Rendered, tuple[Problem, ...]]]]:
        """Return the documents asked for and what was rendered of each."""
        composed = self.material.documents(version)
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
