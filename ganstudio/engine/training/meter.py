"""Sums the steps' measurements on the device."""

from collections.abc import Sequence

import torch
from torch import Tensor

from ganstudio.engine.device import Device


class Meter:
    """Sums the steps' measurements on the device, which synchronises only when the sums are read."""

    def __init__(self, device: Device, names: Sequence[str]) -> None:
        self._names = names
        self._sum = torch.zeros(len(names), device=device.kind)
        self.count = 0

    def add(self, measured: Tensor) -> None:
        """Add a step's values, one per name."""
        self._sum += measured
        self.count += 1

    def read(self, gradient_norms: Tensor) -> dict[str, float]:
        """Return the means by name and the gradient norms, in a single transfer, and reset."""
        values = torch.cat([self._sum / self.count, gradient_norms]).tolist()
        self._sum.zero_()
        self.count = 0
        return dict(zip((*self._names, "grad_g", "grad_d"), values, strict=True))
