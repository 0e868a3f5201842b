"""The answers of a bid, field by field, as they are pasted into a form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bidgen.api.checking import Checked, check_bid
from bidgen.api.offering import dropped_now
from bidgen.compose import title_of
from bidgen.compose.answers import answers
from bidgen.compose.brief_answers import brief_answers
from bidgen.compose.form import Answer, FormKey
from bidgen.model.requirements import DRAFT, REQUIREMENTS
from bidgen.model.whole import EarlyBid
from bidgen.places import Place
from bidgen.problems import Problem
from bidgen.read.sources import OF_BRIEF

# It is written while there is nothing in the other files.
_BRIEF = f"{REQUIREMENTS}."


@dataclass(frozen=True)
class Answered:
    """The fields of a document's form; none where `problems` holds errors that stand in the way.

    `form` is whose questions they are, `standing` the status of a brief that has gone out, with what may
    still be changed in it by the framework. `beside` are errors of other files, which touch no answer;
    `warnings` those of a brief itself that nobody has accepted, such as that it asks for the wrong kind, and
    what does not carry over to it from one that was withdrawn (V711, V712).
    """

    title: str
    form: str
    standing: str
    fields: tuple[Answer, ...]
    problems: tuple[Problem, ...]
    beside: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def answers_of(folder: Path, document: FormKey, *, today: date) -> Answered:
    """Return the answers to the form of "requirements" or "funding-bid", with references filled in.

    Nothing is written. Fields that were left out are there without a text. Those of the requirements need
    bid.yaml and requirements.yaml alone. What is too long is a Problem of `check_bid`.
    """
    checked = check_bid(folder, today=today)
    if document == "requirements":
        return _of_brief(checked, folder, today)
    if checked.matter is None or checked.errors:
        return _unanswered(checked.errors)
    bid = checked.matter.bid
    return Answered(title_of(document, bid.requirements), bid.fund.name, "", answers(bid, document), ())


def _unanswered(problems: tuple[Problem, ...]) -> Answered:
    return Answered(title="", form="", standing="", fields=(), problems=problems)


def _of_brief(checked: Checked, folder: Path, today: date) -> Answered:
    early, at_fault = checked.early, tuple(_of_its_files(checked.errors))
    if early is None:
        return _unanswered(at_fault or checked.errors)
    # Where there are results, every reference has its value, or the error of one that has none.
    bid, unknown = (checked.matter.bid.early, ()) if checked.matter else (early.filled, early.unknown)
    if at_fault or unknown:
        return _unanswered((*at_fault, *unknown))
    # What is pasted into the portal is what a release says.
    dropped = dropped_now(checked, folder, today)
    bid = replace(bid, requirements=dropped.brief) if dropped else bid
    return Answered(
        title_of("requirements", bid.requirements),
        bid.framework.name,
        standing_of(bid),
        tuple(brief_answers(bid)),
        (),
        checked.errors,
        (
            *(one for one in checked.warnings if one.place and _is_of(one.place, _BRIEF)),
            *(dropped.problems if dropped else ()),
        ),
    )


def standing_of(bid: EarlyBid) -> str:
    """Return the status of a brief that is no draft, and what the framework says of changes in it."""
    status = bid.requirements.status
    if status == DRAFT:
        return ""
    says = [one.says for one in bid.framework.may_change if one.status == status]
    return " ".join((f"The brief is {status}.", *says))


def _is_of(place: Place, *files: str) -> bool:
    return Path(place.file).name.startswith(files)


def _of_its_files(problems: Iterable[Problem]) -> Iterable[Problem]:
    """Yield the Problems of the files that a brief rests on."""
    return (one for one in problems if one.place and _is_of(one.place, *OF_BRIEF))
