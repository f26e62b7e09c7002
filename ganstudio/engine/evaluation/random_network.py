"""The studio's random features as a feature network."""

import numpy as np

from ganstudio.engine.metrics.features.network import Described
from ganstudio.engine.metrics.features.random_features import RandomFeatures
from ganstudio.engine.pixels import from_uint8


class RandomNetwork:
    """A network with fixed random weights: see :mod:`ganstudio.engine.metrics.features.random_features`."""

    name, title, digest = "random", "random features", "random-1"
    classes: tuple[str, ...] = ()

    def describe(self, images: np.ndarray) -> Described:
        """Describe images uint8 (n, C, H, W)."""
        return Described(RandomFeatures(images.shape[1])(from_uint8(images)).numpy())
