"""How well one colour can be told from another, as the Web Content Accessibility Guidelines count it."""

from __future__ import annotations

# WCAG 2.1, success criterion 1.4.3: text, and text of 18 points or of 14 points in bold.
LEAST_CONTRAST = 4.5
LEAST_CONTRAST_OF_LARGE = 3.0


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours ("FFC7CE"), from 1 to 21, as WCAG defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
