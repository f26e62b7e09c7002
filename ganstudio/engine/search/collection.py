"""A person's pictures, prepared like a run's own."""

from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.preparation.loading import Dataset, load_dataset
from ganstudio.engine.data.source import Problem, Source
from ganstudio.engine.data.sources.opening import open_source
from ganstudio.engine.events import Event
from ganstudio.engine.search.target import CROPS


@dataclass(frozen=True, eq=False)
class Collection:
    """N usable pictures, and the problems of the others.

    Attributes
    ----------
    chosen
        int64 (N,): the indices of the pictures in ``dataset``, in order.
    is_own
        Whether the settings name these very pictures: the model was trained on them.
    """

    source: Source
    dataset: Dataset
    chosen: np.ndarray
    is_own: bool

    def __len__(self) -> int:
        return len(self.chosen)

    def read(self, indices: np.ndarray) -> np.ndarray:
        """Return images uint8 (n, C, H, W) for indices from 0 to N - 1."""
        return self.dataset.batch(self.chosen[indices])

    @property
    def labels(self) -> np.ndarray:
        """Return int64 (N,): the classes in ``dataset.classes``, -1 without."""
        labels = self.dataset.labels
        return np.full(len(self), -1, np.int64) if labels is None else labels[self.chosen]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the files that are left out."""
        return self.dataset.problems

    @property
    def files(self) -> int:
        """Return the number of files or pictures, including those left out and those not chosen."""
        return len(self.dataset) + len(self.problems)

    def name(self, index: int) -> str:
        """Return a unique title for a picture."""
        return self.source.title(self._place(index))

    def path(self, index: int) -> Path | None:
        """Return the path of the picture's own file; None without such a file."""
        return self.source.path(self._place(index))

    def _place(self, index: int) -> int:
        assert self.dataset.pictures is not None
        return int(self.dataset.pictures[self.chosen[index]])


def gather(data: DataConfig, names: Sequence[str], limit: int | None = None, seed: int = 0) -> Task[Event, None, Collection]:
    """Open pictures by name, of every kind the studio opens, and prepare them as ``data`` says: an image of each.

    With ``limit``, a random choice by ``seed`` keeps that many of the usable pictures.

    Raises
    ------
    DatasetError
        The names do not exist, or none of the pictures can be used.
    """
    source = yield from open_source(names, _settings(data, names))
    return (yield from prepare_source(source, data, limit, seed))


def prepare_source(source: Source, data: DataConfig, limit: int | None = None, seed: int = 0) -> Task[Event, None, Collection]:
    """Prepare the pictures of an open source as :func:`gather` does."""
    dataset = yield from load_dataset(source, _settings(data, source.names), fewest=1)
    chosen = np.arange(len(dataset))
    if limit is not None and limit < len(chosen):
        chosen = np.sort(np.random.default_rng(seed).choice(chosen, limit, replace=False))
    return Collection(source, dataset, chosen, source.names == tuple(data.source))


def _settings(data: DataConfig, names: Sequence[str]) -> DataConfig:
    """Return the settings for preparing each picture as a single image; classes are always read."""
    crop = data.crop if data.crop in CROPS else "centre"
    return replace(data, source=tuple(names), crop=crop, mirror=False, folder_classes=True, duplicates="keep")
