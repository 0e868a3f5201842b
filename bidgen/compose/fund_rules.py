"""The fund's rules beside what this bid does about each; a rule that is not confirmed says so."""

from __future__ import annotations

from bidgen.compose.common import Row, capital, confirmed_text
from bidgen.compose.matter import Matter
from bidgen.compose.sums import joined
from bidgen.formats import count, date_text, listed, money
from bidgen.model.bid import BIDDERS, COUNCIL, Overview
from bidgen.model.fund import Fund


def rule_rows(matter: Matter) -> list[Row]:
    """Return a row for each rule of the fund's file: what it asks, what this bid does, and its source."""
    fund, overview = matter.bid.fund, matter.bid.overview
    deadline = fund.deadline
    rows = [
        _row(
            "Deadline of the Discovery’s documents",
            date_text(deadline.value),
            joined(f"To be sent on {date_text(overview.submission_date)}.", deadline.advice or ""),
            deadline.source,
            deadline.confirmed,
        )
    ]
    return [
        *rows,
        *_own_deadlines(fund, overview),
        *_sum_rows(matter, fund),
        *_part_rows(matter, fund),
        *_partner_rows(matter, fund),
        *_role_rows(matter, fund),
    ]


def _own_deadlines(fund: Fund, overview: Overview) -> list[Row]:
    """Return a row for each document that is owed by another day than the rest."""
    does = f"To be sent on {date_text(overview.submission_date)}."
    return [
        _row(f"Deadline of document {one.document}", date_text(one.deadline), does, one.source, one.confirmed)
        for one in fund.owed
        if one.deadline and one.deadline != fund.deadline.value
    ]


def _sum_rows(matter: Matter, fund: Fund) -> list[Row]:
    rule = fund.maximum_grant
    if rule is None:
        return []
    asked = money(matter.bid.plan.sum_asked)
    return [_row("Largest grant", f"At most {money(rule.value)}", asked, rule.source, rule.confirmed)]


def _part_rows(matter: Matter, fund: Fund) -> list[Row]:
    """Return the row for the parts that the cost has to be broken down into."""
    rule = fund.cost_parts
    if rule is None:
        return []
    spent = {share.name: share.total for share in matter.plan.budget.by_part}
    does = listed([f"{one} {money(spent[one])}" if one in spent else f"{one} none" for one in rule.value])
    return [_row("Cost broken down", f"By {listed(rule.value)}", capital(does), rule.source, rule.confirmed)]


def _partner_rows(matter: Matter, fund: Fund) -> list[Row]:
    """Return the rules about who takes part in the Alpha."""
    everybody = matter.bid.overview.organisations
    partners = sum(one.alpha_role == "partner" for one in everybody)
    councils = sum(one.kind == COUNCIL and one.alpha_role in BIDDERS for one in everybody)
    lead = next((one for one in everybody if one.id == matter.bid.overview.lead), None)
    rows = []
    if (rule := fund.minimum_councils) is not None:
        asks, does = f"At least {count(rule.value, 'council')}", count(councils, "council")
        rows.append(_row("Councils that take part", asks, does, rule.source, rule.confirmed))
    if (few := fund.minimum_partners) is not None:
        asks, does = f"At least {count(few.value, 'partner')}", count(partners, "partner")
        rows.append(_row("Partners besides the lead", asks, does, few.source, few.confirmed))
    if (kind := fund.lead_kind) is not None and lead is not None:
        asks, does = f"A {kind.value}", f"{lead.name}, a {lead.kind}"
        rows.append(_row("Who may lead", asks, does, kind.source, kind.confirmed))
    return rows


def _role_rows(matter: Matter, fund: Fund) -> list[Row]:
    """Return one row for the roles that the team has to hold, those it lacks named."""
    if not fund.roles:
        return []
    roles = [one.role for one in matter.bid.plan.team]
    lacking = [rule.value for rule in fund.roles if not rule.held_among(roles)]
    does = f"Still lacking: {listed(lacking)}" if lacking else "All in the team"
    asks = capital(listed([rule.value for rule in fund.roles]))
    confirmed = all(rule.confirmed for rule in fund.roles)
    sources = "; ".join(dict.fromkeys(rule.source for rule in fund.roles))
    return [_row("Roles in the team", asks, does, sources, confirmed)]


def _row(rule: str, asks: str, does: str, source: str, confirmed: bool) -> Row:
    return {"rule": rule, "asks": confirmed_text(asks, confirmed), "does": does, "source": source}
