"""Checking a bid folder: every stage from reading to review, and what they found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from bidgen.api.early import Early, early_of, review_early
from bidgen.appraise import appraise
from bidgen.appraise.uncertainty import how_sure
from bidgen.catalogue import Severity
from bidgen.check import check
from bidgen.check.early import early_bid
from bidgen.check.release_log import log_of, of_another_bid
from bidgen.check.rules import check_brief
from bidgen.compose import compose, matter_of
from bidgen.compose.matter import Matter
from bidgen.model.appraisal import Appraisal
from bidgen.model.document import DRAFT, NOT_RELEASED, Document
from bidgen.model.plan import Plan
from bidgen.model.release import ReleaseLog, Version
from bidgen.model.sources import Sources
from bidgen.model.uncertainty import Uncertainty
from bidgen.model.whole import Bid, EarlyBid
from bidgen.plan import plan
from bidgen.problems import Problem
from bidgen.read.folder import NAMES, read_bid
from bidgen.read.raw import RawBid
from bidgen.read.sources import sources_of, typed_in
from bidgen.review import review, review_plan, review_texts, settle
from bidgen.review.named_records import references_have_records
from bidgen.review.people import people_listed
from bidgen.review.privacy import no_personal_data_typed
from bidgen.review.workbook import workbook_agrees

# What waits for other faults to be mended. Silence about it would look like a clean bill.
WAITS_FOR_VALUES = (
    "Not checked yet, until missing and wrong values are mended: how tables fit together, dates, sums, "
    "counts and ids in text, the appraisal, and the documents."
)
WAITS_FOR_ERRORS = (
    "Not checked yet, until the errors are mended: results of the appraisal, figures in text, what the "
    "workbook's Summary shows, and the length and characters of the documents."
)


@dataclass(frozen=True)
class Checked:
    """What a check found: the bid and what follows from it, where it is whole, and every Problem.

    `matter` is what the documents are composed from: the bid with every reference filled in, and its results.
    `typed` are the files that people typed, as they were when they were read, and `log` what was released of
    the bid before.
    `early` is what there is for the brief, whatever is at fault in other files; None where bid.yaml or
    requirements.yaml has a fault of shape. `accepted` are the warnings among `problems` that bid.yaml
    accepts; `status` is what every page says. `unchecked` says what could not be looked at because of
    errors; it is empty where everything was.
    """

    bid: Bid | None
    appraisal: Appraisal | None
    uncertainty: Uncertainty | None
    plan: Plan | None
    matter: Matter | None
    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...]
    status: str
    early: Early | None = None
    unchecked: str = ""
    typed: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    log: ReleaseLog | None = None
    today: date | None = None

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """What the six documents say, in their order; none where the bid has errors or is not whole.

        They are composed when they are asked for: a check by itself needs them no more than a build does.
        """
        matter = self.matter
        if matter is None or self.today is None:
            return ()
        sources = sources_of(matter.bid, matter.folder, templates_of(matter.bid, matter.folder))
        return compose(matter, today=self.today, version=draft_version(self.status, sources, self.log))

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


def check_bid(folder: Path, *, today: date) -> Checked:
    """Read and check a bid folder, as of `today`; nothing is written.

    A bid that is not whole has no results: its Problems say what to mend.
    """
    typed = typed_in(folder)
    raw, problems = read_bid(folder)
    return replace(check_read(raw, problems, folder, today=today), typed=typed)


def check_read(raw: RawBid | None, read: Iterable[Problem], folder: Path, *, today: date) -> Checked:
    """Check what was read of a bid folder, with the Problems of reading it; None where there is no bid."""
    bid, found = check(raw) if raw else (None, [])
    log, log_faults = log_of(folder)
    problems = [*read, *found, *log_faults]
    brief = bid.early if bid else early_bid(raw) if raw else None
    if brief is not None and log is not None:
        problems += of_another_bid(log, brief.overview.id)
    early = early_of(brief) if brief else None
    if bid is not None:
        problems += review_texts(bid)
    sound = not has_error(problems)
    planned = plan(bid, today) if bid else None
    if bid is not None and planned is not None:
        problems += review_plan(bid, planned)
    matter: Matter | None = None
    if raw is not None and bid is not None and planned is not None and sound:
        matter, unknown = _matter(bid, planned, folder)
        problems += [*unknown, *review(bid, matter), *workbook_agrees(raw, bid, matter.appraisal)]
    elif raw is not None:
        problems += _without_results(raw, bid, early, today)
    settled = settle(bid, _in_order(problems), bid.overview.people if bid else people_listed(raw))
    status = DRAFT if settled.unaccepted else NOT_RELEASED
    return Checked(
        bid=bid,
        appraisal=matter.appraisal if matter else None,
        uncertainty=matter.uncertainty if matter else None,
        plan=planned,
        matter=matter,
        problems=settled.problems,
        accepted=settled.accepted,
        status=status,
        early=early,
        unchecked="" if matter or raw is None else WAITS_FOR_ERRORS if bid else WAITS_FOR_VALUES,
        log=log,
        today=today,
    )


def _matter(bid: Bid, planned: Plan, folder: Path) -> tuple[Matter, tuple[Problem, ...]]:
    """Return what follows from a bid without errors, and a Problem for each reference that leads nowhere."""
    appraisal = appraise(bid)
    return matter_of(bid, appraisal, how_sure(bid, appraisal), planned, folder)


def _without_results(raw: RawBid, bid: Bid | None, early: Early | None, today: date) -> Iterator[Problem]:
    """Yield what can be found all the same where the bid has errors, or is not whole and None."""
    if bid is not None:
        yield from references_have_records(bid)
    else:
        yield from no_personal_data_typed(raw)
        yield from check_brief(early.bid) if early else ()
    # The brief is written before the rest, and its rules do not wait for that.
    if early is not None:
        yield from review_early(early, today=today)


def draft_version(status: str, sources: Sources, log: ReleaseLog | None) -> Version:
    """Return the version of what is built and not released: it is named after the release to come."""
    return Version(status, log.next_number if log else 1, sources.fingerprint, log)


def templates_of(bid: Bid | EarlyBid, folder: Path) -> dict[str, Path]:
    """Return the Word files that the bid itself names, by document; the check has seen them there."""
    return {one.document: folder / one.file for one in bid.overview.templates}


def has_error(problems: Iterable[Problem]) -> bool:
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


def in_folder(one: Problem, folder: Path) -> Problem:
    """Return a Problem whose Places name the file alone with Places below `folder`, as people read them."""
    related = tuple(replace(place, file=str(folder / place.file)) for place in one.related)
    place = replace(one.place, file=str(folder / one.place.file)) if one.place else None
    return replace(one, place=place, related=related)
