"""The framework's rules for weightings, the number of suppliers and the length of the contract."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bidgen.check.number_words import NUMBER_WORD, number_in_words
from bidgen.check.rules.unconfirmed import severity_of, source_text
from bidgen.formats import count, percent
from bidgen.model.procurement import Weighting
from bidgen.model.requirements import Requirements
from bidgen.model.whole import EarlyBid
from bidgen.problems import Problem, problem

# Shares are told as exactly as they were typed: 100.004% is not 100%.
_EXACT = 10
_MONTHS = {"year": Decimal(12), "month": Decimal(1), "week": Decimal(12) / 52}
_LENGTH = re.compile(rf"\b(\d{{1,3}}(?:\.\d)?|{NUMBER_WORD})[\s-]+(year|month|week)s?\b", re.IGNORECASE)
WEIGHTINGS = ("technical_weighting", "cultural_weighting", "price_weighting")


def weightings_make_whole(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C327 where the weightings do not add up to exactly 100%."""
    total = sum((_share(bid.requirements, field) for field in WEIGHTINGS), Decimal(0))
    if total != 1:
        yield problem("C327", bid.requirements.at("price_weighting"), found=percent(total, _EXACT))


def weightings_within_limits(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C328 for each weighting outside the framework's bounds."""
    framework = bid.framework
    for rule in framework.weightings:
        found = _share(bid.requirements, rule.field)
        if not rule.min <= found <= rule.max:
            yield problem(
                "C328",
                bid.requirements.at(rule.field),
                severity=severity_of(framework.confirmed),
                field=_words(rule),
                found=percent(found),
                least=percent(rule.min),
                most=percent(rule.max),
                source=(source_text(framework.source, framework.confirmed),),
            )


def weightings_are_whole(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C471 for each weighting that is no whole percentage, where the framework takes no other."""
    framework = bid.framework
    for field in WEIGHTINGS if framework.whole_weightings else ():
        found = _share(bid.requirements, field)
        if (found * 100) % 1:
            yield problem(
                "C471",
                bid.requirements.at(field),
                severity=severity_of(framework.confirmed),
                field=field.removesuffix("_weighting"),
                found=percent(found, _EXACT),
                source=(source_text(framework.source, framework.confirmed),),
            )


def contract_is_short_enough(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C472 where the contract is said to last for longer than the framework allows.

    Looked for are lengths such as "3 years" and "30 months" in words that say more besides.
    """
    framework, text = bid.framework, bid.requirements.contract_length or ""
    for found in _LENGTH.finditer(text):
        months = Decimal(number_in_words(found[1]) or found[1]) * _MONTHS[found[2].lower()]
        if framework.contract_months is not None and months > framework.contract_months:
            yield problem(
                "C472",
                bid.requirements.at("contract_length"),
                found=found.group(),
                most=count(framework.contract_months, "month"),
                source=(source_text(framework.source, framework.confirmed),),
            )


def number_of_suppliers(bid: EarlyBid) -> Iterator[Problem]:
    """Yield C329 where the number of suppliers to evaluate is outside the framework's bounds."""
    framework, rule = bid.framework, bid.framework.suppliers
    found = bid.requirements.number_of_suppliers
    if rule and not rule.min <= found <= rule.max:
        yield problem(
            "C329",
            bid.requirements.at("number_of_suppliers"),
            severity=severity_of(framework.confirmed),
            found=count(found, "supplier"),
            least=rule.min,
            most=rule.max,
            source=(source_text(framework.source, framework.confirmed),),
        )


def _share(requirements: Requirements, field: str) -> Decimal:
    share: Decimal = getattr(requirements, field)
    return share


def _words(rule: Weighting) -> str:
    return rule.field.removesuffix("_weighting")
