"""Personal data is found by its shape, few things are taken for it, and nothing of it is printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bidgen.api import build_bid, check_bid
from bidgen.problems import problem
from bidgen.review.masking import MASK, without_personal_data
from bidgen.review.people import names_within
from bidgen.review.personal_data import personal_data
from bids import CASES, SMALL, load_cases, replace_once, small_bid

TODAY = date(2020, 1, 24)
ROOT = Path(__file__).parents[2]
PRIVATE = ("jane", "smith", "barnsley.gov", "900123", "123456", "2ta", "1961")


@pytest.mark.parametrize("case", load_cases("privacy"), ids=lambda case: case["text"][:60])
def test_a_text_has_just_this_personal_data(case: dict[str, Any]) -> None:
    found = personal_data(case["text"], born_before=2009)
    assert [f"{one.kind} {one.masked}" for one in found] == case["found"]


@pytest.mark.parametrize("case", load_cases("people"), ids=lambda case: f"{case['people']}: {case['text']}")
def test_a_text_names_just_these_people(case: dict[str, Any]) -> None:
    assert list(names_within(case["text"], case["people"])) == case["named"]


@pytest.mark.parametrize("case", [one for one in load_cases("people") if one["named"]], ids=str)
def test_a_name_is_masked_wherever_a_problem_quotes_it(case: dict[str, Any]) -> None:
    one = problem("C382", None, found=case["text"])
    (masked,) = without_personal_data([one], case["people"])
    assert MASK in masked.message
    assert names_within(masked.message.replace(MASK, ""), case["people"]) == ()


def test_the_example_and_the_pages_of_the_program_have_none() -> None:
    """Reference numbers, colours, dates, amounts and standards of some 100,000 words raise no alarm."""
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("templates/*.css")]
    texts = [file.read_text("utf-8") for file in (*pages, *(ROOT / "schemas").rglob("*.yaml"))]
    texts += [file.read_text("utf-8") for file in (ROOT / "bids" / "ims-alpha").glob("*.yaml")]
    told = {(one.kind, one.key) for text in texts for one in personal_data(text, born_before=2009)}
    # The page of Problems shows what is found.
    allowed = {
        ("e-mail address", "j.smith@northshire.gov.uk"),
        ("telephone number", "07700900123"),
        ("postcode", "S702TA"),
        ("date of birth", "born 3 may 1961"),
    }
    assert told <= allowed


def put(bid: Path, text: str) -> None:
    """Put a text where a finding's quote is printed."""
    replace_once(bid / "findings.yaml", "strength: strong, ", f"strength: strong, quote: '{text}', ")


def test_every_kind_is_reported_where_it_stands_and_nothing_of_it_is_printed(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "bid.yaml", "discovery:\n", "people: [Jane Smith]\ndiscovery:\n")
    put(
        bid,
        "J. Smith, born 3 May 1961, AB123456C, 07700 900123, jane.smith@barnsley.gov.uk, S70 2TA",
    )
    checked = check_bid(bid, today=TODAY)
    codes = [one.code for one in checked.problems]
    assert codes == ["C400", "C401", "C402", "C403", "C404", "C405"]
    assert {one.place.line for one in checked.problems if one.place} == {27}
    said = " ".join(f"{one.message} {one.remedy}" for one in checked.problems).casefold()
    examples = ("qq 12 34 56 c",)
    for text in examples:
        said = said.replace(text, "")
    assert [one for one in PRIVATE if one in said] == []
    assert checked.documents == ()


def test_a_bid_that_is_not_whole_prints_no_name(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "bid.yaml", "discovery:\n", "people: [Jane Smith]\ndiscovery:\n")
    replace_once(bid / "bid.yaml", "submission_date: 31 January 2020", "submission_date: ask Jane Smith")
    found = check_bid(bid, today=TODAY).problems
    assert [one.name for one in found] == ["not-a-date", "name-of-person"]
    assert not any("Jane" in one.message + one.remedy for one in found)
    assert MASK in found[0].message


@pytest.mark.parametrize("blank", ["findings.yaml", "business-case.yaml", "alpha-plan.yaml"])
def test_personal_data_is_found_while_other_values_are_missing(blank: str, tmp_path: Path) -> None:
    """A researcher's quote is looked through in December, when there is no case and no plan."""
    bid = small_bid(tmp_path)
    put(bid, "Call me on 07700 900123, says Jane Smith")
    replace_once(
        bid / "bid.yaml", "discovery:\n", "people: [Jane Smith]\ncontact: permits@north.gov.uk\ndiscovery:\n"
    )
    first = (bid / blank).read_text("utf-8").splitlines()[0]
    replace_once(bid / blank, f"{first}\n", "")
    found = check_bid(bid, today=TODAY).problems
    assert {"C400", "C402"} <= {one.code for one in found}
    assert "C401" not in {one.code for one in found}


def test_what_contact_has_may_stand_everywhere(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    mailbox = "digital@north.gov.uk, 01632 960001, S70 2TA"
    replace_once(bid / "bid.yaml", "discovery:\n", f"contact: Digital team, {mailbox}\ndiscovery:\n")
    put(bid, "Write to Digital@north.gov.uk, call +44 1632 960 001, come to S702TA")
    assert check_bid(bid, today=TODAY).problems == ()


def test_the_workplace_may_have_a_postcode_and_no_telephone(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    place = "workplace_address: The town hall of the lead council"
    replace_once(bid / "requirements.yaml", place, f"{place}, S70 2TA, 01632 960001")
    assert [one.code for one in check_bid(bid, today=TODAY).problems] == ["C402"]


def test_captions_and_alternative_texts_are_looked_through(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    row = "- {id: P1, document: conclusion, file: images/a.png, caption: Jane Smith, alt: 'DOB 3/5/1961'}"
    replace_once(bid / "bid.yaml", "glossary:\n", f"people: [Jane Smith]\npictures:\n{row}\nglossary:\n")
    (bid / "images").mkdir()
    (bid / "images" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    found = [one.code for one in check_bid(bid, today=TODAY).problems]
    assert found == ["C400", "C405"]


def test_nothing_is_built_that_has_a_name_in_it(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "bid.yaml", "discovery:\n", "people: [Jane Smith]\ndiscovery:\n")
    put(bid, "Jane Smith showed us")
    built = build_bid(bid, today=TODAY)
    assert built.outputs == ()
    assert not (bid / "out").exists()


def test_no_good_bid_has_any() -> None:
    bids = [one.parent for one in (CASES / "good").glob("*/bid.yaml")] + [ROOT / "bids" / "ims-alpha"]
    assert SMALL in bids
    for bid in bids:
        assert [one for one in check_bid(bid, today=TODAY).problems if one.code.startswith("C40")] == []


def test_another_problem_of_the_same_text_prints_no_name(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    replace_once(bid / "bid.yaml", "discovery:\n", "people: [Jane Smith]\ndiscovery:\n")
    old = "item: Residents are less annoyed, kind: qualitative, measure: Fewer complaints, stories: S1"
    new = "item: Jane Smith’s relief, kind: qualitative, measure: Fewer complaints"
    replace_once(bid / "business-case.yaml", old, new)
    found = {one.code: one.message for one in check_bid(bid, today=TODAY).problems}
    assert set(found) == {"C400", "C417"}
    assert f"“{MASK}’s relief”" in found["C417"]


# Whatever people type into cells of a table about research: what is told of it, cell by cell.
CELLS = """
| Pseudonym | Session | Role | Kind of organisation | Access needs | Digital inclusion |
| P1 | R1 | manager, jane @ north.gov.uk | district council | DOB 03/05/1961 | AB 12 34 56 C |
| P2 | R1 | 07700 900123 | county council | `7700900124` | lives at S70 2ta |
| P3 | R1 | Smith, J. | other | born `1961-05-03`? No, never asked | **Jane** Smith |
| P4 | R1 | manager of ref. 01226770770 | other | Low vision since 3 May 1961 | Call 101 |
"""
IN_CELLS = [
    "C400 C4",
    "C400 F4",
    "C401 C2",
    "C402 C3",
    "C402 E3",
    "C403 F2",
    "C404 F3",
    "C405 E2",
]


def test_cells_are_looked_through_and_a_number_that_has_lost_its_0_is_found(tmp_path: Path) -> None:
    bid = small_bid(tmp_path, {"books": {"findings.xlsx": {"Participants": CELLS}}})
    replace_once(bid / "bid.yaml", "discovery:\n", "people: ['Smith, Jane']\ndiscovery:\n")
    found = [one for one in check_bid(bid, today=TODAY).problems if one.code.startswith("C40")]
    assert sorted(f"{one.code} {one.place.cell}" for one in found if one.place) == IN_CELLS


@pytest.mark.parametrize(
    "name",
    ["Jane", "jane", "Jane-Smith", "JaneSmith", "JSmith2", "manager-jane", "JANE", "Bloggs", "R1-Jane"],
)
def test_a_participant_called_by_what_may_be_a_name_is_warned_of(name: str, tmp_path: Path) -> None:
    row = f"participants:\n- {{id: {name}, session: R1, role: permit manager}}\nlessons:\n"
    bid = small_bid(tmp_path)
    replace_once(bid / "findings.yaml", "lessons:\n", row)
    (one,) = check_bid(bid, today=TODAY).problems
    assert (one.code, one.severity) == ("C406", "warning")
    assert name not in one.message
    assert one.place is not None and one.place.line == 39
    replace_once(bid / "bid.yaml", "discovery:\n", f"people: [{name}]\ndiscovery:\n")
    assert [one.code for one in check_bid(bid, today=TODAY).problems] == ["C400"]


@pytest.mark.parametrize(
    "name",
    ["P1", "p12", "A", "R1-P3", "permit-manager-2", "PermitManager", "ICT3", "participant4", "North-2"],
)
def test_a_pseudonym_of_letters_and_numbers_or_of_a_role_is_no_name(name: str, tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    row = f"participants:\n- {{id: {name}, session: R1, role: permit managers}}\nlessons:\n"
    replace_once(bid / "findings.yaml", "lessons:\n", row)
    assert check_bid(bid, today=TODAY).problems == ()


def test_an_address_in_the_place_of_an_id_is_refused_and_not_printed(tmp_path: Path) -> None:
    bid = small_bid(tmp_path)
    row = "participants:\n- {id: jane@north.gov.uk, session: R1, role: manager}\nlessons:\n"
    replace_once(bid / "findings.yaml", "lessons:\n", row)
    found = check_bid(bid, today=TODAY).problems
    assert [(one.code, one.severity) for one in found] == [("S239", "error"), ("C401", "warning")]
    assert all("j…@…uk" in one.message and "jane" not in one.message for one in found)


def test_of_what_overlaps_in_a_problem_nothing_is_left() -> None:
    text = "Jane Smith <jane.smith@a.uk>, born 3 May 1961; Jane S. Smith, S70 2TA–S70 2TB"
    (one,) = without_personal_data([problem("C382", None, found=text)], ["Jane Smith"])
    assert f"“{MASK} <{MASK}>, born …; {MASK}, S…–S…”" in one.message
