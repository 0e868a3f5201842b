"""The rules that ship with the program and that a bid names: of funds, frameworks and discount rates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from bidgen.check.shapes import check_input
from bidgen.check.structure import structure
from bidgen.model.fund import Fund
from bidgen.model.procurement import Framework
from bidgen.model.rates import DiscountRates
from bidgen.model.record import Record
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.packaged import packaged_names, read_fund, read_procurement, read_rates
from bidgen.read.raw import Raw

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Packaged(Generic[R]):
    """Rules that ship with the program: their record, schema and folder, and the field that names them."""

    kind: type[R]
    schema: str
    folder: str
    field: str
    read: Callable[[str], tuple[Raw | None, list[Problem]]]


FUND = Packaged(Fund, "fund", "funds", "fund", read_fund)
FRAMEWORK = Packaged(Framework, "procurement", "procurement", "framework", read_procurement)
RATES = Packaged(DiscountRates, "appraisal", "appraisal", "discount_rates", read_rates)


def packaged_rules(
    packaged: Packaged[R], name: str, place: Place | None
) -> tuple[R | None, tuple[Problem, ...]]:
    """Return the packaged rules of that name, and what is at fault with them; C335 where there are none."""
    names = packaged_names(packaged.folder)
    if name not in names:
        kind = packaged.field.replace("_", " ")
        return None, (problem("C335", place, found=name, kind=kind, known=", ".join(names)),)
    return _loaded(packaged, name)


# They ship with the program and stay as they are: read once, however many bids are checked.
@cache
def _loaded(packaged: Packaged[Any], name: str) -> tuple[Any, tuple[Problem, ...]]:
    raw, problems = packaged.read(name)
    if raw is None:
        return None, tuple(problems)
    checked, found = check_input(raw, packaged.schema)
    return structure(packaged.kind, checked), (*problems, *found)
