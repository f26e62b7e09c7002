"""Measures networks and classes for the doctor without changing them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn


@dataclass(frozen=True, eq=False)
class Coverage:
    """Counts the classes that images fall into, by the nearest of ``means`` (K, D); real images fall into ``usual`` of them."""

    means: Tensor
    usual: int = 0

    @classmethod
    def of(cls, features: Tensor, labels: np.ndarray | None, samples: int = 0) -> "Coverage":
        """Build from features (N, D) of real images and their classes (N,); None without classes.

        ``samples`` of the images, at most half, give ``usual``; the others give the means.
        """
        if labels is None:
            return cls(features[:0])
        part = min(samples, len(features) // 2)
        rest, known = features[part:], torch.from_numpy(labels[part:]).long()
        present = sorted(set(known.tolist()))
        if not present:
            return cls(features[:0])
        means = cls(torch.stack([rest[known == label].mean(dim=0) for label in present]))
        return cls(means.means, means.count(features[:part]))

    def count(self, features: Tensor) -> int:
        """Return how many different means are the nearest to any of (N, D)."""
        return len(set(torch.cdist(features, self.means).argmin(dim=1).tolist())) if len(features) else 0

    def share(self, features: Tensor) -> float:
        """Return ``count`` relative to real images, at most 1; 1 without classes."""
        return min(1.0, self.count(features) / self.usual) if self.usual else 1.0


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
