"""Counts in narrative are those of the tables: six where a table has seven contradicts it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from bidgen.compose.named import Named
from bidgen.model.whole import INPUTS, Bid
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.schemas import table_labels
from bidgen.review.counted import Counted
from bidgen.review.stated import told
from bidgen.review.typed_counts import Told, TypedCount, typed_counts

# So many are hardly ever some that the text named just before.
MANY = 5
_BRIEF = "requirements"


def counts_from_tables(bid: Bid, names: Mapping[str, Named]) -> Iterator[Problem]:
    """Yield C440 for a typed count that a reference gives, and C441 for one that the tables contradict.

    Looked at are the texts that C344 and C345 look at, for what counted.py lists. One is never offered a
    reference: running text has it in words.
    """
    leads = [one for one in bid.overview.organisations if one.id == bid.overview.lead]
    called = tuple(name for one in leads for name in (one.name, one.short_name) if name)
    since = bid.overview.discovery.start.year
    for name in INPUTS:
        for text, place in told(bid, (name,)):
            for one in typed_counts(text, in_brief=name == _BRIEF, since=since, lead=called):
                yield from _held_against_tables(one, bid, names, place)


def _held_against_tables(
    typed: TypedCount, bid: Bid, names: Mapping[str, Named], place: Place | None
) -> Iterator[Problem]:
    given = {name: names[name] for name in typed.what.names if name in names}
    values = {name: one.value for name, one in given.items() if one.value is not None}
    record = next(one for one in bid.inputs if hasattr(one, typed.what.table))
    # A bid that keeps no such table counts nothing.
    if not values or not getattr(record, typed.what.table):
        return
    told = Told.PERHAPS if typed.what.top else typed.told
    all_of_them = told is Told.SURELY or (told is Told.LIKELY and typed.number >= MANY)
    # What there is more of than the bid has is no part of it.
    if not all_of_them and typed.number <= max(values.values()):
        return
    same = {name: one for name, one in given.items() if values.get(name) == typed.number}
    if not same:
        counted = record.at(typed.what.table)
        yield problem(
            "C441",
            place,
            related=[counted],
            count=typed.text,
            table=(_table(typed.what, counted),),
            offers=_offers(given),
        )
    elif typed.number != 1:
        yield problem("C440", place, count=typed.text, offers=_offers(same))


def _offers(given: Mapping[str, Named]) -> tuple[str, ...]:
    """Return the references, each with its value; names of one value are offered once."""
    offered: dict[Decimal | None, str] = {}
    for name, one in given.items():
        offered.setdefault(one.value, f"[[{name}]] (now {one.text})")
    return tuple(offered.values())


def _table(what: Counted, place: Place | None) -> str:
    label = table_labels().get(what.table)
    said = f"the table {label}" if label else "the Alpha's dates"
    return f"{said} ({place})" if place else said
