"""The results of the appraisal as plain data: pounds to the penny as text, so that no digit is lost."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bidgen.model.appraisal import Appraisal, OneCouncil, OptionResult, RollUp
    from bidgen.model.uncertainty import Uncertainty

_PENNY = Decimal("0.01")
_SHARE = Decimal("0.000001")


def appraisal_json(appraisal: Appraisal, sure: Uncertainty) -> dict[str, Any]:
    """Return the results by name; amounts by year are in the order of `years`, a missing figure is None."""
    cash = appraisal.financial
    return {
        "price_base": str(appraisal.price_base),
        "years": [str(year) for year in appraisal.years],
        "discount_factors": [str(one.quantize(_SHARE)) for one in appraisal.discount_factors],
        "preferred": appraisal.preferred.option.id,
        "options": [_option(one) for one in appraisal.results],
        "ranking": {
            "by_npsv": [one.id for one in sure.ranking.by_npsv],
            "by_bcr": [one.id for one in sure.ranking.by_bcr],
        },
        "optimism_bias": [
            {
                "id": one.bias.id,
                "option": one.bias.option,
                "class": one.bias.kind,
                "upper_bound": _share(one.bias.upper_bound),
                "resultant": _share(one.resultant),
            }
            for one in appraisal.biases
        ],
        "councils": [_council(one) for one in appraisal.councils],
        "council_on_average": _council(appraisal.one_council),
        "named_councils": None if appraisal.named_councils is None else _together(appraisal.named_councils),
        "all_councils": _together(appraisal.all_councils),
        "financial": {
            "capital": _each(cash.capital),
            "revenue": _each(cash.revenue),
            "fund": _each(cash.fund),
            "savings": _each(cash.savings),
            "organisations": [
                {"who": one.who, "costs": _each(one.cost_by_year), "savings": _each(one.saving_by_year)}
                for one in cash.flows
            ],
        },
        **_uncertainty(sure),
    }


def _option(one: OptionResult) -> dict[str, Any]:
    return {
        "id": one.option.id,
        "name": one.option.name,
        "costs": _each(one.cost_by_year),
        "cash_releasing": _each(one.cash_releasing_by_year),
        "non_cash_releasing": _each(one.non_cash_releasing_by_year),
        "optimism_bias": _each(one.bias_by_year),
        "councils_live": list(one.councils_live),
        "whole_life_cost": _pounds(one.whole_life_cost),
        "present_cost": _pounds(one.present_cost),
        "present_benefit": _pounds(one.present_benefit),
        "npsv": _pounds(one.npsv),
        "bcr": _share(one.bcr),
        "npsv_before_bias": _pounds(one.before_bias.npsv),
        "bcr_before_bias": _share(one.before_bias.bcr),
        "payback_years": _pounds(one.payback),
        "discounted_payback_years": _pounds(one.discounted_payback),
    }


def _council(one: OneCouncil) -> dict[str, Any]:
    return {
        "council_type": one.council_type,
        "live": one.live,
        "pays_now": _pounds(one.pays_now),
        "pays_after": _pounds(one.pays_after),
        "net_saving": _pounds(one.net_saving),
        "time_freed": _pounds(one.non_cash_releasing),
        "joining": _pounds(one.joining),
        "payback_years": _pounds(one.payback),
    }


def _together(found: RollUp) -> dict[str, Any]:
    return {
        "names": list(found.names),
        "councils": found.councils,
        "joining": _pounds(found.joining),
        "net_saving": _pounds(found.net_saving),
        "after_core_team": _pounds(found.after_team),
    }


def _uncertainty(sure: Uncertainty) -> dict[str, Any]:
    drawn = sure.simulation
    return {
        "scenarios": [
            {
                "scenario": one.scenario,
                "npsv": {found.option.id: _pounds(found.npsv) for found in one.outcomes},
                "best": one.best.id,
            }
            for one in sure.scenarios
        ],
        "tornado": [
            {
                "input": bar.assumption.id,
                "low": _pounds(bar.npsv_at_low),
                "high": _pounds(bar.npsv_at_high),
            }
            for bar in sure.tornado.bars
        ],
        "switching_values": [
            {
                "input": one.assumption.id,
                "below": None if one.below is None else _share(one.below.value),
                "above": None if one.above is None else _share(one.above.value),
            }
            for one in sure.switches
        ],
        "simulation": {
            "seed": drawn.seed,
            "draws": drawn.draws,
            "chance_positive": str(drawn.chance_positive),
            "chance_best": str(drawn.chance_best),
            "npsv": {str(one): _pounds(drawn.point(one)) for one in (10, 50, 90)},
        },
    }


def _pounds(amount: Decimal | None) -> str | None:
    """Return pounds, or years, to two places."""
    return None if amount is None else str(amount.quantize(_PENNY))


def _each(amounts: Sequence[Decimal]) -> list[str]:
    return [str(one.quantize(_PENNY)) for one in amounts]


def _share(value: Decimal | None) -> str | None:
    return None if value is None else str(value.quantize(_SHARE))
