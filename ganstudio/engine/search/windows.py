"""The windows through which the model sees the holes; holes near each other share a window."""

from dataclasses import dataclass, replace

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data.preparation.prepare import Box, Preparation, largest_crop
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.search.target import Target, cut, is_framed
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

AROUND = 2.0  # sides of the hole that a window on a larger picture has
WHOLE = 1.5  # times the model's size up to which a picture in its proportions is a single window
CELLS = 8  # per shorter side of the model's image: holes at most a cell apart are one hole
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
        (1, 1, H, W): 1 where all pixels below the model's pixel are known.
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
    """Cover the hole, bool (H, W), with windows around its parts and their feather if the picture is larger than the model.

    The windows have the proportions of the model's images.

    Raises
    ------
    DatasetError
        A hole does not fit into any window of the picture, or fills the whole window.
    """
    room = _Room.of(target.source.size, how.frame, feather)
    groups, bounds = _groups(hole, room)
    windows = []
    for number, around in enumerate(bounds, start=1):
        box = room.window(around)
        left, top, right, bottom = box
        part = groups[top:bottom, left:right]
        own, missing = part == number, part > 0
        observed_mask, seen = _known(missing, how.frame), cut(target, box, how)
        is_within = left <= around[0] and top <= around[1] and around[2] <= right and around[3] <= bottom
        if not is_within or not observed_mask.any():
            text = mark(
                "engine",
                "A hole in {path} is too wide: no window in the model's proportions leaves a part of the picture around it. Paint "
                "smaller holes.",
            )
            raise DatasetError(text, path=target.path.name)
        other = _enlarged(seen, own, missing, how.frame) if is_framed((right - left, bottom - top), how.frame) else None
        windows.append(Window(seen, own, missing, observed_mask, other is not None, other))
    windows.sort(key=lambda window: -int(window.hole.sum()))
    return MaskedPicture(target, tuple(windows), how.background)


def largest_window(hole: np.ndarray, frame: FrameSize, scale: int = 1) -> tuple[int, int]:
    """Return the width and height of the largest window, in the picture's pixels, for a model of that frame.

    The hole, bool (H, W), may be ``scale`` times smaller than the picture. Without a hole both are 0.
    """
    height, width = hole.shape
    room = _Room.of((width, height), frame, 0, scale)
    _, bounds = _groups(hole, room)
    wide, high = max((room.sides_around(around) for around in bounds), default=(0, 0))
    return scale * wide, scale * high


@dataclass(frozen=True)
class _Room:
    """The windows, in the proportions of ``frame``, that fit into a picture of these ``sides`` (width, height).

    ``least`` is the shorter side of the smallest window, ``feather`` the margin around a hole, both in pixels of the picture.
    """

    sides: tuple[int, int]
    frame: FrameSize
    least: int
    feather: int
    most: int

    @classmethod
    def of(cls, sides: tuple[int, int], frame: FrameSize, feather: int, scale: int = 1) -> "_Room":
        """Return the room in a picture that is ``scale`` times smaller than the one to fill."""
        most = min(largest_crop(frame, *sides))
        while most > 1 and any(_longer(most, frame, axis) > side for axis, side in enumerate(sides)):
            most -= 1
        return cls(sides, frame, max(1, frame.shorter // scale), feather, most)

    def needed(self, around: Box, margin: int = 0) -> int:
        """Return the least shorter side of a window that holds the box and a margin."""
        lengths = around[2] - around[0] + margin, around[3] - around[1] + margin
        return max(-(-length * self.frame.shorter // side) for length, side in zip(lengths, self.frame.sides, strict=True))

    def shorter(self, around: Box) -> int:
        """Return the shorter side of the window around a box: the whole picture if that is small, else twice the box."""
        if min(self.sides) <= WHOLE * self.least and largest_crop(self.frame, *self.sides) == self.sides:
            return min(self.sides)
        wanted = max(round(AROUND * self.needed(around)), self.needed(around, 2 * self.feather), self.least)
        return min(wanted, self.most)

    def sides_around(self, around: Box) -> tuple[int, int]:
        """Return the width and height of the window around a box."""
        shorter = self.shorter(around)
        if shorter == min(self.sides) and largest_crop(self.frame, *self.sides) == self.sides:
            return self.sides
        width, height = (min(_longer(shorter, self.frame, axis), side) for axis, side in enumerate(self.sides))
        return width, height

    def window(self, around: Box) -> Box:
        """Return what the model sees: all of a small picture in its proportions, else a part around the hole."""
        (width, height), (wide, high) = self.sides, self.sides_around(around)
        left = min(max((around[0] + around[2] - wide) // 2, 0), width - wide)
        top = min(max((around[1] + around[3] - high) // 2, 0), height - high)
        return left, top, left + wide, top + high

    def is_common(self, one: Box, other: Box) -> bool:
        """Return whether a common window shows both boxes about as well as windows of their own."""
        both = _around(one, other)
        shorter, alone = self.shorter(both), max(self.shorter(bounds) for bounds in (one, other))
        return shorter <= JOINED * alone and self.needed(both) < shorter


def _longer(shorter: int, frame: FrameSize, axis: int) -> int:
    """Return the width (axis 0) or height (axis 1) of a window with that shorter side."""
    return round(shorter * frame.sides[axis] / frame.shorter)


def _groups(hole: np.ndarray, room: _Room) -> tuple[np.ndarray, list[Box]]:
    """Group the parts of a hole by window: their numbers, uint8 (H, W), from 1, and the bounding box of each group."""
    cell = max(1, room.least // CELLS)
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
        near = next((other for other in others if room.is_common(bounds[first], bounds[other])), None)
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


def _enlarged(seen: Target, hole: np.ndarray, missing: np.ndarray, frame: FrameSize) -> Window:
    """Enlarge a window that is a little smaller than the model to the model's size."""
    part = seen.source.crop(seen.box).resize(frame.sides, Image.Resampling.LANCZOS)
    pixels = np.asarray(part).reshape(*frame.shape, -1).transpose(2, 0, 1)
    hidden = F.interpolate(torch.from_numpy(missing).float()[None, None], frame.shape, mode="nearest")
    return Window(replace(seen, pixels=pixels), hole, missing, 1 - hidden)


def _known(missing: np.ndarray, frame: FrameSize) -> Tensor:
    """Return the observed mask, (1, 1, H, W); the border around a slightly smaller part counts as known."""
    hidden, (height, width) = torch.from_numpy(missing).float()[None, None], missing.shape
    if is_framed((width, height), frame):
        left, top = (frame.width - width) // 2, (frame.height - height) // 2
        hidden = F.pad(hidden, (left, frame.width - width - left, top, frame.height - height - top))
    elif width > frame.width or height > frame.height:
        hidden = F.adaptive_max_pool2d(hidden, frame.shape)
    else:
        hidden = F.interpolate(hidden, frame.shape, mode="nearest")
    return 1 - hidden
