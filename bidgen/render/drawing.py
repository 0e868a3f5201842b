"""A picture as bytes and a size: what Word, the PDF and the web page show."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from bidgen.render.units import MM_PER_INCH

# Where a file does not say: what a screenshot has.
_USUAL_DPI = 96.0
_LEAST_DPI = 50.0
_LARGEST_FILE = 50_000_000
_PRIVATE = {"xmp", "comment", "photoshop"}


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture: `image` for Word; `svg`, where there is one, for the PDF and the web page.

    The size is in millimetres, as the picture is meant to be seen.
    """

    image: bytes
    kind: Literal["png", "jpeg"]
    width: float
    height: float
    svg: bytes | None = None


def read_picture(path: Path) -> Drawing | str:
    """Return the PNG or JPEG file at `path`, or the words that say why it cannot be used.

    A photograph that a camera stored on its side is turned upright; what it says of its making is left out.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            return f"it is larger than {_LARGEST_FILE // 1_000_000} MB"
        data = path.read_bytes()
    except OSError as fault:
        return f"it cannot be read ({fault.strerror or 'unknown reason'})"
    return picture_of(data)


def picture_of(data: bytes) -> Drawing | str:
    """Return the PNG or JPEG in `data`, or the words that say why it cannot be used."""
    try:
        with warnings.catch_warnings(), _whole_pictures():
            # Pillow only warns of a picture made to fill the memory.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
                picture.load()
                return _drawing(picture, data)
    except UnidentifiedImageError:
        return "it is neither PNG nor JPEG"
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return "it has too many points to be a picture for print"
    except (OSError, SyntaxError, ValueError):
        return "it is damaged or cut short"


@contextmanager
def _whole_pictures() -> Iterator[None]:
    """Have Pillow refuse a picture that is cut short: WeasyPrint, once loaded, has it take any."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _drawing(picture: Image.Image, data: bytes) -> Drawing:
    kind: Literal["png", "jpeg"] = "png" if picture.format == "PNG" else "jpeg"
    across, down = _dots_per_inch(picture)
    width, height = picture.size
    # A JPEG for a printing press, with four inks or another beginning, is not known to every reader.
    strange = kind == "jpeg" and (data[6:10] not in (b"JFIF", b"Exif") or picture.mode not in ("L", "RGB"))
    if strange or _tells_of_its_making(picture):
        upright = ImageOps.exif_transpose(picture)
        saved = io.BytesIO()
        upright = upright.convert("RGB") if strange else upright
        upright.info.clear()
        upright.save(saved, format=picture.format, quality=92)
        data = saved.getvalue()
        if upright.size != picture.size:
            across, down = down, across
        width, height = upright.size
    return Drawing(data, kind, width / across * MM_PER_INCH, height / down * MM_PER_INCH)


def _tells_of_its_making(picture: Image.Image) -> bool:
    """Return whether the file says more than it shows: where and when it was taken, by whom, which way up.

    The documents are published, and a photograph may say to a few metres where somebody was.
    """
    return bool(picture.getexif() or getattr(picture, "text", None) or _PRIVATE.intersection(picture.info))


def _dots_per_inch(picture: Image.Image) -> tuple[float, float]:
    stated = picture.info.get("dpi")
    if not isinstance(stated, tuple) or min(stated) < _LEAST_DPI:
        return _USUAL_DPI, _USUAL_DPI
    return float(stated[0]), float(stated[1])
