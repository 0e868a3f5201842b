"""How a release stands, by the log: current, superseded or withdrawn, for each document of its own."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from bidgen.model.release import Release, ReleasedFile, ReleaseLog, Withdrawal
from bidgen.release.standing import standing_of
from bids import load_cases

_ENTRY = re.compile(r"(release|withdraw) (\d+)(?:: (.+)| for (\d+))?")


def log_of(entries: list[str]) -> ReleaseLog:
    releases: list[Release] = []
    withdrawals: list[Withdrawal] = []
    for day, entry in enumerate(entries, 1):
        found = _ENTRY.fullmatch(entry)
        assert found is not None, entry
        kind, number, documents, other = found.groups()
        if kind == "release":
            releases.append(_release(int(number), date(2020, 1, day), documents.split(", ")))
        else:
            replaced_by = int(other) if other else None
            withdrawals.append(
                Withdrawal(
                    withdrawal=int(number), date=date(2020, 1, day), reason="A slip", replaced_by=replaced_by
                )
            )
    return ReleaseLog(bid="small", releases=tuple(releases), withdrawals=tuple(withdrawals))


def _release(number: int, day: date, documents: list[str]) -> Release:
    files = tuple(
        ReleasedFile(name=f"{one}.pdf", document=one, sha256=f"{number:064}", size=1) for one in documents
    )
    pack = ReleasedFile(name="pack.zip", sha256=f"{number:064}", size=1)
    hashes = {"fingerprint": "0" * 64, "manifest": "0" * 64}
    return Release(release=number, date=day, note="A note", **hashes, files=files, pack=pack)


@pytest.mark.parametrize("case", load_cases("standings"), ids=lambda case: case["name"])
def test_a_release_of_a_document_stands_as_the_log_says(case: dict[str, Any]) -> None:
    log = log_of(case["log"])
    found: dict[str, str] = {}
    for release in log.releases:
        for document in release.documents:
            standing = standing_of(log, release, document)
            by = str(standing.by.release) if standing.by else "-"
            found[f"{release.release} {document}"] = f"{standing.holds} {by}"
            assert (standing.withdrawal is not None) == (standing.holds == "withdrawn")
    assert found == case["stands"]
