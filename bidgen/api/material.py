"""What documents are made of: a whole bid, or for the brief alone what there is of one that early."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bidgen.api.checking import Checked, has_error
from bidgen.compose import compose, compose_brief
from bidgen.compose.matter import BriefMatter, Matter
from bidgen.model.document import Document
from bidgen.model.plan import DeadlineStatus
from bidgen.model.release import Version
from bidgen.model.requirements import REQUIREMENTS, Requirements
from bidgen.model.whole import Bid, EarlyBid
from bidgen.plan.deadline import deadline_status
from bidgen.plan.workdays import closed_days
from bidgen.problems import Problem
from bidgen.read.folder import NAMES
from bidgen.read.sources import OF_BRIEF
from bidgen.review import STALE, Reviewed, settle

# The warning of a text that is still to come, such as TBC.
TO_COME = "S245"


@dataclass(frozen=True)
class Material:
    """What documents can be made of as of `today`, and every Problem that counts for them.

    `accepted` are the warnings among `problems` that bid.yaml accepts.
    """

    matter: Matter | BriefMatter
    today: date
    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...]
    deadline: DeadlineStatus

    @property
    def bid(self) -> Bid | EarlyBid:
        """The bid, with every reference filled in."""
        return self.matter.bid

    def documents(self, version: Version) -> tuple[Document, ...]:
        """Return the documents that it can make, in their order."""
        if isinstance(self.matter, Matter):
            return compose(self.matter, today=self.today, version=version)
        return compose_brief(self.matter, today=self.today, version=version)

    def settled(self, problems: Iterable[Problem]) -> Reviewed:
        """Return the Problems of its documents, now that they are rendered, with accepted warnings apart."""
        settled = settle(self.bid, problems, self.bid.overview.people, rendered=True)
        return settled if isinstance(self.matter, Matter) else _of_what_is_looked_at(settled)

    def with_brief(self, brief: Requirements, problems: tuple[Problem, ...]) -> Material:
        """Return the same with another brief and further Problems."""
        if isinstance(self.matter, Matter):
            matter: Matter | BriefMatter = replace(
                self.matter, bid=replace(self.matter.bid, requirements=brief)
            )
        else:
            matter = replace(self.matter, bid=replace(self.matter.bid, requirements=brief))
        return replace(self, matter=matter, problems=problems)


def material_of(checked: Checked, folder: Path, only: Collection[str], today: date) -> Material | None:
    """Return what the documents asked for are made of; None where errors stand in the way.

    The brief goes to market before the rest of the bid is written. Asked for alone, it is made of bid.yaml
    and requirements.yaml where the bid is not whole yet or has errors elsewhere: then their Problems alone
    count.
    """
    if checked.matter is not None and checked.plan is not None and not has_error(checked.problems):
        return Material(checked.matter, today, checked.problems, checked.accepted, checked.plan.deadline)
    early = checked.early
    if set(only) != {REQUIREMENTS} or early is None or early.unknown:
        return None
    counts = _printed(early.bid, of_brief(checked.problems))
    settled = _of_what_is_looked_at(settle(early.bid, counts, early.bid.overview.people))
    if has_error(settled.problems):
        return None
    matter = BriefMatter(early.filled, early.notice, folder)
    deadline = deadline_status(early.bid.fund, today, closed_days(early.bid.overview.closures))
    return Material(matter, today, settled.problems, settled.accepted, deadline)


def is_brief_alone(folder: Path) -> bool:
    """Return whether a bid folder holds the two files of a brief and no other input."""
    there = [name for name in NAMES if (folder / name).exists()]
    return bool(there) and all(name.startswith(OF_BRIEF) for name in there)


def in_the_way(checked: Checked, only: Collection[str]) -> tuple[Problem, ...]:
    """Return the Problems to tell where there is no material: of a brief alone, those of its files."""
    if set(only) != {REQUIREMENTS}:
        return checked.problems
    found = (*of_brief(checked.problems), *(checked.early.unknown if checked.early else ()))
    return found if has_error(found) else checked.problems


def of_brief(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the Problems that count for the brief: of bid.yaml, requirements.yaml and the log."""
    return tuple(one for one in problems if one.place is None or _is_of_brief(one.place.file))


def _printed(bid: EarlyBid, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the Problems without those of texts that are still to come and that no brief prints.

    What the Discovery will answer cannot be known when it is put to market.
    """
    overview = bid.overview
    later = [story.at("answer") for story in overview.stories] + [overview.discovery.at("summary")]
    yield from (one for one in problems if one.code != TO_COME or one.place not in later)


def _of_what_is_looked_at(settled: Reviewed) -> Reviewed:
    """Return it without what is said of acceptances: one of another file's warning is not idle."""
    return replace(settled, problems=tuple(one for one in settled.problems if one.code != STALE))


def _is_of_brief(file: str) -> bool:
    name = Path(file).name
    return name.startswith(OF_BRIEF) or name == "log.yaml"
