"""The headline figures that somebody typed in a text: money, benefit-cost ratios and paybacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bidgen.check.number_words import NUMBER_WORD, number_in_words
from bidgen.compose.named import MONEY, MONEY_A_YEAR, NET_PRESENT_VALUE, PAYBACK, RATIO
from bidgen.review.sentences import sentences

# What is less than this is a price in passing, such as a day's rate or the fee of a payment.
LEAST_POUNDS = Decimal(1_000)
# A round amount, such as £1 million, stands for no amount that is further off than this share of it.
_NEAR = Decimal("0.05")
# What is no further off is the figure itself, printed to the pound or with two decimals.
_CLOSE = Decimal("0.001")

_SCALES = {
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SCALE = r"\s?(?:k|m|mn|bn|thousand|million|billion)\b"
_TO = r"\s?(?:-|–|—|\bto\b|\bor\b)\s?"
_MONEY = re.compile(
    rf"£\s?(?P<first>{_NUMBER})(?P<scale>{_SCALE})?"
    rf"(?:{_TO}(?P<second>(?P<pound>£)?\s?(?P<last>{_NUMBER})(?P<last_scale>{_SCALE})?))?",
    re.IGNORECASE,
)
_POUNDS = re.compile(rf"(?<![£\d,.])(?P<first>{_NUMBER})(?P<scale>{_SCALE})?\spounds\b", re.IGNORECASE)
_A_YEAR = re.compile(
    r"(?:\s(?:in|of)\s\w+(?:\s\w+)?)?(?:\s(?:a|per|each|for each|for every)\s\w+)?"
    r"(?:\s(?:a|per|each|every)\s(?:financial\s)?year\b|/\s?year\b|\s(?:yearly|annually|per annum|p\.?a)\b)",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"\b(?:annual|annually|yearly|each year|every year)\b[^£.;:]{0,40}$", re.IGNORECASE)
_NET_PRESENT = re.compile(r"\b(?:net present (?:social )?value|NPS?V)\b[^£.;]{0,40}$", re.IGNORECASE)
# What may stand between the name of a figure and its number.
_LINK = (
    r"(?:[\s:(),]+(?:is|was|of|at|in|within|after|over|about|around|roughly|above|under|below|nearly|almost"
    r"|only|just|would|will|be|comes|to|more|less|than|least|most|some|the|first|between|well|period|time"
    r"|BCR|option\s\w+)\b)*[\s:(),]+"
)
_RATIO = re.compile(
    rf"(?:\bBCR|\bbenefit[-\s–]*(?:to[-\s]*)?cost[-\s]ratio){_LINK}(?P<first>{_NUMBER})"
    rf"(?:{_TO}(?P<last>{_NUMBER}))?(?!\s?(?:%|years?|months?|million))",
    re.IGNORECASE,
)
_FOR_A_POUND = re.compile(
    r"£(?P<first>\d{1,2}\.\d\d?)\s(?:\w+\s){0,3}(?:for|on)\s(?:each|every)\s(?:£1|pound)\b", re.IGNORECASE
)
_YEARS = (
    rf"(?P<first>{_NUMBER}|{NUMBER_WORD})(?:{_TO}(?P<last>{_NUMBER}|{NUMBER_WORD}))?"
    r"[\s-](?P<unit>year|month)s?\b"
)
_PAYS_BACK = (
    r"(?:\b(?:paid|pays?|earned|earns?)\s(?:(?:it|itself|themselves)\s)?back|\bpayback|\bbreaks?[\s-]even"
    r"|\b(?:paid|pays?)\sfor\s(?:itself|themselves))\b"
)
_PAYBACK = re.compile(rf"{_PAYS_BACK}{_LINK}{_YEARS}", re.IGNORECASE)
_YEARS_TO_PAY_BACK = re.compile(rf"\b{_YEARS}['’]?(?:\sto)?(?:\s(?:be|get))?\s{_PAYS_BACK}", re.IGNORECASE)
# What has none of these has no figure, and most texts have none.
_MAY_HAVE_ONE = re.compile(r"£|pounds|BCR|ratio|back|even|itself|themselves", re.IGNORECASE)


@dataclass(frozen=True)
class Typed:
    """One figure as it was typed: `value` in pounds or years, or a ratio; `step` is what it is rounded to.

    £0.4 million is 400,000 with a step of 100,000. `sentence` is the one that it stands in.
    """

    text: str
    kind: str
    value: Decimal
    step: Decimal
    sentence: str

    def agrees(self, value: Decimal) -> bool:
        """Return whether `value`, its sign left out, is this figure when it is rounded as this one is."""
        size = abs(value)
        near = self.kind in (RATIO, PAYBACK) or abs(size - self.value) <= _NEAR * self.value
        return near and _steps(size, self.step) == _steps(self.value, self.step)

    def is_close(self, value: Decimal) -> bool:
        """Return whether `value`, its sign left out, is this figure without any rounding to speak of."""
        return abs(abs(value) - self.value) <= _CLOSE * self.value


def typed_figures(text: str) -> tuple[Typed, ...]:
    """Return every headline figure of a text, in its order, each once however often it is there.

    Headline figures are £1,000 or more, in any way of writing (£6 million a year, £12k to £15k, 6,000
    pounds); benefit-cost ratios other than 1; and paybacks. Marks of Markdown do not hide one.
    """
    found: dict[tuple[str, str, Decimal], Typed] = {}
    if not _MAY_HAVE_ONE.search(text):
        return ()
    for sentence in sentences(text):
        for one in _in_sentence(sentence):
            found.setdefault((one.text, one.kind, one.value), one)
    return tuple(found.values())


def _in_sentence(sentence: str) -> list[Typed]:
    found: list[tuple[int, list[Typed]]] = []
    taken: list[tuple[int, int]] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(sentence):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                found.append((match.start(), list(read(match))))
    return [one for _, figures in sorted(found, key=lambda each: each[0]) for one in figures]


def _money(match: re.Match[str]) -> Iterator[Typed]:
    sentence, groups = match.string, match.groupdict()
    first, scale = groups["first"], groups["scale"]
    last, last_scale = groups.get("last"), groups.get("last_scale")
    end_of_first = match.end("scale") if scale else match.end("first")
    if last and not (groups["pound"] or last_scale or "," in last):
        # What follows "to" is no amount: £12,000 to 3 councils.
        last = None
    end = match.end() if last or "pound" not in groups else end_of_first
    yearly = _A_YEAR.match(sentence, end)
    end = yearly.end() if yearly else end
    kind = _kind(sentence[: match.start()], yearly=yearly is not None)
    # £5 to £6 million is £5 million to £6 million.
    shared = last is not None and scale is None and last_scale is not None and Decimal(_plain(first)) < 1_000
    until = end if shared or last is None else end_of_first
    amounts = [(sentence[match.start() : until], first, last_scale if shared else scale)]
    if last is not None:
        amounts.append((sentence[match.start("second") : end], last, last_scale))
    for text, digits, its_scale in amounts:
        value, step = _pounds(digits, its_scale)
        if value >= LEAST_POUNDS:
            yield Typed(text.strip(), kind, value, step, sentence)


def _kind(before: str, *, yearly: bool) -> str:
    if yearly or _YEARLY.search(before):
        return MONEY_A_YEAR
    return NET_PRESENT_VALUE if _NET_PRESENT.search(before) else MONEY


def _pounds(digits: str, scale: str | None) -> tuple[Decimal, Decimal]:
    value, step = _read(digits)
    if scale:
        times = _SCALES[scale.strip().lower()]
        return value * times, step * times
    # A whole sum that ends in noughts is taken to be rounded to them.
    plain = _plain(digits)
    return value, step if "." in plain else Decimal(1).scaleb(len(plain) - len(plain.rstrip("0")))


def _read(digits: str) -> tuple[Decimal, Decimal]:
    """Return a number and the place of its last digit: 1.20 and 0.01."""
    in_words = number_in_words(digits)
    if in_words is not None:
        return Decimal(in_words), Decimal(1)
    plain = _plain(digits)
    return Decimal(plain), Decimal(1).scaleb(-len(plain.partition(".")[2]))


def _plain(digits: str) -> str:
    return digits.replace(",", "")


def _steps(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(Decimal(1), rounding=ROUND_HALF_UP)


def _ratio(match: re.Match[str]) -> Iterator[Typed]:
    for digits in (match["first"], match.groupdict().get("last")):
        # A ratio of 1 is the line between gain and loss, not a result.
        if digits and Decimal(_plain(digits)) != 1:
            yield Typed(match.group(), RATIO, *_read(digits), match.string)


def _payback(match: re.Match[str]) -> Iterator[Typed]:
    parts = 12 if match["unit"].lower() == "month" else 1
    for digits in (match["first"], match["last"]):
        if digits:
            value, step = _read(digits)
            yield Typed(match.group(), PAYBACK, value / parts, step / parts, match.string)


# What an earlier one has read is not read again: £1.16 for every £1 is a ratio.
_READERS = (
    (_FOR_A_POUND, _ratio),
    (_RATIO, _ratio),
    (_PAYBACK, _payback),
    (_YEARS_TO_PAY_BACK, _payback),
    (_MONEY, _money),
    (_POUNDS, _money),
)
