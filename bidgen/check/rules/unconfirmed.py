"""A rule that is not confirmed at its source is advice, and says so."""

from __future__ import annotations

from bidgen.catalogue import Severity


def severity_of(confirmed: bool) -> Severity:
    """Return what a broken rule of a fund or framework is: a warning, or advice where not confirmed."""
    return Severity.WARNING if confirmed else Severity.ADVICE


def source_text(source: str, confirmed: bool) -> str:
    """Return where the rule comes from, and whether that is confirmed."""
    return source if confirmed else f"not confirmed: {source}"
