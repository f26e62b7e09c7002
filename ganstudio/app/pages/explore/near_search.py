"""Looking for neighbours beside the window, for the latest picture only."""

from collections.abc import Generator as Task
from dataclasses import dataclass

import numpy as np

from ganstudio.engine.events import Event
from ganstudio.engine.recipes.training_images import NearestImages, TrainingIndex, nearest_images


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
        found = self._follow(query, nearest_images(query.known, query.pixels, query.way, query.count))
        return None if found is None or found.match is None else found

    def _follow(self, query: Query, task: Task[Event, None, NearestImages]) -> NearestImages | None:
        """Return the result of the task; None if it is no longer wanted."""
        while query.is_like(self.latest):
            try:
                next(task)
            except StopIteration as end:
                found: NearestImages = end.value
                return found
        task.close()
        return None
