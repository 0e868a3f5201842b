"""Building a bid folder's documents: all of them are written, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bidgen.api.checking import check_bid, has_error, with_status
from bidgen.api.templating import house_template
from bidgen.files import undo_unfinished, unusable, write_all
from bidgen.model.document import (
    DEFAULT_FORMATS,
    DOCUMENT_KEYS,
    DRAFT,
    FORMATS,
    NOT_RELEASED,
    Document,
)
from bidgen.model.plan import DeadlineStatus
from bidgen.model.whole import Bid
from bidgen.problems import Problem
from bidgen.review import settle
from bidgen.workers import in_processes

if TYPE_CHECKING:
    from bidgen.render import Rendered

OUT = "out"


@dataclass(frozen=True)
class Output:
    """One file that a build wrote. `pages` is known of a PDF alone."""

    document: str
    title: str
    format: str
    path: Path
    pages: int | None


@dataclass(frozen=True)
class Built:
    """What a build wrote, in the order of the documents: everything asked for, or nothing."""

    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...]
    outputs: tuple[Output, ...]
    status: str
    deadline: DeadlineStatus | None


def build_bid(
    folder: Path,
    *,
    today: date,
    output: Path | None = None,
    only: frozenset[str] = frozenset(),
    formats: frozenset[str] = frozenset(DEFAULT_FORMATS),
    templates: Mapping[str, Path] | None = None,
    jobs: int = 1,
    progress: Callable[[str], None] = lambda step: None,
) -> Built:
    """Check a bid folder and write its documents to `output` (FOLDER/out): all of them, or none.

    `only` names documents, all six by default; `templates` gives a Word file to use in place of a
    document's own, and of one that the bid names. An error of any stage writes nothing and leaves earlier
    outputs as they were.

    `jobs` processes build documents side by side; what they find and write does not depend on how many.
    A script that asks for more than one does so below `if __name__ == "__main__":`. `progress` is told
    the title of each document as it is begun.
    """
    target = output or folder / OUT
    undo_unfinished(target)
    checked = check_bid(folder, today=today)
    deadline = checked.plan.deadline if checked.plan else None
    problems = (*checked.problems, *unusable(target))
    if checked.bid is None or has_error(problems):
        return Built(problems, checked.accepted, (), checked.status, deadline)
    wanted = [one for one in checked.documents if one.key in (only or DOCUMENT_KEYS)]

    given = _templates_of(checked.bid, folder) | dict(templates or {})

    def render(documents: Sequence[Document]) -> list[tuple[Rendered, tuple[Problem, ...]]]:
        tasks = [_task(document, formats, given) for document in documents]
        return in_processes(_rendered, tasks, jobs, lambda number: progress(wanted[number].about.title))

    made = render(wanted)
    problems += tuple(one for _, found in made for one in found)
    settled = settle(checked.bid, problems, checked.bid.overview.people, rendered=True)
    status = DRAFT if settled.unaccepted else NOT_RELEASED
    if status != checked.status and not has_error(settled.problems):
        # Rendering found what nobody could know before, and every page has to say so.
        made = render([with_status(one, status) for one in wanted])
    outputs: list[tuple[Output, bytes]] = []
    for document, (rendered, _) in zip(wanted, made, strict=True):
        outputs += _outputs(document, rendered, checked.bid.overview.id, target)
    problems = settled.problems
    if not has_error(problems):
        problems += write_all(target, {one.path.name: content for one, content in outputs})
    written = () if has_error(problems) else tuple(one for one, _ in outputs)
    return Built(problems, settled.accepted, written, status, deadline)


def _templates_of(bid: Bid, folder: Path) -> dict[str, Path]:
    """Return the Word files that the bid itself names, by document; the check has seen them there."""
    return {one.document: folder / one.file for one in bid.overview.templates}


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


def _outputs(
    document: Document, rendered: Rendered, bid_id: str, target: Path
) -> Iterator[tuple[Output, bytes]]:
    """Yield the files of one document, in the order of FORMATS."""
    contents = {
        "docx": rendered.docx,
        "pdf": rendered.pdf,
        "html": rendered.html.encode() if rendered.html is not None else None,
    }
    for form in FORMATS:
        content = contents[form]
        if content is not None:
            path = target / f"{bid_id}-{document.key}.{form}"
            pages = rendered.pages if form == "pdf" else None
            yield Output(document.key, document.about.title, form, path, pages), content
