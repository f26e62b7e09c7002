"""Every picture of a source, decoded on all cores: to train on, or to see which of them can be used."""

import os
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import numpy as np

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.decode import decode, thumbnail
from ganstudio.engine.data.prepare import preparation, prepare, room
from ganstudio.engine.data.source import Problem, Source, UnreadableImage
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

CHUNK = 64  # pictures decoded between two looks at whether to go on
CHECK_SIDE = 32

T = TypeVar("T")


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
    problems
        The files left out.
    mirrored
        Whether every image also comes flipped left to right; ``len`` is 2 N then.
    """

    pixels: np.ndarray
    rows: np.ndarray
    labels: np.ndarray | None
    classes: tuple[str, ...]
    name: str
    problems: tuple[Problem, ...] = ()
    mirrored: bool = False

    @classmethod
    def of(cls, images: np.ndarray, labels: np.ndarray | None = None, classes: tuple[str, ...] = (), name: str = "") -> "Dataset":
        """All of ``images``, uint8 (N, channels, side, side), once each."""
        return cls(images, np.arange(len(images)), labels, classes, name)

    def __len__(self) -> int:
        return len(self.rows) * (2 if self.mirrored else 1)

    def batch(self, indices: np.ndarray) -> np.ndarray:
        """Images uint8 (n, channels, side, side) for indices from 0 to ``len`` - 1; the upper half are the flipped ones."""
        images: np.ndarray = self.pixels[self.rows[indices % len(self.rows)]]
        flipped = indices >= len(self.rows)
        images[flipped] = images[flipped, :, :, ::-1]
        return images


@dataclass(frozen=True, eq=False)
class Check:
    """What :func:`check` found: ``sizes`` of the readable pictures, int32 (N, 2) width and height, and ``problems``."""

    sizes: np.ndarray
    problems: tuple[Problem, ...]


def load_dataset(source: Source, data: DataConfig) -> Generator[Event, None, Dataset]:
    """Decode and prepare all pictures. A generator of :class:`Progress` in images that returns a :class:`Dataset`.

    Raises
    ------
    DatasetError
        Fewer than two pictures can be read, or they do not fit into the memory that is free.
    """
    how = preparation(source, data)
    images = _room_for(source, how.size, how.channels)

    def load(index: int) -> None:
        picture = decode(source.read(index), source.title(index), partial(room, how))
        images[index] = prepare(picture, how)[0]

    kept, problems = yield from _for_all(source, load)
    if len(kept) < 2:
        text = mark("engine", "There are not enough pictures in {name}: {count} can be read, and training needs at least 2.")
        raise DatasetError(text, name=source.name, count=len(kept))
    rows = np.array([index for index, _ in kept], np.int64)
    labels = None if source.labels is None else source.labels[rows]
    return Dataset(images, rows, labels, source.classes, source.name, problems, data.mirror)


def check(source: Source) -> Generator[Event, None, Check]:
    """Decode all pictures to see which can be used. A generator of :class:`Progress` in images that returns a :class:`Check`."""

    def look(index: int) -> tuple[int, int]:
        picture = thumbnail(source.read(index), source.title(index), CHECK_SIDE)
        return picture.width, picture.height

    kept, problems = yield from _for_all(source, look)
    return Check(np.array([size for _, size in kept], np.int32).reshape(-1, 2), problems)


def _room_for(source: Source, size: int, channels: int) -> np.ndarray:
    import psutil  # here, because the window waits for the imports of this module and not for this

    shape = (len(source), channels, size, size)
    needed, free = int(np.prod(shape, dtype=np.int64)), int(psutil.virtual_memory().available)
    if needed > free:
        raise DatasetError(
            mark("engine", "{count} pictures of {size} px need {needed} GB of memory; {free} GB are free. Choose a smaller size."),
            count=len(source),
            size=size,
            needed=f"{needed / 1e9:.1f}",
            free=f"{free / 1e9:.1f}",
        )
    return np.empty(shape, np.uint8)


def _for_all(source: Source, work: Callable[[int], T]) -> Generator[Event, None, tuple[list[tuple[int, T]], tuple[Problem, ...]]]:
    """Call ``work`` with every index, in threads (Pillow decodes without holding the interpreter).

    Returns what it gave as a list of (index, result) in order, and the problems: the source's own, then the unreadable pictures.
    """
    count = len(source)
    results: list[tuple[int, T] | Problem | None] = [None] * count

    def chunk(begin: int) -> int:
        indices = range(begin, min(begin + CHUNK, count))
        for index in indices:
            try:
                results[index] = (index, work(index))
            except UnreadableImage as error:
                results[index] = error.problem
        return len(indices)

    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        waiting = [pool.submit(chunk, begin) for begin in range(0, count, CHUNK)]
        yield from _follow(waiting, count)
    finally:
        pool.shutdown(cancel_futures=True)
    problems = tuple(result for result in results if isinstance(result, Problem))
    kept = [result for result in results if isinstance(result, tuple)]
    return kept, (*source.problems, *problems)


def _follow(waiting: "list[Future[int]]", count: int) -> Iterator[Event]:
    done, begin = 0, time.monotonic()
    for future in as_completed(waiting):
        done += future.result()
        rate = done / max(time.monotonic() - begin, 1e-6)
        yield Progress(done, count, "images", rate, (count - done) / rate)
