"""The fonts of the PDF: which files they are, and which characters they have."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from bidgen.formats import count
from bidgen.places import Place
from bidgen.problems import Problem, problem

# Source Sans Pro (SIL Open Font Licence 1.1) comes with the package font-source-sans-pro; DejaVu Sans
# (Bitstream Vera licence, free to use and to embed) with matplotlib. Neither is copied or changed here.
_SOURCE_SANS = ("font_source_sans_pro", "files/SourceSansPro-{}.ttf")
_DEJAVU = ("matplotlib", "mpl-data/fonts/ttf/DejaVuSans{}.ttf")

TEXT_FAMILY = "Source Sans Pro"
FALLBACK_FAMILY = "DejaVu Sans"
# The address by which the stylesheet asks for a font -> family, weight, style and where the file is.
FACES: Mapping[str, tuple[str, int, str, tuple[str, str]]] = MappingProxyType(
    {
        f"bidgen-font:{name}": (family, weight, style, (package, pattern.format(part)))
        for name, family, weight, style, (package, pattern), part in (
            ("text", TEXT_FAMILY, 400, "normal", _SOURCE_SANS, "Regular"),
            ("text-italic", TEXT_FAMILY, 400, "italic", _SOURCE_SANS, "It"),
            ("text-semibold", TEXT_FAMILY, 600, "normal", _SOURCE_SANS, "Semibold"),
            ("text-semibold-italic", TEXT_FAMILY, 600, "italic", _SOURCE_SANS, "SemiboldIt"),
            ("text-bold", TEXT_FAMILY, 700, "normal", _SOURCE_SANS, "Bold"),
            ("text-bold-italic", TEXT_FAMILY, 700, "italic", _SOURCE_SANS, "BoldIt"),
            ("fallback", FALLBACK_FAMILY, 400, "normal", _DEJAVU, ""),
            ("fallback-italic", FALLBACK_FAMILY, 400, "italic", _DEJAVU, "-Oblique"),
            ("fallback-bold", FALLBACK_FAMILY, 700, "normal", _DEJAVU, "-Bold"),
            ("fallback-bold-italic", FALLBACK_FAMILY, 700, "italic", _DEJAVU, "-BoldOblique"),
        )
    }
)
_CONTEXT = 30
_MOST_NAMED = 3
# What a bid in English or Welsh is written with. Both fonts have it all, so that they need not be opened,
# which takes half a second, for a text that holds nothing else.
EVERYDAY = frozenset(
    chr(code) for first, last in ((0x20, 0x7E), (0xA0, 0x17F)) for code in range(first, last + 1)
) | frozenset("\n\t\r–—‘’“”•…€−")


def font_file(address: str) -> bytes:
    """Return the bytes of the font behind one of the FACES."""
    package, path = FACES[address][3]
    return files(package).joinpath(path).read_bytes()


def font_faces() -> str:
    """Return the @font-face rules of all fonts."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style};'
        f' src: url("{address}") }}'
        for address, (family, weight, style, _) in FACES.items()
    )


@cache
def characters() -> frozenset[int]:
    """Return the code points that at least one of the upright fonts has a shape for."""
    from fontTools.ttLib import TTFont

    found: set[int] = set()
    for address in ("bidgen-font:text", "bidgen-font:fallback"):
        package, path = FACES[address][3]
        with files(package).joinpath(path).open("rb") as file:
            found.update(TTFont(file, lazy=True).getBestCmap())
    return frozenset(found)


def missing_characters(texts: Iterable[str], name: str) -> tuple[Problem, ...]:
    """Return D442 for each text with a character that no font has, quoting the text around the first.

    `name` is the document's, and each character is named once.
    """
    found: list[Problem] = []
    named: set[str] = set()
    for text in texts:
        fault = missing_in(text, Place(name), known=named)
        if fault is not None:
            found.append(fault)
            named.update(text)
    return tuple(found)


def missing_in(text: str, place: Place | None, known: Collection[str] = ()) -> Problem | None:
    """Return D442 at `place` where `text` has characters that no font has, those `known` apart."""
    if EVERYDAY.issuperset(text):
        return None
    missing = [one for one in dict.fromkeys(text) if one not in EVERYDAY and ord(one) not in characters()]
    missing = [one for one in missing if one not in known]
    if not missing:
        return None
    at = text.index(missing[0])
    more = f" and {count(len(missing) - _MOST_NAMED, 'other')}" if len(missing) > _MOST_NAMED else ""
    return problem(
        "D442",
        place,
        characters=(", ".join(character_name(one) for one in missing[:_MOST_NAMED]) + more,),
        quote=text[max(0, at - _CONTEXT) : at + _CONTEXT].strip(),
    )


def character_name(character: str) -> str:
    """Return "U+1F9A9 (FLAMINGO)"."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} ({name})" if name else f"U+{ord(character):04X}"
