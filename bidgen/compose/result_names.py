"""The names of the appraisal's results and of how sure they are, for narrative to refer to."""

from __future__ import annotations

from decimal import Decimal

from bidgen.appraise.discounting import rate_of_year
from bidgen.appraise.inputs import is_adoption, is_unit_value
from bidgen.compose.appraisal_notes import rate_text
from bidgen.compose.input_names import switching_value
from bidgen.compose.named import (
    NUMBER,
    PAYBACK,
    SHARE,
    Named,
    benefit_cost_ratio,
    counted,
    measured,
    net_present_value,
    pounds,
    pounds_a_year,
    share,
    words,
)
from bidgen.formats import number, percent, years
from bidgen.model.appraisal import Appraisal, OneCouncil, OptionResult, RollUp
from bidgen.model.uncertainty import AssumptionSwitch, Uncertainty

NEVER = "never"
NO_VALUE = "no value"


def appraisal_names(appraisal: Appraisal) -> dict[str, Named]:
    """Return the names that begin with "appraisal": years, options, councils, the sector."""
    preferred = appraisal.preferred
    names = {
        "appraisal.first_year": words(str(appraisal.years[0])),
        "appraisal.last_year": words(str(appraisal.years[-1])),
        "appraisal.years": counted(len(appraisal.years)),
        "appraisal.price_base": words(str(appraisal.price_base)),
        "appraisal.discount_rate": _discount_rate(appraisal),
        "appraisal.discount_source": words(appraisal.rates.name),
        **_council_names("appraisal.council", appraisal.one_council),
        "appraisal.council.saving_after_team": pounds_a_year(appraisal.saving_after_team),
        "appraisal.sector_saving_a_year": pounds_a_year(appraisal.sector_saving),
        "appraisal.paid_back_in": words(
            NEVER if appraisal.paid_back_in is None else str(appraisal.paid_back_in)
        ),
        "appraisal.cash_npsv": net_present_value(preferred.cash_npsv),
        **_option_names("preferred", preferred, appraisal),
        **_roll_up_names("all_councils", appraisal.all_councils),
    }
    if appraisal.named_councils:
        names |= _roll_up_names("named_councils", appraisal.named_councils)
    for council in appraisal.councils:
        if council.council_type:
            names |= _council_names(f"appraisal.council.{key_of(council.council_type)}", council)
    for bias in appraisal.biases:
        names[f"appraisal.optimism_bias.{bias.bias.id}"] = share(bias.resultant)
    for result in appraisal.results:
        names |= _option_names(result.option.id, result, appraisal)
    return names


def _discount_rate(appraisal: Appraisal) -> Named:
    """Return the rates in words; the value is that of the first year that is discounted."""
    return Named(rate_text(appraisal), SHARE, rate_of_year(appraisal.rates, 1))


def key_of(council_type: str) -> str:
    """Return the council type as a part of a name: london-borough."""
    return council_type.casefold().replace(" ", "-")


def _council_names(key: str, council: OneCouncil) -> dict[str, Named]:
    names = {
        f"{key}.joining": pounds(council.joining),
        f"{key}.running": pounds_a_year(council.running),
        f"{key}.saving": pounds_a_year(council.cash_releasing),
        f"{key}.net_saving": pounds_a_year(council.net_saving),
        f"{key}.time": pounds_a_year(council.non_cash_releasing),
        f"{key}.payback": _payback(council.payback),
    }
    if council.pays_now is not None:
        names[f"{key}.pays_now"] = pounds_a_year(council.pays_now)
        names[f"{key}.pays_after"] = pounds_a_year(council.pays_after)
    return names


def _roll_up_names(key: str, found: RollUp) -> dict[str, Named]:
    return {
        f"appraisal.{key}.councils": counted(found.councils),
        f"appraisal.{key}.joining": pounds(found.joining),
        f"appraisal.{key}.net_saving": pounds_a_year(found.net_saving),
    }


def _option_names(key: str, result: OptionResult, appraisal: Appraisal) -> dict[str, Named]:
    name = f"appraisal.{key}"
    return {
        f"{name}.name": words(result.option.name),
        f"{name}.npsv": net_present_value(result.npsv),
        f"{name}.bcr": benefit_cost_ratio(result.bcr),
        f"{name}.npsv_before_bias": net_present_value(result.before_bias.npsv),
        f"{name}.bcr_before_bias": benefit_cost_ratio(result.before_bias.bcr),
        f"{name}.payback": _payback(result.payback),
        f"{name}.discounted_payback": _payback(result.discounted_payback),
        f"{name}.present_cost": pounds(result.present_cost),
        f"{name}.present_benefit": pounds(result.present_benefit),
        f"{name}.whole_life_cost": pounds(result.whole_life_cost),
        f"{name}.councils_live": counted(result.councils_live[-1]),
        **{
            f"{name}.councils_live.{year}": counted(live)
            for year, live in zip(appraisal.years, result.councils_live, strict=True)
        },
    }


def uncertainty_names(uncertainty: Uncertainty, appraisal: Appraisal) -> dict[str, Named]:
    """Return the names of scenarios, chances and switching values, all of the preferred option."""
    preferred, drawn = appraisal.preferred, uncertainty.simulation
    names = {
        "simulation.draws": counted(drawn.draws),
        "simulation.chance_positive": _chance(drawn.chance_positive),
        "simulation.chance_best": _chance(drawn.chance_best),
        **{f"simulation.npsv_{one}": net_present_value(drawn.point(one)) for one in (10, 50, 90)},
    }
    for scenario in uncertainty.scenarios:
        outcome = scenario.outcome(preferred.option.id)
        if outcome:
            names[f"scenario.{scenario.scenario}.npsv"] = net_present_value(outcome.npsv)
            names[f"scenario.{scenario.scenario}.bcr"] = benefit_cost_ratio(outcome.bcr)
        names[f"scenario.{scenario.scenario}.best"] = words(
            f"option {scenario.best.id}, {scenario.best.name}"
        )
    for switch in uncertainty.switches:
        if is_adoption(switch.assumption):
            names |= _adoption_switch(switch, preferred.councils_live[-1])
        elif not is_unit_value(switch.assumption):
            names |= _switch(f"switching.{switch.assumption.id}", switch)
    return names


def _switch(name: str, found: AssumptionSwitch) -> dict[str, Named]:
    one, nearest = found.assumption, found.nearest
    if nearest is None:
        return {name: words(NO_VALUE)}
    return {
        name: measured(switching_value(nearest, one), one.unit),
        f"{name}.option": words(f"option {nearest.better.id}, {nearest.better.name}"),
    }


def _adoption_switch(found: AssumptionSwitch, councils: int) -> dict[str, Named]:
    """Return the share of the councils assumed at which the recommendation changes, and their number."""
    nearest = found.nearest
    if nearest is None:
        return {"switching.adoption": words(NO_VALUE), "switching.adoption.councils": words(NO_VALUE)}
    return {
        "switching.adoption": share(nearest.value),
        "switching.adoption.councils": _councils(nearest.value * councils),
        "switching.adoption.option": words(f"option {nearest.better.id}, {nearest.better.name}"),
    }


def _councils(how_many: Decimal) -> Named:
    return Named(number(how_many, 1), NUMBER, how_many)


def _chance(fraction: Decimal) -> Named:
    return Named(percent(fraction, 0), share(fraction).kind, fraction)


def _payback(how_many: Decimal | None) -> Named:
    return Named(years_text(how_many), PAYBACK, how_many)


def years_text(how_many: Decimal | None) -> str:
    """Return a number of years after year 0, or "never": 2.6 years, 1 year."""
    return NEVER if how_many is None else years(how_many)
