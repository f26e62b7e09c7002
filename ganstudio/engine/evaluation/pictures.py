"""Chooses the images of a judged set to show: the first, the most and the least usual, and those most like a training image."""

from collections.abc import Generator as Task
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch

from ganstudio.engine.device import full_float32
from ganstudio.engine.evaluation.result import Figure
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.features.network import FeatureSet
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.metrics.metric import Comparison

NEIGHBOUR = 5
BLOCK = 1024
GRID, SHOWN, SUSPICIOUS = 64, 16, 8


def pictures_of(comparison: Comparison, copies: Figure | None) -> Task[Event, None, dict[str, np.ndarray]]:
    """Return the images of a :class:`~ganstudio.engine.evaluation.result.Judged` by the names of its attributes.

    Parameters
    ----------
    copies
        The figure of :mod:`ganstudio.engine.metrics.copies`, whose detail names the suspicious images; None if it was not measured.

    Without features, no image is the best or the worst.
    """
    images = comparison.fake.images
    has_features = comparison.fake.features.shape[1] > 0
    order = (yield from by_density(comparison.real, comparison.fake)) if has_features else np.empty(0, np.int64)
    count = min(SHOWN, len(order) // 2)
    return {
        "grid": _shown(images, np.arange(min(GRID, len(images)))),
        "best": _shown(images, order[:count]),
        "worst": _shown(images, order[::-1][:count]),
        "suspicious": _suspicious(comparison, [] if copies is None else copies.detail.get("suspicious", [])),
    }


def _suspicious(comparison: Comparison, rows: Sequence[Mapping[str, Any]]) -> np.ndarray:
    """Return uint8 (n, 2, H, W, C): judged images beside the training images that they are most like."""
    some, training = rows[:SUSPICIOUS], comparison.training
    channels, height, width = comparison.fake.images.shape
    if not some or training is None:
        return np.empty((0, 2, height, width, channels), np.uint8)
    judged, trained = (np.array([row[name] for row in some]) for name in ("image", "training"))
    return np.stack([_shown(comparison.fake.images, judged), _shown(training, trained)], axis=1)


def _shown(images: ImageSet, indices: np.ndarray) -> np.ndarray:
    """Return images uint8 (n, H, W, C)."""
    return np.ascontiguousarray(images.read(indices).transpose(0, 2, 3, 1))


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
