"""Options from best to worst, by NPSV and by BCR, and whether the recommendation holds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from bidgen.model.appraisal import OptionResult, Outcome
from bidgen.model.business_case import Option
from bidgen.model.uncertainty import Ranking

# Sums of rounded products are level to far more places than these, and nobody reads as many.
PENCE = 2
# Options whose NPSV differs by less are level: nothing that is printed can tell them apart.
HALF_A_PENNY = Decimal("0.005")
RATIO_PLACES = 9


def ranking(results: Sequence[OptionResult | Outcome]) -> Ranking:
    """Return the options by NPSV and by BCR, the highest first; those that are level keep the table's order.

    NPSV and BCR are those of the Green Book (2018, 5.54). They may rank otherwise, for a small option can
    gain more for each pound; two options that are level in either (NPSV to the penny) do not make them
    differ.
    """
    rated = [(one, one.bcr) for one in results if one.bcr is not None]
    return Ranking(
        by_npsv=tuple(
            one.option for one in sorted(results, key=lambda one: round(one.npsv, PENCE), reverse=True)
        ),
        by_bcr=tuple(one.option for one, _ in sorted(rated, key=lambda pair: pair[1], reverse=True)),
        differ=any(
            round(one.npsv - other.npsv, PENCE) * round(ratio - other_ratio, RATIO_PLACES) < 0
            for (one, ratio), (other, other_ratio) in combinations(rated, 2)
        ),
    )


def best_option(outcomes: Sequence[OptionResult | Outcome], preferred: Option) -> Option:
    """Return the option with the highest NPSV, `preferred` where none is ahead of it by half a penny or more.

    It is another than `preferred` just where the recommendation does not hold.
    """
    best = max(outcomes, key=lambda one: one.npsv)
    chosen = next(one for one in outcomes if one.option.id == preferred.id)
    return best.option if best.npsv - chosen.npsv >= HALF_A_PENNY else preferred
