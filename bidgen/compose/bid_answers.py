"""The bid to the fund in the order of its document: facts, narrative, and tables line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bidgen.compose.alpha_tables import mitigation
from bidgen.compose.common import capital, sentence
from bidgen.compose.form import Answer, Text, allowed_of, fund_field, shown
from bidgen.formats import count, date_text, listed, money, number
from bidgen.model.alpha_plan import ALPHA, FUND, PARTS
from bidgen.model.record import Record
from bidgen.model.whole import Bid
from bidgen.places import Place
from bidgen.read.schemas import Rules, label_of, load_schema

RECORDS = {
    "bid": "overview",
    "business-case": "business_case",
    "findings": "research",
    "alpha-plan": "plan",
    "requirements": "requirements",
}
PLAN = "alpha-plan"
FACTS, NARRATIVE, TABLES = "The bid", "Entry form", "Tables, a line for each row"
# The narrative of the bid to the fund, in the order of its document.
BID_FIELDS = (
    "summary",
    "vision",
    "approach",
    "strategic_fit",
    "value_for_money",
    "governance",
    "collaboration",
    "openness",
    "scaling",
    "dependencies",
)


def bid_answers(bid: Bid) -> Iterator[Answer]:
    """Yield who, when and how much; the narrative, with what else the fund's file limits; and the tables."""
    yield from _facts(bid)
    others = [
        (one.input, one.field)
        for one in bid.fund.word_limits
        if one.input != PLAN or one.field not in BID_FIELDS
    ]
    for schema_name, dotted in (*((PLAN, one) for one in BID_FIELDS), *others):
        record: Record = getattr(bid, RECORDS[schema_name])
        *groups, field = dotted.split(".")
        for group in groups:
            record = getattr(record, group)
        value, place = getattr(record, field), record.at(field)
        label, kind = _label(schema_name, dotted)
        name = fund_field(schema_name, dotted)
        yield Answer(
            section=NARRATIVE,
            field=name,
            label=label,
            texts=(Text(shown(value, kind), place),) if value is not None else (),
            place=place,
            allowed=allowed_of(bid.early, "funding-bid", name),
        )
    for table, rows in _tables(bid):
        yield Answer(
            section=TABLES,
            field=table,
            label=_label(PLAN, table)[0],
            texts=tuple(rows),
            place=bid.plan.at(table),
            listed=True,
            allowed=allowed_of(bid.early, "funding-bid", table),
        )


def _facts(bid: Bid) -> Iterator[Answer]:
    """Yield what a form asks for in boxes of their own: nothing of it is written, so nothing is too long."""
    overview, plan = bid.overview, bid.plan
    names = {one.id: one.name for one in overview.organisations}
    partners = [one.name for one in overview.organisations if one.alpha_role == "partner"]
    facts = (
        ("title", _label("bid", "title")[0], overview.title, overview.at("title")),
        ("lead", _label("bid", "lead")[0], names.get(overview.lead, overview.lead), overview.at("lead")),
        ("partners", "Partners", listed(partners), overview.at("organisations")),
        ("start", _label(PLAN, "start")[0], date_text(plan.start), plan.at("start")),
        ("end", _label(PLAN, "end")[0], date_text(plan.end), plan.at("end")),
        ("sum_asked", _label(PLAN, "sum_asked")[0], money(plan.sum_asked), plan.at("sum_asked")),
        ("licence", _label(PLAN, "licence")[0], plan.licence, plan.at("licence")),
    )
    for field, label, text, place in facts:
        texts = (Text(text, place),) if text else ()
        yield Answer(FACTS, field, label, texts, place, limitable=False)


def _tables(bid: Bid) -> Iterator[tuple[str, Iterable[Text]]]:
    """Yield the tables that a form asks for in words, each row as one text."""
    plan = bid.plan
    roles = {one.id: one.role for one in plan.team}
    names = {one.id: one.short_name or one.name for one in bid.overview.organisations}
    yield "goals", [_row(one, f"{sentence(one.goal)} Measure: {sentence(one.measure)}") for one in plan.goals]
    yield (
        "hypotheses",
        [
            _row(
                one, " ".join(map(sentence, (one.assumption, f"Test: {one.test}", f"True if: {one.true_if}")))
            )
            for one in plan.hypotheses
        ],
    )
    yield (
        "milestones",
        [_row(one, f"{date_text(one.date)}: {one.milestone}") for one in plan.milestones_of(ALPHA)],
    )
    yield (
        "team",
        [
            _row(one, f"{one.role}, {names.get(one.organisation, one.organisation)}: {_days(one.days)}")
            for one in plan.team
        ],
    )
    yield "budget", _costs(bid, names)
    yield "spend", [_row(one, f"{one.month}: {money(one.amount)}") for one in plan.spend]
    yield (
        "risks",
        [
            _row(
                one,
                f"{sentence(one.risk)} Likelihood: {one.likelihood}, impact: {one.impact}. "
                f"Mitigation: {sentence(mitigation(one))} "
                f"Owner: {roles.get(one.owner, one.owner)}.",
            )
            for one in plan.risks
        ],
    )


def _row(record: Record, text: str) -> Text:
    return Text(text, record.at())


def _days(how_many: Decimal) -> str:
    return count(int(how_many), "day") if how_many == int(how_many) else f"{number(how_many)} days"


@dataclass
class _Cost:
    """What one organisation spends in one part of the Alpha, in pounds."""

    fund: Decimal = Decimal(0)
    own: Decimal = Decimal(0)
    place: Place | None = None


def _costs(bid: Bid, names: Mapping[str, str]) -> Iterator[Text]:
    """Yield what each organisation spends as supplier, lead or partner, and who pays; then the whole."""
    costs: dict[tuple[int, str], _Cost] = {}
    for line in bid.plan.budget:
        cost = costs.setdefault((PARTS.index(line.part), line.organisation), _Cost(place=line.at()))
        if line.paid_by == FUND:
            cost.fund += line.amount
        else:
            cost.own += line.amount
    for (part, organisation), cost in sorted(costs.items(), key=lambda item: item[0][0]):
        # A supplier still to be found is called that already.
        who = ", ".join(dict.fromkeys((capital(PARTS[part]), names.get(organisation, organisation))))
        yield Text(f"{who}: {_paid(cost.fund, cost.own)}", cost.place)
    fund = sum((one.fund for one in costs.values()), Decimal(0))
    own = sum((one.own for one in costs.values()), Decimal(0))
    yield Text(f"Together: {_paid(fund, own)}", bid.plan.at("budget"))


def _paid(fund: Decimal, own: Decimal) -> str:
    parts = f"{money(fund)} from the fund, {money(own)} its own" if own else f"{money(fund)} from the fund"
    return f"{money(fund + own)} ({parts})" if own else parts


@cache
def _label(schema_name: str, dotted: str) -> tuple[str, str]:
    """Return the labels on the way to a field, and its type."""
    rules: Rules = {"schema": load_schema(schema_name)}
    labels = []
    for name in dotted.split("."):
        rules = rules["schema"][name]
        labels.append(label_of(name, rules))
    return ", ".join(labels), rules["type"]
