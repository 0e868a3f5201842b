"""The sheet Summary: the appraisal's settings, what each option comes to, and the years."""

from __future__ import annotations

from bidgen.appraise.summary import Settings
from bidgen.model.business_case import REVENUE, SCENARIOS
from bidgen.read.addresses import letters, quoted
from bidgen.read.summary import (
    ALL_COUNTED,
    ALPHA,
    BCR,
    BENEFITS,
    COSTS,
    FACTOR,
    INFLATION,
    MARK,
    MORE_ROWS,
    NAME,
    NET,
    NOT_APPLICABLE,
    NOT_COUNTED,
    NOT_DEFINED,
    NPSV,
    NPSV_BEFORE,
    OF_OPTION,
    OPTION,
    PREFERRED,
    PRESENT_BENEFIT,
    PRESENT_COST,
    PRICE_BASE,
    RATE,
    RATES,
    RESULTS,
    SCENARIO,
    SETTING,
    SHOWN_SCENARIO,
    SUMMARY,
    TOTALS,
    VALUE,
    WHOLE_LIFE_COST,
    WORKINGS,
    YEAR,
    YEAR_0,
    YEARS,
)
from bidgen.sheets.live import layout as at
from bidgen.sheets.live.formulas import chosen, words
from bidgen.sheets.live.layout import Block, Layout, setting
from bidgen.sheets.live.lines import CLASSES
from bidgen.sheets.live.lines import NOT_COUNTED as ROW_NOT_COUNTED
from bidgen.sheets.live.plan import Look, SheetPlan, fixed
from bidgen.sheets.live.stands import Stands

_ABOUT = f"What the tables come to, computed as you type. {MARK} It is not read."
_FROM_YAML = "from business-case.yaml; bidgen refresh brings it up to date"
_LEFT_OUT = "as it is, for the figures that the documents print; the others to see what they change"
_COLUMNS = (OPTION, NAME, *RESULTS)


def summary(
    stands: Stands, layout: Layout, settings: Settings, name: str = SUMMARY, beside: str = WORKINGS
) -> SheetPlan:
    """Return the sheet Summary, called `name`, that adds up the sheet Workings, called `beside`."""
    sheet = SheetPlan(name)
    there = quoted(beside)
    sheet.put(1, 1, "Summary of the appraisal", "title")
    sheet.put(2, 1, _ABOUT)
    sheet.compute(3, 1, _message(stands, layout, there), "text")
    _add_settings(sheet, settings)
    _add_results(sheet, stands, layout, there)
    _add_years(sheet, layout, settings, there)
    last = max(len(_COLUMNS), at.OF_OPTIONS + 3 * layout.options.size - 1)
    sheet.widths = {1: 24, 2: 38, **dict.fromkeys(range(3, last + 1), 19.0)}
    sheet.choices = {setting(SHOWN_SCENARIO).replace("$", ""): SCENARIOS}
    return sheet


def _message(stands: Stands, layout: Layout, workings: str) -> str:
    beyond = []
    blocks = {"options": layout.options, "costs": layout.costs, "benefits": layout.benefits}
    blocks |= {"adoption": layout.adoption, "optimism_bias": layout.biases, "mitigation": layout.mitigation}
    for field, block in blocks.items():
        stand = stands[field]
        column = stand.column("id") or stand.column(next(iter(stand.columns))) or ""
        last = f"{workings}!{fixed(block.last, at.ROW)}"
        beyond.append(
            f"COUNTA({column})>IFERROR(COUNTA(INDEX({column},1):INDEX({column},{last})),COUNTA({column}))"
        )
    unread = "+".join(
        f'COUNTIF({block.of(at.COUNTED, workings)},"{ROW_NOT_COUNTED}")'
        for block in (layout.costs, layout.benefits)
    )
    told = f'IF({unread}>0,{unread}&" {NOT_COUNTED}","{ALL_COUNTED}")'
    return f'IF(OR({",".join(beyond)}),"{MORE_ROWS}",{told})'


def _add_settings(sheet: SheetPlan, settings: Settings) -> None:
    top = at.SETTINGS_AT
    sheet.put(top - 2, 1, "Settings", "section")
    sheet.headings(top - 1, (SETTING, VALUE, "Where it comes from"))
    inflation = "" if settings.inflation is None else float(settings.inflation)
    rows: tuple[tuple[str, str | float, Look], ...] = (
        (YEAR_0, str(settings.first_year or ""), "word"),
        (YEARS, settings.years or "", "count"),
        (PRICE_BASE, str(settings.price_base or ""), "word"),
        (INFLATION, inflation, "percent"),
        (RATES, settings.schedule, "word"),
        (PREFERRED, settings.preferred, "word"),
        (SCENARIO, settings.scenario, "word"),
        (SHOWN_SCENARIO, settings.scenario, "word"),
    )
    for row, (name, value, look) in enumerate(rows, start=top):
        sheet.put(row, 1, name, "label")
        sheet.put(row, 2, value, look)
        sheet.put(row, 3, _LEFT_OUT if name == SHOWN_SCENARIO else _FROM_YAML)


def _add_results(sheet: SheetPlan, stands: Stands, layout: Layout, workings: str) -> None:
    top = layout.results
    sheet.put(top - 2, 1, "Results by option, in pounds of the price base", "section")
    sheet.headings(top - 1, _COLUMNS)
    alpha = layout.year(at.ALPHA)
    present_alpha = f"SUMPRODUCT({alpha},{layout.year(at.YEAR_FACTOR)})"
    for number in range(1, layout.options.size + 1):
        row, source = top + number - 1, layout.options.top + number - 1
        key, baseline = f"$A{row}", f"{workings}!{fixed(source, at.IS_BASELINE)}=1"
        needs = f"{workings}!{fixed(source, at.NEEDS_ALPHA)}"
        formulas = _of_option(number, layout, workings, (needs, alpha, present_alpha))
        cells = {name: f"{letters(_COLUMNS.index(name) + 1)}{row}" for name in RESULTS}
        formulas[NPSV_BEFORE] = f"IF({baseline},0,{formulas[NPSV_BEFORE]})"
        formulas[NPSV] = f"IF({baseline},0,{cells[PRESENT_BENEFIT]}-{cells[PRESENT_COST]})"
        ratio = f'IF({cells[PRESENT_COST]}>0,{cells[PRESENT_BENEFIT]}/{cells[PRESENT_COST]},"{NOT_DEFINED}")'
        formulas[BCR] = f'IF({baseline},"{NOT_APPLICABLE}",{ratio})'
        sheet.compute(row, 1, f"{workings}!{fixed(source, at.ID)}", "label")
        column = stands["options"].column("name")
        named = words(f"INDEX({column},{workings}!{fixed(source, at.ROW)})") if column else '""'
        sheet.compute(row, 2, f'IF({key}="","",{named})', "text")
        for name in RESULTS:
            look: Look = "ratio" if name == BCR else "pounds"
            sheet.compute(row, _COLUMNS.index(name) + 1, f'IF({key}="","",{formulas[name]})', look)


def _of_option(number: int, layout: Layout, workings: str, alpha: tuple[str, str, str]) -> dict[str, str]:
    """Return what an option comes to: sums of its lines, and the Alpha's cost where it includes the Alpha."""
    needs, costs_of_alpha, present_alpha = alpha
    costs, benefits = layout.costs, layout.benefits

    def total(block: Block, column: int, kind: str | None = None) -> str:
        of_class = f",{block.of(at.CLASS, workings)},{chosen(kind)}" if kind else ""
        return f"SUMIFS({block.of(column, workings)},{block.of(at.NUMBER, workings)},{number}{of_class})"

    def after(block: Block, column: int) -> str:
        return (
            f"SUMPRODUCT(({block.of(at.NUMBER, workings)}={number})"
            f"*{block.of(at.AFTER_BIAS, workings)}*{block.of(column, workings)})"
        )

    all_alpha = f"{needs}*SUM({costs_of_alpha})"
    found = {
        WHOLE_LIFE_COST: f"{total(costs, at.TOTAL)}+{all_alpha}",
        NPSV_BEFORE: f"{total(benefits, at.PRESENT)}-{total(costs, at.PRESENT)}-{needs}*{present_alpha}",
        PRESENT_COST: f"{after(costs, at.PRESENT)}+{needs}*{present_alpha}",
        PRESENT_BENEFIT: after(benefits, at.PRESENT),
    }
    for table, block in (("costs", costs), ("benefits", benefits)):
        for kind in CLASSES[table]:
            more = f"+{all_alpha}" if kind == REVENUE else ""
            found[TOTALS[kind]] = total(block, at.TOTAL, kind) + more
    return found


def _add_years(sheet: SheetPlan, layout: Layout, settings: Settings, workings: str) -> None:
    top = layout.by_year
    sheet.put(top - 2, 1, "Year by year: costs and benefits before optimism bias, net after it", "section")
    sheet.headings(top - 1, (YEAR, RATE, FACTOR, ALPHA))
    for year in range(layout.years):
        row = top + year
        label = f"{workings}!{fixed(at.YEAR, at.YEAR_0 + year)}"
        sheet.compute(row, 1, label, "label")
        if year:
            sheet.put(row, at.RATE, float(settings.rates[year]), "percent")
            factor = f"{fixed(row - 1, at.YEAR_FACTOR)}/(1+{fixed(row, at.RATE)})"
            sheet.compute(row, at.YEAR_FACTOR, factor, "factor")
        else:
            sheet.put(row, at.YEAR_FACTOR, 1, "factor")
        sheet.put(row, at.ALPHA, float(settings.alpha[year]), "pounds")
    for number in range(1, layout.options.size + 1):
        _add_years_of(sheet, number, layout, workings)


def _add_years_of(sheet: SheetPlan, number: int, layout: Layout, workings: str) -> None:
    first = at.OF_OPTIONS + 3 * (number - 1)
    source = layout.options.top + number - 1
    key = f"{workings}!{fixed(source, at.ID)}"
    for column, name in enumerate((COSTS, BENEFITS, NET), start=first):
        heading = f'IF({key}="","",{key}&"{OF_OPTION}{name}")'
        sheet.compute(layout.by_year - 1, column, heading, "heading")
    for year in range(layout.years):
        row = layout.by_year + year
        needs = f"{workings}!{fixed(source, at.NEEDS_ALPHA)}*{fixed(row, at.ALPHA)}"
        column = at.YEAR_0 + year
        costs = _sum(layout.costs, column, number, workings)
        benefits = _sum(layout.benefits, column, number, workings)
        net = "-".join(_after(one, column, number, workings) for one in (layout.benefits, layout.costs))
        baseline = f"{workings}!{fixed(source, at.IS_BASELINE)}=1"
        for offset, formula in enumerate((f"{costs}+{needs}", benefits, f"IF({baseline},0,{net}-{needs})")):
            sheet.compute(row, first + offset, f'IF({key}="","",{formula})', "pounds")


def _sum(block: Block, column: int, number: int, workings: str) -> str:
    return f"SUMIFS({block.of(column, workings)},{block.of(at.NUMBER, workings)},{number})"


def _after(block: Block, column: int, number: int, workings: str) -> str:
    """Return the lines of an option in one column of Workings, each after optimism bias."""
    mine = f"({block.of(at.NUMBER, workings)}={number})"
    return f"SUMPRODUCT({mine}*{block.of(at.AFTER_BIAS, workings)}*{block.of(column, workings)})"
