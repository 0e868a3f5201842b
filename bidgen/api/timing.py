"""The deadline of a bid folder, the timetable back from it, and its calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bidgen.catalogue import Severity
from bidgen.check import check_fund
from bidgen.check.early import early_bid
from bidgen.check.references import check_references
from bidgen.check.rules.approvals import approval_circles
from bidgen.check.shapes import CheckedBid, check_input
from bidgen.check.structure import structure
from bidgen.files import write_all
from bidgen.model.bid import Overview
from bidgen.model.fund import Fund
from bidgen.model.plan import DeadlineStatus, Timetable
from bidgen.model.requirements import DRAFT, LIVE
from bidgen.model.whole import EarlyBid
from bidgen.places import Place
from bidgen.plan.approvals import DUE_SOON
from bidgen.plan.deadline import deadline_status
from bidgen.plan.timetable import timetable
from bidgen.problems import Problem, problem
from bidgen.read.folder import read_bid
from bidgen.read.raw import RawBid
from bidgen.texts.calendar import calendar_file, is_calendar_of

# The fields of bid.yaml that the timetable rests on.
_DATED = ("submission_date", "approvals", "closures")
# Those of requirements.yaml, and the codes of what nobody has filled in yet.
_DATED_BRIEF = (
    *("status", "published", "closes", "start_date", "supplier_milestones"),
    *("award_working_days", "start_working_days", "work_weeks"),
)
_AS_IN_A_NEW_BID = ("S203", "S204", "S247", "S249")


@dataclass(frozen=True)
class Timed:
    """What has a date in a bid: the time left, where the fund is known, and the timetable back from it.

    `problems` are those that keep either from being known, or leave an approval out of the timetable.
    """

    status: DeadlineStatus | None
    timetable: Timetable | None
    overview: Overview | None
    fund: Fund | None
    problems: tuple[Problem, ...]


def timetable_of(folder: Path, *, today: date, soon: int = DUE_SOON) -> Timed:
    """Return the time left to the deadline and the timetable of approvals, as of `today`.

    What falls due within `soon` working days is due soon. All this rests on bid.yaml alone: fund, submission
    date, approvals and closures. Other faults of the bid hide nothing. The dates of a brief that is a draft
    or live are there too, where bid.yaml and requirements.yaml have no errors.
    """
    raw, problems = read_bid(folder, names=("bid",))
    if raw is None:
        return Timed(None, None, None, None, tuple(problems))
    fund, found = check_fund(raw)
    if fund is None:
        return Timed(None, None, None, None, (*problems, *found))
    overview, found = _overview(raw)
    if overview is None:
        errors = [one for one in (*problems, *found) if one.severity is Severity.ERROR]
        return Timed(deadline_status(fund, today), None, None, fund, tuple(errors))
    made = timetable(overview, fund, today, soon, _early(folder))
    return Timed(made.status, made, overview, fund, (*found, *_of_brief(folder)))


def deadline_of(folder: Path, *, today: date) -> tuple[DeadlineStatus | None, tuple[Problem, ...]]:
    """Return how long is left to the deadline of the fund that the bid names.

    Other faults of the bid do not hide it: the Problems are those that keep the fund from being known.
    """
    timed = timetable_of(folder, today=today)
    return timed.status, () if timed.status else timed.problems


def write_calendar(timed: Timed, file: Path) -> tuple[Problem, ...]:
    """Write the timetable as a calendar; nothing where it is not known.

    A calendar of the same bid is replaced. Reports O614 for anything else in its place, O601, O602 and O613.
    """
    if timed.timetable is None or timed.overview is None or timed.fund is None:
        return ()
    before = file.read_bytes() if file.is_file() else None
    if before is not None and not is_calendar_of(before, timed.overview):
        return (problem("O614", Place(str(file)), file=file.name),)
    content = calendar_file(timed.overview, timed.fund, timed.timetable)
    unchanged = {} if file.is_dir() else {file.name: before}
    return write_all(file.parent, {file.name: content}, unchanged=unchanged)


def _early(folder: Path) -> EarlyBid | None:
    """Return what there is for a brief that is not closed yet; None of any other, whatever is wrong with it.

    The plan's workbook is opened only for a brief whose supplier works for milestones.
    """
    raw, _ = read_bid(folder, names=("bid", "requirements"))
    early = early_bid(raw) if raw else None
    if early is None or early.requirements.status not in (DRAFT, LIVE):
        return None
    if not early.requirements.supplier_milestones:
        return early
    raw, _ = read_bid(folder, names=("bid", "requirements", "alpha-plan"))
    return early_bid(raw) if raw else None


def _of_brief(folder: Path) -> list[Problem]:
    """Return the errors of what the dates of a brief rest on, but for what still is as in a new bid."""
    raw, _ = read_bid(folder, names=("bid", "requirements"))
    if raw is None or "requirements" not in raw.inputs:
        return []
    checked, problems = check_input(raw.inputs["requirements"], "requirements")
    if checked.values.get("status") not in (None, DRAFT, LIVE):
        return []
    dated = {place for path, place in checked.places.items() if path and path[0] in _DATED_BRIEF}
    return [
        one
        for one in problems
        if one.place in dated and one.severity is Severity.ERROR and one.code not in _AS_IN_A_NEW_BID
    ]


def _overview(raw: RawBid) -> tuple[Overview | None, list[Problem]]:
    """Return the overview as far as it can be read, and the errors of what the timetable rests on.

    Where there is no overview, they are all errors of bid.yaml.
    """
    checked, problems = check_input(raw.inputs["bid"], "bid")
    shapes, lost = check_references(CheckedBid(raw.folder, {"bid": checked}))
    overview = structure(Overview, shapes.inputs["bid"])
    if overview is None:
        return None, problems
    dated = {place for path, place in checked.places.items() if path[:1] and path[0] in _DATED}
    found = [one for one in (*problems, *lost) if one.place in dated and one.severity is Severity.ERROR]
    return overview, [*found, *approval_circles(overview)]
