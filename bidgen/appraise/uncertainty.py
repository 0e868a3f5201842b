"""Bid + Appraisal -> Uncertainty: how sure the results are, and what would turn the recommendation."""

from __future__ import annotations

from bidgen.appraise.inputs import inputs_of
from bidgen.appraise.ranking import ranking
from bidgen.appraise.recommendation import recommendation_switches
from bidgen.appraise.recompute import terms_of
from bidgen.appraise.scenarios import adoption_bar, scenario_results, within_scenarios
from bidgen.appraise.simulation import DRAWS, SEED, simulation
from bidgen.appraise.tornado import tornado
from bidgen.model.appraisal import Appraisal
from bidgen.model.uncertainty import Uncertainty
from bidgen.model.whole import Bid


def how_sure(bid: Bid, appraisal: Appraisal, *, seed: int = SEED, draws: int = DRAWS) -> Uncertainty:
    """Return ranking, switching values, tornado, scenarios and a simulation, for what `appraise` found.

    Amounts are pounds of the price base, present values relative to business as usual. The same bid, `seed`
    and number of `draws` give the same result on every machine. Raises ValueError for less than one draw.
    """
    preferred = appraisal.preferred.option
    options, inputs = terms_of(bid), inputs_of(bid.business_case)
    (chosen,) = (one for one in options if one.option.id == preferred.id)
    scenarios = scenario_results(bid, preferred)
    switches = recommendation_switches(options, preferred, inputs)
    return Uncertainty(
        ranking=ranking(appraisal.results),
        switches=within_scenarios(switches, scenarios, appraisal.preferred.councils_live[-1]),
        tornado=tornado(chosen, inputs, adoption_bar(scenarios, preferred)),
        scenarios=scenarios,
        simulation=simulation(options, preferred, inputs, seed=seed, draws=draws),
    )
