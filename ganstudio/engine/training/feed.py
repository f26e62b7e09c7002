"""From the dataset to a batch on the device."""

import torch
from torch import Tensor

from ganstudio.engine.data import Dataset
from ganstudio.engine.device import Device


class Feed:
    """The images of ``dataset``, normalised on the device."""

    def __init__(self, dataset: Dataset, device: Device) -> None:
        self._dataset = dataset
        self._device = device

    def images(self, index: Tensor) -> Tensor:
        """float32 (n, channels, side, side) in [-1, 1] for ``index``, int64 (n,) on the CPU."""
        pixels = torch.from_numpy(self._dataset.batch(index.numpy())).to(self._device.kind)
        return pixels.to(memory_format=self._device.torch_format, dtype=torch.float32).div_(127.5).sub_(1)

    def labels(self, index: Tensor) -> Tensor:
        """int64 (n,) on the device."""
        assert self._dataset.labels is not None
        return torch.from_numpy(self._dataset.labels[index.numpy() % len(self._dataset.rows)]).to(self._device.kind)
