"""Building a bid folder's documents: all of them are written, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bidgen.api.checking import check_bid, draft_version, has_error
from bidgen.api.material import in_the_way, material_of
from bidgen.api.producing import Wish, produce
from bidgen.files import undo_unfinished, unusable, write_all
from bidgen.model.document import DEFAULT_FORMATS, Made
from bidgen.model.plan import DeadlineStatus
from bidgen.model.release import Version
from bidgen.model.sources import Sources
from bidgen.problems import Problem

OUT = "out"


@dataclass(frozen=True)
class Output:
    """One file that was written. `pages` is known of a PDF alone."""

    document: str
    title: str
    format: str
    path: Path
    pages: int | None


@dataclass(frozen=True)
class Built:
    """What a build wrote, in the order of the documents: everything asked for, or nothing.

    `version` says what every page says of it, and what the documents were made from; None where the bid is
    not whole.
    """

    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...]
    outputs: tuple[Output, ...]
    status: str
    deadline: DeadlineStatus | None
    version: Version | None = None


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
    outputs as they were. The requirements alone need no more than bid.yaml and requirements.yaml: while the
    bid is not whole, or has errors elsewhere, the Problems are those of these two files.

    `jobs` processes build documents side by side; what they find and write does not depend on how many.
    A script that asks for more than one does so below `if __name__ == "__main__":`. `progress` is told
    the title of each document as it is begun.
    """
    target = output or folder / OUT
    undo_unfinished(target)
    checked = check_bid(folder, today=today)
    material = material_of(checked, folder, only, today)
    deadline = checked.plan.deadline if checked.plan else None
    if blocked := unusable(target):
        return Built((*checked.problems, *blocked), checked.accepted, (), checked.status, deadline)
    if material is None:
        return Built(in_the_way(checked, only), checked.accepted, (), checked.status, deadline)

    def version(status: str, sources: Sources) -> Version:
        return draft_version(status, sources, checked.log)

    wish = Wish(only, formats, templates or {}, jobs, progress)
    produced = produce(material, checked.typed, folder, wish, versions=version)
    problems = produced.problems
    outputs = [(output_of(one, target, material.bid.overview.id), one.content) for one in produced.files]
    if outputs:
        problems += write_all(target, {one.path.name: content for one, content in outputs})
    written = () if has_error(problems) else tuple(one for one, _ in outputs)
    made = version(produced.status, produced.sources)
    return Built(problems, produced.accepted, written, produced.status, material.deadline, made)


def output_of(made: Made, target: Path, name: str) -> Output:
    """Return a file as it is to be written: NAME-DOCUMENT.pdf in the folder `target`."""
    path = target / f"{name}-{made.document}.{made.format}"
    return Output(made.document, made.title, made.format, path, made.pages)
