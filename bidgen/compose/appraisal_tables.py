"""The appraisal as rows of tables: options compared, years, workings, one council, benefits not in money."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bidgen.compose.common import Row, capital, short_names
from bidgen.compose.matter import Matter
from bidgen.compose.result_names import years_text
from bidgen.compose.sums import joined, rounding_note
from bidgen.formats import count, is_share, measure, money, number, percent, ratio, whole_money
from bidgen.model.appraisal import Appraisal, Line, OptionResult
from bidgen.model.business_case import BUSINESS_AS_USUAL, ONCE, Assumption, Benefit

NOT_APPLICABLE = "–"
EVERY_COUNCIL = "Each council that joins"
PROGRAMME = "The programme"


def basis_note(appraisal: Appraisal) -> str:
    """Return what every table of present values says below it: rate, edition, year 0 and price base."""
    rates = appraisal.rates
    return (
        f"Discounted at {percent(rates.rates[0].rate)} a year in real terms, the rate of {rates.name} "
        f"({rates.source}). Year 0 is {appraisal.years[0]} and is not discounted. Prices of "
        f"{appraisal.price_base}. Every figure is relative to business as usual."
    )


def cash_note(appraisal: Appraisal) -> str:
    """Return what every table of undiscounted amounts says below it."""
    return (
        f"Not discounted. Prices of {appraisal.price_base}, without inflation. Every figure is relative to "
        "business as usual."
    )


def option_rows(appraisal: Appraisal) -> list[Row]:
    """Return one row for each option: present cost, present benefit, NPSV, BCR and payback."""
    return [_option_row(result, result is appraisal.preferred) for result in appraisal.results]


def _option_row(result: OptionResult, preferred: bool) -> Row:
    name = f"{result.option.id}. {result.option.name}" + (" (preferred)" if preferred else "")
    if result.option.kind == BUSINESS_AS_USUAL:
        figures = dict.fromkeys(("present_cost", "present_benefit"), "Baseline")
        return {"name": name, **figures, "npsv": "£0", "bcr": NOT_APPLICABLE, "payback": NOT_APPLICABLE}
    return {
        "name": name,
        "present_cost": whole_money(result.present_cost),
        "present_benefit": whole_money(result.present_benefit),
        "npsv": whole_money(result.npsv),
        "bcr": "Not defined" if result.bcr is None else ratio(result.bcr),
        "payback": capital(years_text(result.payback)),
    }


def option_note(appraisal: Appraisal) -> str:
    """Return the note below the comparison of options, business as usual's own cost included."""
    compared = [one for one in appraisal.results if one.option.kind != BUSINESS_AS_USUAL]
    sums = [((one.present_benefit, -one.present_cost), one.npsv) for one in compared]
    today = next((one for one in appraisal.results if one.option.kind == BUSINESS_AS_USUAL), None)
    baseline = (
        f"Business as usual itself costs {whole_money(today.whole_life_cost)} over the "
        f"{count(len(appraisal.years), 'year')}, not discounted; it is the baseline and is shown for "
        "information."
        if today and today.whole_life_cost
        else ""
    )
    meaning = (
        "NPSV is present benefits less present costs; BCR is present benefits divided by present costs. "
        "Payback is simple, not discounted, and counted in years after year 0."
    )
    return joined(basis_note(appraisal), meaning, baseline, rounding_note(*sums))


def year_rows(appraisal: Appraisal) -> list[Row]:
    """Return the preferred option year by year, not discounted, with the discount factor."""
    found = appraisal.preferred
    return [
        {
            "year": str(year),
            "councils": number(found.councils_live[at]),
            "costs": whole_money(found.cost_by_year[at]),
            "cash_releasing": whole_money(found.cash_releasing_by_year[at]),
            "time": whole_money(found.non_cash_releasing_by_year[at]),
            "net": whole_money(found.net_by_year[at]),
            "cumulative": whole_money(found.cumulative_by_year[at]),
            "factor": f"{appraisal.discount_factors[at]:.4f}",
        }
        for at, year in enumerate(appraisal.years)
    ]


def year_totals(appraisal: Appraisal) -> Row:
    """Return the totals over the years of the columns that add up."""
    found = appraisal.preferred
    return {
        "costs": whole_money(found.whole_life_cost),
        "cash_releasing": whole_money(_total(found.cash_releasing_by_year)),
        "time": whole_money(_total(found.non_cash_releasing_by_year)),
        "net": whole_money(_total(found.net_by_year)),
    }


def year_note(appraisal: Appraisal) -> str:
    """Return the note below the years, with a word on rounding where a row or column does not add up."""
    found = appraisal.preferred
    by_year = (
        found.cost_by_year,
        found.cash_releasing_by_year,
        found.non_cash_releasing_by_year,
        found.net_by_year,
    )
    columns = [(column, _total(column)) for column in by_year]
    rows = [((-cost, cash, time), net) for cost, cash, time, net in zip(*by_year, strict=True)]
    present = (
        f"The factor turns a year’s amount into its present value: "
        f"{whole_money(found.present_benefit)} of benefits less {whole_money(found.present_cost)} of costs "
        f"is a net present social value of {whole_money(found.npsv)}."
    )
    return joined(basis_note(appraisal), present, rounding_note(*columns, *rows))


def cash_rows(appraisal: Appraisal) -> list[Row]:
    """Return the financial case year by year: cash alone, so time freed is left out."""
    found, rows, so_far = appraisal.preferred, [], Decimal(0)
    for at, year in enumerate(appraisal.years):
        cost, saving = found.cost_by_year[at], found.cash_releasing_by_year[at]
        so_far += saving - cost
        rows.append(_cash_row(str(year), cost, saving) | {"cumulative": whole_money(so_far)})
    return rows


def cash_totals(appraisal: Appraisal) -> Row:
    """Return the totals of the financial case."""
    found = appraisal.preferred
    return _cash_row("Total", found.whole_life_cost, _total(found.cash_releasing_by_year))


def cash_table_note(appraisal: Appraisal) -> str:
    """Return the note below the cash table."""
    costs, savings = appraisal.preferred.cost_by_year, appraisal.preferred.cash_releasing_by_year
    rows = [((saving, -cost), saving - cost) for cost, saving in zip(costs, savings, strict=True)]
    counted = "Only cash-releasing benefits are counted: time that is freed cuts no budget."
    return joined(
        cash_note(appraisal),
        counted,
        rounding_note((costs, _total(costs)), (savings, _total(savings)), *rows),
    )


def _cash_row(year: str, cost: Decimal, saving: Decimal) -> Row:
    return {
        "year": year,
        "costs": whole_money(cost),
        "savings": whole_money(saving),
        "net": whole_money(saving - cost),
    }


def line_rows(lines: Sequence[Line], matter: Matter) -> list[Row]:
    """Return costs or benefits with how each is made and its total over the years."""
    return [
        {
            "item": line.item if line.record is None else f"{line.id} {line.item}",
            "sort": _sort(line),
            "who": _who(line, matter),
            "made": " × ".join(line.factors),
            "total": whole_money(line.total),
        }
        for line in lines
    ]


def lines_total(lines: Sequence[Line]) -> str:
    """Return what the lines come to over the years."""
    return whole_money(_total([line.total for line in lines]))


def lines_note(appraisal: Appraisal, *classes: Sequence[Line]) -> str:
    """Return the note below a table of workings in which each class has its own total."""
    columns = [[line.total for line in lines] for lines in classes]
    return joined(cash_note(appraisal), rounding_note(*((column, _total(column)) for column in columns)))


def _sort(line: Line) -> str:
    return capital(line.kind) if isinstance(line.record, Benefit) else f"Cost, {line.kind}"


def _who(line: Line, matter: Matter) -> str:
    if line.who:
        return short_names(matter, (line.who,))[0]
    return PROGRAMME if line.per == ONCE else EVERY_COUNCIL


def council_rows(appraisal: Appraisal) -> list[Row]:
    """Return what the preferred option means for one council that joins."""
    one, live = appraisal.one_council, appraisal.preferred.councils_live[-1]
    share = appraisal.core_team / live if live else Decimal(0)
    after = appraisal.saving_after_team
    rows: tuple[tuple[str, str], ...] = (
        ("Joining cost, paid once", whole_money(one.joining)),
        ("Running cost a year", whole_money(one.running)),
        ("Cash-releasing saving a year", whole_money(one.cash_releasing)),
        ("Net saving a year, in cash", whole_money(one.net_saving)),
        ("Years in which the net saving pays back the joining cost", capital(years_text(one.payback))),
        ("Time freed a year, valued but not cash", whole_money(one.non_cash_releasing)),
    )
    if share and after is not None:
        when = f"{count(live, 'council')} live in {appraisal.years[-1]}"
        rows += (
            (f"Its share of the core team a year, with {when}", whole_money(share)),
            ("Net saving a year after that share, in cash", whole_money(after)),
        )
    return [{"item": item, "amount": amount} for item, amount in rows]


def before_share(appraisal: Appraisal) -> str:
    """Return what qualifies one council's saving where a core team is paid for beside the councils."""
    return ", before its share of the core team" if appraisal.core_team else ""


def council_note(appraisal: Appraisal) -> str:
    """Return the note below the table of one council."""
    one, live = appraisal.one_council, appraisal.preferred.councils_live[-1]
    sums = [((one.cash_releasing, -one.running), one.net_saving)]
    if live and appraisal.saving_after_team is not None:
        sums.append(((one.net_saving, -appraisal.core_team / live), appraisal.saving_after_team))
    return joined(cash_note(appraisal), rounding_note(*sums))


def benefit_rows(benefits: Sequence[Benefit], matter: Matter) -> list[Row]:
    """Return benefits with whose budget is cut, or else who gains, and how each is measured."""
    return [
        {
            "item": f"{one.id} {one.item}",
            "kind": capital(one.kind),
            "whose": one.budget_holder or _gains(one, matter),
            "measure": one.measure or one.note or "Not measured yet",
        }
        for one in benefits
    ]


def _gains(benefit: Benefit, matter: Matter) -> str:
    if benefit.beneficiary:
        return short_names(matter, (benefit.beneficiary,))[0]
    return "All" if benefit.per == ONCE else EVERY_COUNCIL


def assumption_rows(matter: Matter) -> list[Row]:
    """Return every assumption with its value, range, unit, kind, basis and test."""
    sources = {one.id: one.title for one in matter.bid.overview.sources}
    return [
        _assumption_row(one, sources.get(one.source or "")) for one in matter.bid.business_case.assumptions
    ]


def _assumption_row(one: Assumption, source: str | None) -> Row:
    return {
        "id": one.id,
        "statement": one.statement,
        "value": measure(one.value, one.unit),
        "range": _range(one),
        "kind": capital(one.kind),
        "basis": f"{one.basis} Source: {source}." if source else one.basis,
        "test": one.test or "Not tested in the Alpha",
    }


def _range(one: Assumption) -> str:
    low = None if one.low is None else bare_measure(one.low, one.unit)
    high = None if one.high is None else bare_measure(one.high, one.unit)
    if low and high:
        return f"{low} to {high}"
    return f"From {low}" if low else f"Up to {high}" if high else "no range given"


def bare_measure(value: Decimal, unit: str) -> str:
    """Return a value without the words of its unit: £60,000 for "£ a year", 25% for "%", 3.5."""
    if unit.startswith("£"):
        return money(value)
    return percent(value) if is_share(unit) else number(value)


def _total(amounts: Sequence[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))
