"""Loads batches of the dataset onto the device."""

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.data import Dataset
from ganstudio.engine.device import Device, available_memory
from ganstudio.engine.pixels import from_uint8

SHARE = 2  # pictures that fit in half of the GPU's free memory are kept there
ROWS = 4096  # pictures copied at a time


class DeviceLoader:
    """Loads images of ``dataset``, normalised on the device: bit for bit the same from the CPU's or the device's memory.

    ``count`` is the number of images without the mirrored copies.
    """

    def __init__(self, dataset: Dataset, device: Device) -> None:
        self._dataset = dataset
        self._device = device
        self.count = len(dataset.rows)
        size = self.count * dataset.pixels[:1].nbytes
        is_held = device.kind != "cpu" and size * SHARE < available_memory(device)
        self.held = self.moved() if is_held else None

    def images(self, index: Tensor) -> Tensor:
        """Return float32 (n, channels, height, width) in [-1, 1] for ``index``, int64 (n,) on the CPU."""
        pixels = self._mapped(index) if self.held is None else self._picked(self.held, index)
        return from_uint8(pixels, memory_format=self._device.torch_format)

    def labels(self, index: Tensor) -> Tensor:
        """Return the classes, int64 (n,) on the device."""
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

    def moved(self) -> Tensor:
        """Return all images on the device, uint8, copied in parts so that they are never in memory twice."""
        shape = (self.count, *self._dataset.pixels.shape[1:])
        held = torch.empty(shape, dtype=torch.uint8, device=self._device.kind)
        for begin in range(0, self.count, ROWS):
            part = self._dataset.pixels[self._dataset.rows[begin : begin + ROWS]]
            held[begin : begin + len(part)] = torch.from_numpy(np.ascontiguousarray(part))
        return held
