"""Compares an upscaler with bicubic interpolation on held-out pictures, reduced and enlarged again."""

from collections.abc import Callable, Iterator

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.data import Dataset
from ganstudio.engine.device import Device
from ganstudio.engine.export.images import tile
from ganstudio.engine.metrics.features.random_features import RandomFeatures
from ganstudio.engine.metrics.psnr import psnr
from ganstudio.engine.metrics.ssim import ssim
from ganstudio.engine.networks.upscaler import Upscaler, enlarged
from ganstudio.engine.pixels import from_uint8, to_uint8
from ganstudio.engine.upscaling.application import reduce

MOST = 128  # pictures measured
MOST_PIXELS = 2**22  # of all of them
PART = 2**18  # pixels enlarged at a time
SHOWN = 24  # pictures in the grid, three per row
HIGHEST = 100.0  # dB, of identical pictures: an infinite value would dominate the mean


class UpscalerComparison:
    """Compares enlarged pictures with their originals.

    Parameters
    ----------
    held
        Positions in ``dataset`` of the pictures, int64 (M,); as many are measured as take about a second.
    factor
        The factor by which they are reduced.

    Attributes
    ----------
    bicubic
        The result of :meth:`measure` for bicubic interpolation, each name with the suffix ``_bicubic``.
    """

    def __init__(self, dataset: Dataset, held: np.ndarray, factor: int, device: Device) -> None:
        channels, height, width = dataset.pixels.shape[1:]
        self._images = torch.from_numpy(dataset.batch(held[: min(MOST, max(SHOWN, MOST_PIXELS // (height * width)))]))
        self._factor = factor
        self._device = device
        self._part = max(1, PART // (height * width))
        self._features = RandomFeatures(channels).to(device.kind)
        measured = self.measure(lambda small: enlarged(small, factor))
        self.bicubic = {f"{name}_bicubic": value for name, value in measured.items()}

    @torch.no_grad()
    def measure(self, enlarge: Callable[[Tensor], Tensor]) -> dict[str, float]:
        """Return means over the pictures: ``psnr`` (dB), ``ssim``, and the distance to the originals in the studio's own
        ``features``, which measure sharpness where the others do not."""
        sums = torch.zeros(3, dtype=torch.float64)
        for real, small in self._pairs(self._images):
            large = enlarge(small).float().clamp(-1, 1)
            apart = (self._features(large) - self._features(real)).norm(dim=1)
            found = (psnr(large, real).clamp(max=HIGHEST), ssim(large, real), apart)
            sums += torch.stack([values.sum() for values in found]).cpu().double()
        means = (sums / len(self._images)).tolist()
        return {name: round(mean, 6) for name, mean in zip(("psnr", "ssim", "features"), means, strict=True)}

    def grid(self, network: Upscaler) -> np.ndarray:
        """Return each picture enlarged by bicubic interpolation and by ``network``, beside the original: uint8 (H, W, 3)."""
        shown = []
        for real, small in self._pairs(self._images[:SHOWN]):
            with torch.no_grad():
                triples = torch.stack([enlarged(small, self._factor), network(small).float(), real], dim=1)
            shown.append(to_uint8(triples.flatten(0, 1)))
        return tile(np.concatenate(shown), columns=9)

    def _pairs(self, images: Tensor) -> Iterator[tuple[Tensor, Tensor]]:
        """Yield batches of originals and reduced pictures, in [-1, 1], on the device."""
        for part in torch.split(images, self._part):
            real = from_uint8(part, self._device.kind)
            yield real, reduce(real, self._factor)
