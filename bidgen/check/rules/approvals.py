"""Approvals that come after each other: in no circle, asked for in order, decided on likely days."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.check.circles import circles
from bidgen.formats import date_text, weekday_text
from bidgen.model.bid import Approval, Overview
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem

_SATURDAY = 5


def no_approvals_in_a_circle(bid: Bid) -> Iterator[Problem]:
    """Yield T506 for each circle of approvals."""
    yield from approval_circles(bid.overview)


def approval_circles(overview: Overview) -> Iterator[Problem]:
    """Yield T506 for each circle; what they come after is left out of the timetable."""
    known = {one.id: one for one in overview.approvals}
    for circle in circles({name: one.after for name, one in known.items()}):
        places = [place for name in circle if (place := known[name].at("after"))]
        yield problem(
            "T506",
            places[0] if places else overview.at("approvals"),
            related=places[1:],
            found=(" → ".join([*circle, circle[0]]),),
        )


def approvals_in_order(bid: Bid) -> Iterator[Problem]:
    """Yield T507 for each approval that was asked for before one that it comes after was given."""
    known = {one.id: one for one in bid.overview.approvals}
    for one in bid.overview.approvals:
        asked = one.requested_on or one.given_on
        for other in (known[name] for name in one.after if name in known and name != one.id):
            early = bool(asked and other.given_on and asked < other.given_on)
            if one.status in {"requested", "given"} and (early or other.status != "given"):
                yield problem(
                    "T507",
                    one.at("after"),
                    related=[other.at("status")],
                    name=one.name,
                    asked=(_asked(one),),
                    other=other.name,
                    other_id=other.id,
                    given=(_given(other),),
                )


def meetings_are_likely(bid: Bid) -> Iterator[Problem]:
    """Yield T509 for each meeting at a weekend, and for a decision on a day that is none of the meetings."""
    for one in bid.overview.approvals:
        for number, day in enumerate(one.meets_on):
            if day.weekday() >= _SATURDAY:
                place = one.at("meets_on", number)
                yield problem("T509", place, name=one.name, what=f"meets on {weekday_text(day)}")
        if one.meets_on and one.given_on and one.given_on not in one.meets_on:
            what = f"is given on {weekday_text(one.given_on)}, which is none of its meetings"
            yield problem("T509", one.at("given_on"), name=one.name, what=(what,))


def _asked(one: Approval) -> str:
    if one.requested_on:
        return f"was requested on {date_text(one.requested_on)}"
    return f"is given on {date_text(one.given_on)}" if one.given_on else f"is {one.status}"


def _given(other: Approval) -> str:
    if other.status in {"given", "requested"} and other.given_on:
        return f"{'was' if other.status == 'given' else 'is to be'} given on {date_text(other.given_on)}"
    return "is not given yet" if other.status != "refused" else "was refused"
