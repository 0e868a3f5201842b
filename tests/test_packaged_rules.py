"""The rules that ship with the program fit their schemas, and what they speak of exists in a bid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bidgen.check.packaged import FRAMEWORK, FUND, RATES, Packaged
from bidgen.check.shapes import check_input
from bidgen.check.structure import structure
from bidgen.compose.bid_answers import RECORDS
from bidgen.model.record import Record
from bidgen.read.packaged import packaged_names
from bidgen.read.schemas import load_schema

ALL = [(kind, name) for kind in (FUND, FRAMEWORK, RATES) for name in packaged_names(kind.folder)]


def load(kind: Packaged[Any], name: str) -> Record:
    raw, problems = kind.read(name)
    assert raw is not None and problems == []
    checked, problems = check_input(raw, kind.schema)
    assert problems == []
    record = structure(kind.kind, checked)
    assert isinstance(record, Record)
    return record


def rules_of(schema: str, dotted: str) -> Mapping[str, Any]:
    """Return the rules of a field such as "strategic.problem"; a KeyError where there is none."""
    *groups, field = dotted.split(".")
    fields = load_schema(schema)
    for group in groups:
        inner = fields[group]["schema"]
        # The rows of a table are one level further in.
        fields = inner["schema"] if fields[group]["type"] == "list" else inner
    return fields[field]


@pytest.mark.parametrize(("kind", "name"), ALL, ids=[f"{kind.folder}/{name}" for kind, name in ALL])
def test_a_packaged_file_is_whole(kind: Packaged[Any], name: str) -> None:
    load(kind, name)


@pytest.mark.parametrize("name", packaged_names("funds"))
def test_a_fund_limits_words_of_text_that_there_is(name: str) -> None:
    for limit in load(FUND, name).word_limits:  # type: ignore[attr-defined]
        assert limit.input in RECORDS
        assert rules_of(limit.input, limit.field)["type"] in ("text", "prose")


@pytest.mark.parametrize("name", packaged_names("procurement"))
def test_a_framework_limits_fields_that_the_brief_has(name: str) -> None:
    framework: Any = load(FRAMEWORK, name)
    for limit in framework.limits:
        kind = rules_of("requirements", limit.field)["type"]
        assert kind in ("text", "prose", "list")
        assert limit.items is None or kind == "list"
    assert all(rules_of("requirements", rule.field)["type"] == "percent" for rule in framework.weightings)
