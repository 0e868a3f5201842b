"""The law between the parsers and the JSON Schemas: what bidgen accepts the schemas accept.

What bidgen refuses they refuse too, but for what no pattern can know. A value is tried as text, and as what
YAML makes of it where it stands without quotes.
"""

from __future__ import annotations

from typing import Any

import pytest
import regress
from check.test_values import BAD, GOOD
from check_jsonschema.parsers.yaml import construct_yaml_implementation
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml.error import YAMLError

from bidgen.check.conform import conform
from bidgen.check.fault import NOTHING, NOTHING_OR_ZERO, TO_COME
from bidgen.check.values import PARSERS
from bidgen.json_schema import patterns
from bidgen.json_schema.inputs import json_schema
from bidgen.json_schema.kinds import KINDS, not_filled_in, value_of
from bidgen.read.text import FORBIDDEN, tidy

KIND_NAMES = sorted({*PARSERS, "ids"} - {"choice"})
TYPED = sorted({typed for _, typed, *_ in [*GOOD, *BAD] if isinstance(typed, str)})
WORDS = sorted(NOTHING | NOTHING_OR_ZERO | TO_COME | {"TBC.", " N/A", "", "  ", "x", "unknown", "\u200b"})

# What bidgen refuses and no pattern can: whether there is such a day, and what weekday it was; and what was
# typed, once YAML has made a number of it.
UNKNOWABLE = {
    ("date", "31 February 2020"),
    ("date", "29/2/2019"),
    ("date", "Monday 31 January 2020"),
    ("money", 33.333),
    ("money", -3.125),
    ("money", 2.0000001),
    ("money", 1e5),
    ("number", 1e5),
    ("integer", 1e5),
    ("id", 12.0),
    ("ids", 12.0),
}


def as_yaml(text: str) -> Any:
    """Return what other programs take the plain text for; the text itself where it needs quotes."""
    try:
        value = construct_yaml_implementation(pure=True).load(f"x: {text}")["x"]
    except (YAMLError, ValueError, TypeError, KeyError):
        return text
    # A null is an empty field to everybody else; "|" and the like begin a value that stands below.
    if value is None or not isinstance(value, str | int | float):
        return text
    return text if isinstance(value, str) and value != text.strip() else value


def validator(rules: dict[str, Any]) -> Draft202012Validator:
    ways = [value_of(rules)]
    if not rules.get("required"):
        ways.append({"$ref": f"#/$defs/{not_filled_in(rules)}"})
    return Draft202012Validator({"anyOf": ways, "$defs": KINDS})


def accepted(text: str, rules: dict[str, Any]) -> bool:
    """Return whether bidgen takes the text for a value, or for none where none is needed."""
    done = conform({"x": text}, {"x": rules})
    return not done.at_fault and ("x" in done.values or not rules.get("required"))


@pytest.mark.parametrize("required", [True, False])
@pytest.mark.parametrize("kind", KIND_NAMES)
def test_what_is_accepted_is_accepted_and_what_is_refused_is_refused(kind: str, required: bool) -> None:
    rules = {"type": kind, "required": required}
    schema = validator(rules)
    wrong = []
    for text in [*TYPED, *WORDS]:
        for value in (text, as_yaml(text)):
            if accepted(text, rules) != schema.is_valid(value) and (kind, value) not in UNKNOWABLE:
                wrong.append((text, value))
    assert wrong == []


@pytest.mark.parametrize(("kind", "value"), sorted(UNKNOWABLE, key=str))
def test_the_list_of_what_cannot_be_known_holds_nothing_else(kind: str, value: Any) -> None:
    assert validator({"type": kind, "required": True}).is_valid(value)


NUMBERS = st.from_regex(r"\s?[-−(£]{0,2} ?[0-9]{1,4}(,[0-9]{3})?(\.[0-9]{1,3})?[)%]{0,2}", fullmatch=True)
DATES = st.from_regex(
    r"((Mon|Friday),? )?[0-9]{1,2}(st|th)?( of)?[ /.-]?([0-9]{1,2}|Jan|Sept|march|AUGUST)[ /.-][0-9]{4}"
    r"|[0-9]{4}[-/.][0-9]{1,2}([-/.][0-9]{1,2})?|[a-zA-Z]{3,9}\.? [0-9]{4}"
    r"|[0-9]{4} ?[-/–] ?[0-9]{2}([0-9]{2})?",
    fullmatch=True,
)
OTHERS = st.from_regex(
    r"https?://[a-z@:.\[\]0-9]{1,12}(/[a-z?#]*)?|[./~a-z]{1,9}"
    r"|[A-Za-z0-9-]{1,9}([,; \n]{1,3}[a-z0-9-]{1,4})*",
    fullmatch=True,
)


@pytest.mark.parametrize("kind", KIND_NAMES)
@settings(deadline=None)
@given(text=st.one_of(st.text(max_size=12), NUMBERS, DATES, OTHERS))
def test_any_text_that_is_accepted_is_accepted(kind: str, text: str) -> None:
    # Reading refuses control characters; of what nobody sees the schemas allow only what stands around.
    assume(
        FORBIDDEN.search(text) is None
        and (tidy(text) == text.strip() or tidy(text) == " ".join(text.split()))
    )
    for required in (True, False):
        rules = {"type": kind, "required": required}
        if accepted(text, rules):
            assert validator(rules).is_valid(text)
            value = as_yaml(text)
            # 1e-5 is a fraction to YAML, where it would be an id as typed.
            if not (kind in {"id", "ids"} and isinstance(value, float)):
                assert validator(rules).is_valid(value)


@pytest.mark.parametrize(
    "typed", ["Business as usual", "business  AS usual", "business-as_usual", "BUSINESS AS USUAL"]
)
def test_choices_are_offered_exactly_and_taken_in_any_case(typed: str) -> None:
    rules = {"type": "choice", "required": True, "allowed": ["business as usual", "change (other)"]}
    assert accepted(typed, rules)
    assert validator(rules).is_valid(typed)
    assert not validator(rules).is_valid("business as usual, or not")
    assert value_of(rules)["anyOf"][0] == {"enum": rules["allowed"]}


@pytest.mark.parametrize("typed", ["-1", "(1)", "-£1", "£ -0.01", "−2"])
def test_a_number_that_is_too_small_is_refused_as_text_too(typed: str) -> None:
    schema = validator({"type": "money", "required": True, "min": 0})
    assert not schema.is_valid(typed)
    assert not schema.is_valid(-1)
    assert schema.is_valid("-0.00")
    assert schema.is_valid("£10")


def every_pattern() -> list[str]:
    named = [value for name, value in vars(patterns).items() if name.isupper() and isinstance(value, str)]
    return [one for one in named if not one.startswith("_")] + [patterns.words(TO_COME)]


@pytest.mark.parametrize("pattern", every_pattern())
def test_editors_read_the_patterns_as_python_does(pattern: str) -> None:
    editors = regress.Regex(pattern, flags="u")
    python = Draft202012Validator({"pattern": pattern})
    # To ECMAScript U+FEFF is white space.
    texts = [one for one in [*TYPED, *WORDS] if "\ufeff" not in one]
    assert [one for one in texts if (editors.find(one) is not None) != python.is_valid(one)] == []


def test_no_pattern_takes_long_for_long_text() -> None:
    schema = Draft202012Validator(json_schema("alpha-plan"))
    for text in ("a" * 20_000, "1," * 10_000, "https://" + "a@" * 10_000, "../" * 10_000, "- " * 10_000):
        assert not schema.is_valid({"start": text, "sum_asked": text, "licence": text})
