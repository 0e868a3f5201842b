"""What the documents call the inputs that may turn out otherwise, and how their values are printed."""

from __future__ import annotations

from decimal import Decimal

from bidgen.appraise.inputs import is_adoption, is_unit_value, line_named
from bidgen.compose.common import capital
from bidgen.compose.sums import to_the_pound
from bidgen.formats import count, is_share, measure, money, number, percent
from bidgen.model.appraisal import Appraisal
from bidgen.model.business_case import Assumption
from bidgen.model.uncertainty import Switch

# The kinds of evidence, the best first, with how many inputs of each are told of.
KINDS = (
    ("measured", "measured", "measured"),
    ("published", "published", "published"),
    ("estimate", "an estimate", "estimates"),
    ("assumption", "an assumption", "assumptions"),
)
HOW_MANY_JOIN = "How many councils join"


def short_name(one: Assumption) -> str:
    """Return what the bid calls an assumption of its table, as a sentence does: licence of a district."""
    return one.short_name or one.id.replace("-", " ")


def input_name(one: Assumption) -> str:
    """Return what tables and charts call the input: its short name, or the line whose unit value it is."""
    if is_adoption(one):
        return HOW_MANY_JOIN
    return f"{line_named(one)} {one.statement}" if is_unit_value(one) else capital(short_name(one))


def input_in_list(one: Assumption) -> str:
    """Return what a sentence calls the input where it names several: how many councils join, hosting."""
    if is_adoption(one):
        return HOW_MANY_JOIN[:1].lower() + HOW_MANY_JOIN[1:]
    return input_name(one) if is_unit_value(one) else short_name(one)


def input_in_words(one: Assumption) -> str:
    """Return what a sentence calls the input that it is about: with its statement where it has one."""
    if is_unit_value(one):
        return f"the price in {input_name(one)}"
    return input_in_list(one) if is_adoption(one) else f"{short_name(one)} (“{one.statement}”)"


def value_text(value: Decimal, one: Assumption, appraisal: Appraisal) -> str:
    """Return a value of the input as a table prints it; adoption as councils live in the last year."""
    if is_adoption(one):
        return councils_text(value * appraisal.preferred.councils_live[-1])
    return bare_measure(value, one.unit)


def councils_text(councils: Decimal) -> str:
    """Return how many councils that is, to a tenth: 9.7 councils."""
    return count(int(councils), "council") if councils == int(councils) else f"{number(councils, 1)} councils"


def switching_value(found: Switch, one: Assumption) -> Decimal:
    """Return a switching value as it is printed: pounds to the pound, because it is nobody's price."""
    return to_the_pound(found.value) if one.unit.startswith("£") else found.value


def switch_text(found: Switch, one: Assumption, appraisal: Appraisal) -> str:
    """Return a switching value in words, without the words of its unit.

    That of adoption is a share of the councils in every year: how many there are in the last year would not
    say it, because those that join late hardly earn back what they pay.
    """
    if is_adoption(one):
        return f"{percent(found.value)} of them"
    return value_text(switching_value(found, one), one, appraisal)


def change_text(found: Switch) -> str:
    """Return how far a switching value lies from the central value: +4.7%, −3.4%; "–" where that is 0."""
    if found.change is None:
        return "–"
    # Nobody reads a decimal of a change to several times the value.
    places = 0 if abs(found.change) >= 1 else 1
    return ("+" if found.change > 0 else "") + percent(found.change, places)


def bare_measure(value: Decimal, unit: str) -> str:
    """Return a value without the words of its unit: £60,000 for "£ a year", 25% for "%", 3.5."""
    if unit.startswith("£"):
        return money(value)
    return percent(value) if is_share(unit) else number(value)


def full_measure(value: Decimal, one: Assumption, appraisal: Appraisal) -> str:
    """Return a value of the input with its unit: £60,000 a year; adoption as 10 councils."""
    return value_text(value, one, appraisal) if is_adoption(one) else measure(value, one.unit)
