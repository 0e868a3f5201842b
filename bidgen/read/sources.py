"""Every file that a bid's documents are made from, as it is at this moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

from bidgen.model.document import DOCUMENT_KEYS
from bidgen.model.requirements import REQUIREMENTS
from bidgen.model.sources import INPUTS, RULES, TEMPLATES, Sources
from bidgen.model.whole import Bid, EarlyBid
from bidgen.read.folder import NAMES
from bidgen.read.schemas import schema_folder

# What the files that a brief rests on begin with.
OF_BRIEF = ("bid.", f"{REQUIREMENTS}.")
STYLESHEETS = ("print.css", "draft.css", "web.css")


def sources_of(bid: Bid | EarlyBid, folder: Path, templates: Mapping[str, Path]) -> Sources:
    """Return the sources of a bid that was read from `folder`, whichever documents are asked for.

    Of what there is for a brief alone, they are the sources of the brief.
    `templates` are the Word files in use in place of the program's own, by document. OSError where a file
    has gone since it was read.
    """
    found = {f"{INPUTS}/{name}": (folder / name).read_bytes() for name in _inputs(bid, folder)}
    for document in DOCUMENT_KEYS if isinstance(bid, Bid) else (REQUIREMENTS,):
        given = templates.get(document)
        path = f"{document}.docx"
        found[f"{TEMPLATES}/{path}"] = given.read_bytes() if given else _packaged(path)
    found |= {f"{TEMPLATES}/{name}": _packaged(name) for name in STYLESHEETS}
    for name in _rules(bid):
        found[f"{RULES}/{name}"] = schema_folder().joinpath(*name.split("/")).read_bytes()
    return Sources(found)


def typed_in(folder: Path) -> dict[str, bytes]:
    """Return the files of a bid folder that people type in, by their names."""
    return {name: (folder / name).read_bytes() for name in NAMES if (folder / name).is_file()}


def is_source(name: str, bid: Bid | EarlyBid) -> bool:
    """Return whether a file that people type in is one that the bid rests on; a brief does on two alone."""
    return isinstance(bid, Bid) or name.startswith(OF_BRIEF)


def _inputs(bid: Bid | EarlyBid, folder: Path) -> Iterator[str]:
    """Yield the files of the bid folder that it was read from, by their paths in it."""
    yield from (name for name in NAMES if is_source(name, bid) and (folder / name).is_file())
    whole = isinstance(bid, Bid)
    overview = bid.overview
    named = [one.file for one in overview.pictures if whole or one.document == REQUIREMENTS]
    named += [one.file for one in overview.templates if whole or one.document == REQUIREMENTS]
    named += [overview.look.logo.file] if overview.look.logo else []
    yield from dict.fromkeys(Path(one).as_posix() for one in named)


def _rules(bid: Bid | EarlyBid) -> Iterator[str]:
    yield f"funds/{bid.overview.fund}.yaml"
    yield f"procurement/{bid.requirements.framework}.yaml"
    if isinstance(bid, Bid):
        yield f"appraisal/{bid.business_case.appraisal.discount_rates}.yaml"


def _packaged(name: str) -> bytes:
    return (files("bidgen.templates") / name).read_bytes()
