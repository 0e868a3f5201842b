"""What people call the results that narrative refers to by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

# Those that a delivery manager tells first, in this order, by the names of references.
HEADLINES = {
    "appraisal.preferred.npsv": "Net present social value (NPSV) of the preferred option",
    "appraisal.preferred.bcr": "Benefit-cost ratio (BCR) of the preferred option",
    "appraisal.preferred.payback": "Payback of the preferred option",
    "plan.sum_asked": "Sum asked for",
    "plan.total_cost": "Cost of the Alpha",
    "appraisal.council.joining": "What one council pays once to join",
    "appraisal.council.net_saving": "What one council saves a year",
    "appraisal.council.payback": "Payback of one council",
    "appraisal.sector_saving_a_year": "What all councils save a year",
    "plan.start": "First day of the Alpha",
    "plan.end": "Last day of the Alpha",
}
_OF_OPTION = {
    "name": "Name",
    "npsv": "NPSV",
    "bcr": "BCR",
    "npsv_before_bias": "NPSV before optimism bias",
    "bcr_before_bias": "BCR before optimism bias",
    "payback": "Payback",
    "discounted_payback": "Discounted payback",
    "present_cost": "Present value of the costs",
    "present_benefit": "Present value of the benefits",
    "whole_life_cost": "Whole-life cost",
    "councils_live": "Councils live in the last year",
}
_OF_COUNCIL = {
    "joining": "What one council{type} pays once to join",
    "running": "What one council{type} pays a year",
    "saving": "What one council{type} no longer pays a year",
    "net_saving": "What one council{type} saves a year",
    "saving_after_team": "What one council{type} saves a year after its share of the core team",
    "time": "Staff time that one council{type} frees a year",
    "payback": "Payback of one council{type}",
    "pays_now": "What one council{type} pays a year now",
    "pays_after": "What one council{type} pays a year after joining",
}
_OF_ALL = {
    "councils": "How many {councils} join",
    "joining": "What {councils} pay once to join",
    "net_saving": "What {councils} save a year, before the core team",
}
_COUNCILS = {"all_councils": "all councils", "named_councils": "councils that are named"}
_ALONE = {
    "appraisal.cash_npsv": "NPSV of the preferred option in cash alone",
    "appraisal.paid_back_in": "Year in which the preferred option is paid back",
    "appraisal.discount_rate": "Discount rate",
    "appraisal.discount_source": "Source of the discount rate",
    "appraisal.first_year": "First year of the appraisal",
    "appraisal.last_year": "Last year of the appraisal",
    "appraisal.years": "Years of the appraisal",
    "appraisal.price_base": "Price base",
    "appraisal.options": "Options",
    "appraisal.options_of_change": "Options beside business as usual",
    "plan.own_contribution": "Own contribution to the Alpha",
    "plan.supplier_cost": "Cost of the supplier in the Alpha",
    "plan.lead_cost": "Cost of the lead in the Alpha",
    "plan.partner_cost": "Cost of the partners in the Alpha",
    "plan.weeks": "Weeks of the Alpha",
    "plan.milestones": "Milestones of the Alpha",
    "plan.all_milestones": "Milestones of Discovery and Alpha",
    "plan.team_days": "Days of the team in the Alpha",
    "plan.team_roles": "Roles in the team",
    "simulation.chance_positive": "Chance that the preferred option gains more than it costs",
    "simulation.chance_best": "Chance that the preferred option is the best",
    "switching.adoption": "Switching value of adoption, as a share of the councils assumed",
    "switching.adoption.councils": "Switching value of adoption, in councils",
    "switching.adoption.option": "Better option beyond the switching value of adoption",
}


def label_of_result(name: str) -> str:
    """Return what people call the result of a reference; of one without words of its own, its last part."""
    known = HEADLINES.get(name) or _ALONE.get(name)
    if known:
        return known
    for pattern, words in _PATTERNS.items():
        found = re.fullmatch(pattern, name)
        made = words(found.groupdict()) if found else None
        if made:
            return made
    return _spoken(name.partition(".")[2])


def _of_option(parts: Mapping[str, str | None]) -> str | None:
    label = _OF_OPTION.get(parts["figure"] or "")
    option = "the preferred option" if parts["option"] == "preferred" else f"option {parts['option']}"
    if label and parts["year"]:
        return f"Councils live in {parts['year']}, {option}"
    return f"{label} of {option}" if label else None


def _of_council(parts: Mapping[str, str | None]) -> str | None:
    label = _OF_COUNCIL.get(parts["figure"] or "")
    kind = f" ({(parts['type'] or '').replace('-', ' ')})" if parts["type"] else ""
    return label.format(type=kind) if label else None


def _of_several(parts: Mapping[str, str | None]) -> str | None:
    label = _OF_ALL.get(parts["figure"] or "")
    return label.format(councils=_COUNCILS[parts["who"] or ""]) if label else None


def _of_scenario(parts: Mapping[str, str | None]) -> str | None:
    label = {**_OF_OPTION, "best": "Best option"}.get(parts["figure"] or "")
    of = "" if parts["figure"] == "best" else " of the preferred option"
    return f"{label}{of} in the {parts['scenario']} scenario" if label else None


def _of_switch(parts: Mapping[str, str | None]) -> str | None:
    what = "Better option beyond the switching value" if parts["option"] else "Switching value"
    return f"{what} of {parts['id']}"


_PATTERNS: dict[str, Callable[[Mapping[str, str | None]], str | None]] = {
    r"appraisal\.council\.((?P<type>[\w-]+)\.)?(?P<figure>\w+)": _of_council,
    r"appraisal\.(?P<who>all_councils|named_councils)\.(?P<figure>\w+)": _of_several,
    r"appraisal\.optimism_bias\.(?P<id>[\w-]+)": lambda parts: f"Optimism bias {parts['id']}",
    r"appraisal\.(?P<option>[\w-]+)\.(?P<figure>\w+)(\.(?P<year>\d{4}-\d\d))?": _of_option,
    r"scenario\.(?P<scenario>\w+)\.(?P<figure>\w+)": _of_scenario,
    r"switching\.(?P<id>[\w-]+)(?P<option>\.option)?": _of_switch,
    r"simulation\.npsv_(?P<share>\d+)": lambda parts: f"NPSV that {parts['share']}% of the draws stay below",
    r"assumption\.(?P<id>[\w-]+)(\.(?P<end>low|high))?": lambda parts: (
        f"Assumption {parts['id']}{', ' + parts['end'] if parts['end'] else ''}"
    ),
}


def _spoken(name: str) -> str:
    """Return a name in words: "sessions_with_people" is "Sessions with people"."""
    words = name.replace("_", " ").replace(".", ", ")
    return words[:1].upper() + words[1:]
