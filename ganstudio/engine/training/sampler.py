"""Draws the images of each step and the real images that they are compared with."""

import torch
from torch import Tensor


class Sampler:
    """Draws endless shuffled passes over ``n`` images; its whole state is how many it has drawn.

    The order of pass k depends on ``seed`` and k alone, so a run resumes in the middle of a pass exactly.
    """

    def __init__(self, n: int, seed: int) -> None:
        self.n = n
        self.seed = seed
        self.position = 0
        self._epoch = -1
        self._order = torch.empty(0, dtype=torch.int64)

    def next(self, batch: int) -> Tensor:
        """Return the next ``batch`` indices, int64 (batch,); a batch may span passes."""
        parts = []
        while batch:
            epoch, offset = divmod(self.position, self.n)
            part = self._pass(epoch)[offset : offset + batch]
            parts.append(part)
            self.position += len(part)
            batch -= len(part)
        return torch.cat(parts)

    def _pass(self, epoch: int) -> Tensor:
        if epoch != self._epoch:
            rng = torch.Generator().manual_seed(self.seed * 1_000_003 + epoch)
            self._order, self._epoch = torch.randperm(self.n, generator=rng), epoch
        return self._order


class Partners:
    """Draws images of the same class. ``labels`` (n,) int64 are the classes of all."""

    def __init__(self, labels: Tensor) -> None:
        self._labels = labels
        self._order = labels.argsort(stable=True)
        self._counts = labels.bincount()
        self._first = self._counts.cumsum(0) - self._counts

    def draw(self, index: Tensor, rng: torch.Generator) -> Tensor:
        """Draw for each of ``index``, int64 (batch,), an image of its class, itself included: int64 (batch,)."""
        labels = self._labels[index]
        places = torch.rand(len(index), dtype=torch.float64, generator=rng) * self._counts[labels]
        return self._order[self._first[labels] + places.long()]
