"""What the steps measure, summed where it was measured."""

from collections.abc import Sequence

import torch
from torch import Tensor

from ganstudio.engine.device import Device


class Meter:
    """Sums what the steps measure on the device, so that nothing waits for it until the sums are read."""

    def __init__(self, device: Device, names: Sequence[str]) -> None:
        self._names = names
        self._sum = torch.zeros(len(names), device=device.kind)
        self.count = 0

    def add(self, measured: Tensor) -> None:
        """Take in one step's values, one a name."""
        self._sum += measured
        self.count += 1

    def read(self, gradient_norms: Tensor) -> dict[str, float]:
        """Means by name with the gradient norms behind them, in one transfer; starts over."""
        values = torch.cat([self._sum / self.count, gradient_norms]).tolist()
        self._sum.zero_()
        self.count = 0
        return dict(zip((*self._names, "grad_g", "grad_d"), values, strict=True))
