"""The one parser of money, numbers and percentages: commas and pounds as Britain writes them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Context, Decimal

from bidgen.check.fault import Fault, placeholder
from bidgen.read.raw import Scalar
from bidgen.read.text import tidy

# A workbook keeps 15 significant digits; what is beyond is noise of binary fractions.
_WORKBOOK = Context(prec=15)
_PENNIES = Decimal("0.01")
# 0.1 + 0.2 as a workbook computes it is nearer to a penny than this; a real fraction is not.
_NOISE = Decimal("0.000001")
LARGEST = Decimal(10) ** 13

_PLAIN = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]+(\.[0-9]+)?|\.[0-9]+")
_SIGNED = re.compile(r"([-−–]?) ?(£?) ?([-−–]?) ?(.*)")
_SHORTENED = re.compile(r"[0-9.,]+ ?(k|m|mn|bn|b|thousand|million|billion)")
_COMMAS = re.compile(r"[0-9.,'’ ]+")
# Typed before a number, it makes text of it in a workbook; typed twice, or pasted, one of them shows.
_APOSTROPHE = re.compile("['’‘`](?!['’‘`])")
_PERCENT = re.compile(r"(.*?) ?(%|per cent|percent)", re.IGNORECASE)
# How accountants write a negative amount: (500), (£1,200.50), £(500), (12%).
_BRACKETS = re.compile(r"(£?) ?\((.*)\)")


def parse_number(raw: Scalar) -> Decimal | Fault:
    """Return the number of 1200, "1,200", "-3.5", "(500)" (-500), "£65,000", "12%" (0.12).

    What a number counts stands beside it, so a pound sign adds nothing; a percentage is a fraction of 1.
    Faults: S220 placeholder, S221 no number, S222 shortened ("1.2k"), S223 commas or points out of
    place ("1,20", "1.200,50"), S224 no number in brackets, S226 too large, S251 an apostrophe before it.
    """
    if isinstance(raw, str) and is_percentage(raw):
        found = parse_percent(raw)
        # It need not be a percentage: a number is what is asked for.
        return Fault("S221", {"found": raw}) if isinstance(found, Fault) and found.code == "S235" else found
    return _parse_bare(raw, pounds=True)


def _parse_bare(raw: Scalar, *, pounds: bool) -> Decimal | Fault:
    if isinstance(raw, bool | date):
        return Fault("S221", {"found": raw})
    if isinstance(raw, str):
        return _from_text(raw, pounds=pounds)
    return _from_cell(raw)


def parse_money(raw: Scalar) -> Decimal | Fault:
    """Return pounds from 1200, "1,200", "£1,200.50", "-£5", "(£500)" (-500), to the penny.

    Faults: those of a number, and S225 parts of a penny.
    """
    if isinstance(raw, bool | date):
        return Fault("S221", {"found": raw})
    if isinstance(raw, str):
        pounds = _from_text(raw, pounds=True)
        noise = Decimal(0)
    else:
        pounds, noise = _from_cell(raw), _NOISE
    if isinstance(pounds, Fault):
        return pounds
    pennies = pounds.quantize(_PENNIES)
    if abs(pennies - pounds) > noise:
        return Fault("S225", {"found": raw, "nearest": pennies})
    return pennies if pennies != pennies.to_integral_value() else pennies.quantize(Decimal(1))


def parse_integer(raw: Scalar) -> int | Fault:
    """Return the whole number of 12, "12", "1,200" or "12.0". Faults: those of a number, S234."""
    value = _parse_bare(raw, pounds=False)
    if isinstance(value, Fault):
        return value
    if abs(value - value.to_integral_value()) > (_NOISE if not isinstance(raw, str) else 0):
        return Fault("S234", {"found": raw})
    return int(value.to_integral_value())


def parse_percent(raw: Scalar) -> Decimal | Fault:
    """Return the fraction of "12%" (0.12), "12.5 per cent" or "(12%)" (-0.12).

    A bare 12 or 0.12 could mean two things. Faults: S220 placeholder, S226 too large, S235 no percentage,
    S236 no sign, S251 an apostrophe before it.
    """
    if isinstance(raw, bool | date):
        return Fault("S235", {"found": raw})
    if not isinstance(raw, str):
        return Fault("S236", {"found": raw})
    missing = placeholder(raw, number=True)
    if missing:
        return missing
    text = _before_percent(tidy(raw))
    if text is None:
        bare = _from_text(raw, pounds=False)
        return Fault("S235" if isinstance(bare, Fault) else "S236", {"found": raw})
    value = _from_text(text, pounds=False)
    if isinstance(value, Fault):
        return Fault(value.code if value.code in {"S226", "S251"} else "S235", {"found": raw})
    return value / 100


def is_percentage(raw: str) -> bool:
    """Return whether the text is written as a percentage, such as "12%"."""
    return _before_percent(tidy(raw)) is not None


def _before_percent(text: str) -> str | None:
    """Return "12" of "12%" and "(12)" of "(12%)"; None of what is no percentage."""
    bracketed = _BRACKETS.fullmatch(text)
    if bracketed and (match := _PERCENT.fullmatch(bracketed[2].strip())):
        return f"({match[1]})"
    match = _PERCENT.fullmatch(text)
    return match[1] if match else None


def _from_cell(raw: int | Decimal) -> Decimal | Fault:
    value = Decimal(raw)
    if not value.is_finite():
        return Fault("S221", {"found": raw})
    if abs(value) >= LARGEST:
        return Fault("S226", {"found": raw})
    return _WORKBOOK.create_decimal(value)


def _from_text(raw: str, *, pounds: bool) -> Decimal | Fault:
    missing = placeholder(raw, number=True)
    if missing:
        return missing
    text = tidy(raw)
    bracketed = _BRACKETS.fullmatch(text)
    if bracketed:
        # Inside brackets a sign of its own would turn the number round twice, or once: nobody can tell.
        text = bracketed[1] + bracketed[2].strip()
    found = _body(text, pounds=pounds)
    if found is None or (bracketed and found[0]):
        return Fault("S224" if bracketed else "S221", {"found": raw})
    sign, body = found
    if _PLAIN.fullmatch(body) is None:
        if _APOSTROPHE.match(text) and not isinstance(_from_text(text[1:], pounds=pounds), Fault):
            return Fault("S251", {"found": raw})
        why = _why_not(body)
        return Fault("S224" if bracketed and why == "S221" else why, {"found": raw})
    digits = body.replace(",", "")
    # Bounded before it is made a number, so that no length of digits costs anything.
    if len(digits.split(".")[0].lstrip("0")) > len(str(LARGEST)) or len(digits) > 2 * _WORKBOOK.prec:
        return Fault("S226", {"found": raw})
    value = Decimal(("-" if bracketed else sign) + digits)
    return Fault("S226", {"found": raw}) if abs(value) >= LARGEST else value


def _body(text: str, *, pounds: bool) -> tuple[str, str] | None:
    """Return the sign and what follows it and the pound; None for signs that make no sense."""
    match = _SIGNED.fullmatch(text)
    if match is None or (match[1] and match[3]) or (match[2] and not pounds) or not match[4]:
        return None
    if match[3] and not match[2]:
        return None
    return ("-" if match[1] or match[3] else ""), match[4]


def _why_not(body: str) -> str:
    if _SHORTENED.fullmatch(body.casefold()):
        return "S222"
    if _COMMAS.fullmatch(body) and any(character.isdigit() for character in body):
        return "S223"
    return "S221"
