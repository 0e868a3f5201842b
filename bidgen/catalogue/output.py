"""Problems of output: where the finished documents are to be written."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

OUTPUT: tuple[Entry, ...] = (
    Entry(
        code="O601",
        name="output-folder-unusable",
        severity=Severity.ERROR,
        message="The documents cannot be written into this folder: {reason}.",
        remedy="Choose another folder with --output, or make this one a folder that you may write to.",
        explanation=(
            "The documents are written all together or not at all, into a real folder. A file, a link "
            "to another folder, or a folder that you may not change is refused before anything is "
            "written, and earlier documents stay as they were."
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
        code="O610",
        name="folder-not-empty",
        severity=Severity.ERROR,
        message="There is something in the folder already, so no new bid is made in it.",
        remedy="Name a folder that does not exist yet, or is empty.",
        explanation="A new bid never replaces or mixes with files that somebody may need.",
        example="bidgen new bids/ims-alpha",
    ),
)
