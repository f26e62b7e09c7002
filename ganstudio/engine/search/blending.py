"""Putting what was made up into a picture without a seam."""

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

MOST_STEPS = 2000
ENOUGH = 1e-6  # of the first residual's square


def blend(source: Tensor, made: Tensor, hole: Tensor) -> Tensor:
    """``source`` with its hole filled by ``made``, whose gradients are kept and whose level is moved to meet the border.

    Perez, Gangnet and Blake 2003, "Poisson Image Editing", equations 5 and 7: inside, the difference from ``made`` is the membrane
    that is stretched over what both differ by around the hole. A pixel of the
    source must border on the hole.

    Parameters
    ----------
    source, made
        (N, C, H, W) in [-1, 1]; one source serves several fillings.
    hole
        (1 or N, 1, H, W) of bool: what is to be filled.

    Returns
    -------
    Tensor
        (N, C, H, W), the same as ``source`` wherever there is no hole.
    """
    inside = hole.to(made.dtype)
    difference = (source - made) * (1 - inside)
    correction = _membrane(difference.expand_as(made), inside)
    return torch.where(hole, (made + correction).clamp(-1, 1), source)


def _membrane(around: Tensor, inside: Tensor) -> Tensor:
    """Values inside whose Laplacian is 0, with those of ``around`` at the border; by conjugate gradients."""
    count = _neighbours(torch.ones_like(around))

    def laplacian(values: Tensor) -> Tensor:
        return (count * values - _neighbours(values)) * inside

    found = torch.zeros_like(around)
    residual = _neighbours(around) * inside
    way, power = residual.clone(), _inner(residual)
    first = power.clone()
    for _ in range(MOST_STEPS):
        if bool((power <= ENOUGH * first).all()):
            break
        moved = laplacian(way)
        step = power / _inner(way, moved).clamp_min(1e-30)
        found = found + step * way
        residual = residual - step * moved
        before, power = power, _inner(residual)
        way = residual + power / before.clamp_min(1e-30) * way
    return found * inside


def _inner(one: Tensor, other: Tensor | None = None) -> Tensor:
    """(N, C, 1, 1)."""
    return (one * (one if other is None else other)).sum(dim=(2, 3), keepdim=True)


def _neighbours(values: Tensor) -> Tensor:
    """The sum of the four pixels beside each; beyond the picture there is nothing."""
    padded = F.pad(values, (1, 1, 1, 1))
    return padded[:, :, 1:-1, :-2] + padded[:, :, 1:-1, 2:] + padded[:, :, :-2, 1:-1] + padded[:, :, 2:, 1:-1]
