"""Whether the inputs of a bid have changed since a file was made from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from bidgen.api.checking import check_bid, templates_of
from bidgen.api.diffing import diff_checked
from bidgen.api.material import material_of
from bidgen.check.release_log import RELEASES
from bidgen.model.document import DOCUMENT_KEYS
from bidgen.model.requirements import REQUIREMENTS
from bidgen.model.sources import sha256
from bidgen.read.folder import NAMES
from bidgen.read.sources import sources_of
from bidgen.release.kept import Kept, inputs_changed, inputs_of

if TYPE_CHECKING:
    from bidgen.release.recognise import Recognised

# not known: there is no bid folder beside the log, or what was kept of the release cannot be relied on.
InputsState: TypeAlias = Literal["unchanged", "changed", "not known"]


@dataclass(frozen=True)
class Inputs:
    """Whether the inputs have changed since the file was made: which, as far as that is known, or why not.

    `say_the_same` is of inputs that were only saved anew: other bytes, and no value that differs.
    """

    state: InputsState
    changed: tuple[str, ...] = ()
    why_not: str = ""
    say_the_same: bool = False


def inputs_since(found: Recognised, own: Kept | None, log: Path, today: date) -> Inputs:
    """Return whether the inputs in the folder of `log`'s bid have changed since a file was made from them.

    `own` is what became of the release's folder. Where its manifest can be relied on, the inputs are told by
    name; otherwise by the fingerprint that the log has, or that a draft says of itself, as of `today`.
    """
    # It may have been named from inside the folder: log.yaml, ../log.yaml.
    folder = log.parent.resolve().parent
    if log.parent.resolve().name != RELEASES or not (folder / "bid.yaml").is_file():
        return Inputs("not known", why_not="the log does not lie in the folder of a bid")
    if found.release is not None and own is not None and own.sources is not None:
        changed = inputs_changed(own.sources, folder, NAMES)
        before = inputs_of(log.parent, found.release, NAMES) if changed else None
        state = tuple(_state(folder / name) for name in changed)
        same = before is not None and _say_the_same(before, folder, tuple(changed), today, state)
        return Inputs("changed" if changed else "unchanged", changed, say_the_same=same)
    fingerprint = found.release.fingerprint if found.release else found.claim.fingerprint
    if not fingerprint:
        return Inputs("not known", why_not="the file does not say what it was made from")
    now = tuple(_fingerprints(folder, found.documents, today))
    if not now:
        return Inputs("not known", why_not="the bid has errors")
    return Inputs("unchanged" if fingerprint in now else "changed")


def _state(path: Path) -> str:
    return sha256(path.read_bytes()) if path.is_file() else ""


# Of a release with twenty files it is asked twenty times. `state` are the hashes of what has changed.
@lru_cache(maxsize=8)
def _say_the_same(
    before: Path, folder: Path, changed: tuple[str, ...], today: date, state: tuple[str, ...]
) -> bool:
    """Return whether inputs whose bytes differ say what they said: a spreadsheet saves anew what it opens."""
    if not set(changed) <= set(NAMES):
        return False
    found = diff_checked(check_bid(before, today=today), check_bid(folder, today=today))
    return found is not None and not found


def _fingerprints(folder: Path, documents: Sequence[str], today: date) -> Iterator[str]:
    """Yield the fingerprints that a document made now could have: of the whole bid, of the brief alone."""
    checked = check_bid(folder, today=today)
    for only in (DOCUMENT_KEYS, documents):
        material = material_of(checked, folder, only, today)
        bid = material.bid if material else None
        if bid is not None:
            yield sources_of(bid, folder, templates_of(bid, folder)).fingerprint
    if checked.bid is not None and documents == (REQUIREMENTS,):
        early = checked.bid.early
        yield sources_of(early, folder, templates_of(early, folder)).fingerprint
