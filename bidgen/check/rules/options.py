"""What is compared: business as usual, a choice of options, and a gain in money of each."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.catalogue import Severity
from bidgen.check.rules.counting import benefits_in_money, options_of_change
from bidgen.formats import listed
from bidgen.model.business_case import BUSINESS_AS_USUAL
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem


def one_business_as_usual(bid: Bid) -> Iterator[Problem]:
    """Yield C321 unless exactly one option is business as usual."""
    case = bid.business_case
    found = [one for one in case.options if one.kind == BUSINESS_AS_USUAL]
    if len(found) != 1:
        yield problem(
            "C321",
            case.at("options"),
            found=", ".join(one.id for one in found) or "none",
            related=[one.at("kind") for one in found],
        )


def there_is_a_choice(bid: Bid) -> Iterator[Problem]:
    """Yield C350 where there is one option besides business as usual, or none."""
    case = bid.business_case
    found = options_of_change(case)
    if len(found) < 2:
        names = listed([f"one option alone, {one.id} (“{one.name}”)" for one in found])
        yield problem("C350", case.at("options"), found=(names or "no option",))


def options_gain_money(bid: Bid) -> Iterator[Problem]:
    """Yield C347 for each option without a benefit in money; advice but for the preferred one."""
    case = bid.business_case
    gaining = {one.option for one in benefits_in_money(case)}
    told = {one.option for one in case.benefits}
    changing = options_of_change(case)
    # Without business as usual, of which C321 tells, one of these is it and gains nothing.
    for option in changing if len(changing) < len(case.options) else ():
        if option.id not in gaining:
            preferred = option.id == case.appraisal.preferred_option
            yield problem(
                "C347",
                option.at(),
                severity=Severity.WARNING if preferred else Severity.ADVICE,
                id=option.id,
                name=option.name,
                found="only benefits that are not in money" if option.id in told else "no benefit",
            )
