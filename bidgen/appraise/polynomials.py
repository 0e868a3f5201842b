"""Positive real roots of a polynomial: every one, and no other, by Sturm's theorem in whole numbers.

A solver that starts from a guess finds one root, or none, and can return what is no root. Here the roots are
counted first, then parted, then narrowed by halving, without rounding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm
from typing import TypeAlias

# Coefficients, that of the highest power first and not 0.
Polynomial: TypeAlias = tuple[int, ...]

# A root is narrowed to this fraction of itself.
WIDTH = Fraction(1, 2**100)


def positive_roots(coefficients: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Return the distinct roots above 0, ascending, each exact or within 2^-100 of itself.

    The coefficients begin with that of the highest power. The polynomial 0 has none.
    """
    polynomial = _primitive(_without_zeros_at_the_ends(_whole(coefficients)))
    changes = _sign_changes(polynomial)
    if changes == 0:
        return ()
    # All roots lie below 1 + the largest ratio to the first coefficient (Cauchy). With a power of 2 for the
    # upper end, halving meets a root of 1 (and 1/2, 3/2, ...) itself.
    largest = max(abs(one) for one in polynomial) // abs(polynomial[0]) + 2
    upper = Fraction(1 << largest.bit_length())
    if changes == 1:
        # By Descartes' rule of signs there is one root, and it is simple.
        return (_narrowed(polynomial, Fraction(0), upper),)
    chain = _sturm_chain(polynomial)
    return tuple(sorted(_narrowed(chain[0], low, high) for low, high in _parted(chain, upper)))


def _whole(coefficients: Sequence[Fraction]) -> list[int]:
    common = lcm(*(one.denominator for one in coefficients))
    return [int(one * common) for one in coefficients]


def _without_zeros_at_the_ends(coefficients: Sequence[int]) -> list[int]:
    places = [place for place, one in enumerate(coefficients) if one]
    return list(coefficients[places[0] : places[-1] + 1]) if places else []


def _primitive(coefficients: Sequence[int]) -> Polynomial:
    divisor = gcd(*coefficients)
    return tuple(one // divisor for one in coefficients)


def _sturm_chain(polynomial: Polynomial) -> list[Polynomial]:
    """Return the chain of the polynomial's distinct roots: its first member has each of them once."""
    degree = len(polynomial) - 1
    derivative = [one * (degree - place) for place, one in enumerate(polynomial[:-1])]
    chain = [polynomial, _primitive(derivative)]
    while rest := _remainder(chain[-2], chain[-1]):
        chain.append(_primitive([-one for one in rest]))
    common = chain[-1]
    return [_quotient(one, common) for one in chain]


def _remainder(dividend: Polynomial, divisor: Polynomial) -> list[int]:
    """Return the remainder times some number above 0, which keeps every sign and stays whole."""
    rest, scale = list(dividend), abs(divisor[0])
    while len(rest) >= len(divisor):
        factor = rest[0] if divisor[0] > 0 else -rest[0]
        padded = [*divisor, *[0] * (len(rest) - len(divisor))]
        rest = [scale * one - factor * other for one, other in zip(rest, padded, strict=True)][1:]
    first = next((place for place, one in enumerate(rest) if one), len(rest))
    return rest[first:]


def _quotient(dividend: Polynomial, divisor: Polynomial) -> Polynomial:
    """Return dividend / divisor, which leaves no remainder; whole, as both are primitive (Gauss)."""
    rest, quotient = list(dividend), []
    while len(rest) >= len(divisor):
        factor = rest[0] // divisor[0]
        quotient.append(factor)
        for place, one in enumerate(divisor):
            rest[place] -= factor * one
        rest.pop(0)
    return tuple(quotient)


def _parted(chain: Sequence[Polynomial], upper: Fraction) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield intervals (low, high] that hold one root of the chain's first member each, and all of them."""
    waiting = [(Fraction(0), upper, _changes_at(chain, Fraction(0)), _changes_at(chain, upper))]
    while waiting:
        low, high, at_low, at_high = waiting.pop()
        if at_low - at_high == 1:
            yield low, high
        elif at_low > at_high:
            middle = (low + high) / 2
            at_middle = _changes_at(chain, middle)
            waiting += [(low, middle, at_low, at_middle), (middle, high, at_middle, at_high)]


def _narrowed(polynomial: Polynomial, low: Fraction, high: Fraction) -> Fraction:
    """Return the one root in (low, high], which is simple."""
    above = _sign(polynomial, high)
    if above == 0:
        return high
    while high - low > high * WIDTH:
        middle = (low + high) / 2
        sign = _sign(polynomial, middle)
        if sign == 0:
            return middle
        low, high = (low, middle) if sign == above else (middle, high)
    return (low + high) / 2


def _changes_at(chain: Sequence[Polynomial], point: Fraction) -> int:
    return _sign_changes([_sign(one, point) for one in chain])


def _sign_changes(numbers: Sequence[int]) -> int:
    return sum(1 for one, other in pairwise([one for one in numbers if one]) if (one > 0) != (other > 0))


def _sign(polynomial: Polynomial, point: Fraction) -> int:
    # Horner's scheme, multiplied through by the denominator's powers.
    value, power = 0, 1
    for one in polynomial:
        value = value * point.numerator + one * power
        power *= point.denominator
    return (value > 0) - (value < 0)
