"""The windows through which the model sees the holes; holes near each other share a window."""

from dataclasses import dataclass, replace

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.data.preparation.prepare import Box, Preparation
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.search.target import Target, cut, is_framed
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

AROUND = 2.0  # sides of the hole that a window on a larger picture has
WHOLE = 1.5  # times the model's size up to which a square picture is a single window
CELLS = 8  # per side of the model's image: holes at most a cell apart are one hole
MOST = 64  # windows; each needs its own search
JOINED = 1.25  # times the larger of two windows: a common window up to this size shows both holes about as well
LARGE = 3.0  # times the model's size: a larger window looks enlarged


@dataclass(frozen=True, eq=False)
class Window:
    """A part of a picture that the model sees, and the hole in it to fill.

    Attributes
    ----------
    target
        The picture, cut to the window.
    hole, missing
        bool (h, w), within the window: the pixels that it fills, and all pixels to fill.
    observed_mask
        (1, 1, size, size): 1 where all pixels below the model's pixel are known.
    is_framed
        Whether it is a little smaller than the model's images, and has a border in the background's colour.
    other
        The same enlarged instead of with a border. As it is unknown which the model has learned, the better fit counts.
    """

    target: Target
    hole: np.ndarray
    missing: np.ndarray
    observed_mask: Tensor
    is_framed: bool = False
    other: "Window | None" = None


@dataclass(frozen=True, eq=False)
class MaskedPicture:
    """A picture and the windows through which the model fills its holes, that of the largest hole first.

    ``background`` is the colour that the model sees behind transparent parts.
    """

    target: Target
    windows: tuple[Window, ...]
    background: str

    @property
    def views(self) -> tuple[Window, ...]:
        """Return all views of the windows."""
        return tuple(view for window in self.windows for view in (window, window.other) if view is not None)


def look_at_hole(target: Target, hole: np.ndarray, how: Preparation, feather: int = 0) -> MaskedPicture:
    """Cover the hole, bool (H, W), with square windows around its parts and their feather if the picture is larger than the model.

    Raises
    ------
    DatasetError
        A hole does not fit into any square of the picture, or fills the whole square.
    """
    sides = target.source.size
    groups, bounds = _groups(hole, sides, how.frame.side, feather)
    windows = []
    for number, around in enumerate(bounds, start=1):
        box = _window(sides, around, how.frame.side, feather)
        left, top, right, bottom = box
        part = groups[top:bottom, left:right]
        own, missing = part == number, part > 0
        observed_mask, seen = _known(missing, how.frame.side), cut(target, box, how)
        is_within = left <= around[0] and top <= around[1] and around[2] <= right and around[3] <= bottom
        if not is_within or not observed_mask.any():
            text = mark(
                "engine",
                "A hole in {path} is too wide: no square window leaves a part of the picture around it. Paint smaller holes.",
            )
            raise DatasetError(text, path=target.path.name)
        other = _enlarged(seen, own, missing, how.frame.side) if is_framed(right - left, how.frame.side) else None
        windows.append(Window(seen, own, missing, observed_mask, other is not None, other))
    windows.sort(key=lambda window: -int(window.hole.sum()))
    return MaskedPicture(target, tuple(windows), how.background)


def largest_window(hole: np.ndarray, size: int) -> int:
    """Return the side of the largest window, in the picture's pixels, for a hole, bool (H, W), and a model of ``size`` pixels."""
    height, width = hole.shape
    _, bounds = _groups(hole, (width, height), size, 0)
    return max((_side((width, height), around, size, 0) for around in bounds), default=0)


def _groups(hole: np.ndarray, sides: tuple[int, int], size: int, feather: int) -> tuple[np.ndarray, list[Box]]:
    """Group the parts of a hole by window: their numbers, uint8 (H, W), from 1, and the bounding box of each group."""
    cell = max(1, size // CELLS)
    while True:
        labels, count = _labelled(_coarse(hole, cell))
        if count <= MOST:
            break
        cell *= 2
    parts = np.where(hole, labels.repeat(cell, axis=0).repeat(cell, axis=1)[: hole.shape[0], : hole.shape[1]], 0).astype(np.uint8)
    bounds = [_bounds(parts == number) for number in range(1, count + 1)]
    members = [[number] for number in range(1, count + 1)]
    first = 0
    while first < len(bounds):
        others = range(first + 1, len(bounds))
        near = next((other for other in others if _fit_together(bounds[first], bounds[other], sides, size, feather)), None)
        if near is None:
            first += 1
            continue
        bounds[first] = _around(bounds[first], bounds.pop(near))
        members[first] += members.pop(near)
        first = 0
    lookup = np.zeros(count + 1, np.uint8)
    for number, own in enumerate(members, start=1):
        lookup[own] = number
    return lookup[parts], bounds


def _coarse(hole: np.ndarray, cell: int) -> np.ndarray:
    """Return whether each square of ``cell`` pixels contains a pixel of the hole."""
    more = [(0, -length % cell) for length in hole.shape]
    padded = np.pad(hole, more)
    cells = padded.reshape(padded.shape[0] // cell, cell, padded.shape[1] // cell, cell)
    return np.asarray(cells.any(axis=(1, 3)))


def _labelled(cells: np.ndarray) -> tuple[np.ndarray, int]:
    """Label connected cells, corners included, from 1; 0 elsewhere; also return their number."""
    numbers = torch.arange(1, cells.size + 1, dtype=torch.float32).reshape(1, 1, *cells.shape) * torch.from_numpy(cells)
    while True:  # spreads the largest number of each part over the part
        dilated = F.max_pool2d(numbers, 3, stride=1, padding=1) * (numbers > 0)
        if torch.equal(dilated, numbers):
            break
        numbers = dilated
    _, labels = np.unique(numbers[0, 0].numpy(), return_inverse=True)
    labels = labels.reshape(cells.shape)
    return (labels, int(labels.max())) if not cells.all() else (labels + 1, 1)


def _bounds(where: np.ndarray) -> Box:
    rows, columns = np.flatnonzero(where.any(axis=1)), np.flatnonzero(where.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _fit_together(one: Box, other: Box, sides: tuple[int, int], size: int, feather: int) -> bool:
    both = _around(one, other)
    side = _side(sides, both, size, feather)
    alone = max(_side(sides, bounds, size, feather) for bounds in (one, other))
    return side <= JOINED * alone and max(both[2] - both[0], both[3] - both[1]) < side


def _side(sides: tuple[int, int], bounds: Box, size: int, feather: int) -> int:
    width, height = sides
    if width == height and width <= WHOLE * size:
        return width
    longest = max(bounds[2] - bounds[0], bounds[3] - bounds[1])
    return min(max(round(AROUND * longest), longest + 2 * feather, size), width, height)


def _window(sides: tuple[int, int], bounds: Box, size: int, feather: int) -> Box:
    """Return the square that the model sees: all of a small square picture, else a square around the hole."""
    width, height = sides
    side = _side(sides, bounds, size, feather)
    left = min(max((bounds[0] + bounds[2] - side) // 2, 0), width - side)
    top = min(max((bounds[1] + bounds[3] - side) // 2, 0), height - side)
    return left, top, left + side, top + side


def _enlarged(seen: Target, hole: np.ndarray, missing: np.ndarray, size: int) -> Window:
    """Enlarge a window that is a little smaller than the model to the model's size."""
    part = seen.source.crop(seen.box).resize((size, size), Image.Resampling.LANCZOS)
    pixels = np.asarray(part).reshape(size, size, -1).transpose(2, 0, 1)
    hidden = F.interpolate(torch.from_numpy(missing).float()[None, None], (size, size), mode="nearest")
    return Window(replace(seen, pixels=pixels), hole, missing, 1 - hidden)


def _known(missing: np.ndarray, size: int) -> Tensor:
    """Return the observed mask, (1, 1, size, size); the border around a slightly smaller part counts as known."""
    hidden, side = torch.from_numpy(missing).float()[None, None], missing.shape[0]
    if is_framed(side, size):
        first = (size - side) // 2
        hidden = F.pad(hidden, (first, size - side - first, first, size - side - first))
    elif side > size:
        hidden = F.adaptive_max_pool2d(hidden, size)
    else:
        hidden = F.interpolate(hidden, (size, size), mode="nearest")
    return 1 - hidden
