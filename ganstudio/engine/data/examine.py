"""Decoding every picture once, in threads: what there is to know of it and, if wanted, its prepared pixels."""

import hashlib
import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, TimeoutError
from dataclasses import dataclass
from functools import partial

import numpy as np
from PIL import Image

from ganstudio.engine.data.causes import TOO_LARGE
from ganstudio.engine.data.decode import Picture, decode
from ganstudio.engine.data.prepare import Preparation, flatten, is_coloured, prepare, room
from ganstudio.engine.data.source import Problem, Source, UnreadableImage
from ganstudio.engine.events import Event, Progress

SIDE = 36  # of the small picture that colour, transparency and look are read from
LOOK = 9  # of the grey one whose differences are the look: 2 x 64 bits
LEAST_DIFFERENCE = 2  # levels between neighbours; less is noise
LEAST_CONTRAST = 24  # levels in the grey one; less is a flat picture, which looks like every other
SMALLEST_LOOK = 32  # px; smaller pictures are too alike to tell
CHUNK = 32  # pictures given to a thread at once
AHEAD = 4  # chunks begun for every thread before the first one's outcome is taken
PATIENCE = 0.25  # seconds between two events while a picture takes long

NO_LOOK = bytes(16)


@dataclass(frozen=True, slots=True)
class Facts:
    """What one decoding tells of a picture.

    ``digest`` (16 bytes) is that of its content; ``look`` is 16 bytes that differ in few bits where pictures look alike, all zero
    for pictures too small or too flat to tell; ``width`` and ``height`` are upright; ``mode`` is as stored.
    """

    digest: bytes
    look: bytes
    width: int
    height: int
    mode: str
    coloured: bool
    transparent: bool


@dataclass(frozen=True, slots=True)
class Examined:
    """The picture at ``index``: its facts and pixels, uint8 (images, channels, side, side), if wanted; or why not."""

    index: int
    facts: Facts | None
    pixels: np.ndarray | None
    problem: Problem | None = None


def digest_of(content: bytes | Image.Image) -> bytes:
    """16 bytes: the same only for the same file, or the same pixels where there is no file."""
    if isinstance(content, bytes):
        return hashlib.blake2b(content, digest_size=16).digest()
    head = f"{content.mode} {content.size}".encode()
    return hashlib.blake2b(head + content.tobytes(), digest_size=16).digest()


def examine(source: Source, index: int, how: Preparation | None) -> Examined:
    """Decode one picture; without ``how`` only as far as its facts need."""
    try:
        content = source.read(index)
        digest = digest_of(content)
        picture = decode(content, source.title(index), _little if how is None else partial(room, how))
        pixels = None if how is None else prepare(picture, how, digest)
        return Examined(index, _facts(picture, digest), pixels)
    except UnreadableImage as error:
        return Examined(index, None, None, error.problem)
    except MemoryError:
        return Examined(index, None, None, Problem(source.title(index), TOO_LARGE, "it does not fit into the memory"))


def _little(width: int, height: int) -> tuple[int, int]:
    return min(width, 2 * SIDE), min(height, 2 * SIDE)


def _facts(picture: Picture, digest: bytes) -> Facts:
    image = picture.image
    small = image.resize((SIDE, SIDE), Image.Resampling.BILINEAR, reducing_gap=1.0)
    transparent = image.mode in ("LA", "RGBA") and int(small.getchannel("A").getextrema()[0]) < 255  # type: ignore[arg-type]
    return Facts(digest, _look(picture, small), picture.width, picture.height, picture.mode, is_coloured(small), transparent)


def _look(picture: Picture, small: Image.Image) -> bytes:
    """Whether each of 8 x 8 places is brighter than its left and its upper neighbour, in 16 bytes."""
    if min(picture.width, picture.height) < SMALLEST_LOOK:
        return NO_LOOK
    grey = np.asarray(flatten(small, 1, "#ffffff").resize((LOOK, LOOK), Image.Resampling.BILINEAR)).astype(np.int16)
    if int(grey.max()) - int(grey.min()) < LEAST_CONTRAST:
        return NO_LOOK
    across = np.diff(grey, axis=1)[:-1] > LEAST_DIFFERENCE
    down = np.diff(grey, axis=0)[:, :-1] > LEAST_DIFFERENCE
    return np.packbits(np.stack([across, down])).tobytes()


def examine_all(source: Source, indices: np.ndarray, how: Preparation | None, take: Callable[[Examined], None]) -> Iterator[Event]:
    """Examine the pictures at ``indices`` on all cores and hand each to ``take``, in order, here in the caller's thread.

    Yields :class:`Progress` in images. Only so many are begun ahead that their pixels never fill the memory.
    """
    chunk = CHUNK if how is None or how.is_single else 1
    cores = os.cpu_count() or 1
    begins = deque(range(0, len(indices), chunk))
    waiting: deque[Future[list[Examined]]] = deque()

    def work(begin: int) -> list[Examined]:
        return [examine(source, index, how) for index in indices[begin : begin + chunk].tolist()]

    pool = ThreadPoolExecutor(cores, thread_name_prefix="pictures")
    done, start = 0, time.monotonic()
    try:
        while begins or waiting:
            while begins and len(waiting) < AHEAD * cores:
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
        pool.shutdown(cancel_futures=True)
