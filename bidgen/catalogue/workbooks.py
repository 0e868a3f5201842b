"""Problems of reading workbooks: files, sheets, columns and cells, and what people make of them."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

_FILES_AND_CELLS = (
    Entry(
        "R120",
        "not-a-workbook",
        Severity.ERROR,
        "The file is not an Excel workbook (.xlsx), or it is damaged.",
        "Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx).",
        "A workbook is a zip file with a known content. Renaming another file does not make one.",
        "a .csv file renamed to .xlsx",
    ),
    Entry(
        "R121",
        "old-workbook",
        Severity.ERROR,
        "The file is a workbook of Excel 97 to 2003 (.xls) under the name of a new one.",
        "Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx).",
        "Renaming an .xls file does not change what it is.",
        "costs.xls renamed to business-case.xlsx",
    ),
    Entry(
        "R122",
        "password",
        Severity.ERROR,
        "The workbook is protected by a password, so it cannot be read.",
        "Open it with the password and save it without one (File, Info, Protect Workbook).",
        "A protected workbook is encrypted as a whole.",
        "a workbook saved with “Encrypt with Password”",
    ),
    Entry(
        "R123",
        "another-format",
        Severity.ERROR,
        "The file is {found}, not an Excel workbook (.xlsx).",
        "Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx).",
        "Renaming a file does not change what it is.",
        "an OpenDocument spreadsheet renamed to .xlsx",
    ),
    Entry(
        "R124",
        "workbook-too-large-inside",
        Severity.ERROR,
        "The workbook is too large inside: {found}; the most is {expected}.",
        "Copy the rows that are needed into a new workbook, without formats and empty rows.",
        "A small zip file can unpack to more than a machine can hold.",
        "a 100 KB workbook that unpacks to 100 MB",
    ),
    Entry(
        "R125",
        "damaged-workbook",
        Severity.ERROR,
        "The workbook is damaged or uses something unknown, and cannot be read ({found}).",
        "Open it in Excel or LibreOffice, let it be repaired, and save it again.",
        "The file is a workbook by its outside, but a part of it is missing or broken.",
        "a workbook that was cut short by a failed download",
    ),
    Entry(
        "R126",
        "sheet-too-large",
        Severity.ERROR,
        "The sheet has {found}; the most is {expected}.",
        "Delete the rows and columns that are not used, or keep data of this size elsewhere.",
        "The tables of a bid have tens of rows. More is stray content far below or to the right.",
        "a space typed in row 1,048,576",
    ),
    Entry(
        "R127",
        "missing-header",
        Severity.ERROR,
        "The sheet has no column headed “{expected}”, which it must have.",
        "Add the column, or correct its heading in the header row.",
        "Columns are found by their headings, whatever their order. The header row is that row among the"
        " first 30 which has most of the headings.",
        "a sheet Costs without a column Amount",
    ),
    Entry(
        "R128",
        "duplicate-header",
        Severity.ERROR,
        "The heading “{found}” is used twice; it was first used in cell {first}.",
        "Delete or rename one of the two columns.",
        "Only one of the two could count, and the program cannot know which.",
        "two columns headed Amount",
    ),
    Entry(
        "R129",
        "misspelt-header",
        Severity.ERROR,
        "“{found}” is not a column of {where}. Did you mean “{nearest}”?",
        "Change the heading to “{nearest}”. For a column of your own, put # in front of the heading.",
        "A column that the program does not know would be left out of the documents without a word.",
        "a column headed Amonut",
    ),
    Entry(
        "R130",
        "unknown-header",
        Severity.ERROR,
        "“{found}” is not a column of {where}.",
        "For a column of your own, put # in front of its heading. The columns of the table are: {expected}.",
        "A column that the program does not know would be left out of the documents without a word.",
        "a column headed My notes",
    ),
    Entry(
        "R131",
        "column-without-header",
        Severity.ERROR,
        "The cell holds “{found}”, but its column has no heading.",
        "Give the column one of the known headings, or, for a column of your own, one that begins with #.",
        "What stands under no heading would be left out of the documents without a word.",
        "a note beside the last column",
    ),
    Entry(
        "R132",
        "merged-cells",
        Severity.ERROR,
        "The cells {found} are merged.",
        "Select them, choose Unmerge Cells, and fill in a value in every row.",
        "Of merged cells only the first holds a value, so the other rows would be empty.",
        "one cell Option merged over three rows of costs",
    ),
    Entry(
        "R133",
        "formula-without-value",
        Severity.ERROR,
        "The formula {found} has no value that is up to date, and none can be computed here: {why}.",
        "{mend}",
        "A formula counts by the value that the spreadsheet computed last. A workbook that another program"
        " wrote or changed may have none. It is computed here where that gives the same value in every"
        " spreadsheet program; formulas that depend on the clock, on chance, on other workbooks or on rare"
        " functions are left to the spreadsheet.",
        "=TODAY()+30 in a workbook that was never opened in Excel",
    ),
    Entry(
        "R134",
        "error-in-cell",
        Severity.ERROR,
        "The cell shows the error {found}.",
        "Mend the formula, or type the value, and save the workbook.",
        "A formula refers to something that is not there or cannot be computed.",
        "#REF! after a column was deleted",
    ),
    Entry(
        "R135",
        "misspelt-sheet",
        Severity.ERROR,
        "There is no table for the sheet “{found}”. Did you mean “{nearest}”?",
        "Rename the sheet to “{nearest}”. For notes of your own, begin the name with #.",
        "A sheet that the program does not know is left out of the documents.",
        "a sheet Cost in place of Costs",
    ),
    Entry(
        "R136",
        "unknown-sheet",
        Severity.ADVICE,
        "There is no table for the sheet “{found}”, so it is not read.",
        "For notes of your own, begin its name with #. The sheets that are read are: {expected}.",
        "A sheet that the program does not know is left out of the documents.",
        "a sheet Working",
    ),
    Entry(
        "R137",
        "duplicate-sheet",
        Severity.ERROR,
        "The sheets “{found}” and “{first}” both stand for the table {where}.",
        "Keep one of them.",
        "Only one of the two could count, and the program cannot know which.",
        "sheets “Costs” and “Costs ” (with a space)",
    ),
    Entry(
        "R138",
        "no-header-row",
        Severity.ERROR,
        "The row of headings is missing: {found}.",
        "Type the headings in a row above the first record: {expected}.",
        "Columns are found by their headings, in one of the first 30 rows.",
        "a sheet Costs whose first row was deleted",
    ),
)

_AS_EDITED = (
    Entry(
        "R139",
        "renamed-column",
        Severity.ERROR,
        "The column “{found}” of {where} is now called “{now}”.",
        "Run “bidgen refresh FOLDER”, which renames it, or change the heading to “{now}”.",
        "The workbook was made for an earlier version of the program. Its columns are found by their present"
        " headings, so that everybody sees the same name for the same thing.",
        "a heading of an earlier version",
    ),
    Entry(
        "R140",
        "table-under-another-name",
        Severity.ERROR,
        "The sheet “{found}” is not read, but it has the headings of the table {where}, which has no sheet.",
        "Rename the sheet to “{nearest}”. If it is not that table, begin its name with #.",
        "A sheet belongs to the table whose name it has. One that was renamed would be left out of the"
        " documents, and the table with it.",
        "a sheet “What it costs” in place of Budget",
    ),
    Entry(
        "R141",
        "hidden-but-read",
        Severity.ADVICE,
        "{found}. What cannot be seen there is read like the rest.",
        "Show it, and delete what is not to be in the documents.",
        "Hidden rows, columns and sheets are part of the table: a filter that somebody left on must not"
        " change the documents. But nobody who looks at the sheet sees them.",
        "a filter on the column Option that hides half of the costs",
    ),
    Entry(
        "R142",
        "row-without-record",
        Severity.ERROR,
        "This does not look like a row of {where}: “{found}” stands under {label}, but the cells that every"
        " row needs are empty ({missing}).",
        "If it is a total, a note or VAT, let the first cell of the row begin with #, or delete the row. If"
        " it is meant to be a row of {where}, fill in {missing} and give it an entry of its own in {key}.",
        "Below the headings stand a table's records, its totals, empty rows and notes that begin with #. A"
        " row that has neither its id nor most of the rest is none of these: taken for a record, it might be"
        " counted twice.",
        "a row “VAT at 20%” below the budget",
    ),
    Entry(
        "R143",
        "column-apart",
        Severity.ADVICE,
        "The column “{found}” stands beyond an empty column; it is read as “{label}”.",
        "Move it next to the others. If it is your own, put # in front of its heading.",
        "Beyond an empty column there is room for anything of your own. A column there that has just the"
        " heading of one that is missing from the table is taken for it; what stands directly beside that"
        " column is then part of the table too.",
        "a column Note, with an empty column between it and the table",
    ),
    Entry(
        "R144",
        "total-disagrees",
        Severity.WARNING,
        "The total of “{label}” is {found}, but the rows above it add up to {expected}.",
        "Check that the total covers every row, and that every row is right. The program adds the rows up"
        " itself and does not use the total.",
        "A row of totals is not a record. Its figures are compared with the records above it: with all of"
        " them, and with those since an earlier total. Where they differ, readers of the workbook and of the"
        " documents see different sums.",
        "=SUM(F2:F9) after a row 10 was added",
    ),
    Entry(
        "R145",
        "computed-formula",
        Severity.ADVICE,
        "Formulas had no value that was up to date, so they were computed here: {cells}.",
        "Open the workbook in Excel or LibreOffice, look at these cells, and save it.",
        "A workbook that another program wrote or changed keeps formulas without their values, or with those"
        " of earlier. What is computed here should be what the spreadsheet would show.",
        "=SUM(C2:C9) in a workbook that was never opened in Excel",
    ),
    Entry(
        "R146",
        "second-table",
        Severity.ERROR,
        "A second table with headings of {where} ({found}) stands beyond an empty column; it is not read.",
        "Move its rows below those of the first table. If it is your own, put # in front of its headings.",
        "A sheet holds one table. Beyond an empty column there is room for anything of your own, but what has"
        " the table's headings looks like a part of it, and would be left out without a word.",
        "the costs of a second option, typed beside those of the first",
    ),
    Entry(
        "R147",
        "formula-disagrees",
        Severity.WARNING,
        "The formula {found} was saved with the value {saved}, but gives {computed} when it is computed"
        " again. The saved value is used.{more}",
        "Open the workbook in Excel, press Ctrl+Alt+F9 to compute everything, look at what changes, and"
        " save it.",
        "The saved value may be out of date: Excel computes nothing by itself where calculation is set to"
        " manual.",
        "=B2*C2 saved as 1200, where B2 was changed to 4 and C2 is 250",
    ),
    Entry(
        "R148",
        "renamed-sheet",
        Severity.ERROR,
        "The sheet “{found}” is now called “{now}”.",
        "Run “bidgen refresh FOLDER”, which renames it, or rename the sheet to “{now}”.",
        "The workbook was made for an earlier version of the program. Tables are found by the present names"
        " of their sheets.",
        "a sheet with its name of an earlier version",
    ),
    Entry(
        "R149",
        "strict-workbook",
        Severity.ERROR,
        "The workbook is saved as Strict Open XML, which cannot be read.",
        "Open it in Excel, choose Save As and the type “Excel Workbook (.xlsx)”, not “Strict Open XML"
        " Spreadsheet (.xlsx)”.",
        "Excel has two formats with the ending .xlsx. Few programs write or read the strict one.",
        "a workbook saved as “Strict Open XML Spreadsheet (*.xlsx)”",
    ),
)

WORKBOOKS: tuple[Entry, ...] = _FILES_AND_CELLS + _AS_EDITED
