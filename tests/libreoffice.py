"""LibreOffice as another program that opens and saves our files, or draws them."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape


def converted(file: Path, ending: str, folder: Path) -> Path:
    """Have LibreOffice open `file` and save it as `ending` ("xlsx", "pdf") below `folder`; return the result.

    It keeps its settings in `folder` too, so that tests that run at the same time do not wait for each other.
    """
    profile = f"-env:UserInstallation={(folder / 'profile').absolute().as_uri()}"
    saved = folder / "saved"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(saved), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return saved / f"{file.stem}.{ending}"


def all_converted(files: Sequence[Path], ending: str, folder: Path) -> list[Path]:
    """Have LibreOffice open and save several files in one go; return the results in the same order."""
    profile = f"-env:UserInstallation={(folder / 'profile').absolute().as_uri()}"
    saved = folder / "saved"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(saved)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    return [saved / f"{file.stem}.{ending}" for file in files]


_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">{}</script:module>
"""


def edited(file: Path, basic: str, folder: Path) -> None:
    """Have LibreOffice run the macro `Main(folder)` of `basic`, which it makes its home first."""
    converted(file, "csv", folder)
    home = folder / "profile"
    (home / "user/basic/Standard/Module1.xba").write_text(_MODULE.format(escape(basic)), "utf-8")
    profile = f"-env:UserInstallation={home.absolute().as_uri()}"
    macro = f'macro:///Standard.Module1.Main("{folder.absolute()}")'
    subprocess.run(
        ["soffice", profile, "--headless", "--norestore", macro], check=True, capture_output=True, timeout=300
    )
