"""What the appraisal's results say of its inputs: savings that cannot be, and a better option."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.appraise.councils import councils_by_type
from bidgen.appraise.ranking import best_option
from bidgen.appraise.setting import setting_of
from bidgen.formats import whole_money
from bidgen.model.appraisal import Appraisal
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem


def no_council_saves_more_than_it_pays(bid: Bid) -> Iterator[Problem]:
    """Yield C368 for each type of council that would save more cash a year than business as usual costs it.

    Both are pounds of the price base for one council in the last year, before what the option itself costs.
    Nothing is said where business as usual has no cost per council live.
    """
    case = bid.business_case
    setting = setting_of(case)
    for option in case.options:
        if option.is_baseline:
            continue
        for one in councils_by_type(case, option, setting):
            if one.pays_now is not None and one.cash_releasing > one.pays_now:
                yield problem(
                    "C368",
                    option.at(),
                    type=f" of the type “{one.council_type}”" if one.council_type else "",
                    option=option.id,
                    found=whole_money(one.cash_releasing),
                    pays=whole_money(one.pays_now),
                )


def preferred_is_best(bid: Bid, appraisal: Appraisal) -> Iterator[Problem]:
    """Yield C369 where another option has a higher net present social value than the preferred one.

    Values that differ by less than half a penny are a tie.
    """
    preferred = appraisal.preferred
    best = appraisal.result(best_option(appraisal.results, preferred.option).id)
    if best and best is not preferred:
        yield problem(
            "C369",
            bid.business_case.appraisal.at("preferred_option"),
            id=preferred.option.id,
            found=whole_money(preferred.npsv),
            best=f"option {best.option.id} has {whole_money(best.npsv)}",
        )
