"""Suppliers' names taken out of text that every supplier may read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bidgen.model.bid import SUPPLIER, Organisation

MASK = "[a supplier]"
# What may end a company's name and is left out when people speak of it.
_FORM = re.compile(r",?\s+(?:ltd|limited|plc|llp|inc|uk|group|digital|consulting)\.?$", re.IGNORECASE)
_SHORTEST = 3


def supplier_names(organisations: Iterable[Organisation]) -> tuple[str, ...]:
    """Return the names of the bid's suppliers, the longest first: in full, short, and without Ltd or Digital.

    An organisation that stands for a supplier still to be found has no name: "Supplier (to be appointed)".
    """
    suppliers = [one for one in organisations if one.kind == SUPPLIER]
    names = {form for one in suppliers for name in (one.name, one.short_name or "") for form in _forms(name)}
    real = (name for name in names if len(name) >= _SHORTEST and SUPPLIER not in name.casefold())
    return tuple(sorted(real, key=lambda name: (-len(name), name)))


def _forms(name: str) -> tuple[str, ...]:
    """Return the name, then what is left of it as one word after the other is taken off its end."""
    bare = _FORM.sub("", name)
    return (name,) if bare == name else (name, *_forms(bare))


def mask_suppliers(text: str, names: Iterable[str]) -> str:
    """Return `text` with "[a supplier]" in the place of each of `names`, as words of their own.

    A name with a capital letter is looked for as it is written and in capitals, so that "Unboxed" does not
    take the place of "unboxed". What is not in the Organisations table cannot be found, nor can a description
    that gives a supplier away: whoever publishes an answer still has to read it.
    """
    for name in names:
        flags = 0 if any(letter.isupper() for letter in name) else re.IGNORECASE
        forms = "|".join(re.escape(form) for form in dict.fromkeys((name, name.upper())))
        text = re.sub(rf"(?<!\w)(?:{forms})(?!\w)", MASK, text, flags=flags)
    return text
