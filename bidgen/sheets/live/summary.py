"""The sheet Summary: the appraisal's settings, what each option comes to, and the years."""

from __future__ import annotations

from collections.abc import Collection

from bidgen.appraise.summary import SummarySettings
from bidgen.model.business_case import REVENUE, SCENARIOS
from bidgen.read import summary as shown
from bidgen.read.addresses import letters, quoted
from bidgen.sheets.live import layout as at
from bidgen.sheets.live.formulas import chosen, words
from bidgen.sheets.live.layout import Block, Layout, setting
from bidgen.sheets.live.lines import CLASSES, LEFT_OUT
from bidgen.sheets.live.plan import Look, SheetPlan, fixed
from bidgen.sheets.live.stands import Stands

_ABOUT = f"What the tables come to, computed as you type. {shown.MARK} It is not read."
_NO_RATES = "business-case.yaml names discount rates that are not known: nothing is discounted"
_FROM_YAML = "from business-case.yaml; bidgen refresh brings it up to date"
_OF_SCENARIOS = "as it is, for the figures that the documents print; the others to see what they change"
_COLUMNS = (shown.OPTION, shown.NAME, *shown.RESULTS)
_DISCOUNTED = (shown.NPSV, shown.BCR, shown.PRESENT_COST, shown.PRESENT_BENEFIT, shown.NPSV_BEFORE)


def summary(stands: Stands, layout: Layout, settings: SummarySettings, name: str, beside: str) -> SheetPlan:
    """Return the sheet Summary, called `name`, that adds up the sheet Workings, called `beside`."""
    sheet = SheetPlan(name)
    there = quoted(beside)
    sheet.put(1, 1, "Summary of the appraisal", "title")
    sheet.put(2, 1, _ABOUT)
    sheet.compute(3, 1, _message(stands, layout, there), "text")
    _add_settings(sheet, settings)
    _add_results(sheet, stands, layout, there, () if settings.rates else _DISCOUNTED)
    _add_years(sheet, layout, settings, there)
    last = max(len(_COLUMNS), at.ByYear.OF_OPTIONS + 3 * layout.options.size - 1)
    sheet.widths = {1: 24, 2: 38, **dict.fromkeys(range(3, last + 1), 19.0)}
    sheet.choices = {setting(shown.SHOWN_SCENARIO).replace("$", ""): SCENARIOS}
    return sheet


def _message(stands: Stands, layout: Layout, workings: str) -> str:
    beyond = []
    blocks = {"options": layout.options, "costs": layout.costs, "benefits": layout.benefits}
    blocks |= {"adoption": layout.adoption, "optimism_bias": layout.biases, "mitigation": layout.mitigation}
    for field, block in blocks.items():
        stand = stands[field]
        column = stand.column("id") or stand.column(next(iter(stand.columns))) or ""
        last = f"{workings}!{fixed(block.last, at.Listed.ROW)}"
        beyond.append(
            f"COUNTA({column})>IFERROR(COUNTA(INDEX({column},1):INDEX({column},{last})),COUNTA({column}))"
        )
    unread = "+".join(
        f'COUNTIF({block.of(at.Line.COUNTED, workings)},"{LEFT_OUT}")'
        for block in (layout.costs, layout.benefits)
    )
    told = f'IF({unread}>0,{unread}&" {shown.NOT_COUNTED}","{shown.ALL_COUNTED}")'
    return f'IF(OR({",".join(beyond)}),"{shown.MORE_ROWS}",{told})'


def _add_settings(sheet: SheetPlan, settings: SummarySettings) -> None:
    top = at.SETTINGS_AT
    sheet.put(top - 2, 1, "Settings", "section")
    sheet.headings(top - 1, (shown.SETTING, shown.VALUE, "Where it comes from"))
    inflation = "" if settings.inflation is None else float(settings.inflation)
    rows: tuple[tuple[str, str | float, Look], ...] = (
        (shown.YEAR_0, str(settings.first_year or ""), "word"),
        (shown.YEARS, settings.years or "", "count"),
        (shown.PRICE_BASE, str(settings.price_base or ""), "word"),
        (shown.INFLATION, inflation, "percent"),
        (shown.RATES, settings.schedule, "word"),
        (shown.PREFERRED, settings.preferred, "word"),
        (shown.SCENARIO, settings.scenario, "word"),
        (shown.SHOWN_SCENARIO, settings.scenario, "word"),
    )
    from_where = {shown.SHOWN_SCENARIO: _OF_SCENARIOS}
    if not settings.rates:
        from_where[shown.RATES] = _NO_RATES
    for row, (name, value, look) in enumerate(rows, start=top):
        sheet.put(row, 1, name, "label")
        sheet.put(row, 2, value, look)
        sheet.put(row, 3, from_where.get(name, _FROM_YAML))


def _add_results(
    sheet: SheetPlan, stands: Stands, layout: Layout, workings: str, unknown: Collection[str]
) -> None:
    """Add what each option comes to; `unknown` are the results that cannot be worked out."""
    top = layout.results
    sheet.put(top - 2, 1, "Results by option, in pounds of the price base", "section")
    sheet.headings(top - 1, _COLUMNS)
    alpha = layout.year(at.ByYear.ALPHA)
    present_alpha = f"SUMPRODUCT({alpha},{layout.year(at.ByYear.FACTOR)})"
    for number in range(1, layout.options.size + 1):
        row, source = top + number - 1, layout.options.top + number - 1
        key, baseline = f"$A{row}", f"{workings}!{fixed(source, at.Option.IS_BASELINE)}=1"
        needs = f"{workings}!{fixed(source, at.Option.NEEDS_ALPHA)}"
        formulas = _of_option(number, layout, workings, (needs, alpha, present_alpha))
        cost, benefit = (
            f"{letters(_COLUMNS.index(name) + 1)}{row}"
            for name in (shown.PRESENT_COST, shown.PRESENT_BENEFIT)
        )
        formulas[shown.NPSV_BEFORE] = f"IF({baseline},0,{formulas[shown.NPSV_BEFORE]})"
        formulas[shown.NPSV] = f"IF({baseline},0,{benefit}-{cost})"
        ratio = f'IF({cost}>0,{benefit}/{cost},"{shown.NOT_DEFINED}")'
        formulas[shown.BCR] = f'IF({baseline},"{shown.NOT_APPLICABLE}",{ratio})'
        formulas |= dict.fromkeys(unknown, f'"{shown.NO_AMOUNT}"')
        sheet.compute(row, 1, f"{workings}!{fixed(source, at.Listed.ID)}", "label")
        column = stands["options"].column("name")
        named = words(f"INDEX({column},{workings}!{fixed(source, at.Listed.ROW)})") if column else '""'
        sheet.compute(row, 2, f'IF({key}="","",{named})', "text")
        for name in shown.RESULTS:
            look: Look = "ratio" if name == shown.BCR else "pounds"
            sheet.compute(row, _COLUMNS.index(name) + 1, f'IF({key}="","",{formulas[name]})', look)


def _of_option(number: int, layout: Layout, workings: str, alpha: tuple[str, str, str]) -> dict[str, str]:
    """Return what an option comes to: sums of its lines, and the Alpha's cost where it includes the Alpha."""
    needs, costs_of_alpha, present_alpha = alpha
    all_alpha, discounted_alpha = f"{needs}*SUM({costs_of_alpha})", f"{needs}*{present_alpha}"
    blocks = {"costs": layout.costs, "benefits": layout.benefits}
    cost, benefit = (_before(one, at.Line.PRESENT, number, workings) for one in blocks.values())
    cost_after, benefit_after = (_after(one, at.Line.PRESENT, number, workings) for one in blocks.values())
    whole_life = _before(layout.costs, at.Line.TOTAL, number, workings)
    found = {
        shown.WHOLE_LIFE_COST: f"{whole_life}+{all_alpha}",
        shown.NPSV_BEFORE: f"{benefit}-{cost}-{discounted_alpha}",
        shown.PRESENT_COST: f"{cost_after}+{discounted_alpha}",
        shown.PRESENT_BENEFIT: benefit_after,
    }
    for table, block in blocks.items():
        for kind in CLASSES[table]:
            more = f"+{all_alpha}" if kind == REVENUE else ""
            found[shown.TOTALS[kind]] = _before(block, at.Line.TOTAL, number, workings, kind) + more
    return found


def _add_years(sheet: SheetPlan, layout: Layout, settings: SummarySettings, workings: str) -> None:
    top = layout.by_year
    sheet.put(top - 2, 1, "Year by year: costs and benefits before optimism bias, net after it", "section")
    sheet.headings(top - 1, (shown.YEAR, shown.RATE, shown.FACTOR, shown.ALPHA))
    for year in range(layout.years):
        row = top + year
        label = f"{workings}!{fixed(at.Row.YEAR, at.Line.YEAR_0 + year)}"
        sheet.compute(row, 1, label, "label")
        if year and settings.rates:
            sheet.put(row, at.ByYear.RATE, float(settings.rates[year]), "percent")
            factor = f"{fixed(row - 1, at.ByYear.FACTOR)}/(1+{fixed(row, at.ByYear.RATE)})"
            sheet.compute(row, at.ByYear.FACTOR, factor, "factor")
        else:
            sheet.put(row, at.ByYear.FACTOR, shown.NO_AMOUNT if year else 1, "factor")
        sheet.put(row, at.ByYear.ALPHA, float(settings.alpha[year]), "pounds")
    for number in range(1, layout.options.size + 1):
        _add_years_of(sheet, number, layout, workings)


def _add_years_of(sheet: SheetPlan, number: int, layout: Layout, workings: str) -> None:
    first = at.ByYear.OF_OPTIONS + 3 * (number - 1)
    source = layout.options.top + number - 1
    key = f"{workings}!{fixed(source, at.Listed.ID)}"
    for column, name in enumerate((shown.COSTS, shown.BENEFITS, shown.NET), start=first):
        heading = f'IF({key}="","",{key}&"{shown.OF_OPTION}{name}")'
        sheet.compute(layout.by_year - 1, column, heading, "heading")
    for year in range(layout.years):
        row = layout.by_year + year
        needs = f"{workings}!{fixed(source, at.Option.NEEDS_ALPHA)}*{fixed(row, at.ByYear.ALPHA)}"
        column = at.Line.YEAR_0 + year
        costs = _before(layout.costs, column, number, workings)
        benefits = _before(layout.benefits, column, number, workings)
        net = "-".join(_after(one, column, number, workings) for one in (layout.benefits, layout.costs))
        baseline = f"{workings}!{fixed(source, at.Option.IS_BASELINE)}=1"
        for offset, formula in enumerate((f"{costs}+{needs}", benefits, f"IF({baseline},0,{net}-{needs})")):
            sheet.compute(row, first + offset, f'IF({key}="","",{formula})', "pounds")


def _before(block: Block, column: int, number: int, workings: str, kind: str | None = None) -> str:
    """Return the sum of an option's lines in one column of Workings: all, or those of one class."""
    of_class = f",{block.of(at.Line.CLASS, workings)},{chosen(kind)}" if kind else ""
    return f"SUMIFS({block.of(column, workings)},{block.of(at.Line.NUMBER, workings)},{number}{of_class})"


def _after(block: Block, column: int, number: int, workings: str) -> str:
    """Return the sum of an option's lines in one column of Workings, each after optimism bias."""
    mine = f"({block.of(at.Line.NUMBER, workings)}={number})"
    return f"SUMPRODUCT({mine}*{block.of(at.Line.AFTER_BIAS, workings)}*{block.of(column, workings)})"
