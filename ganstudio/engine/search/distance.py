"""Distances between images and the observed picture: the loss of the search."""

import math
from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.networks import Discriminator
from ganstudio.engine.search.operators import Operator

SCALES = (1, 2, 4)  # factors of reduction before the comparison, while at least 8 pixels are left
SMALLEST = 8
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


def finite(value: float) -> float | None:
    """Return ``value`` for a report: None if it is infinite."""
    return value if math.isfinite(value) else None
