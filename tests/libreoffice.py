"""LibreOffice as another program that opens and saves our files, or draws them."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path


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
