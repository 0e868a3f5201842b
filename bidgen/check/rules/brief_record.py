"""What the brief's record says of itself: its dates in order, what each status knows, suppliers not named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bidgen.check.supplier_names import mask_suppliers, supplier_names
from bidgen.formats import date_text
from bidgen.model.requirements import DRAFT
from bidgen.model.whole import EarlyBid
from bidgen.problems import Problem, problem

# What a brief of each status has a record of.
KNOWN = {
    "live": ("published", "closes"),
    "closed": ("published", "closes"),
    "withdrawn": ("published", "history"),
    "cancelled": ("published", "closes", "history"),
    "unsuccessful": ("published", "closes", "history"),
    "awarded": ("published", "closes", "awarded_to"),
}
LABELS = {
    "published": "when it was published",
    "closes": "when it closes",
    "awarded_to": "to whom it was awarded",
    "history": "what happened, under History",
}
AWARDED = "awarded"
# Award fields that say nothing before there is an award.
OF_AN_AWARD = ("awarded_on", "awarded_to")


def brief_dates_in_order(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C390 where a brief closes before it is published, is awarded before it closes, and so on."""
    brief = bid.requirements
    days = [
        ("is published", "published", brief.published),
        ("closes", "closes", brief.closes),
        ("is awarded", "awarded_on", brief.awarded_on),
    ]
    # Of a brief that has gone out the latest start date is the record of what was asked for.
    if brief.status == DRAFT:
        days.append(("has its latest start", "start_date", brief.start_date))
    known = [(what, field, day) for what, field, day in days if day is not None]
    for (before, _, earlier), (what, field, day) in pairwise(known):
        if day < earlier:
            yield problem(
                "C390",
                brief.at(field),
                what=what,
                found=date_text(day),
                before=before,
                earlier=date_text(earlier),
            )


def status_has_its_record(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C391 for what the status says is known and the brief does not tell, and for the reverse."""
    brief = bid.requirements
    for field in KNOWN.get(brief.status, ()):
        if not getattr(brief, field):
            lacks = f"does not tell {LABELS[field]}"
            yield problem("C391", brief.at("status"), status=brief.status, lacks=lacks)
    if brief.status == DRAFT and brief.clarifications:
        lacks = "tells of questions from suppliers all the same"
        yield problem("C391", brief.clarifications[0].at(), status=brief.status, lacks=lacks)
    if brief.status != AWARDED:
        for field in OF_AN_AWARD:
            if getattr(brief, field):
                lacks = "tells of an award all the same"
                yield problem("C391", brief.at(field), status=brief.status, lacks=lacks)


def draft_says_how_long_it_takes(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C479 for a draft that leaves out how long award, start or work take: they count as no time."""
    brief = bid.requirements
    left_out = [
        label
        for field, label in (
            ("award_working_days", "from closing to the award"),
            ("start_working_days", "from the award to the start"),
            ("work_weeks", "for the work"),
        )
        if getattr(brief, field) is None
    ]
    if brief.status == DRAFT and left_out:
        yield problem("C479", brief.at("status"), what=tuple(left_out))


def clarifications_name_no_supplier(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C396 for each question or answer that names a supplier of the Organisations table."""
    names = supplier_names(bid.overview.organisations)
    for number, row in enumerate(bid.requirements.clarifications, 1):
        for field in ("question", "answer"):
            text = getattr(row, field)
            if mask_suppliers(text, names) != text:
                yield problem("C396", row.at(field), what=f"{field.capitalize()} {number}")
