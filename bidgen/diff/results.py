"""The results of two bids before and after: those that moved, with what people ask for first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from bidgen.compose.named import (
    MONEY,
    MONEY_A_YEAR,
    NET_PRESENT_VALUE,
    NUMBER,
    PAYBACK,
    RATIO,
    SHARE,
    Named,
)
from bidgen.diff.difference import STANDINGS, Figure, Moved, Side, Standing
from bidgen.diff.result_labels import HEADLINES, label_of_result
from bidgen.diff.values import points
from bidgen.formats import (
    MINUS,
    count,
    date_text,
    money,
    money_in_words,
    number,
    percent,
    ratio,
    whole_money,
    years,
)

_FIGURE = re.compile(rf"({MINUS})?£?(\d[\d,]*(?:\.\d+)?)")
_MONEY = (MONEY, MONEY_A_YEAR, NET_PRESENT_VALUE)
PREFERRED = "appraisal.preferred.name"
# What was typed, and is told as a change of an input.
_TYPED = frozenset(
    {
        *("bid.title", "bid.deadline", "bid.submission_date", "bid.decision_date", "bid.discovery_award"),
        *("bid.discovery_start", "bid.discovery_end", "appraisal.first_year", "appraisal.price_base"),
        "appraisal.years",
    }
)


def moved_results(
    old: Side, new: Side, old_names: Mapping[str, Named], new_names: Mapping[str, Named]
) -> tuple[Moved, ...]:
    """Return the results that people would find printed otherwise: headlines, others, then repeated ones.

    Pounds are told to the pound. A result that moves by less than what is printed of it has not moved.
    """
    by_name = {one.reference: one for one in _named(old, new, old_names, new_names)}
    by_name |= {one.reference: one for one in _preferred(old, new)}
    first = [by_name.pop(name) for name in (PREFERRED, *HEADLINES) if name in by_name]
    found = (*first, *_of_plan(old, new), *by_name.values())
    return tuple(sorted(found, key=lambda one: STANDINGS.index(one.standing)))


def _named(
    old: Side, new: Side, old_names: Mapping[str, Named], new_names: Mapping[str, Named]
) -> Iterator[Moved]:
    days = (_days(old), _days(new))
    same = {one.appraisal.preferred.option.id for one in (old, new) if one.appraisal}
    for name in dict.fromkeys((*old_names, *new_names)):
        first, last = old_names.get(name), new_names.get(name)
        before, after = (None if one is None else _text(one) for one in (first, last))
        if before == after:
            continue
        was, is_now = _figure(name, first, days[0]), _figure(name, last, days[1])
        texts = (before or "", after or "")
        apart = _difference(was, is_now, texts, last.kind) if first and last else ""
        label, standing = label_of_result(name), _standing(name, same)
        yield Moved(name, label, standing, before, after, apart, was, is_now)


def _figure(name: str, one: Named | None, days: Mapping[str, date]) -> Figure | None:
    """Return what is behind the text of a name: a name of a day gives its text alone."""
    return days.get(name) or (one.value if one else None)


def _standing(name: str, preferred: set[str]) -> Standing:
    """Return which result is told first; `preferred` are the options that one of the bids prefers."""
    if name in HEADLINES:
        return "headline"
    first, _, rest = name.partition(".")
    option, _, figure = rest.partition(".")
    if name in _TYPED or first == "assumption" or (first == "appraisal" and figure == "name"):
        return "repeated"
    # Where both prefer the same option, its figures are those of the preferred one.
    return "repeated" if first == "appraisal" and preferred == {option} else "other"


def _text(one: Named) -> str:
    if one.value is None:
        return one.text
    # Words such as "a year" that a unit has stay: they are no rounded sum.
    if one.kind in _MONEY and one.text == money_in_words(one.value):
        return whole_money(one.value)
    return percent(one.value) if one.kind == SHARE and one.text == percent(one.value, 0) else one.text


def _difference(old: Figure | None, new: Figure | None, texts: tuple[str, str], kind: str) -> str:
    if isinstance(old, date) and isinstance(new, date):
        return days_apart(old, new)
    if old is None or new is None:
        return ""
    # A reader subtracts what is printed: the difference of the unrounded figures would look wrong.
    before, after = map(_as_printed, texts)
    apart, more = abs(after - before), after > before
    if not apart:
        return ""
    if kind in _MONEY:
        return f"{money(apart)} {'more' if more else 'less'}"
    if kind == PAYBACK:
        return f"{years(apart)} {'longer' if more else 'shorter'}"
    if kind == RATIO:
        return f"{ratio(apart)} {'higher' if more else 'lower'}"
    if kind == SHARE:
        return f"{points(apart / 100)} {'higher' if more else 'lower'}"
    less = "fewer" if before == int(before) and after == int(after) else "less"
    return f"{number(apart)} {'more' if more else less}" if kind == NUMBER else ""


def _as_printed(text: str) -> Decimal:
    """Return the figure that a text begins with: £1,200 a year is 1200."""
    found = _FIGURE.match(text)
    if found is None:
        raise ValueError(f"{text!r} is no figure")
    return Decimal(found[2].replace(",", "")) * (-1 if found[1] else 1)


def days_apart(old: date, new: date) -> str:
    """Return how far a date has moved: "8 days later"; nothing for the same day."""
    apart = (new - old).days
    return f"{count(abs(apart), 'day')} {'later' if apart > 0 else 'earlier'}" if apart else ""


def _days(version: Side) -> dict[str, date]:
    """Return the days behind those names that have one."""
    overview, alpha = version.bid.overview, version.bid.plan
    decided = {"bid.decision_date": overview.decision_date} if overview.decision_date else {}
    return {
        "bid.deadline": version.bid.fund.deadline.value,
        "bid.submission_date": overview.submission_date,
        **decided,
        "bid.discovery_start": overview.discovery.start,
        "bid.discovery_end": overview.discovery.end,
        "plan.start": alpha.start,
        "plan.end": alpha.end,
    }


def _preferred(old: Side, new: Side) -> Iterator[Moved]:
    options = [one.appraisal.preferred.option for one in (old, new) if one.appraisal]
    if len({one.id for one in options}) > 1:
        before, after = (f"{one.id}, {one.name}" for one in options)
        yield Moved(PREFERRED, "Preferred option", "headline", before, after)


def _of_plan(old: Side, new: Side) -> Iterator[Moved]:
    """Yield what moved of the critical path and of the latest days, which no reference names."""
    paths = [", ".join(one.plan.schedule.critical) or None for one in (old, new)]
    if paths[0] != paths[1]:
        yield Moved(None, "Critical path", "headline", paths[0], paths[1])
    days_before, days_after = _latest_days(old), _latest_days(new)
    for label in dict.fromkeys((*days_before, *days_after)):
        first, last = days_before.get(label), days_after.get(label)
        if first != last:
            before, after = (None if day is None else date_text(day) for day in (first, last))
            apart = days_apart(first, last) if first and last else ""
            yield Moved(None, label, "headline", before, after, apart, first, last)


def _latest_days(version: Side) -> dict[str, date | None]:
    plan = version.plan
    dates = {one.milestone.id: one.milestone.date for one in plan.schedule.milestones}
    ends = [dates[one] for one in plan.schedule.critical if one in dates]
    found: dict[str, date | None] = {"End of the critical path": max(ends, default=None)}
    if plan.notice:
        latest = plan.notice.latest
        found["Latest day to publish the brief"] = latest.published if latest else None
        found["Latest day for the brief to close"] = plan.notice.latest_close
        found["Latest day to award the contract"] = plan.notice.latest_award
        found["Latest day for the supplier to start"] = plan.notice.latest_start
    for one in plan.approvals:
        found[f"Latest day to ask for approval {one.approval.id}, {one.approval.name}"] = one.ask_by
    return found
