"""A source as a dataset to train on."""

import zlib
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.choice import choose
from ganstudio.engine.data.curation import curate, load_curation
from ganstudio.engine.data.doubles import same
from ganstudio.engine.data.examine import Examined
from ganstudio.engine.data.index import Index
from ganstudio.engine.data.pixels import Pixels, open_pixels
from ganstudio.engine.data.prepare import Preparation, preparation
from ganstudio.engine.data.source import Problem, Source
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True, eq=False)
class Dataset:
    """Prepared pictures, to be had by :meth:`batch`.

    Attributes
    ----------
    pixels
        uint8 (rows, channels, side, side); may be a memory map larger than the memory. Not to be written.
    rows
        int64 (N,): where in ``pixels`` each image is.
    labels
        int64 (N,), or None where there are no ``classes``.
    checksum
        The same only for the same images in the same order with the same labels, in hexadecimal digits.
    problems
        The files left out.
    mirrored
        Whether every image also comes flipped left to right; ``len`` is 2 N then.
    pictures
        int64 (N,): which picture of the source each image was made from; None if it was made from none.
    """

    pixels: np.ndarray
    rows: np.ndarray
    labels: np.ndarray | None
    classes: tuple[str, ...]
    name: str
    checksum: str
    problems: tuple[Problem, ...] = ()
    mirrored: bool = False
    pictures: np.ndarray | None = None

    @classmethod
    def of(cls, images: np.ndarray, labels: np.ndarray | None = None, classes: tuple[str, ...] = (), name: str = "") -> "Dataset":
        """All of ``images``, uint8 (N, channels, side, side), once each."""
        crcs = np.array([zlib.crc32(np.ascontiguousarray(image).data) for image in images], np.uint32)
        return cls(images, np.arange(len(images)), labels, classes, name, checksum(crcs, labels))

    def __len__(self) -> int:
        return len(self.rows) * (2 if self.mirrored else 1)

    def batch(self, indices: np.ndarray) -> np.ndarray:
        """Images uint8 (n, channels, side, side) for indices from 0 to ``len`` - 1; the upper half are the flipped ones."""
        images: np.ndarray = self.pixels[self.rows[indices % len(self.rows)]]
        if self.mirrored:
            flipped = indices >= len(self.rows)
            images[flipped] = images[flipped, :, :, ::-1]
        return images


def checksum(crcs: np.ndarray, labels: np.ndarray | None) -> str:
    """That of a dataset from its images', uint32 (N,), and its labels."""
    total = zlib.crc32(crcs.astype("<u4").tobytes())
    if labels is not None:
        total = zlib.crc32(labels.astype("<i8").tobytes(), total)
    return f"{total:08x}"


def load_dataset(source: Source, data: DataConfig, fewest: int = 2) -> Generator[Event, None, Dataset]:
    """Prepare what is not prepared yet and open it. A generator of events in images that returns a :class:`Dataset`.

    What was decided about the pictures (:mod:`~ganstudio.engine.data.curation`) is heeded. Closed half way, it goes on where it
    was the next time.

    Raises
    ------
    DatasetError
        Fewer than ``fewest`` pictures can be used (training needs two), or the disk is full.
    """
    how = preparation(source, data)
    curated = curate(source, load_curation(source))
    index = Index(source)
    pixels = yield from open_pixels(source, how)
    if len(_missing(index, pixels, curated.kept, how)):
        try:
            yield from pixels.writing()
            yield from _prepare(index, pixels, curated.kept, how)
        finally:
            pixels.close()
    choice = choose(index, curated, data)
    wanted, first, parts = pixels.find(index.facts["digest"][choice.indices])
    begins = np.cumsum(parts) - parts
    rows = np.repeat(first - begins, parts) + np.arange(int(parts.sum()))
    pictures = np.repeat(choice.indices[wanted], parts)
    if not len(rows) and fewest == 1:
        raise DatasetError(mark("engine", "There is no picture in {name} that can be used."), name=source.name)
    if len(rows) < fewest:
        text = mark("engine", "There are not enough pictures in {name}: {count} can be used, and training needs at least 2.")
        raise DatasetError(text, name=source.name, count=len(rows))
    labels = curated.labels[pictures] if curated.classes else None
    total = checksum(pixels.table["crc"][rows], labels)
    return Dataset(pixels.array(), rows, labels, curated.classes, source.name, total, choice.problems, data.mirror, pictures)


def _prepare(index: Index, pixels: Pixels, kept: np.ndarray, how: Preparation) -> Generator[Event, None, None]:
    def take(examined: Examined) -> None:
        if examined.facts is not None and examined.pixels is not None:
            pixels.add(examined.facts.digest, examined.pixels)

    yield from index.examine(_missing(index, pixels, kept, how), how, take)


def _missing(index: Index, pixels: Pixels, kept: np.ndarray, how: Preparation) -> np.ndarray:
    """Pictures to examine: those of which nothing is known, and one of each content of which no pixels are there."""
    known = np.flatnonzero(kept & index.good)
    digests = index.facts["digest"][known]
    lacking = same(digests) == np.arange(len(known))
    lacking[pixels.find(digests)[0]] = False
    if how.crop == "tiles":
        lacking &= np.minimum(index.facts["width"], index.facts["height"])[known] >= how.tile
    todo = kept & ~index.good & ~index.bad
    todo[known[lacking]] = True
    return np.flatnonzero(todo)
