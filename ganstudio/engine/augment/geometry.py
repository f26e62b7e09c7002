"""Moves, turns and stretches images, all in a single resampling: Karras et al. 2020, appendix B, "Geometric transformations".

The images are extended by reflection without a limit, so that no transformation shows a border.
"""

import math
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.augment.draws import factor, happens, normal
from ganstudio.engine.augment.wavelets import SYM6, lowpass

SHIFT = 1 / 8  # of the side: the limit of whole-pixel shifts, the standard deviation of others
OCTAVES = 0.2  # standard deviation of the logarithm of a scale
TAPS = len(SYM6)
DELAY = sum(place * tap for place, tap in enumerate(SYM6)) / sum(SYM6)  # samples, of smooth signals: sym6 is not symmetric


def inverse_maps(
    draws: Mapping[str, Tensor], probability: Tensor | float, names: Collection[str], sides: tuple[int, int]
) -> Tensor:
    """Return (N, 2, 3): the affine map from a position in each new image to its source, in pixels from the centre.

    ``draws`` are uniform, (k, N) by name; ``sides`` are the width and the height. Where no transformation applies, the map is
    exactly the identity.
    """
    flip, turn, shift, scale, rotate = (draws[name] for name in ("flip", "quarter-turn", "translation", "scale", "rotation"))
    one, off = torch.ones_like(flip[0]), torch.zeros_like(flip[0])
    found = _linear(one, off, off, one)

    def add(name: str, draw: Tensor, probability: Tensor | float, step: Tensor) -> None:
        nonlocal found
        if name in names:
            found = torch.where(happens(draw, probability).view(-1, 1, 1), _compose(found, step), found)

    separate = 1 - (1 - torch.as_tensor(probability)).sqrt()  # a rotation before and one after the stretching: p together
    add("flip", flip[0], probability, _linear(torch.where(flip[1] < 0.5, -one, one), off, off, one))
    add("quarter-turn", turn[0], probability, _quarter_turn(turn[1], is_square=sides[0] == sides[1]))
    moves = [((2 * draw - 1) * SHIFT * side).round() for draw, side in zip(shift[1:3], sides, strict=True)]
    add("translation", shift[0], probability, _translation(*moves))
    shrink = 1 / factor(scale[1], OCTAVES)
    add("scale", scale[0], probability, _linear(shrink, off, off, shrink))
    add("rotation", rotate[0], separate, _rotation(math.pi * (2 * rotate[1] - 1)))
    stretch = factor(scale[3], OCTAVES)
    add("scale", scale[2], probability, _linear(1 / stretch, off, off, stretch))
    add("rotation", rotate[2], separate, _rotation(math.pi * (2 * rotate[3] - 1)))
    moves = [SHIFT * side * normal(draw) for draw, side in zip(shift[4:6], sides, strict=True)]
    add("translation", shift[3], probability, _translation(*moves))
    return found


def is_moved(maps: Tensor) -> Tensor:
    """Return whether each of the maps (N, 2, 3) differs from the identity."""
    return (maps != torch.eye(2, 3, device=maps.device)).any(dim=2).any(dim=1)


def warp(images: Tensor, maps: Tensor) -> Tensor:
    """Return images (N, C, H, W) whose positions read the sources by ``maps`` (N, 2, 3); twice differentiable by the images.

    The images are upsampled by 2 with the sym6 wavelet's lowpass filter, read by bilinear interpolation at twice the
    resolution, and downsampled with the same filter reversed, so that a shift by whole pixels is exact.
    """
    height, width = images.shape[2:]
    doubled = upsampling(height, images.device) @ (images @ upsampling(width, images.device).T)
    across, down = (
        (torch.arange(2 * side + TAPS - 2, device=images.device) - DELAY) / 2 - (side - 1) / 2 for side in (width, height)
    )
    places = []
    for row, side in zip(maps.unbind(dim=1), (width, height), strict=True):
        source = row[:, 0, None, None] * across + row[:, 1, None, None] * down[:, None] + row[:, 2, None, None]
        period = 4 * (side - 1)  # samples, after which the reflections repeat
        places.append((2 * source + (side - 1) + DELAY).remainder(period) * (2 / period) - 1)
    read: Tensor = _Read.apply(doubled, torch.stack(places, dim=-1))  # type: ignore[no-untyped-call] # torch's own
    return downsampling(height, images.device) @ (read @ downsampling(width, images.device).T)


@cache
def upsampling(side: int, device: torch.device) -> Tensor:
    """Return the matrix (4 side - 3, side) that extends a row by reflection to a whole period and upsamples it by 2.

    Dense, because a product of matrices is faster than a convolution of single channels, which has to extend the row first.
    """
    matrix = torch.zeros(4 * (side - 1) + 1, side)
    for sample in range(len(matrix)):
        for tap, value in enumerate(lowpass()):
            if (sample - tap) % 2 == 0:
                place = (sample - tap) // 2 % (2 * side - 2)
                matrix[sample, min(place, 2 * side - 2 - place)] += 2 * value
    return matrix.to(device)


@cache
def downsampling(side: int, device: torch.device) -> Tensor:
    """Return the matrix (side, 2 side + 10) that filters a row and keeps every second sample."""
    matrix = torch.zeros(side, 2 * side + TAPS - 2)
    for place in range(side):
        matrix[place, 2 * place : 2 * place + TAPS] = lowpass()
    return matrix.to(device)


class _Read(torch.autograd.Function):
    """``F.grid_sample`` with derivatives by the images to any order: torch has only the first."""

    @staticmethod
    def forward(ctx: Any, images: Tensor, grid: Tensor) -> Tensor:
        ctx.save_for_backward(grid)
        ctx.shape = images.shape
        return F.grid_sample(images, grid, mode="bilinear", padding_mode="border", align_corners=True)

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> Any:
        (grid,) = ctx.saved_tensors
        return _Spread.apply(grads[0], grid, ctx.shape), None  # type: ignore[no-untyped-call]


class _Spread(torch.autograd.Function):
    """The transpose of :class:`_Read`."""

    @staticmethod
    def forward(ctx: Any, grads: Tensor, grid: Tensor, shape: torch.Size) -> Tensor:
        ctx.save_for_backward(grid)
        bilinear, border = 0, 1  # torch's numbers for these modes
        found: Tensor = torch.ops.aten.grid_sampler_2d_backward(
            grads, grads.new_zeros(shape), grid, bilinear, border, True, [True, False]
        )[0]
        return found

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> Any:
        (grid,) = ctx.saved_tensors
        return _Read.apply(grads[0], grid), None, None  # type: ignore[no-untyped-call]


def _linear(a: Tensor, b: Tensor, c: Tensor, d: Tensor) -> Tensor:
    """Return (N, 2, 3) from the entries (N,) of the matrix [[a, b], [c, d]]."""
    off = torch.zeros_like(a)
    return torch.stack([a, b, off, c, d, off], dim=1).view(-1, 2, 3)


def _translation(right: Tensor, down: Tensor) -> Tensor:
    """Return the inverse of a shift."""
    one, off = torch.ones_like(right), torch.zeros_like(right)
    return torch.stack([one, off, -right, off, one, -down], dim=1).view(-1, 2, 3)


def _rotation(angle: Tensor) -> Tensor:
    """Return the inverse of a rotation by ``angle`` (N,), in radians."""
    cos, sin = angle.cos(), angle.sin()
    return _linear(cos, sin, -sin, cos)


def _quarter_turn(draw: Tensor, *, is_square: bool) -> Tensor:
    """Return 0 to 3 quarter turns; 0 or 2 if the image is not square."""
    turns = (4 * draw).floor() if is_square else 2 * (2 * draw).floor()
    cos = torch.where(turns == 0, 1.0, 0.0) - torch.where(turns == 2, 1.0, 0.0)
    sin = torch.where(turns == 1, 1.0, 0.0) - torch.where(turns == 3, 1.0, 0.0)
    return _linear(cos, sin, -sin, cos)


def _compose(outer: Tensor, inner: Tensor) -> Tensor:
    """Return the maps that apply ``inner`` first, in full float32: matrix products may use TF32, too coarse for positions."""
    linear = (outer[:, :, :2, None] * inner[:, None]).sum(dim=2)
    return torch.cat([linear[:, :, :2], linear[:, :, 2:] + outer[:, :, 2:]], dim=2)
