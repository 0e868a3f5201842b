"""The inputs that may turn out otherwise: assumptions, unit values, and how many councils join."""

from __future__ import annotations

from decimal import Decimal

from bidgen.model.business_case import (
    MONEY_KINDS,
    ONCE,
    Assumption,
    Benefit,
    BusinessCase,
    Cost,
    Option,
    preferred_of,
)

# No id has a blank in it, so that these stand for no assumption of the table.
ADOPTION_INPUT = "adoption of option"
UNIT_VALUE_INPUT = "unit value of"


def inputs_of(case: BusinessCase) -> tuple[Assumption, ...]:
    """Return every input of the amounts, each with its range in its unit, in the order of the tables.

    Those are the assumptions, the unit values that lines of cost and benefit state themselves, and the
    adoption of the preferred option: 1 for the councils of the Adoption table, of which it is a multiple.
    """
    preferred = preferred_of(case)
    lines: list[Cost | Benefit] = [*case.costs, *(one for one in case.benefits if one.kind in MONEY_KINDS)]
    return (
        *case.assumptions,
        *(_unit_value(one) for one in lines if states_unit_value(one)),
        *((adoption_input(preferred),) if any(_counts_councils(one, preferred) for one in lines) else ()),
    )


def is_adoption(one: Assumption) -> bool:
    """Say whether the input is the adoption of the preferred option."""
    return one.id.startswith(ADOPTION_INPUT)


def is_unit_value(one: Assumption) -> bool:
    """Say whether the input is the unit value of a line; its statement is then the line's item."""
    return one.id.startswith(UNIT_VALUE_INPUT)


def line_named(one: Assumption) -> str:
    """Return the id of the line whose unit value the input is."""
    return one.id.removeprefix(UNIT_VALUE_INPUT).strip()


def states_unit_value(record: Cost | Benefit) -> bool:
    """Say whether the line has a unit value of its own; 1 is what an empty cell means."""
    return record.unit_value != 1 or record.unit_low is not None or record.unit_high is not None


def factor_names(record: Cost | Benefit, preferred: Option) -> tuple[str, ...]:
    """Return the ids of the inputs, other than assumptions, that the line's amounts are multiplied by."""
    return (
        *((f"{UNIT_VALUE_INPUT} {record.id}",) if states_unit_value(record) else ()),
        *((f"{ADOPTION_INPUT} {preferred.id}",) if _counts_councils(record, preferred) else ()),
    )


def _unit_value(record: Cost | Benefit) -> Assumption:
    return Assumption(
        id=f"{UNIT_VALUE_INPUT} {record.id}",
        statement=record.item,
        value=record.unit_value,
        low=record.unit_low,
        high=record.unit_high,
        unit="£",
        kind="published" if record.source else "assumption",
        source=record.source,
        basis=record.note or "",
        places=record.places,
    )


def adoption_input(preferred: Option) -> Assumption:
    """Return the adoption of the preferred option as an input: 1, of which it is a multiple."""
    return Assumption(
        id=f"{ADOPTION_INPUT} {preferred.id}",
        statement="How many councils join, of those in the Adoption table",
        value=Decimal(1),
        unit="%",
        kind="assumption",
        basis="The Adoption table",
        places=preferred.places,
    )


def _counts_councils(record: Cost | Benefit, preferred: Option) -> bool:
    return record.option == preferred.id and record.per != ONCE
