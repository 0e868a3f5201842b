"""Ids that texts mention are found, and each of them is the id of a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidgen.api import check_bid
from bidgen.model.typed_values import texts_of
from bidgen.model.whole import INPUTS, Bid
from bidgen.places import Place
from bidgen.read.raw import INPUTS as FILES
from bidgen.read.schemas import tables_of
from bidgen.review.known_ids import (
    RECORDS,
    IdTable,
    KnownIds,
    LostMention,
    lost_mentions,
    mentions_lead_somewhere,
)
from bidgen.review.mentions import mentions
from bids import load_cases

EXAMPLE = Path(__file__).parents[2] / "bids" / "ims-alpha"
IDS, *CASES = load_cases("mentions")
KNOWN = KnownIds(tuple(IdTable(field, field, tuple(ids)) for field, ids in IDS["ids"].items()))
ALL = tuple(dict.fromkeys(one for table in KNOWN.tables for one in table.ids))


@cache
def example() -> Bid:
    bid = check_bid(EXAMPLE, today=date(2020, 1, 24)).bid
    assert bid is not None
    return bid


@pytest.mark.parametrize("case", [one for one in CASES if "mentions" in one], ids=lambda case: case["text"])
def test_a_text_mentions_these_ids(case: dict[str, Any]) -> None:
    assert sorted(mentions(case["text"], ALL)) == sorted(case["mentions"])


@pytest.mark.parametrize("case", [one for one in CASES if "lost" in one], ids=lambda case: case["text"])
def test_a_mention_of_no_record_is_found_and_nothing_else(case: dict[str, Any]) -> None:
    assert [_short(one) for one in lost_mentions(case["text"], KNOWN)] == case["lost"]


@given(st.text(alphabet="FNMSKRWEQC0123ab-–, to/&()[];:’'\n", max_size=40))
def test_whatever_is_typed_has_an_answer(text: str) -> None:
    for one in lost_mentions(text, KNOWN):
        assert one.text in text
        assert one.ids
        assert one.tables


@pytest.mark.parametrize("case", [one for one in CASES if "mentions" in one], ids=lambda case: case["text"])
def test_what_is_known_is_not_lost(case: dict[str, Any]) -> None:
    known = set(case["mentions"])
    lost = lost_mentions(case["text"], KNOWN)
    assert [one for one in lost if known & set(one.ids)] == []


def test_every_table_has_a_word_for_its_records_but_those_whose_ids_are_words() -> None:
    tables = {table.field for name in FILES for table in tables_of(name) if table.columns[0].field == "id"}
    assert tables - set(RECORDS) == {"organisations", "sources", "pictures", "team"}
    assert set(RECORDS) <= tables


def test_the_rule_says_where_and_what_there_is() -> None:
    bid = example()
    research = replace(bid.research, summary="The chains break (F50). They need more (F06 to F20).")
    found = list(mentions_lead_somewhere(replace(bid, research=research)))
    assert [one.message for one in found] == [
        "“F50” names no record. Findings has F01 to F18; the nearest is F18.",
        "“F06 to F20” names no records F19 and F20. Findings has F01 to F18; the nearest is F18.",
    ]
    assert {one.place for one in found} == {bid.research.at("summary")}


def test_every_id_of_the_example_that_a_text_mentions_is_missed_when_its_row_is_gone() -> None:
    told = 0
    for record, bid in without_each_row(example()):
        places = [place for text, place in texts(bid) if text != record and mentions(text, [record])]
        found = [one.place for one in mentions_lead_somewhere(bid)]
        assert [place for place in places if place not in found] == [], record
        told += len(places)
    assert told > 100


def without_each_row(bid: Bid) -> Iterator[tuple[str, Bid]]:
    """Yield the id of each row of each table, and the bid without that row."""
    for name in INPUTS:
        record = getattr(bid, name)
        for field in fields(record):
            rows = getattr(record, field.name)
            for row in rows if isinstance(rows, tuple) else ():
                if hasattr(row, "id"):
                    kept = tuple(one for one in rows if one is not row)
                    yield row.id, replace(bid, **{name: replace(record, **{field.name: kept})})


def texts(bid: Bid) -> Iterator[tuple[str, Place | None]]:
    for name in INPUTS:
        yield from texts_of(getattr(bid, name))


def _short(lost: LostMention) -> str:
    more = "" if lost.ids == (lost.text,) else f": {', '.join(lost.ids)}"
    return f"{lost.text}{more}{f' nearest {lost.nearest}' if lost.nearest else ''}"
