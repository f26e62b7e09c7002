"""Splits images into a Laplacian pyramid (Burt and Adelson 1983, "The Laplacian Pyramid as a Compact Image Code")."""

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

LINE = (1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16)
COARSEST = 16  # px


def levels_of(side: int) -> int:
    """Return the number of levels for images whose shorter side is ``side`` pixels: the last has at least ``COARSEST``, or is the
    only one."""
    count = 1
    while -(-side // 2**count) >= COARSEST:
        count += 1
    return count


def laplacian_pyramid(images: Tensor) -> list[Tensor]:
    """Split images (N, C, H, W): each level holds what the next coarser level lacks, the last holds the rest."""
    levels = []
    for _ in range(levels_of(min(images.shape[2:])) - 1):
        coarse = _smooth(images)[:, :, ::2, ::2]
        enlarged = torch.zeros_like(images)
        enlarged[:, :, ::2, ::2] = coarse
        levels.append(images - 4 * _smooth(enlarged))
        images = coarse
    return [*levels, images]


def _smooth(images: Tensor) -> Tensor:
    """Filter with the pyramid's 5 x 5 window; the image is mirrored at its edges."""
    channels = images.shape[1]
    window = torch.tensor(LINE, dtype=images.dtype, device=images.device).expand(channels, 1, 1, 5)
    padded = F.pad(images, (2, 2, 2, 2), mode="reflect")
    return F.conv2d(F.conv2d(padded, window, groups=channels), window.transpose(2, 3), groups=channels)
