"""The real images that judged images are compared with."""

import hashlib
from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ganstudio.engine.config import Config, DataConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import Dataset, load_dataset, open_source
from ganstudio.engine.data.cache import PIXELS
from ganstudio.engine.data.preparation.split import SEED, split
from ganstudio.engine.errors import ConfigError, PicturesLost
from ganstudio.engine.evaluation.store import ResultStore, key_of
from ganstudio.engine.events import Event
from ganstudio.engine.home import cache_folder, data_folder
from ganstudio.engine.metrics.features.network import FeatureNetwork, FeatureSet, describe_set
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.pictures import open_pictures, same_pictures
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

PARTS = {"training": "training images", "held-out": "held-out images", "all": "all images"}
MOST = 10_000  # real images that are described, unless more are asked for; of more, a random choice, always the same
FEWEST = 20
FOLDER = "references"


@dataclass(frozen=True, eq=False)
class Reference:
    """A data set, and the part of it that judged images are compared with.

    Attributes
    ----------
    dataset
        The prepared pictures.
    data
        The settings with which judged pictures are prepared in the same way; size and channels are resolved.
    part
        One of ``PARTS``: the real images are the ``training`` images (the usual choice), the ``held_out`` images that training
        leaves out, or all.
    total
        Number of images in the part.
    real
        int64 (M,): indices in the data set of the real images to compare with, all of the part or a random choice, in random order.
    training, held_out
        int64: indices in the data set of all training and all held-out images.
    """

    dataset: Dataset
    data: DataConfig
    part: str
    total: int
    real: np.ndarray
    training: np.ndarray
    held_out: np.ndarray

    @property
    def name(self) -> str:
        """Return a name with the part used: "digits (training images)"."""
        return f"{self.dataset.name} ({PARTS[self.part]})"

    @property
    def key(self) -> str:
        """Return digits that identify the real images and all others that metrics compare with."""
        chosen = self.dataset.chosen
        content = "" if chosen is None else hashlib.blake2b(chosen.digests.tobytes(), digest_size=16).hexdigest()
        return key_of(
            *(self.dataset.fingerprint, content, len(self.dataset.rows), list(self.dataset.pixels.shape[1:])),
            *(self.part, len(self.real), len(self.held_out)),
        )

    @property
    def labels(self) -> np.ndarray | None:
        """Return the classes of the real images, int64 (M,); None without classes."""
        return None if self.dataset.labels is None else self.dataset.labels[self.real]

    def images(self, indices: np.ndarray) -> ImageSet:
        """Return images of the data set."""
        labels = None if self.dataset.labels is None else self.dataset.labels[indices]
        shape = self.dataset.pixels.shape[1:]
        return ImageSet(
            self.name, len(indices), shape, lambda some: self.dataset.batch(indices[some]), labels, self.dataset.classes
        )

    def store(self, saves: bool = False) -> ResultStore:
        """Return the results kept for this reference: in the cache, or with ``saves`` in the folder that is never cleared."""
        folders = [data_folder() / FOLDER / self.key, cache_folder() / PIXELS / FOLDER / self.key]
        return ResultStore(folders[0], folders[1:]) if saves else ResultStore(folders[1], folders[:1])


class DescribedReference:
    """The features of a reference's real images, computed when they are needed first, and kept."""

    def __init__(self, reference: Reference, network: FeatureNetwork, store: ResultStore) -> None:
        self.reference, self.network, self.store = reference, network, store
        self._real: FeatureSet | None = None

    def real(self) -> Task[Event, None, FeatureSet]:
        """Return the real images and their features. A generator of events."""
        if self._real is None:
            images, arrays = self.reference.images(self.reference.real), self.store.arrays(self._key)
            if arrays is not None and len(arrays.get("features", ())) == len(images):
                self._real = FeatureSet(images, arrays["features"], arrays.get("logits"))
            else:
                self._real = yield from describe_set(self.network, images)
                logits = {} if self._real.logits is None else {"logits": self._real.logits}
                self.store.keep_arrays(self._key, {"features": self._real.features, **logits})
        return self._real

    def is_known(self) -> bool:
        """Return whether the features need not be computed."""
        return self._real is not None or self.store.arrays(self._key) is not None

    @property
    def _key(self) -> str:
        return f"features-{key_of(self.network.digest)}"


def open_reference(run: Run | None, names: Sequence[str], part: str, count: int = 0) -> Task[Event, None, Reference]:
    """Open the real images: those called ``names``, or the pictures of ``run``, prepared as for the run.

    At least twice ``count`` of them are chosen, if there are so many, for a comparison of ``count`` images and its floor.

    Raises
    ------
    ConfigError
        The part does not exist or has too few images, or there are neither names nor a run.
    DatasetError
        The pictures do not exist, or none can be used.
    PicturesLost
        The pictures of the run are missing or have changed.
    """
    if run is None and not names:
        raise ConfigError(mark("engine", "Name the real pictures to compare with: a data set, a folder or an archive."))
    data = DataConfig() if run is None else run.config.data
    dataset = yield from _open(run, names, replace(data, mirror=False, folder_classes=True))
    share = (Config() if run is None else run.config).training.held_out
    training, held_out = split(len(dataset.rows), share)
    real = {"training": training, "held-out": held_out, "all": np.arange(len(dataset.rows))}[part]
    if len(real) < FEWEST:
        text = mark("engine", "{name} has {count} {part}: a comparison needs at least {fewest}.")
        raise ConfigError(text, name=dataset.name, count=len(real), part=PARTS[part], fewest=FEWEST)
    channels, height, width = dataset.pixels.shape[1:]
    size = FrameSize(width, height).size
    background = dataset.background or data.background
    how = replace(data, source=tuple(names) or data.source, size=size, channels=channels, background=background)
    chosen = np.random.default_rng(SEED).permutation(real)[: max(MOST, 2 * count)]
    return Reference(dataset, how, part, len(real), chosen, training, held_out)


def _open(run: Run | None, names: Sequence[str], data: DataConfig) -> Task[Event, None, Dataset]:
    if run is not None and not names:
        _, dataset = yield from open_pictures(run)
        return dataset
    source = yield from open_source(names, data)
    if run is not None and source.names == tuple(run.config.data.source):
        try:
            _, dataset = yield from open_pictures(run)
            return dataset
        except PicturesLost:  # they have changed: it is another data set then
            pass
    return (yield from load_dataset(source, replace(data, source=source.names), fewest=1))


def is_trained_on(run: Run, reference: Reference) -> bool:
    """Return whether a run was trained on the reference's pictures."""
    return same_pictures(run, reference.dataset)
