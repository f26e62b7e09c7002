"""Describes images with a network from a file: TorchScript, ONNX, or one of torchvision's with weights."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.device import full_float32
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.metrics.features.fitting import fit_channels, fit_size
from ganstudio.engine.metrics.features.network import Described
from ganstudio.engine.pixels import from_uint8
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

Values = Literal["signed", "unit", "imagenet", "levels"]
VALUES: dict[str, str] = {
    "signed": "values from -1 to 1",
    "unit": "values from 0 to 1",
    "imagenet": "values normalised as for ImageNet",
    "levels": "levels from 0 to 255",
}
IMAGENET_MEAN, IMAGENET_STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
# maps float32 images (n, C, H, W) to features (n, D), (n, D, h, w) or (n, tokens, D), and perhaps logits (n, K)
Compute = Callable[[Tensor], "Tensor | Sequence[Tensor]"]


@dataclass(frozen=True)
class Preprocessing:
    """What a network takes.

    Attributes
    ----------
    channels
        1, 3 or 4.
    size
        (height, width) in pixels; other images are resized by antialiased bilinear interpolation.
    values
        A key of :data:`VALUES`.
    """

    channels: int
    size: tuple[int, int]
    values: str

    def __call__(self, images: np.ndarray) -> Tensor:
        """Return float32 (n, channels, *size) of images uint8 (n, C, H, W)."""
        fitted = fit_size(fit_channels(from_uint8(images), self.channels), self.size)
        if self.values == "signed":
            return fitted
        unit = (fitted + 1) / 2
        if self.values == "levels":
            return unit * 255
        if self.values == "imagenet":
            mean, std = (torch.tensor(each).view(1, 3, 1, 1) for each in (IMAGENET_MEAN, IMAGENET_STD))
            return (unit - mean) / std
        return unit

    def __str__(self) -> str:
        height, width = self.size
        return f"{height} x {width} px, bilinear, {VALUES[self.values]}"


class FileNetwork:
    """A network from a file as a :class:`~ganstudio.engine.metrics.features.network.FeatureNetwork`.

    Parameters
    ----------
    name
        What results call it.
    digest
        Of the file and the preprocessing.
    preprocessing
        What it takes.
    compute
        The network.

    Raises
    ------
    ConfigError
        It cannot describe images, or does not give features: it is tried on two images.
    """

    classes: tuple[str, ...] = ()

    def __init__(self, name: str, digest: str, preprocessing: Preprocessing, compute: Compute) -> None:
        self.name = name
        self.title = f"{name} ({preprocessing})"
        self.digest = digest
        self.preprocessing = preprocessing
        self._compute = compute
        self._try()

    @torch.no_grad()
    @full_float32()
    def describe(self, images: np.ndarray) -> Described:
        """See :class:`~ganstudio.engine.metrics.features.network.FeatureNetwork`."""
        found = self._compute(self.preprocessing(images))
        features, *more = [found] if isinstance(found, Tensor) else list(found)
        if features.ndim == 4:
            features = features.mean(dim=(2, 3))
        elif features.ndim == 3:
            features = features.mean(dim=1)
        logits = more[0] if more and more[0].ndim == 2 else None
        return Described(features.float().cpu().numpy(), None if logits is None else logits.float().cpu().numpy())

    def _try(self) -> None:
        blank = np.zeros((2, self.preprocessing.channels, *self.preprocessing.size), np.uint8)
        blank[1] = 255
        try:
            features = self.describe(blank).features
        except Exception as error:  # code of the person's own can raise anything
            text = mark("engine", "{name} does not take images of {height} x {width} px with {channels} channels: {reason}.")
            height, width = self.preprocessing.size
            reason = (str(error).strip().splitlines() or [type(error).__name__])[-1].rstrip(".")[:200]
            raise ConfigError(
                text, name=self.name, height=height, width=width, channels=self.preprocessing.channels, reason=reason
            ) from error
        if features.ndim != 2 or len(features) != 2 or not features.shape[1]:
            text = mark("engine", "The network {name} does not give a row of features for each image.")
            raise ConfigError(text, name=self.name)
