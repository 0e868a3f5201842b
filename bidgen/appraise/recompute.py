"""Every option's present values under other values of the assumptions, from the lines of `appraise`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from typing import TYPE_CHECKING, Any

from bidgen.appraise.discounting import benefit_cost_ratio, discount_factors, present_value
from bidgen.appraise.inputs import factor_names
from bidgen.appraise.lines import alpha_line, benefits_of, costs_of, named_assumptions
from bidgen.appraise.setting import Setting, setting_of, through_the_years
from bidgen.model.appraisal import Outcome
from bidgen.model.business_case import Assumption, Benefit, Cost, Option, preferred_of
from bidgen.model.whole import Bid

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

# Sums and products of what is typed have fewer digits than this, so that what cancels cancels to 0.
EXACT = Context(prec=400)


@dataclass(frozen=True)
class Term:
    """One line's present value: `weight` pounds x the value of each assumption named, by id."""

    weight: Decimal
    assumptions: tuple[str, ...]


@dataclass(frozen=True)
class Terms:
    """One option's costs and benefits in money, ready to be added up under any values."""

    option: Option
    costs: tuple[Term, ...]
    benefits: tuple[Term, ...]

    @property
    def net(self) -> tuple[Term, ...]:
        """What adds up to the NPSV: benefits less costs, and nothing for business as usual."""
        if self.option.is_baseline:
            return ()
        return (*self.benefits, *(Term(-one.weight, one.assumptions) for one in self.costs))


@dataclass(frozen=True)
class Drawn:
    """One option's present values in pounds, NPSV among them, one for each draw."""

    option: Option
    present_cost: NDArray[float64]
    present_benefit: NDArray[float64]
    npsv: NDArray[float64]


def terms_of(bid: Bid, scenario: str | None = None) -> tuple[Terms, ...]:
    """Return the terms of every option, in the order of the table, with adoption as in `scenario`.

    By default it is the scenario that the figures count. Weights are pounds of the price base, discounted,
    after optimism bias. The adoption of the preferred option is an input of its
    own.
    """
    case, preferred = bid.business_case, preferred_of(bid.business_case)
    setting = setting_of(case, scenario)
    factors = discount_factors(bid.rates, len(setting.years))
    with localcontext(EXACT):
        return tuple(
            Terms(
                option=option,
                costs=(
                    *((_alpha(bid, setting, factors),) if option.needs_alpha else ()),
                    *(_term(one, setting, factors, preferred) for one in costs_of(case, option)),
                ),
                benefits=tuple(_term(one, setting, factors, preferred) for one in benefits_of(case, option)),
            )
            for option in case.options
        )


def _term(record: Cost | Benefit, setting: Setting, factors: Sequence[Decimal], preferred: Option) -> Term:
    # A unit value is an input, so it is no part of the weight; without one it is 1.
    amount = record.quantity * setting.multiplier(record.option, record.kind)
    amounts = through_the_years(amount, record, setting)
    named = named_assumptions(record, setting.assumptions)
    names = (*(one.id for one in named), *factor_names(record, preferred))
    return Term(present_value(amounts, factors), names)


def _alpha(bid: Bid, setting: Setting, factors: Sequence[Decimal]) -> Term:
    return Term(present_value(alpha_line(bid.plan, setting).amounts, factors), ())


def central_values(assumptions: Iterable[Assumption]) -> dict[str, Decimal]:
    """Return the central value of each assumption by its id, in its unit."""
    return {one.id: one.value for one in assumptions}


def recompute(options: Iterable[Terms], values: Mapping[str, Decimal]) -> tuple[Outcome, ...]:
    """Return every option's present values in pounds, unrounded, where the assumptions have `values`.

    `values` are by id and in the assumptions' units; at the central ones the results are those of `appraise`.
    """
    return tuple(_outcome(one, values) for one in options)


def _outcome(terms: Terms, values: Mapping[str, Decimal]) -> Outcome:
    cost, benefit = total(terms.costs, values), total(terms.benefits, values)
    is_baseline = terms.option.is_baseline
    return Outcome(
        option=terms.option,
        present_cost=cost,
        present_benefit=benefit,
        npsv=total(terms.net, values),
        bcr=None if is_baseline else benefit_cost_ratio(benefit, cost),
    )


def total(terms: Iterable[Term], values: Mapping[str, Decimal]) -> Decimal:
    """Return the sum of `terms` in pounds where the assumptions have `values`.

    It is exact but for one rounding at the end, to the digits of the caller's decimal context.
    """
    with localcontext(EXACT):
        exact: Decimal = _added(terms, values, Decimal)
    return +exact


def recompute_draws(
    options: Iterable[Terms], draws: Mapping[str, NDArray[float64]], size: int
) -> tuple[Drawn, ...]:
    """Return every option's present values in pounds, one for each of `size` draws.

    `draws` has by id an array of each assumption's values, `size` long, in its unit. Results are floats: to
    a millionth of a penny those of `recompute`.
    """
    import numpy as np

    def constant(pounds: Decimal) -> NDArray[float64]:
        return np.full(size, float(pounds))

    return tuple(
        Drawn(
            option=one.option,
            present_cost=_added(one.costs, draws, constant),
            present_benefit=_added(one.benefits, draws, constant),
            npsv=_added(one.net, draws, constant),
        )
        for one in options
    )


def _added(terms: Iterable[Term], values: Mapping[str, Any], number: Callable[[Decimal], Any]) -> Any:
    """Return the sum of `terms`, of whatever kind of number `values` are and `number` makes of pounds."""
    added = number(Decimal(0))
    for term in terms:
        amount = number(term.weight)
        for name in term.assumptions:
            amount = amount * values[name]
        added = added + amount
    return added
