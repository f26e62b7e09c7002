"""Finds the judged images where the real images are most and least dense."""

from collections.abc import Generator as Task

import numpy as np
import torch

from ganstudio.engine.device import full_float32
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.features.network import FeatureSet

NEIGHBOUR = 5
BLOCK = 1024
SHOWN = 16


def by_density(real: FeatureSet, fake: FeatureSet) -> Task[Event, None, np.ndarray]:
    """Return the indices of the judged images, int64 (N,), the densest first: the density of the real features falls as the
    distance to the fifth nearest of them grows."""
    known = torch.from_numpy(real.features).float()
    squares, k = known.square().sum(dim=1), min(NEIGHBOUR, len(real))
    distances = []
    for begin in range(0, len(fake), BLOCK):
        with full_float32():
            part = torch.from_numpy(fake.features[begin : begin + BLOCK]).float()
            # the square of the image's own features is missing: it does not change the order within a row
            found = (squares - 2 * part @ known.T).kthvalue(k, dim=1).values + part.square().sum(dim=1)
        distances.append(found)
        yield Progress(min(begin + BLOCK, len(fake)), len(fake), "images")
    return torch.cat(distances).argsort(stable=True).numpy()
