"""Warnings before a picture is filled or upscaled."""

import numpy as np

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


def filling_caveats(target: Target, hole: np.ndarray | None, size: int, channels: int, scale: int = 1) -> tuple[Sentence, ...]:
    """Return warnings about filling ``hole``, bool (H, W), with a model of ``size`` pixels and ``channels``; None: no hole yet.

    The hole may be ``scale`` times smaller than the picture.
    """
    found = []
    if channels == 1 and target.is_coloured:
        text = mark("engine", "{path} is in colour, but this model draws grey pictures: the filling will be grey.")
        found.append(Sentence(text, {"path": target.path.name}))
    side = 0 if hole is None else scale * largest_window(hole, max(1, size // scale))
    if side > LARGE * size:
        text = mark(
            "engine",
            "The hole is far larger than the model's pictures: {side} px with its surroundings, drawn at {size} px and "
            "enlarged {factor} times. The filling will be blurred.",
        )
        found.append(Sentence(text, {"side": f"{side:,}", "size": size, "factor": f"{side / size:.1f}"}))
    return (*found, *depth_caveats(target))
