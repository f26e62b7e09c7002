"""Indexes the training images of a run and finds those nearest to a picture."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from ganstudio.engine.analysis.neighbours import nearest_features, nearest_pixels
from ganstudio.engine.analysis.training_index import TrainingIndex as TrainingIndex
from ganstudio.engine.analysis.training_index import index_training_set
from ganstudio.engine.events import Event
from ganstudio.engine.metrics.alignment import Match as Match
from ganstudio.engine.metrics.features.random_features import RandomFeatures
from ganstudio.engine.metrics.typical import Typical as Typical
from ganstudio.engine.pixels import from_uint8
from ganstudio.engine.recipes.opening import where_memory_allows
from ganstudio.engine.runs.folder import Run


@dataclass(frozen=True, eq=False)
class NearestImages:
    """The training images nearest to a picture, nearest first.

    Attributes
    ----------
    rows
        Their rows in ``index``.
    images
        Their pixels, uint8 (H, W, C) each.
    distances
        The distance of each from the picture, in pixels or features.
    typical
        The distances between training images.
    match
        The training image that the picture may copy; None if nothing can be compared.
    """

    index: TrainingIndex
    rows: tuple[int, ...]
    images: tuple[np.ndarray, ...]
    distances: tuple[float, ...]
    typical: Typical
    match: Match | None


def index_images(run: Run) -> Generator[Event, None, TrainingIndex]:
    """Index the training images of ``run``: their features and the distances between them.

    Raises
    ------
    PicturesLost
        They are missing or have changed.
    """
    return (yield from where_memory_allows(run, lambda device: index_training_set(run, device)))


def nearest_images(index: TrainingIndex, pixels: np.ndarray, by: str, count: int) -> Generator[Event, None, NearestImages]:
    """Find the ``count`` training images nearest to a picture, uint8 (H, W, C), by "pixels" or by "features"."""
    image = np.ascontiguousarray(pixels.transpose(2, 0, 1))[None]
    if by == "pixels":
        found = yield from nearest_pixels(image, index.dataset.batch, len(index.dataset), count)
        rows, typical = found.indices[0], index.pixels
    else:
        features = RandomFeatures(image.shape[1])(from_uint8(image)).numpy()
        found = yield from nearest_features(features, index.features, count)
        rows, typical = index.rows[found.indices[0]], index.nearness
    match = yield from index.find_copy(pixels)
    images = tuple(index.image(int(row)) for row in rows)
    return NearestImages(index, tuple(map(int, rows)), images, tuple(map(float, found.distances[0])), typical, match)
