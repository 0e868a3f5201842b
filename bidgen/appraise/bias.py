"""Optimism bias by the bid's own tables: the resultant of each row, and what it multiplies amounts by."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from bidgen.appraise.optimism_bias import Contribution, reduced, resultant_bias, uplifted
from bidgen.model.appraisal import AppliedBias
from bidgen.model.business_case import MONEY_KINDS, BusinessCase

# By option and class of cost or benefit; what is not in it is multiplied by 1.
Multipliers: TypeAlias = Mapping[tuple[str, str], Decimal]


def applied_biases(case: BusinessCase) -> tuple[AppliedBias, ...]:
    """Return every row of the Optimism bias table with its resultant, a fraction of 1.

    The resultant is upper bound x (1 - sum of contribution x mitigation), as HM Treasury's supplementary
    guidance on optimism bias has it.
    """
    return tuple(
        AppliedBias(
            bias=one,
            factors=(mine := tuple(row for row in case.mitigation if row.bias == one.id)),
            resultant=resultant_bias(
                one.upper_bound, [Contribution(row.contribution, row.mitigation) for row in mine]
            ),
        )
        for one in case.optimism_bias
    )


def multipliers(case: BusinessCase) -> dict[tuple[str, str], Decimal]:
    """Return what each option's amounts of a class are multiplied by: costs by more than 1, benefits by less.

    A row without an option holds for all of them; business as usual, the baseline, is left as it is. Rows
    for the same option and class are applied one after the other.
    """
    found: dict[tuple[str, str], Decimal] = {}
    for one in applied_biases(case):
        bias = one.bias
        adjusted = reduced if bias.kind in MONEY_KINDS else uplifted
        for option in case.options:
            if not option.is_baseline and bias.option in (None, option.id):
                key = (option.id, bias.kind)
                found[key] = adjusted(found.get(key, Decimal(1)), one.resultant)
    return found
