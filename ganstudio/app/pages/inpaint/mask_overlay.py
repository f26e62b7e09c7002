"""Paints a mask over its picture: a tint, and a white and black outline that is visible on every picture."""

import math
from functools import cache

import numpy as np
from PySide6.QtGui import QColor, QImage, qRgba

from ganstudio.app.pages.inpaint.mask import COARSEST, PaintedMask
from ganstudio.app.rendering.zoom import Box, Placement
from ganstudio.engine.recipes.inpaint import HALF, feathered

TINT_ALPHA = 120
FULL, WHITE, BLACK = 127, 254, 255  # colour indices; below FULL the tint is fainter

Seen = tuple[np.ndarray, np.ndarray]


def margin(feather: int, scale: float) -> int:
    """Return how many screen pixels around a change look different."""
    return 1 + math.ceil(feather * scale)


def overlay(mask: PaintedMask, placement: Placement, area: Box, feather: int, tint: QColor) -> QImage | None:
    """Return the image to paint over an area of the screen; None if no mask is visible there.

    Parameters
    ----------
    feather
        Pixels of the picture over which the filling blends around the hole; the tint shows it.
    """
    columns = np.arange(area.left - 1, area.right + 1) - placement.left
    rows = np.arange(area.top - 1, area.bottom + 1) - placement.top
    seen = (_enlarged if placement.scale >= 1 else _reduced)(mask, placement.scale, columns, rows, feather)
    if seen is None:
        return None
    hole, soft = seen
    painted = soft[1:-1, 1:-1] >> 1
    _outline(painted, hole)
    width, height = (length * placement.scale for length in mask.size)
    painted[:, _outside(columns[1:-1], width)] = 0
    painted[_outside(rows[1:-1], height)] = 0
    image = QImage(painted.data, area.width, area.height, area.width, QImage.Format.Format_Indexed8)
    image.setColorTable(_colours(tint.name()))
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)  # paints faster, and owns its memory


def _enlarged(mask: PaintedMask, scale: float, columns: np.ndarray, rows: np.ndarray, feather: int) -> Seen | None:
    """Return which screen pixels are the hole, bool, and their share of the filling, uint8; None without any."""
    across, down = _indices((columns + 0.5) / scale, mask.size[0]), _indices((rows + 0.5) / scale, mask.size[1])
    box = Box(int(across[0]) - feather, int(down[0]) - feather, int(across[-1]) + feather + 1, int(down[-1]) + feather + 1)
    box = box.within(*mask.size)
    part = mask.pixels[box.top : box.bottom, box.left : box.right]
    if not part.any():
        return None
    across, down = across - box.left, down - box.top
    hole, soft = (pixels.take(across, axis=1).take(down, axis=0) for pixels in (part >= HALF, feathered(part, feather)))
    return hole, soft


def _reduced(mask: PaintedMask, scale: float, columns: np.ndarray, rows: np.ndarray, feather: int) -> Seen | None:
    """Return the same if a screen pixel covers several of the picture: it is the hole if any of them is."""
    around = math.ceil(feather * scale)
    columns = np.arange(columns[0] - around, columns[-1] + around + 1)
    rows = np.arange(rows[0] - around, rows[-1] + around + 1)
    level = min(math.floor(-math.log2(scale)), COARSEST)
    pixels, step = mask.coarse(level), scale * 2**level
    seen = _most(_most(pixels, rows, step, axis=0), columns, step, axis=1)
    if not seen.any():
        return None
    inner = slice(around, -around or None)
    return seen[inner, inner] >= HALF, feathered(seen, feather * scale)[inner, inner]


def _most(pixels: np.ndarray, places: np.ndarray, step: float, axis: int) -> np.ndarray:
    """Return the largest of the up to three pixels at each place on ``axis``; pixels are ``step`` places wide, 1/2 to 1."""
    count = pixels.shape[axis]
    first, last = _indices(places / step, count), _indices(np.ceil((places + 1) / step) - 1, count)
    most = pixels.take(first, axis=axis)
    for further in (1, 2):
        np.maximum(most, pixels.take(np.minimum(first + further, last), axis=axis), out=most)
    return most


def _indices(places: np.ndarray, count: int) -> np.ndarray:
    """Return pixel indices for ``places``, clipped to the picture."""
    indices: np.ndarray = np.floor(places).astype(int)
    return indices.clip(0, count - 1)


def _outside(places: np.ndarray, length: float) -> np.ndarray:
    outside: np.ndarray = (places < 0) | (places >= round(length))
    return outside


def _outline(painted: np.ndarray, hole: np.ndarray) -> None:
    """Draw the border of ``hole``, which is a pixel larger than ``painted`` on every side."""
    middle = hole[1:-1, 1:-1]
    neighbours = hole[:-2, 1:-1], hole[2:, 1:-1], hole[1:-1, :-2], hole[1:-1, 2:]
    near = neighbours[0] | neighbours[1] | neighbours[2] | neighbours[3]
    deep = neighbours[0] & neighbours[1] & neighbours[2] & neighbours[3]
    np.copyto(painted, np.uint8(BLACK), where=middle & ~deep)
    np.copyto(painted, np.uint8(WHITE), where=near & ~middle)


@cache
def _colours(tint: str) -> list[int]:
    colour = QColor(tint)
    shades = [qRgba(colour.red(), colour.green(), colour.blue(), TINT_ALPHA * index // FULL) for index in range(FULL + 1)]
    return [*shades, *[0] * (WHITE - FULL - 1), qRgba(255, 255, 255, 255), qRgba(0, 0, 0, 255)]
