"""An 8-bit mask of the hole in a picture, with undo and redo."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from ganstudio.app.rendering.zoom import NOTHING, Box
from ganstudio.engine.recipes.inpaint import HALF

HOLE, KNOWN = 255, 0
TILE = 256  # pixels, side of the tiles kept for undo
MOST_BYTES = 64 << 20  # memory for undo
MOST_STEPS = 200
COARSEST = 5  # most halvings of the mask
STRETCH = 64  # pixels, least length of the pieces of a line

Tiles = dict[tuple[int, int], "np.ndarray | int"]  # by row and column; a number if all pixels are equal


class _MaskStep:
    """An undo step: the tiles to put back, and their memory in bytes."""

    def __init__(self, tiles: Tiles) -> None:
        self.tiles: Tiles = {place: _packed(pixels) for place, pixels in tiles.items()}
        self.bytes = sum(pixels.nbytes for pixels in self.tiles.values() if not isinstance(pixels, int))


class PaintedMask:
    """A mask, uint8 (H, W): 255 is the hole, 0 the known part.

    Painting methods return the box that they changed. :meth:`begin` and :meth:`end` enclose the changes of an undo step.
    """

    def __init__(self, width: int, height: int) -> None:
        self.pixels = np.zeros((height, width), np.uint8)
        self._coarse = [np.zeros((-(-height >> level), -(-width >> level)), np.uint8) for level in range(1, COARSEST + 1)]
        self.changes = 0  # number of changes so far
        self._before: Tiles | None = None
        self._undo: list[_MaskStep] = []
        self._redo: list[_MaskStep] = []

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height in pixels."""
        return self.pixels.shape[1], self.pixels.shape[0]

    @property
    def whole(self) -> Box:
        """Return the box around the whole mask."""
        return Box(0, 0, *self.size)

    @property
    def bounds(self) -> Box:
        """Return the box around the hole; empty without a hole."""
        return _bounds(self.pixels)

    # -- painting ---------------------------------------------------------------------------------------------------------

    def line(self, start: tuple[float, float], end: tuple[float, float], size: int, value: int) -> Box:
        """Paint a line with round ends, exactly ``size`` pixels wide."""
        nudge = 0.5 if size % 2 else 0.0  # an odd width is centred on a pixel, an even one between two
        points = np.floor(np.array([start, end]) + (0.0 if size % 2 else 0.5)) + nudge
        pieces = max(1, int(np.hypot(*(points[1] - points[0])) // max(2 * size, STRETCH)))
        stops = points[0] + np.linspace(0, 1, pieces + 1)[:, None] * (points[1] - points[0])
        changed = NOTHING
        for number in range(pieces):  # in pieces, as the box around a long slanted line is mostly empty
            changed = changed.united(self._capsule(stops[number], stops[number + 1], size / 2, value))
        return changed

    def _capsule(self, start: np.ndarray, end: np.ndarray, radius: float, value: int) -> Box:
        low = np.floor(np.minimum(start, end) - radius).astype(int)
        high = np.ceil(np.maximum(start, end) + radius).astype(int)
        box = Box(*map(int, (*low, *high))).within(*self.size)
        if box.is_empty:
            return NOTHING
        x = np.arange(box.left, box.right, dtype=np.float32)[None] + np.float32(0.5 - start[0])
        y = np.arange(box.top, box.bottom, dtype=np.float32)[:, None] + np.float32(0.5 - start[1])
        dx, dy = (np.float32(length) for length in end - start)
        if dx or dy:
            along = np.clip((x * dx + y * dy) / (dx * dx + dy * dy), 0, 1)
            x, y = x - along * dx, y - along * dy
        return self._paint(box, x * x + y * y <= np.float32(radius * radius), value)

    def rectangle(self, box: Box, value: int) -> Box:
        """Paint all pixels of a box."""
        box = box.within(*self.size)
        return NOTHING if box.is_empty else self._paint(box, np.True_, value)

    def polygon(self, points: Sequence[tuple[float, float]], value: int) -> Box:
        """Paint the inside of the polygon ``points``, its border included."""
        corners = np.floor(np.array(points)).astype(int)
        box = Box(*map(int, (*corners.min(axis=0), *(corners.max(axis=0) + 1)))).within(*self.size)
        if box.is_empty or len(points) < 3:
            return NOTHING
        inside = Image.new("1", (box.width, box.height))
        ImageDraw.Draw(inside).polygon([(int(x) - box.left, int(y) - box.top) for x, y in corners], fill=1, outline=1)
        return self._paint(box, np.asarray(inside), value)

    def _paint(self, box: Box, where: np.ndarray | np.bool_, value: int) -> Box:
        part = self.pixels[box.top : box.bottom, box.left : box.right]
        changes = (part != value) & where
        bounds = _bounds(changes)
        if bounds.is_empty:
            return NOTHING
        changed = Box(box.left + bounds.left, box.top + bounds.top, box.left + bounds.right, box.top + bounds.bottom)
        self._keep(changed)
        np.copyto(part, np.uint8(value), where=changes)
        self._refresh(changed)
        return changed

    def fill(self, pixels: np.ndarray) -> Box:
        """Replace the mask by ``pixels``, uint8 (H, W) of the same size: 128 and above is the hole."""
        self._keep(self.whole)
        np.negative((pixels >= HALF).view(np.uint8), out=self.pixels)  # 1 becomes 255
        self._refresh(self.whole)
        return self.whole

    # -- undo -------------------------------------------------------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        """Return whether a step can be undone."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Return whether a step can be redone."""
        return bool(self._redo)

    @property
    def kept_bytes(self) -> int:
        """Return the memory used for undo, in bytes."""
        return sum(step.bytes for step in (*self._undo, *self._redo))

    def begin(self) -> None:
        """Begin an undo step."""
        self._before = {}

    def end(self) -> bool:
        """End the step; return False if it changed nothing."""
        before, self._before = self._before or {}, None
        if not any((self._at(tile) != pixels).any() for tile, pixels in before.items()):
            return False
        self._redo.clear()
        self._undo.append(_MaskStep(before))
        while len(self._undo) > 1 and (len(self._undo) > MOST_STEPS or self.kept_bytes > MOST_BYTES):
            del self._undo[0]
        return True

    def cancel(self) -> Box:
        """End the step and revert its changes."""
        before, self._before = self._before or {}, None
        return self._swap(before)

    def undo(self) -> Box:
        """Undo the last step."""
        return self._step(self._undo, self._redo)

    def redo(self) -> Box:
        """Redo the last undone step."""
        return self._step(self._redo, self._undo)

    def _step(self, source: list[_MaskStep], target: list[_MaskStep]) -> Box:
        if not source or self._before is not None:
            return NOTHING
        tiles = source.pop().tiles
        target.append(_MaskStep({tile: self._at(tile).copy() for tile in tiles}))
        return self._swap(tiles)

    def _swap(self, tiles: Tiles) -> Box:
        changed = NOTHING
        for (row, column), pixels in tiles.items():
            self._at((row, column))[:] = pixels
            place = Box(column * TILE, row * TILE, (column + 1) * TILE, (row + 1) * TILE)
            changed = changed.united(place.within(*self.size))
        self._refresh(changed)
        return changed

    def _at(self, tile: tuple[int, int]) -> np.ndarray:
        row, column = tile
        return self.pixels[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]

    def _keep(self, box: Box) -> None:
        """Save the tiles of ``box`` that the step has not saved yet."""
        if self._before is None:
            return
        for row in range(box.top // TILE, -(-box.bottom // TILE)):
            for column in range(box.left // TILE, -(-box.right // TILE)):
                if (row, column) not in self._before:
                    self._before[row, column] = self._at((row, column)).copy()

    # -- reduced ----------------------------------------------------------------------------------------------------------

    def coarse(self, level: int) -> np.ndarray:
        """Return the mask at 1 / 2^level of its size, rounded up, uint8; the hole wins, so that no thin line is lost.

        ``level`` is from 0 to COARSEST.
        """
        return self.pixels if level == 0 else self._coarse[level - 1]

    def _refresh(self, box: Box) -> None:
        self.changes += 1
        fine = self.pixels
        for coarse in self._coarse:
            box = Box(box.left // 2, box.top // 2, -(-box.right // 2), -(-box.bottom // 2))
            part = fine[2 * box.top : 2 * box.bottom, 2 * box.left : 2 * box.right]
            coarse[box.top : box.bottom, box.left : box.right] = _half(part)
            fine = coarse


def _bounds(pixels: np.ndarray) -> Box:
    """Return the box around all pixels other than 0."""
    rows, columns = (np.flatnonzero(pixels.any(axis=axis)) for axis in (1, 0))
    return Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1) if len(rows) else NOTHING


def _half(pixels: np.ndarray) -> np.ndarray:
    height, width = pixels.shape
    pixels = np.pad(pixels, ((0, height % 2), (0, width % 2))) if height % 2 or width % 2 else pixels
    rows: np.ndarray = np.maximum(pixels[::2], pixels[1::2])
    half: np.ndarray = np.maximum(rows[:, ::2], rows[:, 1::2])
    return half


def _packed(pixels: "np.ndarray | int") -> "np.ndarray | int":
    if isinstance(pixels, int) or (pixels != pixels[0, 0]).any():
        return pixels
    return int(pixels[0, 0])
