"""Averages the generator's weights: the averaged generator is shown, sampled and kept."""

import copy

import torch
from torch import Tensor, nn


class EMA:
    """Exponential moving average of a network's parameters and of its BatchNorm statistics, which belong to them.

    beta = 0.5^(batch / half-life), with the half-life in images (Karras et al. 2018, appendix).
    """

    def __init__(self, network: nn.Module) -> None:
        self.network = copy.deepcopy(network).eval().requires_grad_(False)
        self._to, self._from = _averaged(self.network), _averaged(network)
        self._counters = [
            pair for pair in zip(self.network.buffers(), network.buffers(), strict=True) if not pair[0].is_floating_point()
        ]

    @torch.no_grad()
    def update(self, batch: int, half_life: float) -> None:
        """Average in the network's weights after ``batch`` new images; a half-life of 0 copies them."""
        beta = 0.5 ** (batch / half_life) if half_life > 0 else 0.0
        torch._foreach_lerp_(self._to, self._from, 1.0 - beta)
        for to, source in self._counters:
            to.copy_(source)


def _averaged(network: nn.Module) -> list[Tensor]:
    return [tensor.detach() for tensor in (*network.parameters(), *network.buffers()) if tensor.is_floating_point()]
