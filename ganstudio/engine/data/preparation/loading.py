"""Loads a source as a dataset to train on."""

import zlib
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.preparation.choice import ChosenPictures, choose
from ganstudio.engine.data.preparation.chosen import Chosen
from ganstudio.engine.data.preparation.curation import Curated, curate, load_curation
from ganstudio.engine.data.preparation.duplicates import same
from ganstudio.engine.data.preparation.examine import Examined
from ganstudio.engine.data.preparation.index import Index
from ganstudio.engine.data.preparation.pixels import Pixels, open_pixels
from ganstudio.engine.data.preparation.prepare import Preparation, preparation
from ganstudio.engine.data.source import Problem, Source
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True, eq=False)
class Dataset:
    """Prepared pictures; :meth:`batch` returns them.

    Attributes
    ----------
    pixels
        uint8 (rows, channels, height, width); may be a memory map larger than the memory. Read-only.
    rows
        int64 (N,): the row of each image in ``pixels``.
    labels
        int64 (N,), or None where there are no ``classes``.
    fingerprint
        Hexadecimal digits, the same only for the same images in the same order with the same labels.
    problems
        The files left out.
    mirrored
        Whether every image also comes flipped left to right; ``len`` is 2 N then.
    pictures
        int64 (N,): the picture of the source that each image was made from; None for a dataset without source.
    chosen
        The pictures by their content, to make the same dataset again; None for a dataset without source.
    background
        The colour around small pictures and behind transparent parts, like "#ffffff"; "" for a dataset without source.
    """

    pixels: np.ndarray
    rows: np.ndarray
    labels: np.ndarray | None
    classes: tuple[str, ...]
    name: str
    fingerprint: str
    problems: tuple[Problem, ...] = ()
    mirrored: bool = False
    pictures: np.ndarray | None = None
    chosen: Chosen | None = None
    background: str = ""

    @classmethod
    def of(cls, images: np.ndarray, labels: np.ndarray | None = None, classes: tuple[str, ...] = (), name: str = "") -> "Dataset":
        """Make a dataset of ``images``, uint8 (N, channels, height, width), each once."""
        crcs = np.array([zlib.crc32(np.ascontiguousarray(image).data) for image in images], np.uint32)
        return cls(images, np.arange(len(images)), labels, classes, name, fingerprint(crcs, labels))

    def __len__(self) -> int:
        return len(self.rows) * (2 if self.mirrored else 1)

    def batch(self, indices: np.ndarray) -> np.ndarray:
        """Return images uint8 (n, channels, height, width) for indices from 0 to ``len`` - 1; the upper half are flipped."""
        images: np.ndarray = self.pixels[self.rows[indices % len(self.rows)]]
        if self.mirrored:
            flipped = indices >= len(self.rows)
            images[flipped] = images[flipped, :, :, ::-1]
        return images


def fingerprint(crcs: np.ndarray, labels: np.ndarray | None) -> str:
    """Return the fingerprint of a dataset from the checksums of its images, uint32 (N,), and its labels."""
    total = zlib.crc32(crcs.astype("<u4").tobytes())
    if labels is not None:
        total = zlib.crc32(labels.astype("<i8").tobytes(), total)
    return f"{total:08x}"


def load_dataset(
    source: Source, data: DataConfig, fewest: int = 2, chosen: Chosen | None = None
) -> Generator[Event, None, Dataset]:
    """Prepare missing pixels and open the dataset. A generator of events in images that returns a :class:`Dataset`.

    The curation of the pictures (:mod:`~ganstudio.engine.data.preparation.curation`) applies, unless ``chosen`` sets the
    pictures, their order and their classes. If the generator is closed early, the next call continues where it stopped.

    Raises
    ------
    DatasetError
        Fewer than ``fewest`` pictures can be used (training needs two), or the disk is full.
    PicturesLost
        ``chosen`` names pictures that are not in ``source``.
    """
    how = preparation(source, data)
    curated = curate(source, load_curation(source)) if chosen is None else None
    index = Index(source)
    pixels = yield from open_pixels(source, how)
    kept = curated.kept if curated is not None else chosen.among(index)  # type: ignore[union-attr] # it is one or the other
    if len(_missing(index, pixels, kept, how)):
        try:
            yield from pixels.writing()
            yield from _prepare(index, pixels, kept, how)
        finally:
            pixels.close()
    if curated is not None:
        return _dataset(index, pixels, data, _choose(index, curated, data), fewest)
    assert chosen is not None
    return _dataset(index, pixels, data, (ChosenPictures(chosen.places(index), (), ()), chosen), fewest)


def _choose(index: Index, curated: Curated, data: DataConfig) -> tuple[ChosenPictures, Chosen]:
    """Choose the pictures by the current curation."""
    choice = choose(index, curated, data)
    labels = curated.labels[choice.indices] if curated.classes else None
    return choice, Chosen(index.facts["digest"][choice.indices], labels, curated.classes)


def _dataset(index: Index, pixels: Pixels, data: DataConfig, chosen: tuple[ChosenPictures, Chosen], fewest: int) -> Dataset:
    (choice, wanted), source = chosen, index.source
    found, first, parts = pixels.find(wanted.digests)
    begins = np.cumsum(parts) - parts
    rows = np.repeat(first - begins, parts) + np.arange(int(parts.sum()))
    if not len(rows) and fewest == 1:
        raise DatasetError(mark("engine", "No picture in {name} can be used."), name=source.name)
    if len(rows) < fewest:
        text = mark("engine", "Too few pictures in {name}: training needs at least 2, and {count} can be used.")
        raise DatasetError(text, name=source.name, count=len(rows))
    used = Chosen(wanted.digests[found], None if wanted.labels is None else wanted.labels[found], wanted.classes)
    return Dataset(
        pixels=pixels.array(),
        rows=rows,
        labels=None if used.labels is None else np.repeat(used.labels, parts),
        classes=used.classes,
        name=source.name,
        fingerprint=fingerprint(pixels.table["crc"][rows], None if used.labels is None else np.repeat(used.labels, parts)),
        problems=choice.problems,
        mirrored=data.mirror,
        pictures=np.repeat(choice.indices[found], parts),
        chosen=used,
        background=preparation(source, data).background,
    )


def _prepare(index: Index, pixels: Pixels, kept: np.ndarray, how: Preparation) -> Generator[Event, None, None]:
    def take(examined: Examined) -> None:
        if examined.facts is not None and examined.pixels is not None:
            pixels.add(examined.facts.digest, examined.pixels)

    yield from index.examine(_missing(index, pixels, kept, how), how, take)


def _missing(index: Index, pixels: Pixels, kept: np.ndarray, how: Preparation) -> np.ndarray:
    """Return the pictures to examine: those without facts, and one for each content without pixels."""
    known = np.flatnonzero(kept & index.good)
    digests = index.facts["digest"][known]
    lacking = same(digests) == np.arange(len(known))
    lacking[pixels.find(digests)[0]] = False
    if how.crop == "tiles":
        lacking &= np.minimum(index.facts["width"], index.facts["height"])[known] >= how.tile
    todo = kept & ~index.good & ~index.bad
    todo[known[lacking]] = True
    return np.flatnonzero(todo)
