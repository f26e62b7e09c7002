"""The averaged generator: the one that is shown, sampled and kept."""

import copy

import torch
from torch import Tensor, nn


class EMA:
    """Exponential moving average of a network's parameters; buffers (BatchNorm statistics) are copied.

    beta = 0.5^(batch / half-life), the half-life in images and ramped up as min(half_life, 0.05 * images seen), so that the
    noise of the beginning is forgotten soon (Karras et al. 2018, appendix; the ramp as in StyleGAN2-ADA).
    """

    def __init__(self, network: nn.Module, half_life: float) -> None:
        self.network = copy.deepcopy(network).eval().requires_grad_(False)
        self.half_life = half_life
        self._to: list[Tensor] = list(self.network.parameters())
        self._from: list[Tensor] = [parameter.detach() for parameter in network.parameters()]
        self._buffers = list(zip(self.network.buffers(), network.buffers(), strict=True))

    @torch.no_grad()
    def update(self, batch: int, images: int) -> None:
        """Take in the network as it is after ``images`` images, ``batch`` of them new."""
        half_life = min(self.half_life, 0.05 * images)
        beta = 0.5 ** (batch / half_life)
        torch._foreach_lerp_(self._to, self._from, 1.0 - beta)
        for to, source in self._buffers:
            to.copy_(source)
