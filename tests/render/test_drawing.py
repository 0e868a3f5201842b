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
