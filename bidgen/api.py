"""The public Python API: whatever the command line does, a script can do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bidgen.appraise import appraise
from bidgen.catalogue import Severity
from bidgen.check import check, check_fund
from bidgen.compose import compose
from bidgen.files import undo_unfinished, unusable, write_all
from bidgen.model.appraisal import Appraisal
from bidgen.model.document import (
    DEFAULT_FORMATS,
    DOCUMENT_KEYS,
    DRAFT,
    FORMATS,
    NOT_RELEASED,
    Document,
)
from bidgen.model.plan import DeadlineStatus, Plan
from bidgen.model.whole import Bid
from bidgen.plan import plan
from bidgen.plan.deadline import deadline_status
from bidgen.problems import Problem
from bidgen.read.folder import NAMES, read_bid
from bidgen.review import review, settle
from bidgen.workers import in_processes

if TYPE_CHECKING:
    from bidgen.render import Rendered

OUT = "out"


@dataclass(frozen=True)
class Checked:
    """What a check found: the bid and what follows from it, where it is whole, and every Problem.

    `accepted` are the warnings among `problems` that bid.yaml accepts; `status` is what every page says.
    """

    bid: Bid | None
    appraisal: Appraisal | None
    plan: Plan | None
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...]
    status: str

    @property
    def clean(self) -> bool:
        """Whether there is no error and no warning that is not accepted."""
        return not self.errors and not self.warnings

    @property
    def errors(self) -> tuple[Problem, ...]:
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The warnings that bid.yaml does not accept."""
        return tuple(one for one in self._of(Severity.WARNING) if one not in self.accepted)

    @property
    def advice(self) -> tuple[Problem, ...]:
        return self._of(Severity.ADVICE)

    def _of(self, severity: Severity) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if one.severity is severity)


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


def check_bid(folder: Path, *, today: date) -> Checked:
    """Read and check a bid folder, as of `today`; nothing is written.

    A bid that is not whole has no results: its Problems say what to mend.
    """
    raw, problems = read_bid(folder)
    bid = appraisal = planned = None
    documents: tuple[Document, ...] = ()
    if raw is not None:
        bid, found = check(raw)
        problems += found
    if bid is not None and not any(one.severity is Severity.ERROR for one in problems):
        appraisal, planned = appraise(bid), plan(bid, today)
        documents, unknown = compose(bid, appraisal, planned, folder=folder, today=today, status=NOT_RELEASED)
        problems += [*unknown, *review(bid, planned)]
    settled = settle(bid, _in_order(problems))
    status = DRAFT if settled.unaccepted else NOT_RELEASED
    return Checked(
        bid=bid,
        appraisal=appraisal,
        plan=planned,
        documents=tuple(_with_status(one, status) for one in documents),
        problems=settled.problems,
        accepted=settled.accepted,
        status=status,
    )


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
    document's own. An error of any stage writes nothing and leaves earlier outputs as they were.

    `jobs` processes build documents side by side; what they find and write does not depend on how many.
    A script that asks for more than one does so below `if __name__ == "__main__":`. `progress` is told
    the title of each document as it is begun.
    """
    target = output or folder / OUT
    undo_unfinished(target)
    checked = check_bid(folder, today=today)
    deadline = checked.plan.deadline if checked.plan else None
    problems = (*checked.problems, *unusable(target))
    if checked.bid is None or _has_error(problems):
        return Built(problems, checked.accepted, (), checked.status, deadline)
    wanted = [one for one in checked.documents if one.key in (only or DOCUMENT_KEYS)]

    def render(documents: Sequence[Document]) -> list[tuple[Rendered, tuple[Problem, ...]]]:
        tasks = [_task(document, formats, templates or {}) for document in documents]
        return in_processes(_rendered, tasks, jobs, lambda number: progress(wanted[number].about.title))

    made = render(wanted)
    settled = settle(checked.bid, [*problems, *(one for _, found in made for one in found)], rendered=True)
    status = DRAFT if settled.unaccepted else NOT_RELEASED
    if status != checked.status and not _has_error(settled.problems):
        # Rendering found what nobody could know before, and every page has to say so.
        made = render([_with_status(one, status) for one in wanted])
    outputs: list[tuple[Output, bytes]] = []
    for document, (rendered, _) in zip(wanted, made, strict=True):
        outputs += _outputs(document, rendered, checked.bid.overview.id, target)
    problems = settled.problems
    if not _has_error(problems):
        problems += write_all(target, {one.path.name: content for one, content in outputs})
    written = () if _has_error(problems) else tuple(one for one, _ in outputs)
    return Built(problems, settled.accepted, written, status, deadline)


def deadline_of(folder: Path, *, today: date) -> tuple[DeadlineStatus | None, tuple[Problem, ...]]:
    """Return how long is left to the deadline of the fund that the bid names.

    Other faults of the bid do not hide it: the Problems are those that keep the fund from being known.
    """
    raw, problems = read_bid(folder)
    fund = None
    if raw is not None:
        fund, found = check_fund(raw)
        problems += found
    if fund is None:
        return None, tuple(problems)
    return deadline_status(fund, today), ()


def _task(document: Document, formats: Iterable[str], templates: Mapping[str, Path]) -> tuple[Any, ...]:
    """Return what `_rendered` needs for one document."""
    given = templates.get(document.key)
    if given is not None:
        template, name = given.read_bytes(), str(given)
    else:
        name = f"templates/{document.key}.docx"
        template = (files("bidgen.templates") / f"{document.key}.docx").read_bytes()
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


def _with_status(document: Document, status: str) -> Document:
    return replace(document, about=replace(document.about, status=status))


def _has_error(problems: Iterable[Problem]) -> bool:
    return any(one.severity is Severity.ERROR for one in problems)


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return Problems in the order of the files, and by line within a YAML file."""
    order = {name: number for number, name in enumerate(NAMES)}

    def rank(one: Problem) -> tuple[int, int, int]:
        if one.place is None:
            return (-1, 0, 0)
        name = Path(one.place.file).name
        return (order.get(name, len(order)), one.place.line or 0, one.place.column or 0)

    return sorted(problems, key=rank)
