"""The requirements' evaluation: weightings and number of suppliers, by the framework's rules."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bidgen.check.rules.unconfirmed import severity_of, source_text
from bidgen.formats import count, percent
from bidgen.model.procurement import Weighting
from bidgen.model.requirements import Requirements
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem

WEIGHTINGS = ("technical_weighting", "cultural_weighting", "price_weighting")


def weightings_make_whole(bid: Bid) -> Iterator[Problem]:
    """Yield C327 where the weightings do not add up to exactly 100%."""
    total = sum((_share(bid.requirements, field) for field in WEIGHTINGS), Decimal(0))
    if total != 1:
        yield problem("C327", bid.requirements.at("price_weighting"), found=percent(total))


def weightings_within_limits(bid: Bid) -> Iterator[Problem]:
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
                source=source_text(framework.source, framework.confirmed),
            )


def number_of_suppliers(bid: Bid) -> Iterator[Problem]:
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
            source=source_text(framework.source, framework.confirmed),
        )


def _share(requirements: Requirements, field: str) -> Decimal:
    share: Decimal = getattr(requirements, field)
    return share


def _words(rule: Weighting) -> str:
    return rule.field.removesuffix("_weighting")
