"""Conversion between the levels of files, 0 to 255, and the images of networks, in [-1, 1]."""

import numpy as np
import torch
from torch import Tensor

LEVELS = 127.5  # 8-bit levels per unit of an image in [-1, 1]


def from_uint8(
    pixels: np.ndarray | Tensor,
    device: torch.device | str | None = None,
    memory_format: torch.memory_format = torch.preserve_format,
) -> Tensor:
    """Convert levels to images.

    Parameters
    ----------
    pixels
        uint8 of any shape, or float levels from 0 to 255; never changed.
    device
        The images' device; None: that of ``pixels``.
    memory_format
        The images' memory layout.

    Returns
    -------
    Tensor
        float32 in [-1, 1], of the same shape.
    """
    levels = torch.from_numpy(np.require(pixels, requirements=("C", "W"))) if isinstance(pixels, np.ndarray) else pixels
    moved = levels if device is None else levels.to(device)  # before the conversion to float: a quarter of the bytes
    return moved.to(dtype=torch.float32, memory_format=memory_format, copy=True).div_(LEVELS).sub_(1)


def to_levels(images: Tensor) -> Tensor:
    """Convert images in [-1, 1] of any shape to levels from 0 to 255, neither rounded nor clamped, in the same precision."""
    return images.add(1).mul(LEVELS)


def to_uint8(images: Tensor) -> np.ndarray:
    """Convert images (N, C, H, W) in any floating-point precision to a fresh contiguous uint8 array (N, H, W, C).

    Values outside [-1, 1] are clamped; others are rounded to the nearest level.
    """
    scaled = images.float().mul(LEVELS).add(128).clamp(0, 255).to(torch.uint8)
    return np.ascontiguousarray(scaled.permute(0, 2, 3, 1).cpu().numpy())
