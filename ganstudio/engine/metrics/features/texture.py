"""Measures how rough images are and how their detail spreads over scales: a few numbers that see noise and blur at once.

Features that average over an image see noise late, because edges have far more contrast. Most pixels of a picture are smooth,
though, and noise makes all of them rough. Blur removes detail from the finest scale first, so that the ratio of a scale to the next
falls.
"""

from itertools import pairwise

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config.frame import FrameSize

SIDE = 64  # px, of the shorter side; larger images are reduced to it in proportion
SCALES = 3  # each half as large as the one before
ROUGH = 0.2  # contrast to the surroundings, of 2, at which a pixel counts as half rough: edges count no more than once
LEAST = 0.01  # added to a mean contrast: ratios of contrasts below it say nothing


@torch.no_grad()
def textures(images: Tensor) -> Tensor:
    """Return (N, 4) of images (N, C, H, W) in [-1, 1]: roughness at two scales, and the log ratios of the contrasts of three."""
    scaled = images.float()
    if min(scaled.shape[2:]) > SIDE:
        scaled = F.interpolate(scaled, FrameSize(scaled.shape[3], scaled.shape[2]).reduced_to(SIDE).shape, mode="area")
    rough, contrasts = [], []
    for scale in range(SCALES):
        if scale:
            scaled = F.avg_pool2d(scaled, 2)
        contrast = _contrast(scaled)
        contrasts.append(contrast.mean(dim=(1, 2, 3)) + LEAST)
        if scale < SCALES - 1:
            rough.append(contrast.div_(contrast + ROUGH).mean(dim=(1, 2, 3)))
    slopes = [(fine / coarse).log() for fine, coarse in pairwise(contrasts)]
    return torch.stack([*rough, *slopes], dim=1)


def _contrast(images: Tensor) -> Tensor:
    """Return the distance of each pixel (N, C, H, W) inside the border from the mean of the 3 x 3 pixels around it.

    Sums of shifted images take a third of the time of torch's average pooling on a CPU.
    """
    rows = images[..., :-2, :] + images[..., 1:-1, :]
    rows += images[..., 2:, :]
    sums = rows[..., :-2] + rows[..., 1:-1]
    sums += rows[..., 2:]
    return sums.div_(-9).add_(images[..., 1:-1, 1:-1]).abs_()
