"""The releases of a document, as its own control table lists them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bidgen.compose.common import Row, sentence
from bidgen.formats import date_text
from bidgen.model.identity import release_name
from bidgen.model.release import ReleaseLog, Version


def release_rows(version: Version, document: str, day: date) -> list[Row]:
    """Return a row for each release of the document, the oldest first, and for the one that is being made."""
    rows = list(_earlier(version.log, document)) if version.log else []
    if version.note is not None:
        rows.append(_row(version.number, day, sentence(version.note)))
    return rows


def _earlier(log: ReleaseLog, document: str) -> Iterator[Row]:
    for one in reversed(log.releases_of(document)):
        change = sentence(one.note)
        if withdrawal := log.withdrawal_of(one.release):
            change += f" Withdrawn on {date_text(withdrawal.date)}: {sentence(withdrawal.reason)}"
        yield _row(one.release, one.date, change)


def _row(number: int, day: date, change: str) -> Row:
    return {"release": release_name(number), "date": date_text(day), "change": change}
