"""Slow, central and fast adoption: every option's results, and whether the recommendation holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bidgen.appraise.inputs import adoption_input, inputs_of, is_adoption
from bidgen.appraise.ranking import best_option
from bidgen.appraise.recompute import central_values, recompute, terms_of
from bidgen.appraise.setting import setting_of
from bidgen.model.business_case import SCENARIOS, Option
from bidgen.model.uncertainty import AssumptionSwitch, Bar, ScenarioResult, Switch
from bidgen.model.whole import Bid


def scenario_results(bid: Bid, preferred: Option) -> tuple[ScenarioResult, ...]:
    """Return the results of each scenario that the Adoption table tells, from slow to fast.

    All assumptions are central. Amounts are pounds, present values relative to business as usual, which has
    an NPSV of 0 in every scenario. An option that has no row of a scenario is counted as in the scenario
    that the figures are made with.
    """
    told = {row.scenario for row in bid.business_case.adoption}
    return tuple(_result(bid, scenario, preferred) for scenario in SCENARIOS if scenario in told)


def _result(bid: Bid, scenario: str, preferred: Option) -> ScenarioResult:
    setting = setting_of(bid.business_case, scenario)
    outcomes = recompute(terms_of(bid, scenario), central_values(inputs_of(bid.business_case)))
    best = best_option(outcomes, preferred)
    return ScenarioResult(
        scenario=scenario,
        councils_live=setting.councils(preferred.id, setting.years[-1]),
        counted=scenario == bid.business_case.appraisal.scenario,
        outcomes=outcomes,
        best=best,
        holds=best.id == preferred.id,
    )


def adoption_bar(scenarios: Sequence[ScenarioResult], preferred: Option) -> tuple[Bar, ...]:
    """Return the preferred option's NPSV from the slowest to the fastest scenario; nothing for one alone."""
    found = [outcome.npsv for one in scenarios if (outcome := one.outcome(preferred.id))]
    return (Bar(adoption_input(preferred), found[0], found[-1]),) if len(found) > 1 else ()


def within_scenarios(
    switches: Sequence[AssumptionSwitch], scenarios: Sequence[ScenarioResult], live: int
) -> tuple[AssumptionSwitch, ...]:
    """Return the switches, that of adoption with whether the scenarios reach so many councils.

    `live` is how many are live in the last year of the scenario that is counted; the range of adoption is
    from the fewest to the most councils of a scenario in that year, None with one scenario alone.
    """
    reached = [one.councils_live for one in scenarios]

    def placed(switch: Switch | None) -> Switch | None:
        if switch is None or len(reached) < 2:
            return switch
        return replace(switch, in_range=min(reached) <= switch.value * live <= max(reached))

    return tuple(
        replace(one, below=placed(one.below), above=placed(one.above)) if is_adoption(one.assumption) else one
        for one in switches
    )
