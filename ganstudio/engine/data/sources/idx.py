"""Files in MNIST's format, with or without gzip, as a source; labels are found beside the images."""

import gzip
import math
import os
import re
from collections.abc import Generator, Sequence

import numpy as np
import psutil

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.source import Source, SourceKind
from ganstudio.engine.data.sources.archives import is_one, most_unpacked
from ganstudio.engine.data.sources.arrays import ArraySource, pictures, range_of, state_of
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

ENDINGS = tuple(ending + packed for ending in ("ubyte", ".idx", ".idx1", ".idx3", ".idx4") for packed in ("", ".gz"))
TYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}  # yann.lecun.com/exdb/mnist, "idx"
SHARE = 4  # at most this fraction (1 / SHARE) of the free memory: a header may claim any size, and gzip can deliver it
_IMAGES = re.compile(r"images?([-._]idx)3|images?(?=[-._])", re.IGNORECASE)


def read_idx(path: str) -> np.ndarray:
    """Return the array in an idx file, of its own type.

    Raises
    ------
    DatasetError
        The file is not an idx file, or is shorter than its header says.
    """
    try:
        with gzip.open(path) if path.lower().endswith(".gz") else open(path, "rb") as file:
            zeros, kind, axes = file.read(2), file.read(1), file.read(1)
            if zeros != b"\0\0" or not kind or kind[0] not in TYPES or not axes or not 1 <= axes[0] <= 4:
                raise ValueError("it does not begin like an idx file")
            shape = tuple(int.from_bytes(file.read(4), "big") for _ in range(axes[0]))
            dtype = np.dtype(TYPES[kind[0]])
            size = math.prod(shape) * dtype.itemsize
            if size > min(psutil.virtual_memory().available // SHARE, most_unpacked(os.path.getsize(path))):
                raise ValueError(f"its header claims {size / 2**30:,.0f} GB")
            content = file.read(size)  # never more than the file has, whatever the header claims
        if len(content) < size:
            raise ValueError("it is shorter than its header says")
        return np.frombuffer(content, dtype).reshape(shape).astype(dtype.newbyteorder("="), copy=False)
    except Exception as error:  # OSError, EOFError, zlib.error, ValueError, MemoryError
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise DatasetError(mark("engine", "Can't read {path}: {reason}."), path=path, reason=reason) from error


def open_idx(path: str, classes: Sequence[str] = (), name: str = "") -> ArraySource:
    """Open the pictures of an idx file, with the labels beside it if that file exists.

    Raises
    ------
    DatasetError
        The file holds no pictures, or the numbers of labels and pictures differ.
    """
    images = read_idx(path)
    if images.ndim == 1:
        text = mark("engine", "{path} holds labels. Open the image file instead: the studio finds the labels beside it.")
        raise DatasetError(text, path=path)
    images = pictures(images, path)
    labels, beside = None, labels_beside(path)
    state = state_of(path)
    if beside is not None:
        labels = read_idx(beside)
        state += state_of(beside)
        if labels.shape != (len(images),) or labels.dtype.kind not in "iu":
            text = mark("engine", "{path} has {labels} labels for {count} pictures.")
            raise DatasetError(text, path=beside, labels=labels.size, count=len(images))
    stem = os.path.basename(path).partition(".")[0] or "pictures"
    return ArraySource(name or stem, (path,), images, range_of(images), state, labels, classes)


def labels_beside(path: str) -> str | None:
    """Return the labels' file that matches an images' file by name: train-images-idx3-ubyte, train-labels-idx1-ubyte."""
    folder, name = os.path.split(path)
    bare = name.removesuffix(".gz")
    labels, count = _IMAGES.subn(lambda found: "labels" + (found[1] + "1" if found[1] else ""), bare, count=1)
    if not count:
        return None
    for candidate in (labels, labels.replace(".idx3", ".idx1"), labels.replace("images", "labels")):
        for ending in (name[len(bare) :], "", ".gz"):
            found = os.path.join(folder, candidate + ending)
            if os.path.isfile(found):
                return found
    return None


def _open(names: Sequence[str], data: DataConfig) -> Generator[Event, None, Source]:
    yield from ()
    return open_idx(os.path.abspath(os.path.expanduser(names[0])))


KIND = SourceKind(lambda name: is_one(name, ENDINGS), _open)
