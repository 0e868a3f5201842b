"""Turns a table of Word into an accessible table, or a form's into what stands in it, cell after cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from bidgen.render.walk.blocks import Block, Box, SectionEnd, attributes
from bidgen.render.walk.flow import flow
from bidgen.render.walk.known import SILENT
from bidgen.render.walk.reader import Reader
from bidgen.render.walk.runs import tell_unknown
from bidgen.render.word.package import NAMESPACES, is_on, q, short, text_of, value
from bidgen.render.word.table_kinds import is_shaded, table_kind

ReadBlocks = Callable[[Reader, etree._Element], list[Block | SectionEnd]]
# A table of so few rows and so little HTML stays on one page; a larger one would leave a gap before it.
_SHORT = 7
_SHORT_HTML = 1_200


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: where its row and first column are, how far it reaches, and what it holds."""

    column: int
    columns: int
    rows: int
    continues: bool
    blocks: tuple[Block, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `heading` where Word repeats it at the head of each page."""

    heading: bool
    cells: tuple[Cell, ...]


def read_table(reader: Reader, table: etree._Element, read_blocks: ReadBlocks) -> list[Block]:
    """Return a table as one block; one that is there for its looks as the blocks in its cells, row by row.

    An empty table gives none.
    """
    kind = table_kind(table, reader.styles)
    if kind == "layout":
        return _laid_out(reader, table, read_blocks)
    rows = _rows(reader, table, read_blocks)
    if not any(cell.text or cell.blocks for row in rows for cell in row.cells):
        return []
    if kind == "keys":
        return [Block("keys", _key_figures(rows), table)]
    reader.paragraph = next(table.iter(q("w:p")), None)
    facts = kind == "facts"
    headings = _heading_rows(reader, rows)
    row_headings = facts or _first_column(table)
    if not rows[0].heading and not facts:
        reader.tell("D425", quote=text_of(table))
    parts = [_columns(table)]
    if headings:
        parts.append(f"<thead>\n{_heading_row(rows[0])}</thead>\n")
    parts.append(_body(reader, rows[headings:], row_headings))
    html = "".join(parts)
    small = len(rows) <= _SHORT and len(html) <= _SHORT_HTML
    classes = [name for name, here in (("facts", facts), ("short", small)) if here]
    return [Block("table", html, table, css=" ".join(classes) or None)]


def _laid_out(reader: Reader, table: etree._Element, read_blocks: ReadBlocks) -> list[Block]:
    found: list[Block] = []
    grid = _widths(table)
    for at, row in enumerate(_kept(reader, table)):
        cells = _inside(reader, row, "w:tc")
        end = 0
        for column, cell in enumerate(cells):
            begin, end = end, end + _span(cell)
            # What a cell says of its own width may be a percentage, or nothing: the grid is what is drawn.
            share = round(100 * sum(grid[begin:end]) / (sum(grid) or 1)) or round(100 / len(cells))
            shaded = is_shaded(cell.find("w:tcPr/w:shd", NAMESPACES))
            box = Box(table, at, column, share, shaded)
            inner = [block for block in read_blocks(reader, cell) if isinstance(block, Block)]
            found += [replace(block, boxes=(box, *block.boxes)) for block in inner]
    return found


def _rows(reader: Reader, table: etree._Element, read_blocks: ReadBlocks) -> list[Row]:
    raw: list[tuple[bool, list[tuple[int, int, str | None, etree._Element]]]] = []
    for row in _kept(reader, table):
        raw.append((_on(row, "w:trPr/w:tblHeader"), _raw_cells(reader, row)))
    return [
        Row(
            heading,
            tuple(
                Cell(
                    column,
                    columns,
                    _reach(raw[at + 1 :], column) if merge == "restart" else 1,
                    merge == "continue",
                    () if merge == "continue" else _content(reader, cell, read_blocks),
                    "" if merge == "continue" else text_of(cell),
                )
                for column, columns, merge, cell in cells
            ),
        )
        for at, (heading, cells) in enumerate(raw)
    ]


def _kept(reader: Reader, table: etree._Element) -> Iterator[etree._Element]:
    for row in _inside(reader, table, "w:tr"):
        if row.find("w:trPr/w:del", NAMESPACES) is None:
            yield row
        else:
            reader.tell("D427", what="deleted", quote=text_of(row))


def _inside(reader: Reader, parent: etree._Element, wanted: str) -> list[etree._Element]:
    """Return rows of a table or cells of a row, through content controls; report anything else."""
    found = []
    for child in parent:
        name = short(child.tag)
        if name == wanted:
            found.append(child)
        elif name in ("w:sdt", "w:customXml"):
            inner = child.find(q("w:sdtContent")) if name == "w:sdt" else child
            found += _inside(reader, inner, wanted) if inner is not None else []
        elif name and name not in SILENT:
            tell_unknown(reader, child)
    return found


def _raw_cells(reader: Reader, row: etree._Element) -> list[tuple[int, int, str | None, etree._Element]]:
    skipped = value(row.find("w:trPr/w:gridBefore", NAMESPACES))
    column = int(skipped or "0")
    if column or value(row.find("w:trPr/w:gridAfter", NAMESPACES)) not in (None, "0"):
        reader.paragraph = next(row.iter(q("w:p")), None)
        reader.tell("D435", what="a row that begins or ends short of the others")
    found = []
    for cell in _inside(reader, row, "w:tc"):
        columns = _span(cell)
        merge = cell.find("w:tcPr/w:vMerge", NAMESPACES)
        found.append((column, columns, None if merge is None else value(merge) or "continue", cell))
        column += columns
    return found


def _reach(
    below: Sequence[tuple[bool, list[tuple[int, int, str | None, etree._Element]]]], column: int
) -> int:
    rows = 1
    for _, cells in below:
        if not any(at == column and merge == "continue" for at, _, merge, _ in cells):
            break
        rows += 1
    return rows


def _content(reader: Reader, cell: etree._Element, read_blocks: ReadBlocks) -> tuple[Block, ...]:
    found = tuple(block for block in read_blocks(reader, cell) if isinstance(block, Block))
    if any(block.kind == "table" or block.boxes for block in found):
        reader.paragraph = next(cell.iter(q("w:p")), None)
        reader.tell("D435", what="another table inside a cell")
    return found


def _heading_rows(reader: Reader, rows: Sequence[Row]) -> int:
    """Return 1 if the first row is a heading row that PDF/UA can hold, otherwise 0."""
    count = 0
    while count < len(rows) and rows[count].heading:
        count += 1
    if count == 0:
        return 0
    merged = any(cell.columns > 1 or cell.rows > 1 for cell in rows[0].cells)
    if merged or count > 1:
        reader.tell("D424", quote=" ".join(cell.text for cell in rows[0].cells))
    return 0 if merged else 1


def _heading_row(row: Row) -> str:
    cells = []
    for cell in row.cells:
        html, css, ident = _inner(cell)
        names = f' class="{css}"' if css and css != "heading" else ""
        # An empty heading would announce nothing for a whole column.
        cells.append(f'<th scope="col"{names}{ident}>{html}</th>' if cell.text else "<td></td>")
    return f"<tr>{''.join(cells)}</tr>\n"


def _body(reader: Reader, rows: Sequence[Row], row_headings: bool) -> str:
    """Return the rows, those that share a spanning cell in a group that a page must not split."""
    groups: list[tuple[bool, list[str]]] = []
    held = 0
    for row in rows:
        html = _body_row(reader, row, row_headings)
        reach = max((cell.rows for cell in row.cells), default=1)
        together = held > 0 or reach > 1
        if held > 0 or (groups and groups[-1][0] is together is False):
            groups[-1][1].append(html)
        else:
            groups.append((together, [html]))
        held = max(held - 1, reach - 1)
    html = ""
    for together, group in groups:
        begin = '<tbody class="together">' if together else "<tbody>"
        html += f"{begin}\n{''.join(group)}</tbody>\n"
    return html


def _body_row(reader: Reader, row: Row, row_headings: bool) -> str:
    cells = []
    for cell in row.cells:
        if cell.continues:
            continue
        html, css, ident = _inner(cell)
        heading = row_headings and not row.heading and cell.column == 0 and bool(cell.text)
        if heading and (cell.columns > 1 or cell.rows > 1):
            reader.tell("D424", quote=cell.text)
            heading = False
        names = f' class="{css}"' if css and not (heading and css == "heading") else ""
        spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        tag, scope = ("th", ' scope="row"') if heading else ("td", "")
        cells.append(f"<{tag}{scope}{names}{ident}{spans}>{html}</{tag}>")
    return f"<tr>{''.join(cells)}</tr>\n"


def _inner(cell: Cell) -> tuple[str, str | None, str]:
    """Return what is inside a cell, the class its paragraphs give it, and its id as an attribute."""
    if not cell.blocks:
        return "", None, ""
    first = cell.blocks[0]
    if len(cell.blocks) == 1 and first.kind == "paragraph":
        return first.html, first.css, attributes(replace(first, css=None, new_page=False, keep=False))
    return "\n" + flow(None, [replace(b, new_page=False, keep=False) for b in cell.blocks]), first.css, ""


def _key_figures(rows: Sequence[Row]) -> str:
    """Return a table of nothing but key figures as a row of figures."""
    return "\n".join(
        '<div class="key">' + "".join(f"<p{attributes(b)}>{b.html}</p>" for b in cell.blocks) + "</div>"
        for row in rows
        for cell in row.cells
        if cell.blocks
    )


def _columns(table: etree._Element) -> str:
    widths = _widths(table)
    total = sum(widths)
    if not total or not all(widths):
        return ""
    columns = "".join(f'<col style="width:{100 * width / total:.2f}%">' for width in widths)
    return f"<colgroup>{columns}</colgroup>\n"


def _span(cell: etree._Element) -> int:
    return int(value(cell.find("w:tcPr/w:gridSpan", NAMESPACES)) or "1")


def _widths(table: etree._Element) -> list[int]:
    return [int(col.get(q("w:w")) or 0) for col in table.findall("w:tblGrid/w:gridCol", NAMESPACES)]


def _first_column(table: etree._Element) -> bool:
    look = table.find("w:tblPr/w:tblLook", NAMESPACES)
    if look is None:
        return False
    flag = value(look, "w:firstColumn")
    if flag is not None:
        return flag in ("1", "true", "on")
    return bool(int(value(look) or "0", 16) & 0x0080)


def _on(element: etree._Element, path: str) -> bool:
    return is_on(element.find(path, NAMESPACES))
