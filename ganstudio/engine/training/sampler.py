"""Which images each step sees."""

import torch
from torch import Tensor


class Sampler:
    """Endless shuffled passes over ``n`` images; its whole state is how many it has handed out.

    The order of pass k depends on ``seed`` and k alone, so a run resumes in the middle of a pass exactly.
    """

    def __init__(self, n: int, seed: int) -> None:
        self.n = n
        self.seed = seed
        self.position = 0
        self._epoch = -1
        self._order = torch.empty(0, dtype=torch.int64)

    def next(self, batch: int) -> Tensor:
        """The next ``batch`` indices (batch,) int64; a batch may span passes."""
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
