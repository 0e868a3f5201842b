"""The page that a new bid folder carries: what its files are, and what to do with them."""

from __future__ import annotations

from bidgen.read.raw import INPUTS
from bidgen.read.schemas import WORKBOOKS, about

_BEGINNING = """\
THIS FOLDER IS ONE BID

The words of the bid are in files that end in .yaml: open them in any text editor. Its tables are in
workbooks that end in .xlsx: open them in Excel or LibreOffice. The workbooks explain themselves, so give
each to whoever keeps its figures.

"""
_STEPS = """
WHAT TO DO

In a checkout of the program, type ./run bidgen in place of bidgen. Name the folder from where you stand.

1. Fill in bid.yaml first: the organisations, user stories and sources that the other files refer to.
   Each field has a line of explanation above it. Then bring the drop-downs of the workbooks up to date:

       bidgen refresh {folder}

   What you do not know yet, such as what the Discovery will answer, is TBC: a warning until you know it.
   Before the Discovery begins the brief comes next, requirements.yaml. These two files are enough to check
   it, to know by when it has to be published, and to copy it into the portal's form:

       bidgen answers {folder} requirements
       bidgen release {folder} --only requirements

2. Fill in the other files. Overwrite the example rows of the workbooks, or delete them. Where one workbook
   refers to another, refresh again once there are new rows to refer to.
3. See what is missing or wrong, as often as you like:

       bidgen check {folder}

   With --mark it also writes a copy of each file, NAME.checked.xlsx or NAME.checked.yaml, in which what
   is to be mended is marked. Mend the original; the copy may be deleted.
4. Build the six documents, as Word and PDF:

       bidgen build {folder}

   They appear in the folder "out". Change the files here and build again; never edit what is in "out".
5. Never send what is in "out": every page of it says that it is a draft. Freeze what is sent under a number,
   and ask of any copy whether it still holds:

       bidgen release {folder}
       bidgen verify FILE

6. How long is left, and which user story is answered by what:

       bidgen deadline {folder}
       bidgen trace {folder}

Pictures go into a folder "images" here and are named in bid.yaml. The folder ".schemas" helps editors such
as VS Code to complete and check the YAML files as you type. You may delete this page.
"""


def guide(folder: str) -> str:
    """Return the page for a bid folder of the name `folder`."""
    files = []
    for name in INPUTS:
        book = f" and {name}.xlsx" if name in WORKBOOKS else ""
        files.append(f"{name}.yaml{book}\n    {about(name)}\n")
    shown = f'"{folder}"' if " " in folder else folder
    return _BEGINNING + "".join(files) + _STEPS.format(folder=shown)
