"""Computes the structural similarity of pairs of images, at one scale and at several."""

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

SIDE, SIGMA = 11, 1.5  # px, of the Gaussian window
CONSTANTS = (0.01**2, 0.03**2)
SCALE_WEIGHTS = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)  # the finest first


def ssim(images: Tensor, wanted: Tensor) -> Tensor:
    """Return the structural similarity of images (N, C, H, W) in [-1, 1], (N,), 1 for equal images.

    Wang et al. 2004, "Image Quality Assessment: From Error Visibility to Structural Similarity", equation 13, with the
    Gaussian window of section III.C; for smaller images the window is as large as the image.
    """
    return _similarity((images + 1) / 2, (wanted + 1) / 2)[0]


def ms_ssim(images: Tensor, wanted: Tensor) -> Tensor:
    """Return the structural similarity over several scales of images (N, C, H, W) in [-1, 1], (N,), 1 for equal images.

    Wang et al. 2003, "Multi-scale Structural Similarity for Image Quality Assessment", equation 7. The window fits into images of
    11 px or more, so smaller images have fewer than five scales (32 px: two), with the published weights of the finest, rescaled to
    a sum of 1. A negative contrast and structure counts as 0, because its power would not be real.
    """
    x, y = (images + 1) / 2, (wanted + 1) / 2
    weights = SCALE_WEIGHTS[: scales_of(min(x.shape[2:]))]
    total = torch.ones(len(x), dtype=x.dtype, device=x.device)
    for number, weight in enumerate(weights, 1):
        whole, contrast = _similarity(x, y)
        part = whole if number == len(weights) else contrast
        total = total * part.clamp_min(0) ** (weight / sum(weights))
        x, y = F.avg_pool2d(x, 2), F.avg_pool2d(y, 2)
    return total


def scales_of(side: int) -> int:
    """Return the number of scales for images whose shorter side is ``side`` pixels: from 1 to 5."""
    count = 1
    while count < len(SCALE_WEIGHTS) and side >> count >= SIDE:
        count += 1
    return count


def _similarity(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Return the mean similarity, and that of contrast and structure alone, of images in [0, 1]: (N,) each."""
    mx, my = _local_mean(x), _local_mean(y)
    vx, vy, both = _local_mean(x * x) - mx * mx, _local_mean(y * y) - my * my, _local_mean(x * y) - mx * my
    c1, c2 = CONSTANTS
    contrast = (2 * both + c2) / (vx + vy + c2)
    whole = contrast * (2 * mx * my + c1) / (mx * mx + my * my + c1)
    return whole.flatten(1).mean(dim=1), contrast.flatten(1).mean(dim=1)


def _local_mean(values: Tensor) -> Tensor:
    """Return the mean under the window at each place where it fits; its rows and columns are filtered one after the other."""
    channels, side = values.shape[1], min(SIDE, *values.shape[2:])
    places = torch.arange(side, device=values.device, dtype=values.dtype) - (side - 1) / 2
    line = torch.exp(-places.square() / (2 * SIGMA**2))
    window = (line / line.sum()).expand(channels, 1, 1, side)
    return F.conv2d(F.conv2d(values, window, groups=channels), window.transpose(2, 3), groups=channels)
