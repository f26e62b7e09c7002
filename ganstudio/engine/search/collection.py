"""Many pictures of a person's, prepared as a run's own pictures were, to be searched for one and all."""

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
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.search.target import CROPS


@dataclass(frozen=True, eq=False)
class Collection:
    """N pictures that can be used, and what is known of those that cannot.

    Attributes
    ----------
    chosen
        int64 (N,): which of the images of ``dataset`` they are, in order.
    is_own
        Whether the model has learned from these very pictures.
    """

    source: Source
    dataset: Dataset
    chosen: np.ndarray
    is_own: bool

    def __len__(self) -> int:
        return len(self.chosen)

    def read(self, indices: np.ndarray) -> np.ndarray:
        """Images uint8 (n, C, size, size) for indices from 0 to N - 1."""
        return self.dataset.batch(self.chosen[indices])

    @property
    def labels(self) -> np.ndarray:
        """int64 (N,): their classes in ``dataset.classes``, -1 where there are none."""
        labels = self.dataset.labels
        return np.full(len(self), -1, np.int64) if labels is None else labels[self.chosen]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that are left out."""
        return self.dataset.problems

    @property
    def files(self) -> int:
        """How many files or pictures there were, those left out and those not chosen among them."""
        return len(self.dataset) + len(self.problems)

    def name(self, index: int) -> str:
        """What to call a picture; no two have the same name."""
        return self.source.title(self._place(index))

    def path(self, index: int) -> Path | None:
        """Its file, if it has one of its own."""
        return self.source.path(self._place(index))

    def _place(self, index: int) -> int:
        assert self.dataset.pictures is not None
        return int(self.dataset.pictures[self.chosen[index]])


def gather(run: Run, names: Sequence[str], limit: int | None = None, seed: int = 0) -> Task[Event, None, Collection]:
    """Open pictures by name, whatever the studio can open, and prepare them as those of ``run`` were: one image of each.

    With ``limit`` so many of those that can be used are chosen by ``seed``.

    Raises
    ------
    DatasetError
        There is nothing like this, or no picture in it can be used.
    """
    data = _settings(run.config.data, names)
    source = yield from open_source(names, data)
    data = replace(data, source=source.names)
    dataset = yield from load_dataset(source, data, fewest=1)
    chosen = np.arange(len(dataset))
    if limit is not None and limit < len(chosen):
        chosen = np.sort(np.random.default_rng(seed).choice(chosen, limit, replace=False))
    return Collection(source, dataset, chosen, source.names == tuple(run.config.data.source))


def _settings(data: DataConfig, names: Sequence[str]) -> DataConfig:
    """Those of the run as far as they say what one picture becomes; classes are wanted in any case."""
    crop = data.crop if data.crop in CROPS else "centre"
    return replace(data, source=tuple(names), crop=crop, mirror=False, folder_classes=True, duplicates="keep")
