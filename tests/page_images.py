"""Draws a page of a PDF small, and tells how far two drawings of a page are apart."""

from __future__ import annotations

import io
import subprocess
from itertools import product
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops, ImageFilter, ImageOps

_DPI = 45
# Drawn larger and made smaller, edges and letters come out nearly the same whatever the drawing program.
_TIMES = 2
_COLOURS = 64
_TILE = 20
# Steps of half a dot, which is 0.28 mm, up to a dot: further than that is another place.
_SHIFTS = range(-_TIMES, _TIMES + 1)
UNLIKE = 255.0
# What was measured with poppler 22.12 on the pages of test_page_images.py.
# May pass: the same page, in few colours, 0.7 to 1.6; moved by half a dot or a dot 0.7 to 1.6; drawn by
# cairo in place of poppler, which is more than two versions of poppler differ, 5.4 to 8.4.
# May not, on the page that shows it most: chapter headings 1 point larger 23, sections' 11, headings in
# ordinary weight 16; margins 1 mm wider 33; the band 1.5 mm narrower 15, no band 240; the accent's green 16
# brighter 16; no ground of key figures 16; no lines around tables 47; letters of tables half a point larger
# 133; no picture 121; all moved by a dot and a half 13.
# Too fine to be seen: the quiet grey paler by 48 (7), no rules between rows (4), no dots in the contents (3).
FURTHEST = 10.0


def drawn(pdf: Path, page: int) -> Image.Image:
    """Return page `page` of a PDF, counted from 1, as poppler draws it, larger than it is kept."""
    numbers = ["-r", str(_DPI * _TIMES), "-f", str(page), "-l", str(page)]
    command = ["pdftoppm", *numbers, "-singlefile", "-png", str(pdf)]
    made = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    return Image.open(io.BytesIO(made)).convert("RGB")


def kept(page: Image.Image) -> Image.Image:
    """Return a drawn page as it is kept: small, and of few colours."""
    return page.reduce(_TIMES).quantize(
        _COLOURS, Image.Quantize.MEDIANCUT, kmeans=3, dither=Image.Dither.NONE
    )


def distance(before: Image.Image, page: Image.Image) -> float:
    """Return how far a drawn page is from the kept image, 0 to 255: at most FURTHEST where it looks the same.

    Each tile of the page, 11 mm wide, is looked for where it was and up to a dot beside that; its distance is
    the mean over its dots of the largest difference of a colour. The page's is that of its worst tile.
    """
    if before.size != page.reduce(_TIMES).size:
        return UNLIKE
    wanted = _soft(before)
    least = _tiles(np.abs(wanted - _soft(page.reduce(_TIMES))))
    for across, down in product(_SHIFTS, _SHIFTS):
        if least.max() <= FURTHEST:
            break
        moved = ImageChops.offset(page, across, down).reduce(_TIMES)
        least = np.minimum(least, _tiles(np.abs(wanted - _soft(moved))))
    return float(least.max())


def difference(before: Image.Image, page: Image.Image) -> Image.Image:
    """Return an image that is white where a drawn page is as it was kept, and darker the more it is not."""
    now = page.reduce(_TIMES)
    return ImageOps.invert(ImageChops.difference(before.convert("RGB").resize(now.size), now).convert("L"))


def _soft(image: Image.Image) -> np.ndarray:
    return np.asarray(image.convert("RGB").filter(ImageFilter.GaussianBlur(1)), dtype=np.int16)


def _tiles(apart: np.ndarray) -> np.ndarray:
    """Return the mean of each tile, those at the right and at the bottom cut short."""
    dots = apart.max(axis=2).astype(float)
    down, across = (np.arange(0, length, _TILE) for length in dots.shape)
    sums = np.add.reduceat(np.add.reduceat(dots, down, axis=0), across, axis=1)
    heights, widths = np.diff([*down, dots.shape[0]]), np.diff([*across, dots.shape[1]])
    return sums / np.outer(heights, widths)
