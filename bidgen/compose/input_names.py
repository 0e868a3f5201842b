"""What the documents call the inputs that may turn out otherwise, and how their values are printed."""

from __future__ import annotations

from decimal import Decimal

from bidgen.appraise.inputs import ADOPTION_INPUT, UNIT_VALUE_INPUT
from bidgen.appraise.setting import setting_of
from bidgen.compose.matter import Matter
from bidgen.formats import count, is_share, measure, money, number, percent
from bidgen.model.appraisal import Switch
from bidgen.model.business_case import Assumption

# The kinds of evidence, the best first, with how many inputs of each are told of.
KINDS = (
    ("measured", "measured", "measured"),
    ("published", "published", "published"),
    ("estimate", "an estimate", "estimates"),
    ("assumption", "an assumption", "assumptions"),
)
HOW_MANY_JOIN = "How many councils join"


def is_adoption(one: Assumption) -> bool:
    return one.id.startswith(ADOPTION_INPUT)


def is_unit_value(one: Assumption) -> bool:
    return one.id.startswith(UNIT_VALUE_INPUT)


def input_name(one: Assumption) -> str:
    """Return what a table calls the input: its name, or the line whose unit value it is."""
    if is_adoption(one):
        return HOW_MANY_JOIN
    if is_unit_value(one):
        return f"{one.id.removeprefix(UNIT_VALUE_INPUT).strip()} {one.statement}"
    return one.id


def input_in_list(one: Assumption) -> str:
    """Return what a sentence calls the input where it names several: how many councils join, hosting."""
    return HOW_MANY_JOIN[:1].lower() + HOW_MANY_JOIN[1:] if is_adoption(one) else input_name(one)


def input_in_words(one: Assumption) -> str:
    """Return what a sentence calls the input: how many councils join, or its statement with its name."""
    if is_adoption(one):
        return input_in_list(one)
    if is_unit_value(one):
        return f"the price in {input_name(one)}"
    return f"{one.id} (“{one.statement}”)"


def value_text(value: Decimal, one: Assumption, matter: Matter) -> str:
    """Return a value of the input as a table prints it; adoption as councils live in the last year."""
    if is_adoption(one):
        return councils_text(value * matter.appraisal.preferred.councils_live[-1])
    return bare_measure(value, one.unit)


def councils_text(councils: Decimal) -> str:
    """Return how many councils that is, to a tenth: 9.7 councils."""
    return count(int(councils), "council") if councils == int(councils) else f"{number(councils, 1)} councils"


def switch_text(found: Switch, one: Assumption, matter: Matter) -> str:
    """Return a switching value; pounds to the pound, because it is nobody's price."""
    value = Decimal(round(found.value)) if one.unit.startswith("£") else found.value
    return value_text(value, one, matter)


def change_text(found: Switch) -> str:
    """Return how far a switching value lies from the central value: +4.7%, −3.4%; "–" where that is 0."""
    if found.change is None:
        return "–"
    # Nobody reads a decimal of a change to several times the value.
    places = 0 if abs(found.change) >= 1 else 1
    return ("+" if found.change > 0 else "") + percent(found.change, places)


def councils_in(scenario: str, matter: Matter) -> int:
    """Return how many councils are live with the preferred option in the last year of a scenario."""
    setting = setting_of(matter.bid.business_case, scenario)
    return setting.councils(matter.appraisal.preferred.option.id, matter.appraisal.years[-1])


def bare_measure(value: Decimal, unit: str) -> str:
    """Return a value without the words of its unit: £60,000 for "£ a year", 25% for "%", 3.5."""
    if unit.startswith("£"):
        return money(value)
    return percent(value) if is_share(unit) else number(value)


def full_measure(value: Decimal, one: Assumption, matter: Matter) -> str:
    """Return a value of the input with its unit: £60,000 a year; adoption as 10 councils."""
    return value_text(value, one, matter) if is_adoption(one) else measure(value, one.unit)
