"""Searches for neighbours in the background, for the latest picture only."""

from collections.abc import Generator as Task
from dataclasses import dataclass

import numpy as np

from ganstudio.engine.events import Event
from ganstudio.engine.recipes.training_images import NearestImages, TrainingIndex, nearest_images


@dataclass(frozen=True, eq=False)
class Query:
    """A query for the ``count`` training images of ``known`` nearest to ``pixels``, uint8 (H, W, C), by "pixels" or "features"."""

    known: TrainingIndex
    pixels: np.ndarray
    way: str
    count: int

    def is_like(self, other: "Query | None") -> bool:
        """Return whether ``other`` differs only in its picture, so that its result is worth showing meanwhile."""
        return other is not None and self.known is other.known and (self.way, self.count) == (other.way, other.count)


class NearSearch:
    """Runs queries in another thread; a query unlike the ``latest`` is cancelled and returns None.

    A new picture does not cancel it: during a walk, which changes the picture constantly, no search would ever end.
    """

    def __init__(self) -> None:
        self.latest: Query | None = None

    def forget(self) -> None:
        """Cancel the search."""
        self.latest = None

    def __call__(self, query: Query) -> NearestImages | None:
        found = self._follow(query, nearest_images(query.known, query.pixels, query.way, query.count))
        return None if found is None or found.match is None else found

    def _follow(self, query: Query, task: Task[Event, None, NearestImages]) -> NearestImages | None:
        """Return the result of the task; None if it is cancelled."""
        while query.is_like(self.latest):
            try:
                next(task)
            except StopIteration as end:
                found: NearestImages = end.value
                return found
        task.close()
        return None
