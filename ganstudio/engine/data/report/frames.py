"""Compares frames for a set of pictures: how much of them the centre crop removes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ganstudio.engine.config.frame import LARGEST, STEP, FrameSize

RATIOS = ((1, 1), (5, 4), (4, 3), (3, 2), (16, 9))
LARGE_FIRST = 16  # px of the first layer's shorter side; a larger one takes most of the time of a step


@dataclass(frozen=True)
class FrameShare:
    """A frame, and the share of each picture that the centre crop removes, from 0 to 1: the mean over the pictures."""

    frame: FrameSize
    removed: float


def common_frames(shorter: int) -> tuple[FrameSize, ...]:
    """Return the frames nearest to common proportions with that shorter side, wide and upright, from wide to upright."""
    longer = {ratio: STEP * max(1, round(shorter * ratio[0] / ratio[1] / STEP)) for ratio in RATIOS}
    sides = [min(LARGEST, max(shorter, side)) for side in longer.values()]
    wide = [FrameSize(side, shorter) for side in reversed(sides)]
    upright = [FrameSize(shorter, side) for side in sides]
    return tuple(dict.fromkeys([*wide, *upright]))


def frame_shares(sizes: np.ndarray, shorter: int, also: Sequence[FrameSize] = ()) -> tuple[FrameShare, ...]:
    """Return the share of the pictures that each of the common frames, and the frames ``also``, removes, from wide to upright.

    Parameters
    ----------
    sizes
        (N, 2): widths and heights of the pictures, in pixels; N may be 0, which removes nothing.
    shorter
        The shorter side of the common frames, in pixels.
    """
    frames = sorted({*common_frames(shorter), *also}, key=lambda frame: (-frame.width / frame.height, frame.area))
    return tuple(FrameShare(frame, removed_share(sizes, frame)) for frame in frames)


def removed_share(sizes: np.ndarray, frame: FrameSize) -> float:
    """Return the mean share of pictures of these ``sizes`` (N, 2) that the centre crop to the frame removes, from 0 to 1."""
    if not len(sizes):
        return 0.0
    ratio = sizes[:, 0] / sizes[:, 1] * (frame.height / frame.width)
    return float((1 - np.minimum(ratio, 1 / ratio)).mean())


def lighter_frame(frame: FrameSize) -> FrameSize | None:
    """Return a frame nearby whose first layer is small; None if the frame's own is.

    The first layer is the frame halved as long as both sides are even: 1008 x 1008 begins with 63 x 63, and 1024 x 1024 with 4 x 4.
    """
    step = STEP
    while step <= frame.longer and frame.first.shorter > LARGE_FIRST:
        step *= 2
        near = FrameSize(*(min(LARGEST, step * max(1, round(side / step))) for side in frame.sides))
        if near.first.shorter <= LARGE_FIRST:
            return near
    return None
