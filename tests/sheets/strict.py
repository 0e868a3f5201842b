"""Is a workbook one that Excel opens without repairing it? What LibreOffice and openpyxl let pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree
from strict_package import DOC, Package, package_faults

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
EXCEL = "{urn:schemas-microsoft-com:office:excel}"
WORKSHEET = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
]
WORKBOOK = [
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "extLst",
]
STYLES = [
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
]
ONCE = set(WORKSHEET) - {"conditionalFormatting"}
LARGEST_NOTE = LARGEST_CELL = 32_767


def faults(content: bytes) -> list[str]:
    """Return what is wrong with the workbook, in words; nothing for one that is well made."""
    book = _Book(content)
    found = list(package_faults(book))
    for check in (_workbook, _styles, _sheets, _tables, _notes):
        found += check(book)
    return found


class _Book(Package):
    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.sheets = {}
        leads = {relation_id: target for _, target, relation_id in self.relations(self.main)}
        for one in self.trees[self.main].iter(f"{MAIN}sheet"):
            self.sheets[one.get("name")] = leads.get(one.get(f"{DOC}id"))


def _in_order(root: etree._Element, order: list[str], what: str) -> Iterator[str]:
    names = [
        etree.QName(one).localname for one in root if isinstance(one.tag, str) and one.tag.startswith(MAIN)
    ]
    places = [order.index(one) for one in names if one in order]
    if places != sorted(places):
        yield f"elements out of order in {what}: {names}"
    for name, count in Counter(names).items():
        if count > 1 and name != "conditionalFormatting":
            yield f"{count} times {name} in {what}"


def _workbook(book: _Book) -> Iterator[str]:
    root = book.trees[book.main]
    yield from _in_order(root, WORKBOOK, book.main)
    names = [one.casefold() for one in book.sheets]
    if len(names) != len(set(names)) or any(
        not 0 < len(one) <= 31 or re.search(r"[\\/?*\[\]:]", one) for one in names
    ):
        yield f"names of sheets: {names}"
    ids = [one.get("sheetId") for one in root.iter(f"{MAIN}sheet")]
    if len(ids) != len(set(ids)):
        yield "two sheets of one id"
    seen = set()
    for one in root.iter(f"{MAIN}definedName"):
        local = one.get("localSheetId")
        if local is not None and not 0 <= int(local) < len(ids):
            yield f"the name {one.get('name')} is of sheet {local}, which is not there"
        key = (one.get("name").casefold(), local)
        if key in seen:
            yield f"two names {key}"
        seen.add(key)
        if one.get("name") in ("_xlnm.Print_Titles", "_xlnm._FilterDatabase") and local is not None:
            sheet = list(book.sheets)[int(local)]
            if not re.match(rf"'?{re.escape(sheet)}'?!", one.text.replace("''", "'")):
                yield f"{one.get('name')} of {sheet} is {one.text}"
    for view in root.iter(f"{MAIN}workbookView"):
        if int(view.get("activeTab", "0")) >= len(ids):
            yield "no sheet is in front"
    selected = [
        name
        for name, part in book.sheets.items()
        if any(view.get("tabSelected") in ("1", "true") for view in book.trees[part].iter(f"{MAIN}sheetView"))
    ]
    if len(selected) > 1:
        yield f"several sheets are selected: {selected}"


def _styles(book: _Book) -> Iterator[str]:
    for part in book.related(book.main, "styles"):
        root = book.trees[part]
        yield from _in_order(root, STYLES, part)
        for group in root:
            if group.get("count") is not None and int(group.get("count")) != len(group):
                yield f"{etree.QName(group).localname} counts {group.get('count')}, not {len(group)}"
        sizes = {
            one: len(root.find(MAIN + one))
            for one in ("fonts", "fills", "borders")
            if root.find(MAIN + one) is not None
        }
        for xf in root.iterfind(f"{MAIN}cellXfs/{MAIN}xf"):
            for attribute, group in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
                if int(xf.get(attribute, "0")) >= sizes.get(group, 1):
                    yield f"a cell format has {attribute} {xf.get(attribute)}"
        numbers = [one.get("numFmtId") for one in root.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")]
        if len(numbers) != len(set(numbers)):
            yield "two number formats of one number"


def _sheets(book: _Book) -> Iterator[str]:
    formats = looks = 0
    for part in book.related(book.main, "styles"):
        formats = len(book.trees[part].findall(f"{MAIN}cellXfs/{MAIN}xf"))
        looks = len(book.trees[part].findall(f"{MAIN}dxfs/{MAIN}dxf"))
    for name, part in book.sheets.items():
        root = book.trees[part]
        if root.tag != f"{MAIN}worksheet":
            continue
        yield from _in_order(root, WORKSHEET, name)
        yield from _cells(root, name, max(formats, 1))
        for rule in root.iter(f"{MAIN}cfRule"):
            if rule.get("dxfId") is not None and int(rule.get("dxfId")) >= looks:
                yield f"a colour of {name} has look {rule.get('dxfId')} of {looks}"
        checks = root.find(f"{MAIN}dataValidations")
        if checks is not None:
            if checks.get("count") is not None and int(checks.get("count")) != len(checks):
                yield f"checks of {name} are counted wrong"
            for one in checks:
                for attribute, longest in (
                    ("promptTitle", 32),
                    ("errorTitle", 32),
                    ("prompt", 255),
                    ("error", 255),
                ):
                    if len(one.get(attribute, "")) > longest:
                        yield f"the {attribute} of a check of {name} is too long"
        columns = [
            (int(one.get("min")), int(one.get("max"))) for one in root.iterfind(f"{MAIN}cols/{MAIN}col")
        ]
        flat = [number for pair in columns for number in pair]
        if flat != sorted(flat) or len({low for low, _ in columns}) != len(columns):
            yield f"columns of {name} overlap: {columns}"
        for link in root.iter(f"{MAIN}hyperlink"):
            target = link.get("location")
            if target and re.match(r"'", target):
                sheet = target.rpartition("!")[0][1:-1].replace("''", "'")
                if sheet not in book.sheets:
                    yield f"a link of {name} leads to {target}"


def _cells(root: etree._Element, name: str, formats: int) -> Iterator[str]:
    last_row = 0
    for row in root.iterfind(f"{MAIN}sheetData/{MAIN}row"):
        number = int(row.get("r") or last_row + 1)
        if number <= last_row:
            yield f"row {number} of {name} comes after {last_row}"
        last_row, last_column = number, 0
        for cell in row:
            where = cell.get("r")
            column = _column(where) if where else last_column + 1
            if column <= last_column or (where and not where.endswith(str(number))):
                yield f"cell {where} of {name} is out of place"
            last_column = column
            if int(cell.get("s", "0")) >= formats:
                yield f"cell {where} of {name} has format {cell.get('s')} of {formats}"
            if cell.get("t") == "inlineStr" and (
                cell.find(f"{MAIN}is") is None or cell.find(f"{MAIN}v") is not None
            ):
                yield f"cell {where} of {name} has no text of its own"
            if len("".join(cell.itertext())) > LARGEST_CELL:
                yield f"cell {where} of {name} is too long"


def _tables(book: _Book) -> Iterator[str]:
    ids, names = Counter(), Counter()
    for name, sheet in book.sheets.items():
        listed = len(book.trees[sheet].findall(f"{MAIN}tableParts/{MAIN}tablePart"))
        parts = book.related(sheet, "table")
        if listed != len(parts):
            yield f"{name} lists {listed} tables and has {len(parts)}"
        for part in parts:
            root = book.trees[part]
            ids[root.get("id")] += 1
            names[root.get("displayName").casefold()] += 1
            columns = [one.get("name") for one in root.find(f"{MAIN}tableColumns")]
            if int(root.find(f"{MAIN}tableColumns").get("count")) != len(columns):
                yield f"the columns of {part} are counted wrong"
            if len({one.casefold() for one in columns}) != len(columns):
                yield f"two columns of {part} have one name"
            numbers = [one.get("id") for one in root.find(f"{MAIN}tableColumns")]
            if len(set(numbers)) != len(numbers):
                yield f"two columns of {part} have one id"
            first, _, last = root.get("ref").partition(":")
            if _column(last) - _column(first) + 1 != len(columns):
                yield f"{part} is as wide as {root.get('ref')} and has {len(columns)} columns"
            row = int(re.sub("[A-Z]", "", first))
            for offset, column in enumerate(columns):
                words = _words(book, sheet, row, _column(first) + offset)
                if words.replace("\n", "_x000a_") != column:
                    yield f"a column of {part} is called {column!r}, its heading {words!r}"
            wanted = root.get("ref")
            if root.get("totalsRowCount", "0") != "0":
                wanted = f"{first}:{re.sub('[0-9]', '', last)}{int(re.sub('[A-Z]', '', last)) - 1}"
            for one in root.iter(f"{MAIN}autoFilter"):
                if one.get("ref") != wanted:
                    yield f"the filter of {part} is over {one.get('ref')}, not {wanted}"
    yield from (f"two tables of id {one}" for one, count in ids.items() if count > 1)
    yield from (f"two tables called {one}" for one, count in names.items() if count > 1)


def _notes(book: _Book) -> Iterator[str]:
    for name, sheet in book.sheets.items():
        shapes = Counter()
        for drawing in book.related(sheet, "vmlDrawing"):
            ids = Counter(one.get("id") for one in book.trees[drawing].iter() if one.get("id"))
            yield from (f"two shapes {one} on {name}" for one, count in ids.items() if count > 1)
            for data in book.trees[drawing].iter(f"{EXCEL}ClientData"):
                if data.get("ObjectType") == "Note":
                    shapes[
                        int(data.findtext(f"{EXCEL}Row")) + 1, int(data.findtext(f"{EXCEL}Column")) + 1
                    ] += 1
        cells = Counter()
        for part in book.related(sheet, "comments"):
            root = book.trees[part]
            yield from _in_order(root, ["authors", "commentList", "extLst"], part)
            authors = len(root.find(f"{MAIN}authors"))
            places = []
            for one in root.iter(f"{MAIN}comment"):
                place = (int(re.sub("[A-Z]", "", one.get("ref"))), _column(one.get("ref")))
                places.append(place)
                cells[place] += 1
                if int(one.get("authorId")) >= authors:
                    yield f"the note on {one.get('ref')} of {name} has no author"
                if len("".join(one.itertext())) > LARGEST_NOTE:
                    yield f"the note on {one.get('ref')} of {name} is too long"
        if cells != shapes:
            yield f"notes of {name} are on {sorted(cells)}, and drawn on {sorted(shapes)}"
        yield from (f"{count} notes on {one} of {name}" for one, count in cells.items() if count > 1)


def _words(book: _Book, sheet: str, row: int, column: int) -> str:
    for cell in book.trees[sheet].iter(f"{MAIN}c"):
        if (
            cell.get("r")
            and int(re.sub("[A-Z]", "", cell.get("r"))) == row
            and _column(cell.get("r")) == column
        ):
            if cell.get("t") == "inlineStr":
                return "".join(one.text or "" for one in cell.iter(f"{MAIN}t"))
            if cell.get("t") == "s":
                strings = book.trees[book.related(book.main, "sharedStrings")[0]]
                return "".join(
                    one.text or "" for one in strings[int(cell.findtext(f"{MAIN}v"))].iter(f"{MAIN}t")
                )
            return cell.findtext(f"{MAIN}v", "")
    return ""


def _column(cell: str) -> int:
    number = 0
    for letter in re.sub("[^A-Z]", "", cell):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
