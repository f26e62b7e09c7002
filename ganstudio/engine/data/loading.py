"""Every picture of a source, decoded on all cores: to train on, or to see which of them can be used."""

import os
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.prepare import prepare
from ganstudio.engine.data.source import Problem, Source, UnreadableImage
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

CHUNK = 64  # pictures decoded between two looks at whether to go on
CHECK_SIDE = 32

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Dataset:
    """Prepared pictures.

    ``images`` is uint8 (N, channels, side, side); ``labels`` int64 (N,), or None where there are no ``classes``; ``problems`` are
    the files left out.
    """

    images: np.ndarray
    labels: np.ndarray | None
    classes: tuple[str, ...]
    name: str
    problems: tuple[Problem, ...]


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
    size = data.size or source.suggested_size
    channels = data.channels or source.suggested_channels
    images = _room_for(source, size, channels)

    def load(index: int) -> None:
        images[index] = prepare(source.image(index), size, channels)

    kept, problems = yield from _for_all(source, load)
    if len(kept) < 2:
        text = mark("engine", "There are not enough pictures in {name}: {count} can be read, and training needs at least 2.")
        raise DatasetError(text, name=source.name, count=len(kept))
    for place, (index, _) in enumerate(kept):
        if place != index:
            images[place] = images[index]  # close the gaps that unreadable files left, without a second array
    labels = np.array([source.label(index) for index, _ in kept], np.int64) if source.classes else None
    return Dataset(images[: len(kept)], labels, source.classes, source.name, problems)


def check(source: Source) -> Generator[Event, None, Check]:
    """Decode all pictures to see which can be used. A generator of :class:`Progress` in images that returns a :class:`Check`."""
    kept, problems = yield from _for_all(source, lambda index: source.look(index, CHECK_SIDE)[1])
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
