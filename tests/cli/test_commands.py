"""What the commands print, and what they exit with."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commands import EXAMPLE, IN_TIME, ROOT, RUN, bidgen, bidgen_alone


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the example bid, to be broken."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "my bid", ignore=shutil.ignore_patterns("out")))


@pytest.fixture
def broken(example: Path) -> Path:
    """The example with a field typed twice, on the last line, and an unknown one on the line before."""
    text = (example / "bid.yaml").read_text("utf-8")
    (example / "bid.yaml").write_text(f"{text}weather: fine\nid: again\n", "utf-8")
    return example


def test_the_example_is_clean() -> None:
    done = bidgen_alone("check", "bids/ims-alpha", *IN_TIME)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert done.stdout.splitlines()[-1].startswith("bids/ims-alpha: clean")


def test_a_problem_is_printed_place_first_and_all_folders_are_checked(broken: Path) -> None:
    last = len((broken / "bid.yaml").read_text("utf-8").splitlines())
    done = bidgen("check", broken, "bids/ims-alpha", *IN_TIME)
    assert done.returncode == 1
    duplicate = re.escape(f"{broken}/bid.yaml:{last}:1: ") + r"error R\d+ duplicate-field: .*“id”.*\n    \S"
    assert re.search(duplicate, done.stdout)
    assert f"{broken}/bid.yaml:{last - 1}:1: error S202 unknown-field" in done.stdout
    assert "\nbids/ims-alpha: clean" in done.stdout
    assert "\x1b" not in done.stdout


def test_quiet_prints_problems_alone(broken: Path) -> None:
    assert bidgen("check", "bids/ims-alpha", *IN_TIME, "--quiet").stdout.count("ims-alpha: clean") == 0
    assert "duplicate-field" in bidgen("check", broken, "--quiet").stdout


def test_json_holds_every_problem_with_its_place(broken: Path) -> None:
    done = bidgen("check", broken, "bids/ims-alpha", *IN_TIME, "--format", "json")
    first, second = json.loads(done.stdout)["bids"]
    assert (done.returncode, first["clean"], second["clean"]) == (1, False, True)
    (duplicate,) = (one for one in first["problems"] if one["name"] == "duplicate-field")
    assert duplicate["severity"] == "error"
    assert duplicate["accepted"] is False
    assert duplicate["place"].keys() == {"file", "line", "column"}
    assert duplicate["related"][0]["file"] == duplicate["place"]["file"]
    assert first["errors"] == sum(one["severity"] == "error" for one in first["problems"])


def test_github_annotations_stand_at_the_line(broken: Path) -> None:
    done = bidgen("check", broken, *IN_TIME, "--format", "github")
    assert done.returncode == 1
    last = len((broken / "bid.yaml").read_text("utf-8").splitlines())
    where = f"::error file={broken}/bid.yaml,line={last},col=1,title=R"
    assert any(line.startswith(where) for line in done.stdout.splitlines())
    assert all(line.startswith("::") for line in done.stdout.splitlines())


def test_after_the_deadline_the_example_has_a_warning_and_exits_1() -> None:
    done = bidgen("check", "bids/ims-alpha", "--today", "2020-02-01")
    assert done.returncode == 1
    assert " warning T" in done.stdout


WRONG_USAGE = [
    ("check", "/no/such/folder"),
    ("check",),
    ("check", "bids/ims-alpha/bid.yaml"),
    ("check", "bids/ims-alpha", "--tody", "2020-01-24"),
    ("check", "bids/ims-alpha", "--today", "31/01/20"),
    ("check", "bids/ims-alpha", "--today", "2020-13-45"),
    ("build", "bids/ims-alpha", "--only", "concluson"),
    ("build", "bids/ims-alpha", "--as", "odt"),
    ("build", "bids/ims-alpha", "--template", "conclusion"),
    ("build", "bids/ims-alpha", "--template", "conclusion=/no/such.docx"),
    ("build", "bids/ims-alpha", "bids/ims-alpha", "--output", "elsewhere"),
    ("explain", "Z999"),
    ("chekc", "bids/ims-alpha"),
]


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_exits_2_with_one_line_of_what_is_wrong(arguments: tuple[str, ...]) -> None:
    done = bidgen(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Usage: bidgen")
    assert done.stderr.count("Error: ") == 1
    assert "{" not in done.stderr


@pytest.mark.parametrize("wanted", ["O601", "o601", "output-folder-unusable", "Output folder unusable"])
def test_explain_knows_codes_and_names_in_any_case(wanted: str) -> None:
    done = bidgen("explain", wanted)
    assert done.returncode == 0
    assert done.stdout.startswith("O601 output-folder-unusable (error)\n")
    assert "--output" in done.stdout


def test_explain_explains_what_it_can_when_one_code_is_mistyped() -> None:
    done = bidgen("explain", "Z999", "R104")
    assert done.returncode == 2
    assert done.stdout.startswith("R104 control-character")
    assert "'Z999'" in done.stderr


def test_explain_names_the_nearest() -> None:
    assert "Did you mean O602 (output-file-blocked)" in bidgen("explain", "output-file-blokced").stderr


def test_version_and_help_answer_for_every_command() -> None:
    assert re.fullmatch(r"bidgen \d+\.\d+\.\d+\n", bidgen("--version").stdout)
    for command in ("check", "build", "deadline", "explain"):
        done = bidgen(command, "-h")
        assert (done.returncode, done.stderr) == (0, "")
        assert f"Example:\n    bidgen {command} " in done.stdout


HEAVY = ("weasyprint", "matplotlib", "docxtpl")


@pytest.mark.parametrize(
    "arguments",
    [("--version",), ("explain", "O601"), ("check", "bids/ims-alpha"), ("deadline", "bids/ims-alpha")],
)
def test_what_only_building_needs_is_not_loaded(arguments: tuple[str, ...]) -> None:
    at_end = (
        f"import atexit, sys; atexit.register(lambda: print('loaded', *sys.modules.keys() & {set(HEAVY)}))"
    )
    done = bidgen_alone(*arguments, before=at_end)
    assert done.stdout.splitlines()[-1] == "loaded"


def on_a_terminal(*arguments: str, **environment: str) -> str:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", RUN, *arguments]
    env = {**os.environ, **environment}
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=theirs, stderr=theirs, stdin=theirs) as process:
        os.close(theirs)
        text = b""
        # Reading fails, on Linux, once the other side has closed.
        try:
            while part := os.read(ours, 4096):
                text += part
        except OSError:
            pass
        process.wait()
    os.close(ours)
    return text.decode()


def test_colour_is_for_terminals_that_want_it(broken: Path) -> None:
    assert "\x1b[" in on_a_terminal("check", str(broken))
    assert "\x1b" not in on_a_terminal("check", str(broken), NO_COLOR="1")
    assert "\x1b" not in bidgen("check", broken).stdout


def test_a_fault_of_the_program_is_one_line_and_3() -> None:
    sabotage = "import bidgen.api; del bidgen.api.check_bid"
    done = bidgen_alone("check", "bids/ims-alpha", before=sabotage)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    assert "--debug" in done.stderr
    assert "Traceback" in bidgen_alone("check", "bids/ims-alpha", "--debug", before=sabotage).stderr


def test_ctrl_c_exits_130_without_a_traceback() -> None:
    press = (
        "import sys\n"
        "def press(event, arguments):\n"
        "    if event == 'open' and str(arguments[0]).endswith('bid.yaml'): raise KeyboardInterrupt\n"
        "sys.addaudithook(press)"
    )
    done = bidgen_alone("check", "bids/ims-alpha", before=press)
    assert (done.returncode, done.stdout) == (130, "")
    assert "Traceback" not in done.stderr


def test_a_closed_pipe_is_no_fault(broken: Path) -> None:
    command = f"'{sys.executable}' -c '{RUN}' check '{broken}' | true"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


def test_a_terminal_of_few_characters_is_no_fault(broken: Path) -> None:
    done = bidgen_alone("check", broken, PYTHONIOENCODING="iso-8859-1")
    assert (done.returncode, done.stderr) == (1, "")
    assert "\\u201cid\\u201d" in done.stdout
