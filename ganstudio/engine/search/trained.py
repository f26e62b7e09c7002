"""A trained upscaler: how pictures were made small to learn from, and the network applied to pictures of any size."""

from collections.abc import Generator as Task

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.archs.upscaler import Upscaler
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.latent.sampling import to_uint8
from ganstudio.engine.search.operators import Bicubic
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

TILE = 96  # small pixels a side; with 32 filters, times 8, that takes half a GB
MOST_BYTES = 2**30  # of a large picture


def reduce(images: Tensor, factor: int) -> Tensor:
    """Images (N, C, H, W) in [-1, 1] made ``factor`` times smaller and rounded to what a file can hold."""
    return Bicubic(factor)(images).clamp(-1, 1).add(1).mul(127.5).round().div(127.5).sub(1)


def made_small(picture: np.ndarray, factor: int) -> tuple[np.ndarray, np.ndarray]:
    """A picture uint8 (H, W, C) made ``factor`` times smaller, and what of it that shows: all but what is left at its borders.

    Raises
    ------
    ConfigError
        It is smaller than one pixel would be.
    """
    height, width = (length // factor * factor for length in picture.shape[:2])
    if not height or not width:
        text = mark("engine", "A picture of {width} x {height} pixels cannot be made {factor} times smaller.")
        raise ConfigError(text, width=picture.shape[1], height=picture.shape[0], factor=factor)
    whole = picture[:height, :width].copy()
    small: np.ndarray = to_uint8(reduce(torch.from_numpy(whole).permute(2, 0, 1)[None].float().div(127.5).sub(1), factor))[0]
    return small, whole


@torch.no_grad()
def apply(network: Upscaler, picture: np.ndarray, tile: int = TILE) -> Task[Event, None, np.ndarray]:
    """A picture uint8 (H, W, C) made larger: uint8 (factor H, factor W, C). A generator of events in tiles.

    Each tile is seen with as much around it as can change it, and at the picture's border with that border: what comes out is the
    same as from the whole picture at once, without its memory.

    Raises
    ------
    ConfigError
        The result would take more than 1 GB.
    """
    height, width, channels = picture.shape
    factor, reach = network.factor, network.reach
    if height * width * channels * factor**2 > MOST_BYTES:
        text = mark("engine", "A picture of {width} x {height} pixels is too large to be made {factor} times as large.")
        raise ConfigError(text, width=width, height=height, factor=factor)
    device = next(network.parameters()).device
    large = np.empty((height * factor, width * factor, channels), np.uint8)
    places = [(top, left) for top in range(0, height, tile) for left in range(0, width, tile)]
    for done, (top, left) in enumerate(places):
        yield Progress(done, len(places), "tiles")
        bottom, right = min(top + tile, height), min(left + tile, width)
        first, begin = max(top - reach, 0), max(left - reach, 0)
        seen = picture[first : bottom + reach, begin : right + reach].transpose(2, 0, 1).copy()
        drawn = to_uint8(network(torch.from_numpy(seen).to(device)[None].float().div(127.5).sub(1)))[0]
        inner = drawn[(top - first) * factor : (bottom - first) * factor, (left - begin) * factor : (right - begin) * factor]
        large[top * factor : bottom * factor, left * factor : right * factor] = inner
    yield Progress(len(places), len(places), "tiles")
    return large
