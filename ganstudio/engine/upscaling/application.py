"""Reduces pictures as in the training of upscalers, and applies a trained upscaler to pictures of any size."""

from collections.abc import Generator as Task

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.data.decoding.decode import LARGEST
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.networks.upscaler import Upscaler, enlarged
from ganstudio.engine.pixels import from_uint8, to_levels, to_uint8
from ganstudio.engine.search.operators import LUMA as WEIGHTS
from ganstudio.engine.search.operators import Bicubic
from ganstudio.engine.search.original import OPAQUE, Original
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

LUMA = np.array(WEIGHTS, np.float32)
TILE = 96  # input pixels per side; with 32 filters and factor 8, a tile takes half a GB


def reduce(images: Tensor, factor: int) -> Tensor:
    """Reduce images (N, C, H, W) in [-1, 1] ``factor`` times and round them to 8-bit levels."""
    return from_uint8(to_levels(Bicubic(factor)(images).clamp(-1, 1)).round())


def made_small(picture: Original, factor: int) -> tuple[Original, Original]:
    """Reduce a picture ``factor`` times; also return the picture cropped to a multiple of ``factor``.

    Raises
    ------
    ConfigError
        The picture is too small.
    """
    height, width = (length // factor * factor for length in picture.values.shape[:2])
    if not height or not width:
        text = mark("engine", "A picture of {width} × {height} px cannot be made {factor} times smaller.")
        raise ConfigError(text, width=picture.values.shape[1], height=picture.values.shape[0], factor=factor)
    whole = picture.values[:height, :width].copy()
    numbers = torch.from_numpy(whole.astype(np.float32)).permute(2, 0, 1)[None]
    small = picture.rounded(Bicubic(factor)(numbers)[0].permute(1, 2, 0).numpy())
    return picture.with_values(small), picture.with_values(whole)


def enlarge_original(network: Upscaler, before: Original) -> Task[Event, None, Original]:
    """Upscale a picture in its own mode and depth, with its alpha and profile. A generator of events in tiles.

    A grey network enlarges the brightness of a colour picture, and bicubic interpolation the colours. The network gets transparent
    parts over the background, as in training. The result is in the picture's own values, so that
    colours beyond sRGB stay.

    Raises
    ------
    ConfigError
        As of :func:`apply`.
    """
    seen = before.shown(before.values) if before.mode == "CMYK" else before.levels()  # ink values are not light levels
    if before.has_alpha:
        seen = _over(before, seen)
    given = _for_network(network, seen) if before.is_wide else _rounded(_for_network(network, seen))
    large = yield from apply(network, given)
    if given is before.values:
        return before.with_values(large)
    levels = _with_channels(large[..., :3].astype(np.float32), seen, given[..., :3], network.factor)
    return before.with_values(before.rounded(_own_numbers(before, levels, network.factor)))


def _for_network(network: Upscaler, seen: np.ndarray) -> np.ndarray:
    """Return levels (H, W, 1 or 3) with the network's number of channels."""
    wanted = min(network.channels, 3)
    if seen.shape[2] != wanted:
        seen = seen.repeat(3, axis=2) if wanted == 3 else (seen @ LUMA)[..., None]
    return np.dstack([seen, np.full(seen.shape[:2], OPAQUE, seen.dtype)]) if network.channels == 4 else seen


def _with_channels(large: np.ndarray, seen: np.ndarray, given: np.ndarray, factor: int) -> np.ndarray:
    """Return the network's output ``large`` for ``given``, with the number of channels of the picture ``seen``."""
    found = large
    if large.shape[2] < seen.shape[2]:
        found = _interpolated(seen, factor) + large - _interpolated(given, factor)
    elif large.shape[2] > seen.shape[2]:
        found = (large @ LUMA)[..., None]
    return found


def _own_numbers(before: Original, large: np.ndarray, factor: int) -> np.ndarray:
    """Return enlarged levels as values of the picture, with its alpha enlarged; not rounded."""
    if before.mode == "CMYK":
        return before.numbers(large)
    if not before.has_alpha:
        return large * before.step + before.low
    alpha = _interpolated(before.values[..., -1:], factor).clip(0, OPAQUE)
    opacity = np.maximum(alpha, 1) / OPAQUE
    return np.dstack([(large - (1 - opacity) * before.behind) / opacity, alpha])


def _over(before: Original, levels: np.ndarray) -> np.ndarray:
    """Composite a picture's levels over its background: float32 (H, W, C)."""
    opacity = before.values[..., -1:].astype(np.float32) / OPAQUE
    return (levels * opacity + before.behind * (1 - opacity)).astype(np.float32)


def _interpolated(pixels: np.ndarray, factor: int) -> np.ndarray:
    """Enlarge (H, W, C) by bicubic interpolation: float32 (factor H, factor W, C)."""
    whole = torch.from_numpy(pixels.astype(np.float32)).permute(2, 0, 1)[None]
    found: np.ndarray = enlarged(whole, factor)[0].permute(1, 2, 0).numpy()
    return found


def _rounded(levels: np.ndarray) -> np.ndarray:
    return levels if levels.dtype == np.uint8 else np.rint(levels).clip(0, OPAQUE).astype(np.uint8)


@torch.no_grad()
def apply(network: Upscaler, picture: np.ndarray, tile: int = TILE) -> Task[Event, None, np.ndarray]:
    """Upscale (H, W, C) to (factor H, factor W, C), levels from 0 to 255, uint8 or float32. A generator of events.

    Each tile includes the surroundings within the receptive field, and the picture's border where it touches that, so the result
    equals that for the whole picture at once, in less memory.

    Raises
    ------
    ConfigError
        The result would be larger than the studio can open.
    """
    height, width, channels = picture.shape
    factor, receptive_radius = network.factor, network.receptive_radius
    if height * width * factor**2 > LARGEST:  # the studio could not open it again
        text = mark(
            "engine",
            "A picture of {width} × {height} px is too large to upscale {factor} times: the result may have at most "
            "{most} million pixels. Crop or shrink it first.",
        )
        raise ConfigError(text, width=f"{width:,}", height=f"{height:,}", factor=factor, most=LARGEST // 10**6)
    device = next(network.parameters()).device
    large = np.empty((height * factor, width * factor, channels), picture.dtype)
    places = [(top, left) for top in range(0, height, tile) for left in range(0, width, tile)]
    for done, (top, left) in enumerate(places):
        yield Progress(done, len(places), "tiles")
        bottom, right = min(top + tile, height), min(left + tile, width)
        first, begin = max(top - receptive_radius, 0), max(left - receptive_radius, 0)
        seen = picture[first : bottom + receptive_radius, begin : right + receptive_radius].transpose(2, 0, 1).copy()
        found = network(from_uint8(seen[None], device))
        drawn = to_uint8(found)[0] if picture.dtype == np.uint8 else to_levels(found[0]).permute(1, 2, 0).cpu().numpy()
        inner = drawn[(top - first) * factor : (bottom - first) * factor, (left - begin) * factor : (right - begin) * factor]
        large[top * factor : bottom * factor, left * factor : right * factor] = inner
    yield Progress(len(places), len(places), "tiles")
    return large
