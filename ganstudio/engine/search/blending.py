"""Blends a filling into a picture without a visible seam."""

from collections.abc import Generator as Task

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

MOST_STEPS = 2000
ENOUGH = 1e-6  # of the squared right-hand side
SMALL = 32  # pixels; a shorter side is not halved further


def blend(source: Tensor, made: Tensor, hole: Tensor) -> Task[None, None, Tensor]:
    """Fill the hole of ``source`` with ``made``, keeping its gradients and shifting its level to meet the border.

    Perez, Gangnet and Blake 2003, "Poisson Image Editing", equations 5 and 7: inside, the difference from ``made`` is the membrane
    that interpolates their difference around the hole. A pixel of the source must border on the hole. It yields regularly,
    so that a caller can cancel it.

    Parameters
    ----------
    source, made
        (N, C, H, W) in [-1, 1]; a single source serves several fillings.
    hole
        bool (1, 1, H, W): the part to fill.

    Returns
    -------
    Tensor
        (N, C, H, W), the same as ``source`` outside the hole.
    """
    rows, columns = (hole[0, 0].any(dim=axis).nonzero() for axis in (1, 0))
    top, left = (max(int(places[0]) - 1, 0) for places in (rows, columns))
    part = slice(None), slice(None), slice(top, int(rows[-1]) + 2), slice(left, int(columns[-1]) + 2)
    inside = hole[part].to(made.dtype)
    around = (source[part] - made[part]) * (1 - inside)
    membrane = yield from _membrane(around, inside)
    found = torch.where(hole, made.clamp(-1, 1), source)
    found[part] = torch.where(hole[part], (made[part] + membrane).clamp(-1, 1), found[part])
    return found


def _membrane(around: Tensor, inside: Tensor) -> Task[None, None, Tensor]:
    """Return values whose Laplacian is 0 inside, and equal to ``around`` at the border.

    It uses conjugate gradients, which start from the solution at half the size: without, they would take thousands of steps.
    """
    count = _neighbours(torch.ones_like(around))

    def laplacian(values: Tensor) -> Tensor:
        return (count * values - _neighbours(values)) * inside

    wanted = _neighbours(around) * inside
    found = (yield from _coarse(around, inside)) * inside
    residual = wanted - laplacian(found)
    direction, power = residual.clone(), _inner(residual)
    enough = ENOUGH * _inner(wanted)
    for _ in range(MOST_STEPS):
        if bool((power <= enough).all()):
            break
        moved = laplacian(direction)
        step = power / _inner(direction, moved).clamp_min(1e-30)
        found = found + step * direction
        residual = residual - step * moved
        before, power = power, _inner(residual)
        direction = residual + power / before.clamp_min(1e-30) * direction
        yield
    return found


def _coarse(around: Tensor, inside: Tensor) -> Task[None, None, Tensor]:
    """Return the approximate membrane from half the size; 0 for a small one."""
    if min(around.shape[2:]) <= SMALL:
        return torch.zeros_like(around)
    odd = [length % 2 for length in around.shape[2:]]
    more = (0, odd[1], 0, odd[0])  # pixels beyond the picture's border are as unknown as the hole
    known = F.avg_pool2d(F.pad(1 - inside, more), 2)
    mean = F.avg_pool2d(F.pad(around, more), 2) / known.clamp_min(0.25)
    hollow = (known == 0).to(around.dtype)
    half = mean + (yield from _membrane(mean, hollow))
    whole = F.interpolate(half, scale_factor=2, mode="bilinear")
    return whole[:, :, : around.shape[2], : around.shape[3]]


def _inner(one: Tensor, other: Tensor | None = None) -> Tensor:
    """Return the inner product of each channel, (N, C, 1, 1)."""
    return (one * (one if other is None else other)).sum(dim=(2, 3), keepdim=True)


def _neighbours(values: Tensor) -> Tensor:
    """Return the sum of the four neighbours of each pixel; pixels beyond the picture count as 0."""
    padded = F.pad(values, (1, 1, 1, 1))
    return padded[:, :, 1:-1, :-2] + padded[:, :, 1:-1, 2:] + padded[:, :, :-2, 1:-1] + padded[:, :, 2:, 1:-1]
