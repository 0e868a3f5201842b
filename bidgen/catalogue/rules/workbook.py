"""Problems of a workbook that shows other figures than the documents print."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

_RECALCULATE = (
    "Open the workbook, let it recalculate (Ctrl+Alt+F9 in Excel, Ctrl+Shift+F9 in LibreOffice) and save it. "
    "If a formula was typed over, run bidgen refresh, which puts it back."
)

WORKBOOK: tuple[Entry, ...] = (
    Entry(
        "C370",
        "summary-differs",
        Severity.WARNING,
        "{label} of {of} is {found} here, but the appraisal of the same tables gives {expected}, which is "
        "what the documents print.",
        _RECALCULATE,
        "The Summary shows finance what the tables come to while they are typed. It and the documents are "
        "worked out from the same rows, so that they differ only where a formula was typed over, or the "
        "workbook was saved by a program that did not recalculate it.",
        "NPSV of B is £1,000,000 on the Summary because somebody typed over the formula",
    ),
    Entry(
        "C371",
        "summary-out-of-date",
        Severity.WARNING,
        "The Summary is out of date: {found}.",
        "Run bidgen refresh, then open the workbook and save it.",
        "Year 0, the number of years, the price base, rates and the Alpha’s cost are typed elsewhere, and "
        "the Summary has a copy of them. With another copy it comes to other figures than the documents. "
        "Nothing else of it is compared until it is up to date.",
        "years is now 15 in business-case.yaml, and the Summary still has 10",
    ),
    Entry(
        "C372",
        "summary-other-scenario",
        Severity.ADVICE,
        "The Summary shows the {found} scenario; the documents count {expected}.",
        "Choose {expected} in this cell and save the workbook, so that nobody takes one for the other.",
        "The scenario on the Summary may be changed to see what it does. Its figures are then others than "
        "those of the documents, and are not compared.",
        "somebody chose fast, and saved the workbook",
    ),
    Entry(
        "C373",
        "summary-too-short",
        Severity.WARNING,
        "The tables have more rows than the Summary adds up.",
        "Run bidgen refresh, which lets it reach further, then open the workbook and save it.",
        "The Summary goes through a few hundred rows more than there were when it was made. Beyond them "
        "nothing is counted on it; the documents count everything.",
        "600 rows in Costs",
    ),
    Entry(
        "C374",
        "summary-leaves-out-rows",
        Severity.WARNING,
        "The Summary leaves rows out: {found}",
        "Look for rows with ? in the column Amount or Counted, on the sheet Workings; type their numbers as "
        "digits (1200) and their years as 2020-21.",
        "Some ways to type a number or a year are read by the program and not by a formula. The documents "
        "count such a row, and the Summary does not.",
        "a quantity typed as “30 (estimate)”",
    ),
    Entry(
        "C375",
        "amount-differs",
        Severity.WARNING,
        "The amount of {of} is {found} here, but quantity x unit value x its assumptions is {expected}.",
        "Empty the cell and run bidgen refresh, which puts the formula back; or correct the quantity, the "
        "unit value or the assumptions, from which the documents work.",
        "The column Amount is there to be looked at. A number typed over its formula is not what the "
        "documents print.",
        "somebody typed £20,000 over the formula of C2, which gives £18,400",
    ),
)
