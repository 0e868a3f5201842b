"""How well colours can be told apart, as WCAG counts it, and a document's colours made from its accent."""

from __future__ import annotations

from collections.abc import Iterator
from colorsys import hls_to_rgb, rgb_to_hls

from bidgen.model.look import HOUSE, Colours

# WCAG 2.1, success criterion 1.4.3: text, and text of 18 points or of 14 points in bold.
LEAST_CONTRAST = 4.5
LEAST_CONTRAST_OF_LARGE = 3.0
_WHITE = "#ffffff"
# From black to white in so many steps: two for each that a screen can show.
_SHADES = 510


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours ("FFC7CE"), from 1 to 21, as WCAG defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours_of(accent: str) -> Colours:
    """Return the colours of a document whose accent is `accent` ("#1d5b3a").

    The tints are as light as the house's, in the hue of the accent, and as colourful, or less where the
    accent is: a grey accent has grey tints. The house's accent gives the house's tints. A ValueError for what
    is no such colour.
    """
    accent = Colours(accent.lower()).accent
    return Colours(accent, _tint(accent, HOUSE.wash), _tint(accent, HOUSE.rule))


def accent_contrast(colours: Colours) -> float:
    """Return the contrast of the accent with white or with the wash, whichever is less."""
    return min(contrast(colours.accent[1:], ground[1:]) for ground in (_WHITE, colours.wash))


def readable_shade(accent: str) -> str:
    """Return the accent, or the nearest darker shade of its hue that can be read on white and on its wash."""
    # Black can be read on every wash.
    return next(one for one in _shades(accent) if accent_contrast(colours_of(one)) >= LEAST_CONTRAST)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _shades(colour: str) -> Iterator[str]:
    yield colour.lower()
    hue, light, saturation = _hls(colour)
    for step in range(int(light * _SHADES), -1, -1):
        yield _hex(hue, step / _SHADES, saturation)


def _tint(accent: str, of_house: str) -> str:
    hue, _, saturation = _hls(accent)
    _, light, colourful = _hls(of_house)
    _, _, colourful_of_house = _hls(HOUSE.accent)
    return _hex(hue, light, colourful * min(1.0, saturation / colourful_of_house))


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return rgb_to_hls(red, green, blue)


def _hex(hue: float, light: float, saturation: float) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in hls_to_rgb(hue, light, saturation))
