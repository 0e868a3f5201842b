"""The pack: one file that holds all documents of a release, to be sent, with a plain README.txt."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bidgen.formats import count, date_text
from bidgen.model.document import FORMAT_NAMES, Made
from bidgen.model.identity import SHORT, release_name
from bidgen.model.sources import sha256
from bidgen.office import ZipDate, zipped
from bidgen.release.release_set import ReleaseSet

README = "README.txt"


def pack_of(one: ReleaseSet) -> bytes:
    """Return the zip file: README.txt first, then the documents. The same set gives the same bytes."""
    documents = ((one.file_name(made), made.content) for made in one.made)
    parts = [(README, readme(one).encode()), *documents]
    # People look at the days of files; the clock's would be another at each build.
    day: ZipDate = (one.day.year, one.day.month, one.day.day, 0, 0, 0)
    return zipped(parts, dates=dict.fromkeys((name for name, _ in parts), day))


def readme(one: ReleaseSet) -> str:
    """Return the text that whoever opens the pack reads first, its lines ended as Windows ends them."""
    return "\r\n".join(_lines(one)) + "\r\n"


def _lines(one: ReleaseSet) -> Iterator[str]:
    overview, fund = one.bid.overview, one.bid.fund
    lead = next(body.name for body in overview.organisations if body.id == overview.lead)
    yield overview.title
    yield f"{lead}, for the {fund.name}"
    yield f"{release_name(one.number)} of {date_text(one.day)}: {one.note}"
    yield ""
    yield "IN THIS PACK"
    title = ""
    for made in one.made:
        if made.title != title:
            title = made.title
            yield f"  {title}"
        yield f"    {one.file_name(made)} ({_format(made)})"
    yield from _on_formats({made.format for made in one.made})
    yield ""
    yield "WHICH VERSION IS THIS?"
    yield f"  Each document says on its cover and on every page that it is release {one.number}, with the"
    yield f"  fingerprint {one.sources.fingerprint[:SHORT]}. What says anything else is not from this pack."
    if overview.contact:
        yield f"  Whether the release still holds, ask: {overview.contact}"
    yield ""
    yield "SHA-256 OF EACH FILE"
    for made in one.made:
        yield f"  {sha256(made.content)}  {one.file_name(made)}"


def _on_formats(formats: Collection[str]) -> Iterator[str]:
    if len(formats) > 1:
        yield ""
        yield "A document says the same words in all its formats."
    if "pdf" in formats:
        yield ""
        yield "The PDFs are tagged for screen readers, to the standards PDF/UA-1 and PDF/A-2a."


def _format(made: Made) -> str:
    pages = f", {count(made.pages, 'page')}" if made.pages is not None else ""
    return f"{FORMAT_NAMES[made.format]}{pages}"
