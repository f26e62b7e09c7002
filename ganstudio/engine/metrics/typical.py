"""Judges whether an image copies a training image, from how near training images are to each other: the studio's only verdict on
copies."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

FEWEST = 10  # distances needed for a verdict
RARE, UNUSUAL = 0.01, 0.05  # shares of the training images that are as near to another image
MUCH_NEARER = 0.5  # of the usual distance
SAME = 1e-4  # of the usual distance: the size of rounding errors
COPIES = ("same", "copy")  # verdicts


@dataclass(frozen=True, eq=False)
class Typical:
    """Distances of training images to their nearest other: ``distances`` float32 (M,), ascending."""

    distances: np.ndarray

    @classmethod
    def of(cls, distances: Iterable[float]) -> "Typical":
        """Sort distances."""
        return cls(np.sort(np.fromiter(distances, np.float32)))

    @property
    def median(self) -> float:
        """Return the usual distance; NaN without distances."""
        return float(np.median(self.distances)) if len(self.distances) else float("nan")

    def share(self, distance: float) -> float:
        """Return the share of training images with a neighbour nearer than ``distance``, from 0 to 1.

        For new images from the distribution of the training images, the share is uniformly distributed.
        """
        return float(np.searchsorted(self.distances, distance) / max(1, len(self.distances)))

    def verdict(self, distance: float) -> str:
        """Judge an image by its distance from its nearest training image.

        Returns
        -------
        str
            ``"same"``: it is a training image; ``"copy"``: much nearer than nearly all training images are to each other;
            ``"near"``: nearer than most; ``"apart"``: as far as they are from each other; ``"unknown"``: too few to judge.
        """
        if distance == 0 or distance < SAME * self.median:
            return "same"
        if len(self.distances) < FEWEST:
            return "unknown"
        share = self.share(distance)
        if share <= RARE and distance <= MUCH_NEARER * self.median:
            return "copy"
        return "near" if share <= UNUSUAL else "apart"
