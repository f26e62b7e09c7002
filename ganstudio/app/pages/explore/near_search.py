"""Looking for neighbours beside the window, for the latest picture only."""

from collections.abc import Generator as Task
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch

from ganstudio.engine.analysis.copies import Match
from ganstudio.engine.analysis.neighbours import nearest_features, nearest_pixels
from ganstudio.engine.analysis.training_index import TrainingIndex, Typical
from ganstudio.engine.events import Event
from ganstudio.engine.metrics.features import Features

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Query:
    """The ``count`` training images of ``known`` nearest to ``pixels``, uint8 (H, W, C), by "pixels" or by "features"."""

    known: TrainingIndex
    pixels: np.ndarray
    way: str
    count: int

    def is_like(self, other: "Query | None") -> bool:
        """Whether it asks the same of another picture, so that its answer is worth showing while pictures keep changing."""
        return other is not None and self.known is other.known and (self.way, self.count) == (other.way, other.count)


@dataclass(frozen=True, eq=False)
class NearestImages:
    """The nearest training images, the nearest first: their rows in ``known``, pixels, uint8 (H, W, C) each, and distances.
    ``typical`` are the distances between training images. ``match`` is what the picture may be a copy of."""

    known: TrainingIndex
    rows: tuple[int, ...]
    images: tuple[np.ndarray, ...]
    distances: tuple[float, ...]
    typical: Typical
    match: Match


class NearSearch:
    """Called in another thread with a query; one that is not like the ``latest`` any more is given up, and finds None.

    It is not given up for another picture: while a walk brings one every moment, no search would ever come to its end.
    """

    def __init__(self) -> None:
        self.latest: Query | None = None

    def forget(self) -> None:
        """Nobody wants anything any more."""
        self.latest = None

    def __call__(self, query: Query) -> NearestImages | None:
        known = query.known
        image = np.ascontiguousarray(query.pixels.transpose(2, 0, 1))[None]
        if query.way == "pixels":
            task = nearest_pixels(image, known.dataset.batch, len(known.dataset), query.count)
        else:
            features = Features(image.shape[1])(torch.from_numpy(image).float() / 127.5 - 1).numpy()
            task = nearest_features(features, known.features, query.count)
        found, match = self._follow(query, task), None
        if found is not None:
            match = self._follow(query, known.find_copy(query.pixels))
        if found is None or match is None:
            return None
        rows = found.indices[0] if query.way == "pixels" else known.rows[found.indices[0]]
        images = tuple(known.image(int(row)) for row in rows)
        typical = known.pixels if query.way == "pixels" else known.nearness
        return NearestImages(known, tuple(map(int, rows)), images, tuple(map(float, found.distances[0])), typical, match)

    def _follow(self, query: Query, task: Task[Event, None, T]) -> T | None:
        """Return the result of the task; None if it is no longer wanted."""
        while query.is_like(self.latest):
            try:
                next(task)
            except StopIteration as end:
                found: T = end.value
                return found
        task.close()
        return None
