"""The tornado: which inputs move the NPSV most, and where every other assumption is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from business_cases import EXAMPLE, SMALL, bids, read, unhurried, with_value
from hypothesis import given

from bidgen.appraise import appraise
from bidgen.appraise.inputs import inputs_of
from bidgen.appraise.recompute import terms_of
from bidgen.appraise.tornado import tornado
from bidgen.model.uncertainty import Tornado
from bidgen.model.whole import Bid

NEAR = Decimal("1e-9")


def of(bid: Bid, bars: int = 10) -> Tornado:
    preferred = appraise(bid).preferred.option
    (terms,) = (one for one in terms_of(bid) if one.option == preferred)
    return tornado(terms, inputs_of(bid.business_case), bars=bars)


@pytest.mark.parametrize("folder", [EXAMPLE, SMALL])
def test_a_bar_ends_where_typing_low_and_high_leads(folder: str) -> None:
    bid = read(folder)
    found = of(bid)
    assert found.npsv == pytest.approx(appraise(bid).preferred.npsv, abs=NEAR)
    for bar in found.bars:
        one = bar.assumption
        assert one.low is not None
        assert one.high is not None
        at_low, at_high = (appraise(with_value(bid, one.id, end)) for end in (one.low, one.high))
        assert bar.npsv_at_low == pytest.approx(at_low.preferred.npsv, abs=NEAR)
        assert bar.npsv_at_high == pytest.approx(at_high.preferred.npsv, abs=NEAR)


@unhurried
@given(bids())
def test_every_assumption_is_in_one_place_and_the_widest_bar_is_first(bid: Bid) -> None:
    found = of(bid, bars=2)
    widths = [bar.width for bar in found.bars]
    assert widths == sorted(widths, reverse=True)
    assert all(widths)
    places = [
        *(bar.assumption for bar in found.bars),
        *found.weaker,
        *found.without_range,
        *found.without_effect,
    ]
    assert sorted(one.id for one in places) == sorted(one.id for one in inputs_of(bid.business_case))


def test_what_has_no_range_has_no_bar() -> None:
    found = of(read(SMALL))
    # The build costs 60,000 / 1.035 at a share of 1, and 0.5 less or more of that.
    assert [bar.assumption.id for bar in found.bars] == ["build-share", "hour"]
    assert round(found.bars[0].width, 2) == Decimal("57971.01")
    without = [one.id for one in found.without_range]
    assert without[0] == "move-share"
    assert all(" of " in name for name in without[1:])
    # What business as usual costs moves nothing.
    assert "unit value of C1" in [one.id for one in found.without_effect]
    assert found.weaker == ()


def test_no_more_bars_than_asked_for() -> None:
    found = of(read(EXAMPLE), bars=3)
    assert len(found.bars) == 3
    assert len(found.weaker) == len(of(read(EXAMPLE), bars=99).bars) - 3
