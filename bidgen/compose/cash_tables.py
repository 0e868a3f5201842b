"""The financial case as rows of tables: cash by year, and by organisation."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from bidgen.compose.appraisal_notes import cash_note
from bidgen.compose.common import Row, short_names
from bidgen.compose.matter import Matter
from bidgen.compose.sums import joined, rounding_note, total
from bidgen.formats import whole_money
from bidgen.model.appraisal import COUNCILS_THAT_JOIN, THE_FUND, THE_PROGRAMME, Appraisal, CashFlow

WHO = {
    THE_FUND: "The fund",
    COUNCILS_THAT_JOIN: "Councils that join",
    THE_PROGRAMME: "Nobody named yet",
}


def cash_rows(appraisal: Appraisal) -> list[Row]:
    """Return the financial case year by year: cash alone, so that staff time and time freed are left out."""
    found, so_far = appraisal.financial, accumulate(appraisal.financial.net)
    columns = (found.capital, found.revenue, found.fund, found.savings, found.net)
    return [
        {"year": str(year), **_cells(amounts), "cumulative": whole_money(added_up)}
        for year, amounts, added_up in zip(appraisal.years, zip(*columns, strict=True), so_far, strict=True)
    ]


def cash_totals(appraisal: Appraisal) -> Row:
    """Return the totals of the financial case over the years."""
    found = appraisal.financial
    columns = (found.capital, found.revenue, found.fund, found.savings, found.net)
    return _cells([total(column) for column in columns])


def _cells(amounts: Sequence[Decimal]) -> Row:
    names = ("capital", "revenue", "fund", "savings", "net")
    return {name: whole_money(amount) for name, amount in zip(names, amounts, strict=True)}


def cash_table_note(appraisal: Appraisal) -> str:
    """Return the note below the cash by year, which holds for the cash by organisation, too."""
    found = appraisal.financial
    columns = (found.capital, found.revenue, found.fund, found.savings)
    rows = [
        ((-capital, -revenue, saving), net)
        for capital, revenue, saving, net in zip(
            found.capital, found.revenue, found.savings, found.net, strict=True
        )
    ]
    counted = "Staff time that is typed as a cost of its own and time freed are left out."
    if any(line.is_alpha for line in appraisal.preferred.costs):
        counted += (
            " The Alpha counts with its whole budget, what the organisations put in themselves included."
        )
    return joined(
        cash_note(appraisal),
        counted,
        "Net is savings less capital and revenue.",
        rounding_note(*((column, total(column)) for column in columns), *rows),
    )


def payer_rows(matter: Matter) -> list[Row]:
    """Return what each organisation pays and saves over the years, and its largest call on cash."""
    appraisal = matter.appraisal
    flows = appraisal.financial.flows
    rows = [
        _payer_row(WHO.get(one.who) or short_names(matter, [one.who])[0], one, appraisal) for one in flows
    ]
    every = CashFlow("", appraisal.financial.costs, appraisal.financial.savings)
    return [*rows, _payer_row("All together", every, appraisal)] if len(rows) > 1 else rows


def _payer_row(who: str, flow: CashFlow, appraisal: Appraisal) -> Row:
    lowest = min(flow.net_by_year)
    when = appraisal.years[flow.net_by_year.index(lowest)]
    return {
        "who": who,
        "costs": whole_money(total(flow.cost_by_year)),
        "savings": whole_money(total(flow.saving_by_year)),
        "net": whole_money(total(flow.net_by_year)),
        "call": f"{whole_money(-lowest)} in {when}" if lowest < 0 else "None",
    }


def payer_note(appraisal: Appraisal) -> str:
    """Return the note below the cash by organisation."""
    found = appraisal.financial
    totals = [(total(one.cost_by_year), total(one.saving_by_year)) for one in found.flows]
    sums = [((saving, -cost), saving - cost) for cost, saving in totals]
    costs = ([cost for cost, _ in totals], total(found.costs))
    savings = ([saving for _, saving in totals], total(found.savings))
    unnamed = (
        f"“{WHO[THE_PROGRAMME]}”: it is not settled which organisation pays."
        if any(one.who == THE_PROGRAMME for one in found.flows)
        else ""
    )
    joining = (
        "“Councils that join” are all of them, those of this bid included. Any other cost counts for the "
        "organisation that the tables name."
        if any(one.who == COUNCILS_THAT_JOIN for one in found.flows)
        else ""
    )
    return joined(
        f"Cash as in the table before, in prices of {appraisal.price_base}, without inflation. The largest "
        "call is the year in which an organisation pays most, less what it saves in that year.",
        joining,
        unnamed,
        rounding_note(costs, savings, *sums),
    )
