"""Warnings before a picture is filled or upscaled."""

import numpy as np

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.search.target import Target
from ganstudio.engine.search.windows import LARGE, largest_window
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence


def depth_caveats(target: Target) -> tuple[Sentence, ...]:
    """Return warnings about bits that the result loses, for any picture."""
    if not target.is_deep:
        return ()
    text = mark("engine", "{path} has more than 8 bits per channel. The studio reads 8, so the result has 8.")
    return (Sentence(text, {"path": target.path.name}),)


def picture_caveats(target: Target, channels: int) -> tuple[Sentence, ...]:
    """Return warnings about what a model with that many ``channels`` loses of a picture."""
    return (*_colour_caveats(target, channels), *depth_caveats(target))


def filling_caveats(target: Target, hole: np.ndarray, frame: FrameSize, channels: int, scale: int = 1) -> tuple[Sentence, ...]:
    """Return warnings about filling ``hole``, bool (H, W), with a model of that ``frame`` and ``channels``.

    The hole may be ``scale`` times smaller than the picture.
    """
    found = list(_colour_caveats(target, channels))
    width, height = largest_window(hole, frame, scale)
    if width > LARGE * frame.width:
        text = mark(
            "engine",
            "The hole is far larger than the model's pictures: {side} px with its surroundings, drawn at {size} px and "
            "enlarged {factor} times. The filling will be blurred.",
        )
        side = f"{width:,}" if frame.is_square else f"{width:,} x {height:,}"
        found.append(Sentence(text, {"side": side, "size": frame.label, "factor": f"{width / frame.width:.1f}"}))
    return (*found, *depth_caveats(target))


def _colour_caveats(target: Target, channels: int) -> tuple[Sentence, ...]:
    if channels != 1 or not target.is_coloured:
        return ()
    text = mark("engine", "{path} is in colour, but this model draws grey pictures: the filling will be grey.")
    return (Sentence(text, {"path": target.path.name}),)
