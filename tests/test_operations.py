"""bidgen changes the disk by the functions of bidgen/files/operations.py, and by nothing else."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from commands import ROOT

PACKAGE = ROOT / "bidgen"
OPERATIONS = "files/operations.py"

# What changes the disk, whatever it is called on: methods of paths, and of libraries that save files.
CHANGING = {
    *("write_text", "write_bytes", "touch", "mkdir", "rmdir", "unlink", "rename", "chmod", "lchmod"),
    *("symlink_to", "hardlink_to", "move", "move_into", "copy_into"),
    *("save", "savefig", "write_pdf", "extract", "extractall", "tofile"),
}
# Modules that are of use for nothing but to change the disk, or that might do it unseen.
MODULES = {"shutil", "tempfile", "subprocess", "sqlite3", "shelve", "dbm", "fileinput", "mmap"}
# What `os` may be asked: the rest of it is not called at all.
ASKED = {
    *("environ", "environ.get", "getpid", "cpu_count", "sched_getaffinity", "access", "close"),
    *("O_RDONLY", "W_OK", "X_OK"),
}

# Where something of the above is right -> why. A reason that is needed no longer fails the test as well.
INTO_MEMORY = "into a buffer in memory"
EXCEPTIONS = {
    ("office.py", "zipfile.ZipFile"): INTO_MEMORY,
    ("read/bare.py", "zipfile.ZipFile"): INTO_MEMORY,
    ("read/without_workings.py", "zipfile.ZipFile"): INTO_MEMORY,
    ("render/charts/charts.py", "figure.savefig"): INTO_MEMORY,
    ("render/drawing.py", "upright.save"): INTO_MEMORY,
    (
        "render/typeset/pdf.py",
        "document.write_pdf",
    ): "into memory; WeasyPrint keeps fonts in a private folder",
    ("render/word/wordfile.py", "document.save"): INTO_MEMORY,
    ("sheets/new/seal.py", "workbook.save"): "into memory; openpyxl keeps sheets in private temporary files",
}


def changes(source: str) -> Iterator[str]:
    """Yield what in a module may change the disk, each as it is written there."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (f"import {one.name}" for one in node.names if one.name.split(".")[0] in MODULES)
        elif isinstance(node, ast.ImportFrom):
            names = {one.name for one in node.names}
            if (node.module or "").split(".")[0] in MODULES or (node.module == "os" and names - ASKED):
                yield f"from {node.module} import {', '.join(sorted(names))}"
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os":
            if node.attr not in ASKED and node.attr != "open":
                yield f"os.{node.attr}"
        elif isinstance(node, ast.Call) and _changes(node):
            yield ast.unparse(node.func)


def _changes(call: ast.Call) -> bool:
    name = ast.unparse(call.func).rpartition(".")[2]
    if name == "ZipFile" or name == "open":
        return not _reads(call, ast.unparse(call.func))
    if not isinstance(call.func, ast.Attribute):
        return False
    # A path's takes one argument, that of a text two, and that of a date or a record has names for them.
    of_path = name == "replace" and len(call.args) == 1 and not call.keywords
    return of_path or (name in CHANGING and ast.unparse(call.func.value) != "operations")


def _reads(call: ast.Call, function: str) -> bool:
    """Whether a call that opens something says in so many words that it reads, or says nothing."""
    # Path.open has the mode first; any other has what is to be opened before it.
    modes = call.args[1:2] + [one.value for one in call.keywords if one.arg == "mode"]
    if "." in function and call.args and _is_mode(call.args[0]):
        modes.append(call.args[0])
    if function == "os.open":
        return [ast.unparse(one) for one in modes] == ["os.O_RDONLY"]
    return all(isinstance(one, ast.Constant) and one.value in {"r", "rb"} for one in modes)


def _is_mode(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant) and set(str(argument.value)) <= set("rwxabt+")


def found_in_package() -> set[tuple[str, str]]:
    modules = [path for path in PACKAGE.rglob("*.py") if path != PACKAGE / OPERATIONS]
    return {
        (str(path.relative_to(PACKAGE)), change)
        for path in modules
        for change in changes(path.read_text("utf-8"))
    }


def test_nothing_but_the_operations_changes_the_disk() -> None:
    assert found_in_package() == set(EXCEPTIONS)


# Each changes the disk.
CAUGHT = """
Path("a").write_text("x")
path.rename(other)
path.replace(other)
(folder / "a").replace(folder / "b")
open("a", "w")
open("a", mode)
open("a", mode="r+")
path.open("xb")
path.open(mode="a")
os.open(path, os.O_WRONLY)
os.open(path, os.O_RDONLY | os.O_CREAT)
os.replace(a, b)
os.fsync(1)
import shutil
import os, tempfile
from os import rename
from shutil import copy as harmless
zipfile.ZipFile("a", "w")
picture.save("a.png")
"""
# Each reads, or changes something in memory.
READS = """
path.open()
path.open("rb")
open("a")
container.open(name)
os.open(path, os.O_RDONLY)
os.getpid()
text.replace("a", "b")
date.replace(day=1)
zipfile.ZipFile(content)
operations.rename(a, b)
from os.path import realpath
"""


@pytest.mark.parametrize("line", CAUGHT.strip().splitlines())
def test_what_changes_the_disk_is_seen(line: str) -> None:
    assert list(changes(line))


@pytest.mark.parametrize("line", READS.strip().splitlines())
def test_what_reads_is_not_seen(line: str) -> None:
    assert not list(changes(line))


def test_every_operation_is_called_by_way_of_its_module() -> None:
    """Otherwise a test that puts another function in its place would change nothing."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.module != "bidgen.files.operations", path
