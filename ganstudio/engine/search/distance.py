"""Distances between images and the observed picture: the search's loss, and the figures that a person sees."""

import math
from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.networks import Discriminator
from ganstudio.engine.search.operators import Operator

SCALES = (1, 2, 4)  # factors of reduction before the comparison, while at least 8 pixels are left
SMALLEST = 8
SSIM_SIDE, SSIM_SIGMA = 11, 1.5
SSIM_CONSTANTS = (0.01**2, 0.03**2)
TINY = 1e-8


def pixel_distance(seen: Tensor, observed: Tensor, weights: Tensor | None = None, scales: Sequence[int] = SCALES) -> Tensor:
    """Return the mean squared difference over several scales, (N,); coarse scales guide the search while fine scales are far off.

    Parameters
    ----------
    seen, observed
        (N, C, H, W) in [-1, 1].
    weights
        (N or 1, 1, H, W), of mean 1: the weight of each pixel.
    scales
        Factors of reduction of both; (1,) for the mean squared difference of the pixels themselves.
    """
    difference = seen - observed
    total = difference.new_zeros(len(difference))
    for count, scale in enumerate(scales):
        if count and min(difference.shape[2:]) // scale < SMALLEST:
            return total / count
        at_scale = F.avg_pool2d(difference if weights is None else difference * weights.sqrt(), scale)
        total = total + at_scale.square().flatten(1).mean(dim=1)
    return total / len(scales)


class FeatureDistance:
    """Distance in a trained discriminator's features, normalised at each position, with equal weight for all resolutions.

    After Zhang et al. 2018, "The Unreasonable Effectiveness of Deep Features as a Perceptual Metric", section 3, equation 1,
    without learned weights: the discriminator has learned which features matter in this kind of picture.
    """

    def __init__(self, discriminator: Discriminator, operator: Operator, observed: Tensor) -> None:
        self._discriminator = discriminator
        self._operator = operator
        with torch.no_grad():
            self._wanted = self._features(observed)

    def __call__(self, seen: Tensor, chosen: Tensor) -> Tensor:
        """Return (M,): the distances of M images, through the operator, from the observed images ``chosen`` (M,)."""
        found = self._features(seen)
        total = seen.new_zeros(len(seen))
        for here, wanted in zip(found, self._wanted, strict=True):
            total = total + (here - wanted[chosen]).square().sum(dim=1).flatten(1).mean(dim=1)
        return total / len(found)

    def _features(self, seen: Tensor) -> list[Tensor]:
        return [F.normalize(layer, dim=1, eps=TINY) for layer in self._discriminator.features(self._operator.lift(seen))]


def psnr(images: Tensor, wanted: Tensor, weights: Tensor | None = None) -> Tensor:
    """Return the peak signal to noise ratio of images in [-1, 1], (N,) in decibels; infinite for equal images.

    ``weights`` (N or 1, 1, H, W), of mean 1, are the weights of the pixels.
    """
    error = (images - wanted).square()
    error = (error if weights is None else error * weights).flatten(1).mean(dim=1)
    return 10 * torch.log10(4 / error)


def ssim(images: Tensor, wanted: Tensor) -> Tensor:
    """Return the structural similarity of images in [-1, 1], (N,), 1 for equal images.

    Wang et al. 2004, "Image Quality Assessment: From Error Visibility to Structural Similarity", equation 13, with the
    Gaussian window of section III.C; for smaller images the window is as large as the image.
    """
    x, y = (images + 1) / 2, (wanted + 1) / 2
    channels, side = x.shape[1], min(SSIM_SIDE, *x.shape[2:])
    places = torch.arange(side, device=x.device, dtype=x.dtype) - (side - 1) / 2
    line = torch.exp(-places.square() / (2 * SSIM_SIGMA**2))
    window = (line[:, None] * line[None] / line.sum() ** 2).expand(channels, 1, side, side)

    def mean(values: Tensor) -> Tensor:
        return F.conv2d(values, window, groups=channels)

    mx, my = mean(x), mean(y)
    vx, vy, both = mean(x * x) - mx * mx, mean(y * y) - my * my, mean(x * y) - mx * my
    c1, c2 = SSIM_CONSTANTS
    similar = ((2 * mx * my + c1) * (2 * both + c2)) / ((mx * mx + my * my + c1) * (vx + vy + c2))
    return similar.flatten(1).mean(dim=1)


def finite(value: float) -> float | None:
    """Return ``value`` for a report: None if it is infinite."""
    return value if math.isfinite(value) else None
