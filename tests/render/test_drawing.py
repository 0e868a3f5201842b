"""Picture files of people's own: what every reader of the documents can show, or why it cannot be used."""

from __future__ import annotations

import io

import docx
import pytest
from PIL import Image

from bidgen.render.drawing import Drawing, picture_of


def jpeg(mode: str) -> bytes:
    data = io.BytesIO()
    Image.new(mode, (200, 100)).save(data, "JPEG")
    return data.getvalue()


@pytest.mark.parametrize("mode", ["CMYK", "RGB", "L"])
def test_any_jpeg_becomes_one_that_word_shows(mode: str) -> None:
    drawing = picture_of(jpeg(mode))
    assert isinstance(drawing, Drawing)
    docx.Document().add_picture(io.BytesIO(drawing.image))
    with Image.open(io.BytesIO(drawing.image)) as picture:
        assert (picture.size, picture.mode in ("RGB", "L")) == ((200, 100), True)


def test_a_good_jpeg_is_kept_as_it_is() -> None:
    drawing = picture_of(jpeg("RGB"))
    assert isinstance(drawing, Drawing)
    assert drawing.image == jpeg("RGB")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_a_picture_says_of_where_it_was_taken_is_left_out(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "A camera that is somebody's"
    exif[0x8825] = {1: "N", 2: (53.0, 33.0, 9.0)}
    data = io.BytesIO()
    Image.new("RGB", (200, 100), (90, 10, 20)).save(data, kind, exif=exif)
    drawing = picture_of(data.getvalue())
    assert isinstance(drawing, Drawing)
    with Image.open(io.BytesIO(drawing.image)) as picture:
        assert not picture.getexif()
        assert (picture.format, picture.size) == (kind, (200, 100))
        assert all(abs(a - b) < 6 for a, b in zip(picture.getpixel((5, 5)), (90, 10, 20), strict=True))
    assert b"somebody" not in drawing.image
