"""L-BFGS for many small problems at once: the rows of a batch are independent, and every step costs a single evaluation of all."""

from collections.abc import Callable

import torch
from torch import Tensor

HISTORY = 10
SUFFICIENT = 1e-4  # of the slope, that a step must gain: Nocedal and Wright 2006, equation 3.6a
CURVED = 1e-10  # steps along which the slope changes less say nothing about the curvature
SHORTEST, LONGEST = 0.1, 0.5  # range of the factor that shortens a step which gained too little
PATIENCE = 8  # failed steps after which a row discards its curvature
TINY = 1e-20

Evaluate = Callable[[Tensor], tuple[Tensor, Tensor]]


class Descent:
    """Rows ``x`` (M, ...) that descend to small ``values`` (M,), which never rise.

    The two-loop recursion of Nocedal and Wright 2006, "Numerical Optimization", algorithm 7.4, with backtracking (section 3.1) by
    quadratic interpolation. Rows that must shorten their step do so while the others go on, so no evaluation is wasted.

    Parameters
    ----------
    evaluate
        Returns values (M,) and gradients (M, ...) of rows. A NaN value counts as too large.
    start
        (M, ...). The first step of each row has length 1, so their scale should be about that.
    """

    def __init__(self, evaluate: Evaluate, start: Tensor) -> None:
        self._evaluate = evaluate
        self.x = start.detach().clone()
        self.values, slope = evaluate(self.x)
        self._slope = slope.flatten(1)
        count, size = self._slope.shape
        self._moves, self._changes = (start.new_zeros(HISTORY, count, size) for _ in range(2))
        self._curvature = start.new_zeros(HISTORY, count)  # 1 / (move . change); 0 for an empty slot
        self._scale = start.new_ones(count)
        self._vain = torch.zeros(count, dtype=torch.int64, device=start.device)
        self._direction = -self._slope
        self._length = _unit(self._slope)

    def step(self) -> None:
        """Try a step of every row."""
        along = (self._slope * self._direction).sum(dim=1)
        move = self._length[:, None] * self._direction
        there = self.x + move.view_as(self.x)
        values, slope = self._evaluate(there)
        slope = slope.flatten(1)
        gained = values <= self.values + SUFFICIENT * self._length * along
        self._learn(gained, move, slope - self._slope)
        missed = values - self.values - along * self._length
        shorter = (-along * self._length.square() / (2 * missed.clamp_min(TINY))).nan_to_num(0.0)
        shorter = shorter.clamp(SHORTEST * self._length, LONGEST * self._length)
        self._length = torch.where(gained, torch.ones_like(shorter), shorter)
        self.x = torch.where(gained.view(-1, *[1] * (self.x.ndim - 1)), there, self.x)
        self.values = torch.where(gained, values, self.values)
        self._slope = torch.where(gained[:, None], slope, self._slope)
        self._vain = torch.where(gained, 0, self._vain + 1)
        self._direction = torch.where(gained[:, None], self._newton(), self._direction)
        self._forget(self._vain >= PATIENCE)

    def _learn(self, gained: Tensor, move: Tensor, change: Tensor) -> None:
        """Store the curvature from the steps, each row its last HISTORY."""
        product, square = (move * change).sum(dim=1), change.square().sum(dim=1)
        told = gained & (product > CURVED * square)

        def push(kept: Tensor, new: Tensor) -> Tensor:
            return torch.where(told.view(1, -1, *[1] * (kept.ndim - 2)), torch.cat([kept[1:], new[None]]), kept)

        self._moves, self._changes = push(self._moves, move), push(self._changes, change)
        self._curvature = push(self._curvature, 1 / product.where(told, torch.ones_like(product)))
        self._scale = torch.where(told, product / square.clamp_min(TINY), self._scale)

    def _newton(self) -> Tensor:
        """Return the descent direction from the stored curvature."""
        found, parts = self._slope, []
        for move, change, curvature in reversed(list(zip(self._moves, self._changes, self._curvature, strict=True))):
            part = curvature * (move * found).sum(dim=1)
            parts.append(part)
            found = found - part[:, None] * change
        found = found * self._scale[:, None]
        for move, change, curvature in zip(self._moves, self._changes, self._curvature, strict=True):
            back = curvature * (change * found).sum(dim=1)
            found = found + (parts.pop() - back)[:, None] * move
        uphill = (found * self._slope).sum(dim=1) <= 0
        return -torch.where(uphill[:, None], self._slope, found)

    def _forget(self, rows: Tensor) -> None:
        self._curvature = torch.where(rows, 0.0, self._curvature)
        self._scale = torch.where(rows, 1.0, self._scale)
        self._direction = torch.where(rows[:, None], -self._slope, self._direction)
        self._length = torch.where(rows, _unit(self._slope), self._length)
        self._vain = torch.where(rows, 0, self._vain)


def _unit(slope: Tensor) -> Tensor:
    """Return the factor that scales a step along the slope to length 1."""
    length: Tensor = slope.norm(dim=1)
    return 1 / length.clamp_min(TINY)
