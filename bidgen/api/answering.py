"""The answers of a bid, field by field, as they are pasted into a form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bidgen.api.checking import check_bid
from bidgen.compose import title_of
from bidgen.compose.answers import Answer, FormKey, answers
from bidgen.problems import Problem


@dataclass(frozen=True)
class Answered:
    """The fields of a document's form; none where `problems` holds errors of the bid.

    `form` is whose questions they are.
    """

    title: str
    form: str
    fields: tuple[Answer, ...]
    problems: tuple[Problem, ...]


def answers_of(folder: Path, document: FormKey, *, today: date) -> Answered:
    """Return the answers to the form of "requirements" or "funding-bid", with references filled in.

    Nothing is written. Fields that were left out are there without a text. What is too long is a Problem of
    `check_bid`.
    """
    checked = check_bid(folder, today=today)
    if checked.matter is None or checked.errors:
        return Answered("", "", (), checked.errors)
    bid = checked.matter.bid
    form = bid.framework.name if document == "requirements" else bid.fund.name
    return Answered(title_of(document, bid), form, answers(bid, document), ())
