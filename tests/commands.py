"""Runs the command line as a shell does: in this process, or in one of its own where a test is about that."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from bidgen.cli import main

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "bids" / "ims-alpha"
IN_TIME = ("--today", "2020-01-24")

# Runs the command line with something done to its process first.
RUN = "import sys\nfrom bidgen.cli import main\nmain(sys.argv[1:])\n"


def bidgen(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a command without a terminal; to start a Python for it would take longer than most commands."""
    command = ["bidgen", *map(str, arguments)]
    out, err = _stream(), _stream()
    with (
        chdir(ROOT),
        redirect_stdout(out),
        redirect_stderr(err),
        Path(os.devnull).open(encoding="utf-8") as nothing,
        mock.patch("sys.stdin", nothing),
    ):
        try:
            main(command[1:])
        except SystemExit as end:
            status = end.code
    assert isinstance(status, int)
    return subprocess.CompletedProcess(command, status, _written(out), _written(err))


def bidgen_alone(
    *arguments: object, before: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, in which the script `before` has been run."""
    return subprocess.run(
        [sys.executable, "-c", f"{before}\n{RUN}", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _written(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
