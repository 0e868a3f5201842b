"""Bad input gets a Problem with its place, exit 1, and nothing is written: the cases as data."""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bidgen.cli import main
from bids import load_cases, small_bid

CASES = load_cases("bad/inputs")
EARLIER = {"small-funding-bid.pdf": b"earlier", "somebody's notes.txt": b"kept"}


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Return the exit status of `bidgen ARGUMENTS` and everything that it printed."""
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    printed = capsys.readouterr()
    return int(left.value.code or 0), printed.out + printed.err


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def with_earlier_outputs(bid: Path) -> Path:
    (bid / "out").mkdir()
    for name, content in EARLIER.items():
        (bid / "out" / name).write_bytes(content)
    return bid


def refused(bid: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """Build, which must be refused with nothing changed in the bid folder, and return what was printed."""
    before = contents(bid)
    os.chdir(bid.parent)
    status, printed = run(capsys, "build", bid.name, "--today", "2020-01-24", *options)
    assert status == 1, printed
    assert contents(bid) == before
    assert "Traceback" not in printed
    return printed


@pytest.fixture(autouse=True)
def _same_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_bad_input_is_named_and_nothing_is_written(
    case: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = refused(with_earlier_outputs(small_bid(tmp_path, case)), capsys)
    lines = [line for line in printed.splitlines() if not line.startswith((" ", "bid: nothing"))]
    assert len(lines) == len(case["expect"]), printed
    for line, wanted in zip(lines, case["expect"], strict=True):
        code, place = wanted.removesuffix(" advice").split(" ", 1)
        severity = "advice" if wanted.endswith(" advice") else "error"
        assert line.startswith(place), printed
        assert f" {severity} {code} " in line, printed


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bid = with_earlier_outputs(small_bid(tmp_path))
    with zipfile.ZipFile(bid / "findings.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("xl/workbook.xml", b" " * 200_000_000)
    assert " error R124 " in refused(bid, capsys)


def test_a_yaml_file_of_200_mb_is_refused_unread(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bid = with_earlier_outputs(small_bid(tmp_path))
    before = {name: content for name, content in contents(bid).items() if name != "findings.yaml"}
    with (bid / "findings.yaml").open("r+b") as file:
        file.truncate(200_000_000)
    status, printed = run(capsys, "build", str(bid), "--today", "2020-01-24")
    assert status == 1
    assert " error R102 " in printed
    (bid / "findings.yaml").unlink()
    assert contents(bid) == before


def test_a_template_with_faults_is_named_by_paragraph(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from docx import Document

    bid = with_earlier_outputs(small_bid(tmp_path))
    house = Path(__file__).parents[1] / "templates" / "conclusion.docx"
    for text, code in (("{{ bid.titel }}", "titel"), ("{% if bid.title %}never closed", "paragraph")):
        document = Document(str(house))
        document.add_paragraph(text, style="Body Text")
        document.save(str(tmp_path / "mine.docx"))
        mine = f"conclusion={tmp_path / 'mine.docx'}"
        printed = refused(bid, capsys, "--only", "conclusion", "--template", mine)
        assert "mine.docx, " in printed
        assert "paragraph " in printed
        assert code in printed


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders of this system have no permissions")
def test_an_output_folder_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bid = small_bid(tmp_path)
    (tmp_path / "file").write_text("in the way")
    assert " error O601 " in refused(bid, capsys, "--output", str(tmp_path / "file"))
    if os.geteuid() != 0:
        closed = tmp_path / "closed"
        closed.mkdir()
        closed.chmod(stat.S_IRUSR | stat.S_IXUSR)
        assert " error O601 " in refused(bid, capsys, "--output", str(closed))


def test_a_bid_folder_that_is_not_there_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    status, printed = run(capsys, "build", "nowhere")
    assert status == 2
    assert "nowhere" in printed


def test_inputs_are_never_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bid = small_bid(tmp_path)
    before = contents(bid)
    status, _ = run(capsys, "check", str(bid), "--today", "2020-01-24")
    assert status == 0
    assert contents(bid) == before
    shutil.rmtree(bid)


@pytest.mark.parametrize("name", ["findings.yaml", "findings.xlsx"])
def test_a_pipe_or_a_link_to_itself_is_no_input_and_is_not_waited_for(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bid = small_bid(tmp_path)
    (bid / name).unlink(missing_ok=True)
    os.mkfifo(bid / name)
    status, printed = run(capsys, "check", "bid", "--today", "2020-01-24")
    assert status == 1
    assert f"bid/{name}: error R101 " in printed
    (bid / name).unlink()
    (bid / name).symlink_to(name)
    status, printed = run(capsys, "check", "bid", "--today", "2020-01-24")
    assert status == (1 if name == "findings.yaml" else 0)
    assert "a fault in the program" not in printed


def test_a_row_that_is_taller_than_a_page_is_named_not_cut(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = " ".join(f"word{number}" for number in range(240))
    change = {"file": "business-case.yaml", "old": "advantages: Cheaper.", "new": f"advantages: {long}"}
    bid = with_earlier_outputs(small_bid(tmp_path, {"change": change}))
    printed = refused(bid, capsys, "--only", "business-case", "--as", "pdf")
    assert " error D448 row-taller-than-page: The table that begins “Table 2: The options" in printed
