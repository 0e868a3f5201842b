"""A Monte Carlo of the NPSV: independent triangular draws, the same for the same seed on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from bidgen.appraise.ranges import range_of
from bidgen.appraise.ranking import HALF_A_PENNY
from bidgen.appraise.recompute import Drawn, Terms, recompute_draws
from bidgen.model.business_case import Assumption, Option
from bidgen.model.uncertainty import Chances, Simulation

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

SEED = 2020
DRAWS = 100_000
PENNY = Decimal("0.01")
LEVEL = float(HALF_A_PENNY)


def simulation(
    options: Sequence[Terms],
    preferred: Option,
    assumptions: Sequence[Assumption],
    *,
    seed: int = SEED,
    draws: int = DRAWS,
) -> Simulation:
    """Return how the preferred option's NPSV is spread, in pounds, and how often it is the best option.

    This is a simplification, general practice and no rule of the Green Book: each assumption is drawn by
    itself from a triangular distribution over its low, central and high, though in life some of them move
    together, and the shape is nobody's finding. Every option is recomputed from the same draw. Assumptions
    without a range stay central, and so does adoption; those that no option counts are not drawn. Raises
    ValueError for less than one draw.
    """
    if draws < 1:
        raise ValueError(f"a simulation needs at least one draw, not {draws}")
    counted = {name for option in options for term in option.net if term.weight for name in term.assumptions}
    ranged = tuple(one for one in assumptions if one.id in counted and range_of(one))
    drawn = recompute_draws(options, _draws(assumptions, ranged, seed, draws), draws)
    (chosen,) = (one for one in drawn if one.option.id == preferred.id)
    ordered = sorted(chosen.npsv.tolist())
    return Simulation(
        seed=seed,
        draws=draws,
        drawn=ranged,
        chances=tuple(
            Chances(
                one.option,
                positive=Decimal(int((one.npsv >= LEVEL).sum())) / draws,
                best=Decimal(_times_best(one, drawn)) / draws,
            )
            for one in drawn
        ),
        preferred=preferred,
        percentiles=tuple(
            # As many draws as make `percent` of them, rounded up, do not exceed it.
            Decimal(ordered[-(-percent * draws // 100) - 1]).quantize(PENNY)
            for percent in range(1, 100)
        ),
    )


def _times_best(chosen: Drawn, drawn: Sequence[Drawn]) -> int:
    best = chosen.npsv >= chosen.npsv
    for other in drawn:
        best &= chosen.npsv > other.npsv - LEVEL
    return int(best.sum())


def _draws(
    assumptions: Sequence[Assumption], ranged: Sequence[Assumption], seed: int, draws: int
) -> dict[str, NDArray[float64]]:
    """Return each assumption's values by id: those of `ranged` drawn, in their order, the others central."""
    import numpy as np

    # Not the generator's own triangular(): which numbers that uses may change from one NumPy to the next.
    generator = np.random.Generator(np.random.PCG64(seed))
    values = {one.id: np.full(draws, float(one.value)) for one in assumptions}
    for one in ranged:
        ends = range_of(one)
        if ends is not None:
            low, high = map(float, ends)
            values[one.id] = _triangular(generator.random(draws), low, float(one.value), high)
    return values


def _triangular(shares: NDArray[float64], low: float, central: float, high: float) -> NDArray[float64]:
    """Return the values that `shares` (0 to 1) of a triangular distribution do not exceed."""
    import numpy as np

    width = high - low
    rising = low + np.sqrt(shares * width * (central - low))
    falling = high - np.sqrt((1 - shares) * width * (high - central))
    return np.where(shares * width < central - low, rising, falling)
