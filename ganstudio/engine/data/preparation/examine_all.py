"""Examines many pictures on all cores."""

import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, TimeoutError

import numpy as np

from ganstudio.engine.cores import usable_cores
from ganstudio.engine.data.preparation.decoders import Content, DecoderEnded, Decoders
from ganstudio.engine.data.preparation.examine import Examined, examine, examine_content
from ganstudio.engine.data.preparation.prepare import Preparation
from ganstudio.engine.data.source import Source, UnreadableImage
from ganstudio.engine.events import Event, Progress

CHUNK = 32  # pictures given to a thread at once
AHEAD = 4  # chunks queued per thread before the first result is taken
PATIENCE = 0.25  # seconds between two events while a picture takes long
MANY = 500  # pictures; with fewer, starting processes takes longer than it saves
MOST_SENT = 4_000_000  # bytes from archives sent to a process at once
LARGE = 32_000_000  # bytes; a larger member of an archive is decoded here, rather than copied


def examine_all(source: Source, indices: np.ndarray, how: Preparation | None, take: Callable[[Examined], None]) -> Iterator[Event]:
    """Examine the pictures at ``indices`` on all cores and hand each to ``take``, in order, in the caller's thread.

    Many files are decoded in separate processes (:mod:`ganstudio.engine.data.preparation.decoders`).
    Yields :class:`Progress` in images. A limit on the pictures in work keeps their pixels from filling the memory.
    """
    chunk = CHUNK if how is None or how.is_single else 1
    # a frozen program cannot run a module with -m
    decoders = Decoders(how) if len(indices) >= MANY and not getattr(sys, "frozen", False) else None
    workers = usable_cores()
    begins = deque(range(0, len(indices), chunk))
    waiting: deque[Future[list[Examined]]] = deque()

    def work(begin: int) -> list[Examined]:
        wanted = indices[begin : begin + chunk].tolist()
        if decoders is None:
            return [examine(source, index, how) for index in wanted]
        return _examine_elsewhere(source, wanted, how, decoders)

    pool = ThreadPoolExecutor(workers, thread_name_prefix="pictures")
    done, start = 0, time.monotonic()
    try:
        while begins or waiting:
            while begins and len(waiting) < AHEAD * workers:
                waiting.append(pool.submit(work, begins.popleft()))
            try:
                found = waiting[0].result(timeout=PATIENCE)
            except TimeoutError:
                found = []
            else:
                waiting.popleft()
            for examined in found:
                take(examined)
            done += len(found)
            rate = done / max(time.monotonic() - start, 1e-6)
            yield Progress(done, len(indices), "images", rate, (len(indices) - done) / rate if rate else None)
    finally:
        if decoders is not None:
            decoders.close()
        pool.shutdown(cancel_futures=True)


def _examine_elsewhere(source: Source, indices: list[int], how: Preparation | None, decoders: Decoders) -> list[Examined]:
    """Decode in a process, which also reads files; decode pictures without files, and very large members, in this process."""
    found: dict[int, Examined] = {}
    sent: list[Content] = []

    def ask() -> None:
        try:
            found.update({examined.index: examined for examined in decoders.examine(sent)})
        except DecoderEnded:
            if not decoders.is_closed:
                found.update({index: examine(source, index, how) for index, _, _ in sent})
        sent.clear()

    pending = 0
    for index in indices:
        if path := source.path(index):
            sent.append((index, source.title(index), path))
            continue
        try:
            content = source.read(index)
        except UnreadableImage as error:
            found[index] = Examined(index, None, None, error.problem)
            continue
        if not isinstance(content, bytes) or len(content) > LARGE:
            found[index] = examine_content(index, source.title(index), content, how)
            continue
        sent.append((index, source.title(index), content))
        pending += len(content)
        if pending > MOST_SENT:
            ask()
            pending = 0
    if sent:
        ask()
    return [found[index] for index in indices if index in found]
