"""A bid folder is read whole, and nothing in it is left out without a word."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sheets import write_workbook

from bidgen.places import Place
from bidgen.problems import Problem
from bidgen.read.folder import read_bid
from bidgen.read.packaged import packaged_names, read_fund, read_procurement, read_rates
from bidgen.read.raw import INPUTS

SMALL = Path(__file__).parents[1] / "cases" / "good" / "small"
ORGANISATIONS = "| Id | Name | Kind |\n| a | A | council |\n"


@pytest.fixture
def bid(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "bid"))


def where(problems: list[Problem]) -> list[str]:
    return [f"{one.code} {one.place}" for one in problems]


def test_five_inputs_are_read_and_named_as_the_user_named_the_folder(bid: Path) -> None:
    raw, problems = read_bid(bid, "bids/mine/")
    assert problems == []
    assert raw is not None
    assert tuple(raw.inputs) == INPUTS
    assert raw.inputs["bid"].places["title",] == Place("bids/mine/bid.yaml", 2, 8)


def test_a_table_may_be_a_sheet_in_place_of_a_list(bid: Path) -> None:
    glossary = "| Term | Meaning |\n| API | a way in |\n"
    (bid / "bid.yaml").write_text((bid / "bid.yaml").read_text("utf-8").split("glossary:")[0], "utf-8")
    write_workbook(bid / "bid.xlsx", {"Abbreviations and terms": "", "Glossary": glossary})
    raw, problems = read_bid(bid, "bid")
    assert problems == []
    assert raw is not None
    assert raw.inputs["bid"].values["glossary"] == [{"term": "API", "meaning": "a way in"}]
    assert str(raw.inputs["bid"].places["glossary", 0, "meaning"]) == "bid/bid.xlsx, sheet Glossary, cell B2"


def test_the_same_table_in_both_is_named_with_both_places(bid: Path) -> None:
    write_workbook(bid / "bid.xlsx", {"Organisations": ORGANISATIONS})
    raw, [found] = read_bid(bid, "bid")
    assert found.code == "R153"
    assert str(found.place) == "bid/bid.xlsx, sheet Organisations"
    assert [str(place) for place in found.related] == ["bid/bid.yaml:13:1"]
    assert raw is not None
    assert len(raw.inputs["bid"].values["organisations"]) == 5  # type: ignore[arg-type]


def test_a_table_in_yaml_is_not_looked_for_under_another_name_in_the_workbook(bid: Path) -> None:
    write_workbook(bid / "bid.xlsx", {"Councils": ORGANISATIONS})
    assert where(read_bid(bid, "bid")[1]) == ["R136 bid/bid.xlsx, sheet Councils"]


def test_without_bid_yaml_it_is_no_bid_folder(tmp_path: Path) -> None:
    (tmp_path / "bid.yml").touch()
    raw, problems = read_bid(tmp_path, "mine")
    assert raw is None
    assert where(problems) == ["R150 mine", "R151 mine/bid.yml"]


def _remove(name: str) -> Callable[[Path], None]:
    return lambda bid: (bid / name).unlink()


def _put(name: str, content: bytes = b"") -> Callable[[Path], None]:
    return lambda bid: (bid / name).write_bytes(content) and None


def _link(name: str, target: str) -> Callable[[Path], None]:
    def make(bid: Path) -> None:
        (bid / name).unlink(missing_ok=True)
        (bid / name).symlink_to(target)

    return make


def _without_tables(bid: Path) -> None:
    text = (bid / "business-case.yaml").read_text("utf-8")
    (bid / "business-case.yaml").write_text(text.split("\noptions:")[0] + "\n", "utf-8")


FAULTS = [
    ("input missing", _remove("findings.yaml"), ["R155 bid"]),
    ("workbook missing", _without_tables, ["R156 bid"]),
    ("not a workbook", _put("bid.xlsx", b"Id,Name\n"), ["R120 bid/bid.xlsx"]),
    ("broken YAML", _put("findings.yaml", b"a: [1\n"), ["R105 bid/findings.yaml:2:1"]),
    ("another ending", _put("bid.csv"), ["R151 bid/bid.csv"]),
    ("own file", _put("notes.docx"), ["R152 bid/notes.docx"]),
    ("link outside", _link("findings.yaml", "../../findings.yaml"), ["R154 bid/findings.yaml"]),
    ("link to nothing", _link("findings.yaml", "nothing.yaml"), ["R155 bid"]),
]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("findings.ods", "save it as an Excel workbook (.xlsx) called “findings.xlsx”"),
        ("bid.csv", "save it as an Excel workbook (.xlsx) called “bid.xlsx”"),
        ("findngs.xlsx", "Rename it to “findings.xlsx”"),
    ],
)
def test_a_file_of_another_format_is_to_be_saved_anew_and_not_renamed(
    bid: Path, name: str, remedy: str
) -> None:
    (bid / name).touch()
    [found] = read_bid(bid, "bid")[1]
    assert found.code == "R151"
    assert remedy in found.remedy


@pytest.mark.parametrize(("change", "expected"), [one[1:] for one in FAULTS], ids=[one[0] for one in FAULTS])
def test_a_folder_at_fault_is_named(bid: Path, change: Callable[[Path], None], expected: list[str]) -> None:
    change(bid)
    assert where(read_bid(bid, "bid")[1]) == expected


def test_what_is_known_to_be_no_input_is_left_alone(bid: Path) -> None:
    for name in (
        "~$bid.xlsx",
        ".~lock.bid.xlsx#",
        "bid.checked.xlsx",
        "findings.before-2020-01-24.xlsx",
        "findings.before-2020-01-24-2.xlsx",
        "bid.before-2020-01-24.yaml",
        "bid.yaml.bak",
        "bid.yaml~",
        "README.md",
        ".git",
    ):
        (bid / name).touch()
    for name in ("out", "releases", "images"):
        (bid / name).mkdir()
    assert read_bid(bid)[1] == []


def test_faults_of_all_files_come_in_one_run_in_the_order_of_the_files(bid: Path) -> None:
    (bid / "bid.yaml").write_text("a: 1\na: 2\n")
    (bid / "findings.yaml").write_text("a: *b\n")
    (bid / "requirements.yaml").write_text("a: [1\n")
    write_workbook(bid / "alpha-plan.xlsx", {"Risks": "| Id |\n| `#REF!` |"})
    problems = [one for one in read_bid(bid, "bid")[1] if one.code != "R156"]
    codes = list(dict.fromkeys(one.code for one in problems))
    assert codes == ["R110", "R112", "R127", "R134", "R153", "R105"]


def test_packaged_rules_are_read_as_inputs_are() -> None:
    for kind, read in (("funds", read_fund), ("procurement", read_procurement), ("appraisal", read_rates)):
        names = packaged_names(kind)
        assert names
        for name in names:
            raw, problems = read(name)
            assert problems == []
            assert raw is not None
            assert raw.places[()] == Place(f"schemas/{kind}/{name}.yaml")
            assert read(f"../{kind}/{name}") == (None, [])
