"""Turns uniform random numbers into the strengths of transformations, and applies a transformation to some images of a batch."""

import math
from collections.abc import Callable

import torch
from torch import Tensor

SMALLEST = 2.0**-25  # half of the step between uniform float32 draws: the normal distribution has no infinite draw


def normal(uniform: Tensor) -> Tensor:
    """Return draws from N(0, 1) for draws from U(0, 1), elementwise."""
    return math.sqrt(2) * torch.erfinv(2 * uniform.clamp(SMALLEST, 1 - 2 * SMALLEST) - 1)


def factor(uniform: Tensor, octaves: float) -> Tensor:
    """Return factors 2^N(0, octaves^2) for draws from U(0, 1), elementwise."""
    return torch.exp2(octaves * normal(uniform))


def happens(uniform: Tensor, probability: Tensor | float) -> Tensor:
    """Return whether a transformation applies, for draws from U(0, 1): never at probability 0, always at 1."""
    return uniform < probability


def apply_where(chosen: Tensor, images: Tensor, change: Callable[..., Tensor], *arguments: Tensor) -> Tensor:
    """Return ``images`` with ``change(images, *arguments)`` in place of the ``chosen`` (N,); the others keep every bit.

    ``arguments`` are (N, ...). On a CPU only the chosen images are computed. An accelerator computes all, because the CPU would
    have to wait for it to learn which are chosen.
    """
    if images.device.type != "cpu":
        return torch.where(chosen.view(-1, 1, 1, 1), change(images, *arguments), images)
    if not chosen.any():
        return images
    places = chosen.nonzero().flatten()
    changed = change(images[places], *(argument[places] for argument in arguments))
    return images.index_copy(0, places, changed)


def reflected(images: Tensor, margin: int) -> Tensor:
    """Return images (N, C, H, W) extended by ``margin`` pixels on each side by reflections, however small the images are."""
    for dim in (2, 3):
        side = images.shape[dim]
        place = torch.arange(-margin, side + margin, device=images.device) % (2 * side - 2)
        images = images.index_select(dim, torch.minimum(place, 2 * side - 2 - place))
    return images
