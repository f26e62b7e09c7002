"""Measures the quality of generated images at a check-up: their kernel distance from real images in whitened features."""

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.device import full_float32
from ganstudio.engine.metrics.features.random_features import RandomFeatures
from ganstudio.engine.metrics.features.texture import textures
from ganstudio.engine.metrics.kid import kernel, kernel_distance

RIDGE = 0.1  # of the largest variance, added to every variance: without it, small chance differences count most
FLOOR_SPLITS = 64  # random halvings of the real images
FLOOR_QUANTILE = 0.95
LEAST_FLOOR = 1e-6  # if all real images are alike, or too few to be halved
LEAST_VARIANCE = 1e-12
BATCH = 64


class Features:
    """Describes images (N, C, H, W) in [-1, 1], of ``channels`` C, by random features and textures: (N, D)."""

    def __init__(self, channels: int) -> None:
        self._random = RandomFeatures(channels)

    def random(self, images: Tensor) -> Tensor:
        """Return the random features alone."""
        return torch.cat([self._random(part) for part in torch.split(images, BATCH)])

    @staticmethod
    def with_textures(random: Tensor, images: Tensor) -> Tensor:
        """Return the random features of images with their textures."""
        return torch.cat([random, textures(images)], dim=1)


class Whitening:
    """Subtracts the mean of ``reference`` (N, D), and makes the variances of its principal directions alike.

    A direction in which real images hardly differ counts as much as any other: noise and blur move images in such directions.
    """

    def __init__(self, reference: Tensor) -> None:
        self._mean = reference.mean(dim=0)
        centred = (reference - self._mean).double()
        variances, directions = torch.linalg.eigh(centred.T @ centred / len(reference))
        variances = variances.clamp_min(0)
        least = (RIDGE * variances[-1]).clamp_min(LEAST_VARIANCE)
        self._projection = (directions / (variances + least).sqrt()).float()

    @full_float32()
    def __call__(self, features: Tensor) -> Tensor:
        """Whiten features (M, D)."""
        whitened: Tensor = (features - self._mean) @ self._projection
        return whitened


class Quality:
    """Compares sets of features with those of real images.

    Parameters
    ----------
    real
        Features (N, D) of the real images to compare with.
    reference
        Features (M, D) of real images that the whitening is fitted to, ``real`` among them.

    Attributes
    ----------
    floor
        The distance that chance gives: 95 % of many random halvings of ``real`` are less than this apart. Above 0.
    """

    def __init__(self, real: Tensor, reference: Tensor) -> None:
        self._whitening = Whitening(reference)
        self._real = self._whitening(real)
        self.floor = max(_chance(self._real), LEAST_FLOOR)

    def of(self, fake: Tensor) -> float:
        """Return the kernel distance of features (K, D); lower is better, and about 0 for real images."""
        return kernel_distance(self._real, self._whitening(fake))


def _chance(real: Tensor) -> float:
    """Return the quantile of the distances between random halves; all of them are sums over the same kernel matrix."""
    half = len(real) // 2
    if half < 2:
        return 0.0
    rng = torch.Generator().manual_seed(0)
    one, other = torch.zeros(2, FLOOR_SPLITS, len(real), dtype=torch.float64)
    for row in range(FLOOR_SPLITS):
        order = torch.randperm(len(real), generator=rng)
        one[row, order[:half]] = 1
        other[row, order[half : 2 * half]] = 1
    with full_float32():
        values = kernel(real, real).double()
    own = values.diagonal()
    within = sum(((side @ values * side).sum(dim=1) - side @ own) / (half * (half - 1)) for side in (one, other))
    apart = within - 2 * (one @ values * other).sum(dim=1) / half**2
    return float(np.quantile(apart.numpy(), FLOOR_QUANTILE))
