"""What properties of the arithmetic are tried with: pounds, flows a year, rates."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

pounds = st.decimals(min_value=-10_000_000, max_value=10_000_000, places=2)
positive_pounds = st.decimals(min_value=1, max_value=10_000_000, places=2)
flows = st.lists(pounds, min_size=1, max_size=40)
rates = st.decimals(min_value=0, max_value=1, places=4)
positive_rates = st.decimals(min_value=Decimal("0.001"), max_value=1, places=4)

# Sums of forty products of 28 digits agree to far less than a penny.
NEAR = Decimal("1e-12")
