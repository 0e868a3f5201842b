"""The lines of cost and benefit on Workings: what each comes to in each year, before optimism bias."""

from __future__ import annotations

from bidgen.model.business_case import (
    CAPITAL,
    CASH,
    CASH_RELEASING,
    COUNCIL_JOINING,
    COUNCIL_LIVE,
    NON_CASH_RELEASING,
    ONCE,
    REVENUE,
    STAFF_TIME,
)
from bidgen.read.summary import NO_AMOUNT
from bidgen.sheets.live import layout as at
from bidgen.sheets.live.formulas import amount, choice, chosen, says_nothing, words, year_of
from bidgen.sheets.live.layout import Block, Layout
from bidgen.sheets.live.plan import SheetPlan, fixed, in_column, in_row, span
from bidgen.sheets.live.stands import Stand, Stands

NOT_COUNTED = "not counted"
CLASSES = {
    "costs": (CAPITAL, REVENUE, STAFF_TIME),
    "benefits": (CASH_RELEASING, NON_CASH_RELEASING),
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
    for column in range(at.YEAR_0, at.YEAR_0 + layout.years):
        sheet.compute(block.top - 1, column, in_row(at.YEAR, column), "heading")
    number_rows(sheet, stand, block)
    for row in range(block.top, block.last + 1):
        _add_line(sheet, row, stand, stands["assumptions"], layout, table)


def number_rows(sheet: SheetPlan, stand: Stand, block: Block) -> None:
    """Let the first column of a list say which rows of the table's sheet are read."""
    for row in range(block.top, block.last + 1):
        before = f"ROW({stand.heading()})" if row == block.top else in_column(row - 1, at.ROW)
        sheet.compute(row, at.ROW, f"{before}+1", "count")


def _add_line(
    sheet: SheetPlan, row: int, stand: Stand, assumptions: Stand, layout: Layout, table: str
) -> None:
    cell = stand.numbered(in_column(row, at.ROW))
    own = {column: in_column(row, column) for column in range(at.ROW, at.YEAR_0)}
    empty = f'{own[at.ID]}=""'
    named = words(cell("id"))
    sheet.compute(row, at.ID, f'IFERROR(IF(LEFT({named},1)="#","",{named}),"")')
    sheet.compute(row, at.OPTION, f'IF({empty},"",{words(cell("option"))})')
    sheet.compute(row, at.CLASS, f'IF({empty},"",{choice(cell("kind"))})')
    per = choice(cell("per"))
    sheet.compute(row, at.PER, f'IF({empty},"",IF({per}="",{chosen(ONCE)},{per}))')
    kind = f'IF({says_nothing(cell("council_type"))},"",LOWER({words(cell("council_type"))}))'
    sheet.compute(row, at.COUNCIL_TYPE, f'IF(OR({empty},{own[at.PER]}={chosen(ONCE)}),"",{kind})')
    sheet.compute(row, at.PRICES, f'IF({empty},"",{choice(cell("prices"))})')
    first = f'IF({says_nothing(cell("first_year"))},"",IFERROR({year_of(cell("first_year"))},"{NO_AMOUNT}"))'
    sheet.compute(row, at.FIRST, f'IF({empty},"",{first})', "count")
    end = fixed(at.BEGINS, at.YEAR_0 + layout.years - 1)
    open_end = f"IF({own[at.PER]}={chosen(COUNCIL_JOINING)},{end},{own[at.FIRST]})"
    last = f'IFERROR({year_of(cell("last_year"))},"{NO_AMOUNT}")'
    sheet.compute(
        row, at.LAST, f'IF({empty},"",IF({says_nothing(cell("last_year"))},{open_end},{last}))', "count"
    )
    shown = f'IF({empty},"",IFERROR({amount(cell, assumptions)},"{NO_AMOUNT}"))'
    sheet.compute(row, at.AMOUNT, shown, "pounds")
    options = layout.options
    number = f"IFERROR(MATCH({own[at.OPTION]},{options.of(at.ID)},0),0)"
    sheet.compute(row, at.NUMBER, f"IF({empty},0,{number})", "count")
    sheet.compute(row, at.COUNTED, _counted(own, layout, table), "count")
    sheet.compute(row, at.AFTER_BIAS, _after_bias(own, layout), "factor")
    kinds = layout.councils.size // options.size
    of_type = f'IF({own[at.COUNCIL_TYPE]}="",1,MATCH({own[at.COUNCIL_TYPE]},{_types(layout)},0)+1)'
    place = f"({own[at.NUMBER]}-1)*{kinds}+{of_type}"
    once = f"{own[at.PER]}={chosen(ONCE)}"
    sheet.compute(row, at.COUNCILS, f"IF({own[at.COUNTED]}=1,IF({once},0,{place}),0)", "count")
    for column in range(at.YEAR_0, at.YEAR_0 + layout.years):
        sheet.compute(row, column, _in_year(own, column, layout), "pounds")
    years = f"{in_column(row, at.YEAR_0)}:{in_column(row, at.YEAR_0 + layout.years - 1)}"
    factors = f"{fixed(at.FACTOR, at.YEAR_0)}:{fixed(at.FACTOR, at.YEAR_0 + layout.years - 1)}"
    sheet.compute(row, at.TOTAL, f"SUM({years})", "pounds")
    sheet.compute(row, at.PRESENT, f"SUMPRODUCT({years},{factors})", "pounds")


def _types(layout: Layout) -> str:
    """Return where the types of council stand, in their order: below "all" of the first option."""
    kinds = layout.councils.size // layout.options.size
    return span(layout.councils.top + 1, layout.councils.top + kinds - 1, 3)


def _counted(own: dict[int, str], layout: Layout, table: str) -> str:
    """Return 1 for a line that is counted, 0 for a row that is none, words for one that cannot be read."""
    classes = ",".join(f"{own[at.CLASS]}={chosen(one)}" for one in CLASSES[table])
    none = [f'{own[at.ID]}=""', f"{own[at.NUMBER]}=0"]
    if table == "benefits":
        # Benefits that are not money, and those without a year, are counted nowhere.
        none += [f"NOT(OR({classes}))", f'{own[at.FIRST]}=""']
    pers = ",".join(f"{own[at.PER]}={chosen(one)}" for one in _PER)
    kind = f'OR({own[at.COUNCIL_TYPE]}="",ISNUMBER(MATCH({own[at.COUNCIL_TYPE]},{_types(layout)},0)))'
    numbers = ",".join(f"ISNUMBER({own[one]})" for one in (at.FIRST, at.LAST, at.AMOUNT))
    right = f"AND({numbers},OR({pers}),OR({classes}),{kind})"
    return f'IF(OR({",".join(none)}),0,IF({right},1,"{NOT_COUNTED}"))'


def _after_bias(own: dict[int, str], layout: Layout) -> str:
    """Return what optimism bias multiplies the line by: by rows of its option and class, and of its class."""
    biases = layout.biases

    def product(key: str) -> str:
        found = f"MATCH({key},{biases.of(at.BIAS_KEY)},0)"
        return f"IFERROR(INDEX({biases.of(at.PRODUCT)},{found}),1)"

    of_option = product(f'{own[at.OPTION]}&"|"&{own[at.CLASS]}')
    of_all = product(f'"|"&{own[at.CLASS]}')
    baseline = f"INDEX({layout.options.of(at.IS_BASELINE)},{own[at.NUMBER]})=1"
    return f"IF({own[at.COUNTED]}=1,IF({baseline},1,{of_option}*{of_all}),1)"


def _in_year(own: dict[int, str], column: int, layout: Layout) -> str:
    """Return the line's amount in the year of a column: once, or for each council live or joining."""
    year, level = in_row(at.BEGINS, column), in_row(at.PRICE_LEVEL, column)
    councils = layout.councils

    def live(of: int) -> str:
        cells = f"{in_row(councils.top, of)}:{in_row(councils.last, of)}"
        return f"INDEX({cells},{own[at.COUNCILS]})"

    fewer = f"MIN({live(column - 1)},{live(column)})"
    joining = f"IF({own[at.PER]}={chosen(COUNCIL_JOINING)},{fewer},0)"
    times = f"IF({own[at.COUNCILS]}=0,1,{live(column)}-{joining})"
    real = f"{own[at.AMOUNT]}/IF({own[at.PRICES]}={chosen(CASH)},{level},1)"
    within = f"{own[at.COUNTED]}=1,{year}>={own[at.FIRST]},{year}<={own[at.LAST]}"
    return f"IF(AND({within}),{real}*{times},0)"
