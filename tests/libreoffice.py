"""LibreOffice as another program that opens and saves our files, or draws them."""

from __future__ import annotations

import subprocess
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
