"""The log as text. Entries are only ever added at its end, so what stands in it stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bidgen.model.release import Release, ReleasedFile, Withdrawal
from bidgen.texts.scalar import scalar_lines

_HEAD = """\
# What was released of this bid and what was withdrawn, the oldest first. bidgen adds to the end of this file
# and changes nothing in it; "bidgen verify" goes by it. Keep it safe, and do not edit it.
"""


def with_release(log: bytes | None, bid: str, release: Release) -> bytes:
    """Return the log with a release added at its end; a new log where there is none."""
    return _begun(log, bid) + _text(_of_release(release))


def with_withdrawal(log: bytes, withdrawal: Withdrawal) -> bytes:
    """Return the log with a withdrawal added at its end."""
    return _ended(log) + _text(_of_withdrawal(withdrawal))


def _begun(log: bytes | None, bid: str) -> bytes:
    return _ended(log) if log else f"{_HEAD}bid: {bid}\nlog:\n".encode()


def _ended(log: bytes) -> bytes:
    # An editor may have taken the end of the last line away.
    return log if log.endswith(b"\n") else log + b"\n"


def _text(lines: Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _of_release(one: Release) -> Iterator[str]:
    yield f"- release: {one.release}"
    yield f"  date: {one.date.isoformat()}"
    yield from _field("note", one.note, 2)
    if one.kind is not None:
        yield f"  kind: {one.kind}"
    if one.status is not None:
        yield f"  status: {one.status}"
    if one.dropped:
        yield f"  dropped: [{', '.join(one.dropped)}]"
    yield f"  fingerprint: {one.fingerprint}"
    yield f"  manifest: {one.manifest}"
    yield "  pack:"
    yield from (f"    {line}" for line in _of_file(one.pack))
    yield "  files:"
    for file in one.files:
        first, *others = _of_file(file)
        yield f"  - {first}"
        yield from (f"    {line}" for line in others)


def _of_file(one: ReleasedFile) -> Iterator[str]:
    yield f"name: {one.name}"
    for name in ("document", "size", "sha256", "word_count", "words"):
        if (value := getattr(one, name)) is not None:
            yield f"{name}: {value}"


def _of_withdrawal(one: Withdrawal) -> Iterator[str]:
    yield f"- withdrawal: {one.withdrawal}"
    yield f"  date: {one.date.isoformat()}"
    yield from _field("reason", one.reason, 2)
    if one.replaced_by is not None:
        yield f"  replaced_by: {one.replaced_by}"


def _field(name: str, value: Any, indent: int) -> Iterator[str]:
    first, *others = scalar_lines(value, indent + 2)
    yield f"{' ' * indent}{name}: {first}"
    yield from others
