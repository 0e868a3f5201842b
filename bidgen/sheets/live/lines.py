"""The lines of cost and benefit on Workings: what each comes to in each year, before optimism bias."""

from __future__ import annotations

from bidgen.model.business_case import (
    CAPITAL,
    CASH,
    COUNCIL_JOINING,
    COUNCIL_LIVE,
    MONEY_KINDS,
    ONCE,
    REVENUE,
    STAFF_TIME,
)
from bidgen.read import summary as shown
from bidgen.sheets.live import layout as at
from bidgen.sheets.live.formulas import amount, choice, chosen, id_of, says_nothing, words, year_of
from bidgen.sheets.live.layout import Block, Layout, Line
from bidgen.sheets.live.plan import SheetPlan, fixed, in_column, in_row, span
from bidgen.sheets.live.stands import Stand, Stands

# What stands in the column Counted for a line that cannot be.
LEFT_OUT = "not counted"
CLASSES = {
    "costs": (CAPITAL, REVENUE, STAFF_TIME),
    "benefits": MONEY_KINDS,
}
_PER = (ONCE, COUNCIL_LIVE, COUNCIL_JOINING)
_HEADINGS = (
    "Id",
    "Option",
    "Class",
    "Per",
    "Council type",
    "Prices",
    "First year",
    "Last year",
    "Amount",
    "After optimism bias, times",
    "Number of the option",
    "Row of councils",
    "Counted",
    "All years",
    "Present value",
    "",
)


def add_lines(sheet: SheetPlan, stands: Stands, layout: Layout, table: str) -> None:
    """Add the lines of the table "costs" or "benefits", one for each row that it has or may have."""
    block: Block = getattr(layout, table)
    stand = stands[table]
    sheet.put(block.top - 2, 1, f"{stand.sheet}, before optimism bias", "section")
    sheet.headings(block.top - 1, (f"Row of {stand.sheet}", *_HEADINGS))
    for column in range(Line.YEAR_0, Line.YEAR_0 + layout.years):
        sheet.compute(block.top - 1, column, in_row(at.Row.YEAR, column), "heading")
    number_rows(sheet, stand, block)
    for row in range(block.top, block.last + 1):
        _add_line(sheet, row, stand, stands["assumptions"], layout, table)


def number_rows(sheet: SheetPlan, stand: Stand, block: Block) -> None:
    """Let the first column of a list say which rows of the table's sheet are read."""
    for row in range(block.top, block.last + 1):
        before = f"ROW({stand.heading()})" if row == block.top else in_column(row - 1, at.Listed.ROW)
        sheet.compute(row, at.Listed.ROW, f"{before}+1", "count")


def _add_line(
    sheet: SheetPlan, row: int, stand: Stand, assumptions: Stand, layout: Layout, table: str
) -> None:
    cell = stand.numbered(in_column(row, at.Listed.ROW))
    own = {column: in_column(row, column) for column in range(at.Listed.ROW, Line.YEAR_0)}
    empty = f'{own[at.Listed.ID]}=""'
    sheet.compute(row, at.Listed.ID, id_of(cell("id")))
    sheet.compute(row, Line.OPTION, f'IF({empty},"",{words(cell("option"))})')
    sheet.compute(row, Line.CLASS, f'IF({empty},"",{choice(cell("kind"))})')
    per = choice(cell("per"))
    sheet.compute(row, Line.PER, f'IF({empty},"",IF({per}="",{chosen(ONCE)},{per}))')
    kind = f'IF({says_nothing(cell("council_type"))},"",LOWER({words(cell("council_type"))}))'
    sheet.compute(row, Line.COUNCIL_TYPE, f'IF(OR({empty},{own[Line.PER]}={chosen(ONCE)}),"",{kind})')
    sheet.compute(row, Line.PRICES, f'IF({empty},"",{choice(cell("prices"))})')
    first = f'IFERROR({year_of(cell("first_year"))},"{shown.NO_AMOUNT}")'
    first = f'IF({says_nothing(cell("first_year"))},"",{first})'
    sheet.compute(row, Line.FIRST, f'IF({empty},"",{first})', "count")
    end = fixed(at.Row.BEGINS, Line.YEAR_0 + layout.years - 1)
    open_end = f"IF({own[Line.PER]}={chosen(COUNCIL_JOINING)},{end},{own[Line.FIRST]})"
    last = f'IFERROR({year_of(cell("last_year"))},"{shown.NO_AMOUNT}")'
    sheet.compute(
        row, Line.LAST, f'IF({empty},"",IF({says_nothing(cell("last_year"))},{open_end},{last}))', "count"
    )
    pounds = f'IF({empty},"",IFERROR({amount(cell, assumptions)},"{shown.NO_AMOUNT}"))'
    sheet.compute(row, Line.AMOUNT, pounds, "pounds")
    options = layout.options
    number = f"IFERROR(MATCH({own[Line.OPTION]},{options.of(at.Listed.ID)},0),0)"
    sheet.compute(row, Line.NUMBER, f"IF({empty},0,{number})", "count")
    sheet.compute(row, Line.COUNTED, _counted(own, layout, table), "count")
    sheet.compute(row, Line.AFTER_BIAS, _after_bias(own, layout), "factor")
    kinds = layout.councils.size // options.size
    of_type = f'IF({own[Line.COUNCIL_TYPE]}="",1,MATCH({own[Line.COUNCIL_TYPE]},{_types(layout)},0)+1)'
    place = f"({own[Line.NUMBER]}-1)*{kinds}+{of_type}"
    once = f"{own[Line.PER]}={chosen(ONCE)}"
    sheet.compute(row, Line.COUNCILS, f"IF({own[Line.COUNTED]}=1,IF({once},0,{place}),0)", "count")
    for column in range(Line.YEAR_0, Line.YEAR_0 + layout.years):
        sheet.compute(row, column, _in_year(own, column, layout), "pounds")
    end_year = Line.YEAR_0 + layout.years - 1
    years = f"{in_column(row, Line.YEAR_0)}:{in_column(row, end_year)}"
    factors = f"{fixed(at.Row.FACTOR, Line.YEAR_0)}:{fixed(at.Row.FACTOR, end_year)}"
    sheet.compute(row, Line.TOTAL, f"SUM({years})", "pounds")
    sheet.compute(row, Line.PRESENT, f"SUMPRODUCT({years},{factors})", "pounds")


def _types(layout: Layout) -> str:
    """Return where the types of council stand, in their order: below "all" of the first option."""
    kinds = layout.councils.size // layout.options.size
    return span(layout.councils.top + 1, layout.councils.top + kinds - 1, at.Councils.TYPE)


def _counted(own: dict[int, str], layout: Layout, table: str) -> str:
    """Return 1 for a line that is counted, 0 for a row that is none, words for one that cannot be read."""
    classes = ",".join(f"{own[Line.CLASS]}={chosen(one)}" for one in CLASSES[table])
    none = [f'{own[at.Listed.ID]}=""', f"{own[Line.NUMBER]}=0"]
    if table == "benefits":
        # Benefits that are not money, and those without a year, are counted nowhere.
        none += [f"NOT(OR({classes}))", f'{own[Line.FIRST]}=""']
    pers = ",".join(f"{own[Line.PER]}={chosen(one)}" for one in _PER)
    found = f"MATCH({own[Line.COUNCIL_TYPE]},{_types(layout)},0)"
    kind = f'OR({own[Line.COUNCIL_TYPE]}="",ISNUMBER({found}))'
    numbers = ",".join(f"ISNUMBER({own[one]})" for one in (Line.FIRST, Line.LAST, Line.AMOUNT))
    right = f"AND({numbers},OR({pers}),OR({classes}),{kind})"
    return f'IF(OR({",".join(none)}),0,IF({right},1,"{LEFT_OUT}"))'


def _after_bias(own: dict[int, str], layout: Layout) -> str:
    """Return what optimism bias multiplies the line by: by rows of its option and class, and of its class."""
    biases = layout.biases

    def product(key: str) -> str:
        found = f"MATCH({key},{biases.of(at.Bias.KEY)},0)"
        return f"IFERROR(INDEX({biases.of(at.Bias.PRODUCT)},{found}),1)"

    of_option = product(f'{own[Line.OPTION]}&"|"&{own[Line.CLASS]}')
    of_all = product(f'"|"&{own[Line.CLASS]}')
    baseline = f"INDEX({layout.options.of(at.Option.IS_BASELINE)},{own[Line.NUMBER]})=1"
    return f"IF({own[Line.COUNTED]}=1,IF({baseline},1,{of_option}*{of_all}),1)"


def _in_year(own: dict[int, str], column: int, layout: Layout) -> str:
    """Return the line's amount in the year of a column: once, or for each council live or joining."""
    year, level = in_row(at.Row.BEGINS, column), in_row(at.Row.PRICE_LEVEL, column)
    councils = layout.councils

    def live(of: int) -> str:
        cells = f"{in_row(councils.top, of)}:{in_row(councils.last, of)}"
        return f"INDEX({cells},{own[Line.COUNCILS]})"

    fewer = f"MIN({live(column - 1)},{live(column)})"
    joining = f"IF({own[Line.PER]}={chosen(COUNCIL_JOINING)},{fewer},0)"
    times = f"IF({own[Line.COUNCILS]}=0,1,{live(column)}-{joining})"
    real = f"{own[Line.AMOUNT]}/IF({own[Line.PRICES]}={chosen(CASH)},{level},1)"
    within = f"{own[Line.COUNTED]}=1,{year}>={own[Line.FIRST]},{year}<={own[Line.LAST]}"
    return f"IF(AND({within}),{real}*{times},0)"
