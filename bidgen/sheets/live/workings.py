"""The sheet Workings: what the tables say, made into figures that the Summary adds up."""

from __future__ import annotations

from bidgen.model.business_case import BUSINESS_AS_USUAL, MONEY_KINDS
from bidgen.read import summary as shown
from bidgen.read.addresses import quoted
from bidgen.sheets.live import layout as at
from bidgen.sheets.live.formulas import choice, chosen, id_of, number_of, says_nothing, words, year_of
from bidgen.sheets.live.layout import Block, Layout, setting
from bidgen.sheets.live.lines import add_lines, number_rows
from bidgen.sheets.live.plan import SheetPlan, fixed, in_column, in_row
from bidgen.sheets.live.stands import Stand, Stands

_ABOUT = f"Every row of the tables as the Summary counts it. {shown.MARK} It is not read."
_YES = ("yes", "y", "true")


def workings(stands: Stands, layout: Layout, types: tuple[str, ...], summary: str, name: str) -> SheetPlan:
    """Return the sheet Workings called `name`, for tables that stand as `stands` says, and a `summary`."""
    sheet = SheetPlan(name, frozen=f"A{at.Row.FACTOR + 1}", repeated=at.Row.YEAR)
    there = quoted(summary)
    sheet.put(1, 1, "How the Summary is worked out", "title")
    sheet.put(2, 1, _ABOUT)
    _add_years(sheet, layout, there)
    _add_options(sheet, stands["options"], layout, there)
    _add_councils(sheet, layout, types)
    _add_adoption(sheet, stands["adoption"], layout.adoption)
    _add_biases(sheet, stands["optimism_bias"], layout)
    _add_mitigation(sheet, stands["mitigation"], layout.mitigation)
    add_lines(sheet, stands, layout, "costs")
    add_lines(sheet, stands, layout, "benefits")
    sheet.widths = {1: 16, 2: 22, **dict.fromkeys(range(3, at.Line.YEAR_0 + layout.years), 14.0)}
    return sheet


def _add_years(sheet: SheetPlan, layout: Layout, summary: str) -> None:
    for row, label in (
        (at.Row.YEAR, "Financial year"),
        (at.Row.BEGINS, "Begins in April of"),
        (at.Row.PRICE_LEVEL, "Price level"),
        (at.Row.FACTOR, "Discount factor"),
    ):
        sheet.put(row, 1, label, "heading" if row == at.Row.YEAR else "label")
    base = f"VALUE(LEFT(TRIM({setting(shown.PRICE_BASE, summary)}),4))"
    for column in range(at.Line.BEFORE, at.Line.YEAR_0 + layout.years):
        begins = in_row(at.Row.BEGINS, column)
        beside = in_row(at.Row.BEGINS, at.Line.YEAR_0 if column == at.Line.BEFORE else column - 1)
        step = "-1" if column == at.Line.BEFORE else "+1"
        formula = f'IF({beside}="","",{beside}{step})'
        if column == at.Line.YEAR_0:
            formula = f'IFERROR(VALUE(LEFT(TRIM({setting(shown.YEAR_0, summary)}),4)),"")'
        sheet.compute(at.Row.BEGINS, column, formula, "count")
        label = f'IF({begins}="","",{begins}&"-"&TEXT(MOD({begins}+1,100),"00"))'
        sheet.compute(at.Row.YEAR, column, label, "heading")
        if column >= at.Line.YEAR_0:
            level = f"(1+{setting(shown.INFLATION, summary)})^({begins}-{base})"
            sheet.compute(at.Row.PRICE_LEVEL, column, f"IFERROR({level},1)", "factor")
            on_summary = fixed(layout.by_year + column - at.Line.YEAR_0, at.ByYear.FACTOR)
            sheet.compute(at.Row.FACTOR, column, f"{summary}!{on_summary}", "factor")


def _add_list(sheet: SheetPlan, block: Block, title: str, headings: tuple[str, ...]) -> None:
    sheet.put(block.top - 2, 1, title, "section")
    sheet.headings(block.top - 1, headings)


def _add_options(sheet: SheetPlan, stand: Stand, layout: Layout, summary: str) -> None:
    block = layout.options
    headings = (
        "Row of Options",
        "Option",
        "Kind",
        "Needs the Alpha",
        "Business as usual",
        "Scenario counted",
    )
    _add_list(sheet, block, "Options", headings)
    number_rows(sheet, stand, block)
    tried = choice(setting(shown.SHOWN_SCENARIO, summary))
    stated = choice(setting(shown.SCENARIO, summary))
    for row in range(block.top, block.last + 1):
        cell, key = stand.numbered(in_column(row, at.Listed.ROW)), in_column(row, at.Listed.ID)
        sheet.compute(row, at.Listed.ID, id_of(cell("id")))
        sheet.compute(row, at.Option.KIND, f'IF({key}="","",{choice(cell("kind"))})')
        alpha = choice(cell("needs_alpha"))
        tests = ",".join(f'{alpha}="{one}"' for one in _YES)
        sheet.compute(row, at.Option.NEEDS_ALPHA, f'IF({key}="",0,IF(OR({tests}),1,0))', "count")
        baseline = f"{in_column(row, at.Option.KIND)}={chosen(BUSINESS_AS_USUAL)}"
        sheet.compute(row, at.Option.IS_BASELINE, f"IF({baseline},1,0)", "count")
        # A scenario that says nothing of the option is counted as the one that the case names.
        told = f'COUNTIF({layout.adoption.of(at.Adoption.OF_SCENARIO)},{key}&"|"&{tried})>0'
        sheet.compute(row, at.Option.SCENARIO, f'IF({key}="","",IF({told},{tried},{stated}))')


def _add_councils(sheet: SheetPlan, layout: Layout, types: tuple[str, ...]) -> None:
    """Add how many councils are live with each option, of all types and of each, year by year."""
    block, adoption = layout.councils, layout.adoption
    _add_list(sheet, block, "Councils live", ("", "Option", "Council type"))
    kinds = ("", *(one.casefold() for one in types))
    for number in range(block.size):
        row, kind = block.top + number, kinds[number % len(kinds)]
        option = layout.options.top + number // len(kinds)
        sheet.compute(row, at.Listed.ID, in_column(option, at.Listed.ID))
        sheet.put(row, at.Councils.TYPE, kind or "all", "word")
        key = f'{in_column(option, at.Listed.ID)}&"|"&{in_column(option, at.Option.SCENARIO)}&"|"&'
        for column in range(at.Line.BEFORE, at.Line.YEAR_0 + layout.years):
            year = in_row(at.Row.BEGINS, column)
            wanted = f'{key}{year}&"|{kind}"' if kind else f"{key}{year}"
            keys = adoption.of(at.Adoption.OF_TYPE if kind else at.Adoption.OF_ALL)
            sheet.compute(row, column, f"SUMIFS({adoption.of(at.Adoption.LIVE)},{keys},{wanted})", "count")


def _add_adoption(sheet: SheetPlan, stand: Stand, block: Block) -> None:
    headings = ("Row of Adoption", "Option", "Scenario", "Year", "Council type", "Councils live")
    _add_list(sheet, block, "Adoption", (*headings, "Key: year", "Key: year and type", "Key: scenario"))
    number_rows(sheet, stand, block)
    for row in range(block.top, block.last + 1):
        cell, key = stand.numbered(in_column(row, at.Listed.ROW)), in_column(row, at.Listed.ID)
        sheet.compute(row, at.Listed.ID, id_of(cell("option")))
        sheet.compute(row, at.Adoption.SCENARIO, f'IF({key}="","",{choice(cell("scenario"))})')
        sheet.compute(row, at.Adoption.YEAR, f'IF({key}="","",IFERROR({year_of(cell("year"))},""))', "count")
        kind = f'IF({says_nothing(cell("council_type"))},"",LOWER({words(cell("council_type"))}))'
        sheet.compute(row, at.Adoption.TYPE, f'IF({key}="","",{kind})')
        live = number_of(cell("councils_live") or "0", "0")
        sheet.compute(row, at.Adoption.LIVE, f'IF({key}="",0,IFERROR({live},0))', "count")
        scenario = f'{key}&"|"&{in_column(row, at.Adoption.SCENARIO)}'
        year = f'{scenario}&"|"&{in_column(row, at.Adoption.YEAR)}'
        typed = f'{year}&"|"&{in_column(row, at.Adoption.TYPE)}'
        keys = {at.Adoption.OF_ALL: year, at.Adoption.OF_TYPE: typed, at.Adoption.OF_SCENARIO: scenario}
        for column, formula in keys.items():
            sheet.compute(row, column, f'IF({key}="","",{formula})')


def _add_biases(sheet: SheetPlan, stand: Stand, layout: Layout) -> None:
    block = layout.biases
    headings = ("Row of Optimism bias", "Id", "Option", "Class", "Upper bound", "Resultant")
    _add_list(sheet, block, "Optimism bias", (*headings, "Key", "Multiplies by", "With those below"))
    number_rows(sheet, stand, block)
    for row in range(block.top, block.last + 1):
        cell, key = stand.numbered(in_column(row, at.Listed.ROW)), in_column(row, at.Listed.ID)
        sheet.compute(row, at.Listed.ID, id_of(cell("id")))
        option = f'IF({says_nothing(cell("option"))},"",{words(cell("option"))})'
        sheet.compute(row, at.Bias.OPTION, f'IF({key}="","",{option})')
        sheet.compute(row, at.Bias.CLASS, f'IF({key}="","",{choice(cell("kind"))})')
        upper = number_of(cell("upper_bound") or "0", "0")
        sheet.compute(row, at.Bias.UPPER, f'IF({key}="",0,IFERROR({upper},0))', "percent")
        mitigation = layout.mitigation
        of_bias = f'{mitigation.of(at.Listed.ID)},"|"&{key}'
        mitigated = f"SUMIFS({mitigation.of(at.Mitigation.MITIGATED)},{of_bias})"
        left = f"{in_column(row, at.Bias.UPPER)}*(1-{mitigated})"
        sheet.compute(row, at.Bias.RESULTANT, f'IF({key}="",0,{left})', "percent")
        both = f'{in_column(row, at.Bias.OPTION)}&"|"&{in_column(row, at.Bias.CLASS)}'
        sheet.compute(row, at.Bias.KEY, f'IF({key}="","",{both})')
        # Benefits are lowered; what raises costs is not said of them.
        gains = ",".join(f"{in_column(row, at.Bias.CLASS)}={chosen(one)}" for one in MONEY_KINDS)
        resultant = in_column(row, at.Bias.RESULTANT)
        sheet.compute(row, at.Bias.FACTOR, f"1+IF(OR({gains}),-1,1)*{resultant}", "factor")
        own = in_column(row, at.Bias.FACTOR)
        if row == block.last:
            sheet.compute(row, at.Bias.PRODUCT, own, "factor")
            continue
        below = Block(row + 1, block.last - row)
        found = f"MATCH({in_column(row, at.Bias.KEY)},{below.of(at.Bias.KEY)},0)"
        rest = f'IF({key}="",1,IFERROR(INDEX({below.of(at.Bias.PRODUCT)},{found}),1))'
        sheet.compute(row, at.Bias.PRODUCT, f"{own}*{rest}", "factor")


def _add_mitigation(sheet: SheetPlan, stand: Stand, block: Block) -> None:
    _add_list(sheet, block, "Mitigation", ("Row of Mitigation", "Key", "Contribution x mitigated"))
    number_rows(sheet, stand, block)
    for row in range(block.top, block.last + 1):
        cell, key = stand.numbered(in_column(row, at.Listed.ROW)), in_column(row, at.Listed.ID)
        bias = id_of(cell("bias"))
        sheet.compute(row, at.Listed.ID, f'IF({bias}="","","|"&{bias})')
        parts = [number_of(cell(one) or "0", "0") for one in ("contribution", "mitigation")]
        product = "*".join(parts)
        sheet.compute(row, at.Mitigation.MITIGATED, f'IF({key}="",0,IFERROR({product},0))', "percent")
