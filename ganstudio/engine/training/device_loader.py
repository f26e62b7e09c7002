"""From the dataset to a batch on the device."""

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.data import Dataset
from ganstudio.engine.device import Device, available_memory
from ganstudio.engine.pixels import from_uint8

SHARE = 2  # pictures that take less than one part in so many of a graphics card's free memory move there at once
ROWS = 4096  # moved at a time


class DeviceLoader:
    """The images of ``dataset``, normalised on the device. Wherever they come from, they are the same bit for bit.

    ``count`` is that of the images without the mirrored ones.
    """

    def __init__(self, dataset: Dataset, device: Device) -> None:
        self._dataset = dataset
        self._device = device
        self.count = len(dataset.rows)
        size = self.count * dataset.pixels[:1].nbytes
        is_held = device.kind != "cpu" and size * SHARE < available_memory(device)
        self._held = self._moved() if is_held else None

    def images(self, index: Tensor) -> Tensor:
        """float32 (n, channels, side, side) in [-1, 1] for ``index``, int64 (n,) on the CPU."""
        pixels = self._mapped(index) if self._held is None else self._picked(self._held, index)
        return from_uint8(pixels, memory_format=self._device.torch_format)

    def labels(self, index: Tensor) -> Tensor:
        """int64 (n,) on the device."""
        assert self._dataset.labels is not None
        return torch.from_numpy(self._dataset.labels[index.numpy() % self.count]).to(self._device.kind)

    def _mapped(self, index: Tensor) -> Tensor:
        pixels = torch.from_numpy(self._dataset.batch(index.numpy()))
        if self._device.kind == "cuda":
            return pixels.pin_memory().to(self._device.kind, non_blocking=True)
        return pixels.to(self._device.kind)

    def _picked(self, held: Tensor, index: Tensor) -> Tensor:
        images = held[(index % self.count).to(held.device)]
        if not self._dataset.mirrored:
            return images
        flipped = (index >= self.count).to(held.device)[:, None, None, None]
        return torch.where(flipped, images.flip(3), images)

    def _moved(self) -> Tensor:
        """All images on the device, uint8, never twice in the memory on the way."""
        shape = (self.count, *self._dataset.pixels.shape[1:])
        held = torch.empty(shape, dtype=torch.uint8, device=self._device.kind)
        for begin in range(0, self.count, ROWS):
            part = self._dataset.pixels[self._dataset.rows[begin : begin + ROWS]]
            held[begin : begin + len(part)] = torch.from_numpy(np.ascontiguousarray(part))
        return held
