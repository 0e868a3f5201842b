"""Whatever was released and withdrawn, the log says just that, and what stands in it stays as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidgen.check.release_log import parse_log
from bidgen.model.document import DOCUMENT_KEYS
from bidgen.model.release import Release, ReleasedFile, ReleaseLog, Withdrawal
from bidgen.release.log_text import with_release, with_withdrawal
from bidgen.review.typed_words import LONGEST, printable_words

HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)
NAMES = st.text("abcxyz0189-", min_size=1, max_size=12)
IDS = st.from_regex(r"b[a-z0-9]{0,5}(-[a-z0-9]{1,5})?", fullmatch=True)
FILES: st.SearchStrategy[ReleasedFile] = st.builds(
    ReleasedFile,
    name=NAMES.map("{}.pdf".format),
    document=st.sampled_from(DOCUMENT_KEYS),
    sha256=HASHES,
    size=st.integers(0, 10**9),
    words=HASHES,
    word_count=st.integers(0, 10**6),
)
PACKS = st.builds(ReleasedFile, name=NAMES.map("{}.zip".format), sha256=HASHES, size=st.integers(0, 10**9))


def is_printable(words: str) -> bool:
    return words == words.strip() and not list(printable_words("The note", words, (), born_before=2019))


# What a note may be, and what YAML would make something else of.
NOTES = (
    st.text(min_size=1, max_size=60)
    | st.text(":#-?!&*|>%@`'\"{}[],\\~= 01.aeonxy", min_size=1, max_size=12)
    | st.sampled_from(
        [
            "no",
            "1e3",
            "0x1F",
            "12:30",
            "2020-01-24",
            "null",
            "~",
            "- a",
            "a: b",
            "a #b",
            "---",
            "...",
            "<<",
            "=",
        ]
    )
).filter(is_printable)


@st.composite
def logs(draw: Any) -> ReleaseLog:
    """Draw what may have happened: numbers go up, days do not go back, each release is withdrawn once."""
    releases: list[Release] = []
    withdrawals: list[Withdrawal] = []
    number, day = 0, date(2019, 10, 1)
    for _ in range(draw(st.integers(1, 3))):
        number += draw(st.integers(1, 3))
        day = date.fromordinal(day.toordinal() + draw(st.integers(0, 40)))
        releases.append(
            Release(
                release=number,
                date=day,
                note=draw(NOTES),
                fingerprint=draw(HASHES),
                manifest=draw(HASHES),
                kind=draw(st.sampled_from([None, "outcome", "specialist"])),
                dropped=draw(st.sampled_from([(), ("start_date",), ("start_date", "summary")])),
                files=tuple(draw(st.lists(FILES, min_size=1, max_size=2))),
                pack=draw(PACKS),
            )
        )
    for one in releases:
        if draw(st.booleans()):
            withdrawals.append(Withdrawal(withdrawal=one.release, date=day, reason=draw(NOTES)))
    return ReleaseLog(bid=draw(IDS), releases=tuple(releases), withdrawals=tuple(withdrawals))


@settings(max_examples=40, deadline=None)
@given(logs())
def test_a_log_says_what_was_put_into_it_and_its_earlier_bytes_stay(log: ReleaseLog) -> None:
    written: bytes | None = None
    meant = ReleaseLog(bid=log.bid)
    for one in (*log.releases, *log.withdrawals):
        if isinstance(one, Release):
            longer = with_release(written, log.bid, one)
            meant = replace(meant, releases=(*meant.releases, one))
        else:
            assert written is not None
            longer = with_withdrawal(written, one)
            meant = replace(meant, withdrawals=(*meant.withdrawals, one))
        assert longer.startswith(written or b"#")
        assert parse_log(longer, "log.yaml") == (meant, ())
        written = longer


@pytest.mark.parametrize("note", ["x" * LONGEST, "£50,000 – “as agreed”", "Ünïcode: ✓ 漢字 👍", "\u202eback"])
def test_a_note_is_kept_to_the_letter(note: str) -> None:
    pack = ReleasedFile(name="a.zip", sha256="0" * 64, size=1)
    one = Release(
        release=1,
        date=date(2020, 1, 24),
        note=note,
        fingerprint="0" * 64,
        manifest="1" * 64,
        files=(ReleasedFile(name="a.pdf", document="conclusion", sha256="2" * 64, size=1),),
        pack=pack,
    )
    log, problems = parse_log(with_release(None, "small", one), "log.yaml")
    assert problems == ()
    assert log is not None
    assert log.releases == (one,)


def test_a_last_line_without_its_end_is_ended_first() -> None:
    assert with_withdrawal(
        b"log:\n- release: 1", Withdrawal(withdrawal=1, date=date(2020, 1, 24), reason="A slip")
    ).startswith(b"log:\n- release: 1\n- withdrawal: 1\n")
