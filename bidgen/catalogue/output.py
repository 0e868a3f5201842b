"""Problems of output: where the finished documents are to be written."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

OUTPUT: tuple[Entry, ...] = (
    Entry(
        code="O601",
        name="output-folder-unusable",
        severity=Severity.ERROR,
        message="No files can be written into this folder: {reason}.",
        remedy="Choose another folder, or make this one a folder that you may write to.",
        explanation=(
            "What belongs together is written all together or not at all, into a real folder. A file, a "
            "link to another folder, or a folder that you may not change is refused before anything is "
            "written, and earlier files stay as they were."
        ),
        example="bidgen build bids/ims-alpha --output /usr/share",
    ),
    Entry(
        code="O602",
        name="output-file-blocked",
        severity=Severity.ERROR,
        message="{file} cannot be replaced: {reason}.",
        remedy="Close it in Word or your PDF reader, or move what is in its place, and build again.",
        explanation=(
            "Another program holds the file open, it is protected, or a folder has its name. No file "
            "of the set was changed, so the earlier documents still belong together."
        ),
        example="ims-alpha-conclusion.pdf is a folder",
    ),
    Entry(
        code="O603",
        name="copy-changed",
        severity=Severity.ERROR,
        message="{found} has been changed since it was written, so it is left as it is.",
        remedy="Put what was mended in it into {original}, delete {found}, and run the check again.",
        explanation=(
            "A marked copy is replaced by the next check, and removed when there is nothing left to mark. "
            "Somebody has saved this one, and may have mended the copy in place of the original: that work "
            "would be lost."
        ),
        example="business-case.checked.xlsx was saved in Excel",
    ),
    Entry(
        code="O604",
        name="workbook-not-editable",
        severity=Severity.ERROR,
        message="{file} cannot be edited without a loss: {reason}.",
        remedy="Save it in Excel or LibreOffice as an ordinary Excel workbook (.xlsx), without a signature.",
        explanation=(
            "Marked copies and refreshed workbooks keep everything that is in a workbook, whatever program "
            "put it there, and read as before. Where that is not possible nothing is written."
        ),
        example="it is digitally signed, and the signature would no longer hold",
    ),
    Entry(
        code="O605",
        name="rename-breaks-reference",
        severity=Severity.ERROR,
        message="{found} is now called {now}, and cannot be renamed without breaking {where}.",
        remedy="Rename it yourself in Excel or LibreOffice, mend what names it, and refresh again.",
        explanation=(
            "Formulas, drop-downs, charts and links that name a sheet or a column are renamed with it. Some "
            "cannot be: a name inside a text that a formula puts together, a pivot table, a macro. Nothing "
            "is written then, because the workbook would go wrong in silence."
        ),
        example='INDIRECT("Outlay!B2") names the sheet Outlay, which is now called Costs',
    ),
    Entry(
        code="O610",
        name="folder-not-empty",
        severity=Severity.ERROR,
        message="There is something in the folder already, so no new bid is made in it.",
        remedy="Name a folder that does not exist yet, or is empty.",
        explanation="A new bid never replaces or mixes with files that somebody may need.",
        example="bidgen new bids/ims-alpha",
    ),
    Entry(
        code="O611",
        name="no-room-for-field",
        severity=Severity.ADVICE,
        message="Nothing is added between the curly brackets here, which lack {expected}.",
        remedy="Put each field on a line of its own without the brackets, or add what is missing by hand.",
        explanation=(
            "Fields between curly brackets stand on one line, which has no room for an explanation. They are "
            "renamed where they have other names now, but none is added."
        ),
        example="an entry of Organisations on one line, in a bid.yaml of an earlier version",
    ),
    Entry(
        code="O612",
        name="not-refreshed",
        severity=Severity.ERROR,
        message="The file cannot be refreshed: with the new fields in it, it would say something else.",
        remedy="Add the fields by hand; “bidgen new” writes a file that has them all.",
        explanation=(
            "A refreshed file is read again before it is written. Where a value would not be what it was, "
            "nothing is written. That comes of unusual ways to write YAML."
        ),
        example="a bid.yaml that another program wrote, in a style of its own",
    ),
    Entry(
        code="O613",
        name="changed-meanwhile",
        severity=Severity.ERROR,
        message="{file} was changed while the command ran, so nothing was written.",
        remedy="Run the command again.",
        explanation=(
            "Somebody saved the file, or ran the same command, at the same time. Writing would have put the "
            "older content in the place of the newer."
        ),
        example="two people run bidgen refresh at once",
    ),
    Entry(
        code="O614",
        name="not-this-bids-calendar",
        severity=Severity.ERROR,
        message="{file} is there already and is no calendar of this bid, so it is left as it is.",
        remedy="Name another file, or move this one away.",
        explanation=(
            "A calendar that was written for the same bid earlier is replaced. Any other file is somebody's "
            "work, a calendar of another bid too."
        ),
        example="bidgen deadline bids/ims-alpha --ics holidays.ics",
    ),
    Entry(
        code="O615",
        name="file-there-already",
        severity=Severity.ERROR,
        message="{file} is there already, so it is left as it is.",
        remedy="Name a file that does not exist yet, or move this one away.",
        explanation="A new template never replaces a file: it may be one that somebody has been editing.",
        example="bidgen template new conclusion my-conclusion.docx, a second time",
    ),
    Entry(
        code="O616",
        name="folder-there-already",
        severity=Severity.ERROR,
        message="{folder} is there already, so nothing was written.",
        remedy="Move it away, and run the command again.",
        explanation=(
            "A folder that is written once and never changed does not take the place of anything, and is not "
            "mixed with what is there: it may be the only copy of somebody's work."
        ),
        example="a folder that somebody made by hand, with the name that the next release is to have",
    ),
)
