"""Measures networks and classes for the doctor without changing them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

USUAL_PART = 0.5  # of the usual frequency: a class that is rarer is missing, where chance cannot explain it
UNLIKELY = 2.5  # standard deviations of a count
SHRINKAGE = 0.05  # of the mean variance within classes, added to every variance


@dataclass(frozen=True, eq=False)
class Coverage:
    """Counts the classes that images fall into, by a linear discriminant on features (Fisher 1936).

    Attributes
    ----------
    weights, offsets
        The discriminant (D, K) and (K,): the class with the largest ``features @ weights + offsets`` is that of an image.
    frequency
        Share of real images that fall into each class, (K,).
    usual
        Number of classes that a set of real images covers; 0 without classes.
    """

    weights: Tensor
    offsets: Tensor
    frequency: Tensor
    usual: int = 0

    @classmethod
    def of(cls, features: Tensor, labels: np.ndarray | None, samples: int = 0) -> "Coverage":
        """Build from features (N, D) of real images and their classes (N,); None without classes.

        ``samples`` of the images, at most half, give ``usual``; the others give the discriminant.
        """
        part = min(samples, len(features) // 2)
        rest = features[part:]
        present, known = np.unique(np.empty(0) if labels is None else labels[part:], return_inverse=True)
        if not len(present):
            return cls(features.new_zeros(features.shape[1], 0), features.new_zeros(0), features.new_zeros(0))
        classes = torch.from_numpy(known).long()
        means = torch.stack([rest[classes == number].mean(dim=0) for number in range(len(present))])
        weights = discriminant(rest - means[classes], means, SHRINKAGE)
        offsets = -0.5 * (means * weights.T).sum(dim=1)
        found = cls(weights, offsets, torch.zeros(len(present)))
        found = cls(weights, offsets, found._counts(features) / len(features))
        return cls(weights, offsets, found.frequency, found.count(features[:part]))

    def count(self, features: Tensor) -> int:
        """Return how many classes images (N, D) cover: as many images as usual fall into them, or not clearly fewer."""
        expected = self.frequency * len(features)
        needed = torch.minimum(USUAL_PART * expected, expected - UNLIKELY * expected.sqrt()).clamp_min(1)
        return int((self._counts(features) >= needed).sum())

    def share(self, features: Tensor) -> float:
        """Return ``count`` relative to real images, at most 1; 1 without classes."""
        return min(1.0, self.count(features) / self.usual) if self.usual else 1.0

    def _counts(self, features: Tensor) -> Tensor:
        """Return how many of the images (N, D) fall into each class, (K,)."""
        return torch.bincount((features @ self.weights + self.offsets).argmax(dim=1), minlength=len(self.offsets)).float()


def discriminant(residuals: Tensor, means: Tensor, shrinkage: float) -> Tensor:
    """Return (D, K): the means (K, D) times the inverse of the covariance of residuals (N, D).

    The fraction ``shrinkage`` of the mean variance is added to every variance.
    """
    covariance = residuals.T.double() @ residuals.double() / len(residuals)
    added = (shrinkage * covariance.diagonal().mean()).clamp_min(1e-12)
    covariance.diagonal().add_(added)
    solved: Tensor = torch.linalg.solve(covariance, means.T.double()).float()
    return solved


@contextmanager
def batch_statistics(network: nn.Module) -> Iterator[None]:
    """Let BatchNorm use each batch's statistics and keep none inside the block; all other layers are in evaluation mode."""
    was_training = network.training
    network.eval()
    norms = [module for module in network.modules() if isinstance(module, nn.BatchNorm2d)]
    for norm in norms:
        norm.train()
        norm.track_running_stats = False
    try:
        yield
    finally:
        for norm in norms:
            norm.track_running_stats = True
        network.train(was_training)


def effective_weights(network: nn.Module) -> Tensor:
    """Return all weights (P,) on the CPU after scaling: layers with equalized learning rates store larger weights."""
    found = []
    for module in network.modules():
        scale = getattr(module, "weight_scale", 1.0)
        found += [scale * parameter.detach().float().flatten().cpu() for parameter in module.parameters(recurse=False)]
    return torch.cat(found)
