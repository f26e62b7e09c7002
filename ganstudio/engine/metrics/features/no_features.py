"""Stands in for a network where no metric compares features: training or opening one would take time for nothing."""

import numpy as np

from ganstudio.engine.metrics.features.network import Described


class NoFeatures:
    """A :class:`~ganstudio.engine.metrics.features.network.FeatureNetwork` whose images have features of width 0."""

    name = title = digest = "none"
    classes: tuple[str, ...] = ()

    def describe(self, images: np.ndarray) -> Described:
        """Return features float32 (n, 0)."""
        return Described(np.empty((len(images), 0), np.float32))
