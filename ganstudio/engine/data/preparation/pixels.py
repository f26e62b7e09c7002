"""Prepared pixels of a source and a preparation: rows in a file that is mapped, never read whole; or in memory.

``pixels`` holds the rows; ``rows`` describes each and is written after them, so that a crash at any time leaves whole
rows only. Both only ever grow. A lock keeps a second studio from writing at the same time; reading needs none. On a disk
without locks, a writer stops as soon as it finds that another studio has written.
"""

import errno
import os
import warnings
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from ganstudio.engine.data.cache import PIXELS, key_of, mark_used, trim_cache
from ganstudio.engine.data.preparation.index import find
from ganstudio.engine.data.preparation.prepare import Preparation
from ganstudio.engine.data.source import Source
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event, Status
from ganstudio.engine.files import NO_LOCKS
from ganstudio.engine.home import cache_folder
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:  # imported where it is needed: the import is slow
    from filelock import FileLock

ROW = np.dtype([("digest", "u8", 2), ("part", "u4"), ("parts", "u4"), ("crc", "u4")])
PENDING = 8 * 2**20  # bytes of pixels collected before they are written
WAIT_SECONDS = 0.2
FILES = ("pixels", "rows")

FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))

# filelock then uses the existence of a file as the lock, which is as good
warnings.filterwarnings("ignore", "flock not supported on this filesystem", UserWarning)


class Pixels:
    """Rows in memory; :class:`MappedPixels` keeps them in a file.

    Attributes
    ----------
    table
        (rows,) of ``ROW``: the picture of each row, the number of the part, the number of parts, and the checksum of the pixels.
    """

    def __init__(self, how: Preparation) -> None:
        self.shape = (how.channels, *how.frame.shape)
        self.row_bytes = how.channels * how.frame.area
        self.table = np.zeros(0, ROW)
        self._rows: list[np.ndarray] = []
        self._pixels: list[np.ndarray] = []
        self._pending = 0
        self._known: set[bytes] = set()
        self._memory = np.empty(0, np.uint8)

    def find(self, digests: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Find pictures, digests u8 (n, 2): int64 positions in ``digests`` that are here, first rows, and numbers of rows."""
        begins = np.flatnonzero(self.table["part"] == 0)
        wanted, found = find(self.table["digest"][begins], digests)
        return wanted, begins[found], self.table["parts"][begins[found]].astype(np.int64)

    def add(self, digest: bytes, images: np.ndarray) -> None:
        """Append the images of a picture, uint8 (images, channels, height, width), unless they are here already."""
        if digest in self._known or not len(images):
            return
        self._known.add(digest)
        rows = np.zeros(len(images), ROW)
        rows["digest"] = np.frombuffer(digest, "u8")
        rows["part"], rows["parts"] = np.arange(len(images)), len(images)
        rows["crc"] = [zlib.crc32(image.data) for image in images]
        self._rows.append(rows)
        self._pixels.append(images)
        self._pending += images.nbytes
        if self._pending >= PENDING:
            self.flush()

    def flush(self) -> None:
        """Write the pending rows."""
        if self._rows:
            rows, self._rows = np.concatenate(self._rows), []
            pixels, self._pixels, self._pending = np.concatenate(self._pixels), [], 0
            self._write(rows, pixels)
            self.table = np.concatenate([self.table, rows])

    def array(self) -> np.ndarray:
        """Return all rows, uint8 (rows, channels, height, width)."""
        return self._memory[: len(self.table) * self.row_bytes].reshape(-1, *self.shape)

    def writing(self) -> Generator[Event, None, None]:
        """Prepare to append; yield events while waiting for another studio."""
        yield from ()

    def close(self) -> None:
        """Write the pending rows and release the lock."""
        self.flush()

    def _write(self, rows: np.ndarray, pixels: np.ndarray) -> None:
        begin = len(self.table) * self.row_bytes
        end = begin + pixels.nbytes
        if end > len(self._memory):
            _check_memory(end)
            self._memory.resize(max(end, len(self._memory) * 5 // 4), refcheck=False)
        self._memory[begin:end] = pixels.reshape(-1)


class MappedPixels(Pixels):
    """Rows in the files of ``folder``. Raises OSError if the folder cannot be written."""

    def __init__(self, how: Preparation, folder: Path) -> None:
        super().__init__(how)
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._lock: FileLock | None = None
        self._files: tuple[BinaryIO, BinaryIO] | None = None
        for name in FILES:
            (folder / name).touch()
        mark_used(folder)
        self._read_table()

    def array(self) -> np.ndarray:
        if not len(self.table):
            return np.empty((0, *self.shape), np.uint8)
        # copy-on-write: torch warns about read-only arrays
        pixels = np.memmap(self.folder / "pixels", np.uint8, "c", shape=(len(self.table), *self.shape))
        return pixels.view(np.ndarray)

    def writing(self) -> Generator[Event, None, None]:
        from filelock import FileLock, Timeout

        lock = FileLock(self.folder / "lock", thread_local=False)
        while True:
            try:
                lock.acquire(timeout=WAIT_SECONDS)
                self._lock = lock
                break
            except Timeout:
                yield Status(mark("engine", "Another GAN Studio is preparing these pictures: waiting for it"), {})
            except NotImplementedError:  # filelock's error for a disk without locks, before it was an OSError
                break
            except OSError as error:
                if error.errno in NO_LOCKS:
                    break
                with disk_errors(self.folder):
                    raise
        self._read_table()  # another studio may have appended
        self._known = {row.tobytes() for row in self.table["digest"][self.table["part"] == 0]}
        files = tuple(open(self.folder / name, "r+b", buffering=0) for name in FILES)  # noqa: SIM115 - close() closes them
        for file, size in zip(files, (self.row_bytes, ROW.itemsize), strict=True):
            file.seek(len(self.table) * size)  # overwrites a torn row at the end
            if self._lock is None:
                file.truncate()  # from here on the size shows whether another studio writes
        self._files = files[0], files[1]

    def close(self) -> None:
        if self._files is None:
            return
        try:
            self.flush()
        finally:
            for file in self._files:
                file.close()
            self._files = None
            if self._lock is not None:
                self._lock.release()

    def _write(self, rows: np.ndarray, pixels: np.ndarray) -> None:
        assert self._files is not None
        with disk_errors(self.folder):
            if self._lock is None and any(os.fstat(file.fileno()).st_size != file.tell() for file in self._files):
                text = mark(
                    "engine", "Another GAN Studio is writing the prepared pictures in {path}. Try again when it has finished."
                )
                raise DatasetError(text, path=self.folder)
            for file, content in zip(self._files, (pixels, rows), strict=True):
                write_all(file, content)
                os.fsync(file.fileno())  # the pixels before the rows that refer to them

    def _read_table(self) -> None:
        """Read the rows that are whole in both files, up to the last whole picture."""
        content = (self.folder / "rows").read_bytes()
        count = min(len(content) // ROW.itemsize, (self.folder / "pixels").stat().st_size // self.row_bytes)
        table = np.frombuffer(content[: count * ROW.itemsize], ROW)
        ends = np.flatnonzero(table["part"] + 1 == table["parts"])
        self.table = table[: ends[-1] + 1] if len(ends) else table[:0]


def open_pixels(source: Source, how: Preparation) -> Generator[Event, None, Pixels]:
    """Open the prepared pixels of ``source``. If the cache cannot be written, keep them in memory and yield an event about it."""
    folder = cache_folder() / PIXELS / key_of(source.names) / how.key
    try:
        pixels = MappedPixels(how, folder)
    except OSError as error:
        text = mark("engine", "Can't write the cache in {path} ({reason}): the pictures are prepared in memory instead.")
        yield Status(text, {"path": cache_folder(), "reason": error.strerror or str(error)})
        return Pixels(how)
    trim_cache(folder)
    return pixels


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Convert disk errors to a :class:`DatasetError` that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            text = mark(
                "engine",
                "The disk is full: the prepared pictures in {path} need more space. Free some space, or clear the cache.",
            )
            raise DatasetError(text, path=folder) from error
        text = mark("engine", "Can't write the prepared pictures in {path}: {reason}.")
        raise DatasetError(text, path=folder, reason=error.strerror or str(error)) from error


def write_all(file: BinaryIO, content: np.ndarray) -> None:
    """Write an array to a file that may take fewer bytes at a time."""
    left = content.reshape(-1).view(np.uint8).data
    while left:
        left = left[file.write(left) :]


def _check_memory(needed: int) -> None:
    import psutil  # here, because it delays the window, which imports this module

    free = int(psutil.virtual_memory().available)
    if needed > free:
        text = mark(
            "engine", "The prepared pictures need {needed} GB of memory, but only {free} GB is free. Choose a smaller image size."
        )
        raise DatasetError(text, needed=f"{needed / 1e9:.1f}", free=f"{free / 1e9:.1f}")
