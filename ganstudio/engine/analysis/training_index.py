"""The training images of a run, for comparison with its samples: their features, and their distances to each other."""

from collections.abc import Generator as Task
from dataclasses import dataclass

import numpy as np
import torch

from ganstudio.engine.analysis.neighbours import Neighbours, nearest_features, nearest_pixels
from ganstudio.engine.analysis.scatter import describe
from ganstudio.engine.data import Dataset, Source
from ganstudio.engine.events import Event, Status
from ganstudio.engine.metrics.alignment import CHUNK, Match, find_copies, thumbnails
from ganstudio.engine.metrics.copies import TYPICAL, find_typical
from ganstudio.engine.metrics.typical import Typical
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.pictures import open_pictures
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

MOST = 50_000  # training images with features
SEED = 20_240_601


@dataclass(frozen=True, eq=False)
class TrainingIndex:
    """The current training images of a run.

    Attributes
    ----------
    rows
        int64 (N,): the images with ``features``, float32 (N, D), as indices of :meth:`~ganstudio.engine.data.Dataset.batch`: all,
        or a random choice if there are more than ``MOST``.
    thumbnails
        uint8 (N, C, h, w), of the same images.
    pixels, nearness, alignment
        Their distances to each other by pixels, by features, and by pixels after alignment
        (see :mod:`~ganstudio.engine.metrics.alignment`).
    has_changed
        Whether they differ from the images that the run was trained on.
    """

    source: Source
    dataset: Dataset
    rows: np.ndarray
    features: np.ndarray
    thumbnails: np.ndarray
    pixels: Typical
    nearness: Typical
    alignment: Typical
    has_changed: bool

    @property
    def has_all(self) -> bool:
        """Return whether all of them have features."""
        return len(self.rows) == len(self.dataset)

    @property
    def plain(self) -> np.ndarray:
        """Return the indices into ``rows`` of images that are not flipped, int64 (M,)."""
        return np.flatnonzero(self.rows < len(self.dataset.rows))

    def title(self, row: int) -> str:
        """Return the source's title of a picture, for instance its file."""
        number = row % len(self.dataset.rows)
        return self.source.title(int(self.dataset.pictures[number])) if self.dataset.pictures is not None else f"{number + 1:,}"

    def label(self, row: int) -> int | None:
        """Return the number of the picture's class in ``dataset.classes``; None without classes."""
        return None if self.dataset.labels is None else int(self.dataset.labels[row % len(self.dataset.rows)])

    def find_copy(self, pixels: np.ndarray) -> Task[Event, None, Match | None]:
        """Find the training image that ``pixels``, uint8 (H, W, C), may copy, even mirrored or moved by a few pixels.

        :attr:`alignment` judges its distance; its ``place`` is an index of ``rows``.
        """
        image = np.ascontiguousarray(pixels.transpose(2, 0, 1))[None]
        (match,) = yield from find_copies(image, self.thumbnails, lambda some: self.dataset.batch(self.rows[some]))
        return match

    def image(self, row: int) -> np.ndarray:
        """Return the image, uint8 (H, W, C)."""
        return np.ascontiguousarray(self.dataset.batch(np.array([row]))[0].transpose(1, 2, 0))


def index_training_set(run: Run, device: torch.device | str = "cpu") -> Task[Event, None, TrainingIndex]:
    """Open the training images of ``run`` and index them. A generator of events in images that returns :class:`TrainingIndex`.

    Raises
    ------
    DatasetError
        They have moved, or cannot be read any more.
    """
    yield Status(mark("engine", "Opening the training images"), {})
    source, dataset = yield from open_pictures(run, exact=False)
    yield Status(mark("engine", "Scanning the training images"), {})
    rng = np.random.default_rng(SEED)
    every = np.arange(len(dataset))
    rows = every if len(every) <= MOST else np.sort(rng.choice(every, MOST, replace=False))
    features = yield from describe(lambda places: dataset.batch(rows[places]), len(rows), dataset.pixels.shape[1], device)
    yield Status(mark("engine", "Comparing the training images with each other"), {})
    chosen = rng.permutation(len(dataset.rows))[:TYPICAL]
    found = yield from nearest_pixels(dataset.batch(chosen), dataset.batch, len(dataset), k=3)
    pixels = _others(found, chosen, len(dataset.rows), every)
    places = rng.permutation(len(rows))[:TYPICAL]
    found = yield from nearest_features(features[places], features, k=3)
    nearness = _others(found, rows[places], len(dataset.rows), rows)
    small = np.concatenate([thumbnails(dataset.batch(rows[at : at + CHUNK])) for at in range(0, len(rows), CHUNK)])
    own = rows % len(dataset.rows) == rows[places][:, None] % len(dataset.rows)
    alignment = yield from find_typical(dataset.batch(rows[places]), small, lambda some: dataset.batch(rows[some]), own)
    return TrainingIndex(
        source, dataset, rows, features, small, pixels, nearness, alignment, dataset.fingerprint != run.dataset.fingerprint
    )


def _others(found: Neighbours, chosen: np.ndarray, count: int, rows: np.ndarray) -> Typical:
    """Return distances to the nearest that is neither the image itself nor its flip: of three neighbours, at least one is."""
    is_own = rows[found.indices] % count == chosen[:, None] % count
    nearest = np.where(is_own, np.inf, found.distances).min(axis=1)
    return Typical.of(nearest[np.isfinite(nearest)])
