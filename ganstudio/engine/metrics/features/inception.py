"""Computes the features of the FID: those of torch-fidelity's Inception, with its weights from a local file.

Images are resized to 299 x 299 px as TensorFlow 1 does (bilinear, without antialiasing), which is part of the definition: Heusel
et al. 2017, "GANs Trained by a Two Time-Scale Update Rule Converge to a Local Nash Equilibrium". Parmar et al. 2022, "On Aliased
Resizing and Surprising Subtleties in GAN Evaluation", show how much it matters.
"""

import importlib
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.device import full_float32
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.metrics.features.fitting import fit_channels
from ganstudio.engine.metrics.features.network import Described
from ganstudio.engine.metrics.features.torchvision_import import import_torchvision
from ganstudio.engine.metrics.features.weights import digest_of_file, read_weights
from ganstudio.engine.pixels import from_uint8, to_levels
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

LAYERS = ("2048", "logits_unbiased")  # those of FID, KID, precision and recall, and of the inception score
OLDEST = (0, 4)  # precision and recall were swapped before
LAST = ("fc.weight", (1008, 2048))
WEIGHTS = "weights-inception-2015-12-05-6726825d.pth"


def is_inception(weights: Mapping[str, Tensor]) -> bool:
    """Return whether weights are those of the FID's Inception, not those of torchvision's."""
    name, shape = LAST
    return "Conv2d_1a_3x3.conv.weight" in weights and name in weights and tuple(weights[name].shape) == shape


def torch_fidelity() -> Any:
    """Import torch-fidelity.

    Raises
    ------
    ConfigError
        It is missing or too old.
    """
    import_torchvision()
    try:
        found = importlib.import_module("torch_fidelity")
        version = tuple(int(part) for part in found.__version__.split(".")[:2])
    except ImportError:
        version = ()
    if version < OLDEST:
        raise ConfigError(mark("engine", 'Inception needs the metrics extra: pip install "ganstudio[metrics]"'))
    return found


class Inception:
    """The Inception network of the FID as a :class:`~ganstudio.engine.metrics.features.network.FeatureNetwork`.

    Parameters
    ----------
    path
        Its weights, as torch-fidelity publishes them.
    device
        Where to compute.

    Raises
    ------
    ConfigError
        torch-fidelity is missing, or the file holds other weights.
    """

    name = "inception"
    title = mark("metrics", "Inception (FID weights)")
    classes: tuple[str, ...] = ()  # 1,008 without names

    def __init__(self, path: Path, device: str = "cpu") -> None:
        weights = read_weights(path)
        if not is_inception(weights):
            text = mark("engine", "{name} does not hold the FID's Inception. Get {file} from torch-fidelity's releases.")
            raise ConfigError(text, name=path.name, file=WEIGHTS)
        self.network = _build(weights, path).to(torch.device(device))
        self.device = device
        self.digest = digest_of_file(path, "torch-fidelity", LAYERS)

    @torch.no_grad()
    @full_float32()
    def describe(self, images: np.ndarray) -> Described:
        """See :class:`~ganstudio.engine.metrics.features.network.FeatureNetwork`."""
        levels = to_levels(fit_channels(from_uint8(images), 3)).round().clamp(0, 255).to(torch.uint8)
        features, logits = self.network(levels.to(torch.device(self.device)))
        return Described(features.cpu().numpy(), logits.cpu().numpy())


def _build(weights: dict[str, Tensor], path: Path) -> torch.nn.Module:
    """Return torch-fidelity's network. It unpickles the file that it is given, so that it gets the weights, written anew."""
    registry = importlib.import_module(f"{torch_fidelity().__name__}.feature_extractor_inceptionv3")
    file = io.BytesIO()
    torch.save(weights, file)
    file.seek(0)
    try:
        network: torch.nn.Module = registry.FeatureExtractorInceptionV3("inception-v3-compat", list(LAYERS), file)
    except RuntimeError as error:
        raise ConfigError(mark("engine", "The weights in {name} do not fit the FID's Inception."), name=path.name) from error
    return network
