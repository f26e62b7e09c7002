"""``.npy`` and ``.npz`` files as a source, never read with pickle."""

import math
import os
import zipfile
from collections.abc import Generator, Sequence
from typing import Any

import numpy as np
import psutil

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.source import Source, SourceKind
from ganstudio.engine.data.sources.archives import is_one, most_unpacked
from ganstudio.engine.data.sources.arrays import MOST_BYTES, ArraySource, pictures, range_of, state_of
from ganstudio.engine.data.sources.labels import text_of
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

IMAGES = ("images", "x", "x_train", "data", "arr_0")
LABELS = ("labels", "y", "y_train", "label", "targets", "target")
CLASSES = ("classes", "class_names", "names")
SHARE = 2  # an array may take at most this fraction (1 / SHARE) of the free memory
MEMBER_ENDING = ".npy"
MOST_CLASSES = 100_000


class PythonObjects(ValueError):
    """An array of Python objects, stored as a pickle. Its text says why the studio does not read it."""


def _open(names: Sequence[str], data: DataConfig) -> Generator[Event, None, Source]:
    yield from ()
    path = os.path.abspath(os.path.expanduser(names[0]))
    try:
        remarks: list[Sentence] = []
        arrays = {"": _mapped(path)} if path.lower().endswith(MEMBER_ENDING) else _members(path, remarks)
        images, labels, classes = _chosen(arrays, path)
        images = pictures(images, path)
        if labels is not None and labels.shape[:1] != (len(images),):
            text = mark("engine", "{path} has {labels} labels for {count} pictures.")
            raise DatasetError(text, path=path, labels=len(labels) if labels.ndim else 1, count=len(images))
        name = os.path.splitext(os.path.basename(path))[0] or "pictures"
        source = ArraySource(name, (path,), images, range_of(images), state_of(path), labels, classes)
        source.remarks += tuple(remarks)
        return source
    except DatasetError:
        raise
    except Exception as error:  # for damaged files: ValueError, EOFError, BadZipFile, MemoryError, SyntaxError, UnicodeError ...
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        text = mark("engine", "Can't read {path} as an array: {reason}.")
        raise DatasetError(text, path=path, reason=reason.splitlines()[0].rstrip(".")) from error


def _mapped(path: str) -> np.ndarray:
    """Open a ``.npy`` file as a memory map, which reads only the pictures in use."""
    with open(path, "rb") as file:
        shape, dtype = _header(file)
        if math.prod(shape) * dtype.itemsize > os.path.getsize(path):
            raise ValueError("it is shorter than its header says")
    array: np.ndarray = np.load(path, mmap_mode="r", allow_pickle=False)
    return array


def _members(path: str, remarks: list[Sentence]) -> dict[str, np.ndarray]:
    """Return the arrays of a ``.npz`` file that may matter, each checked against its header before it is unpacked.

    Labels and names of classes that are Python objects are skipped, with a remark in ``remarks``.
    """
    found: dict[str, np.ndarray] = {}
    allowed = min(MOST_BYTES, psutil.virtual_memory().available // SHARE, most_unpacked(os.path.getsize(path)))
    with zipfile.ZipFile(path) as archive:
        names = [info for info in archive.infolist() if info.filename.endswith(MEMBER_ENDING)]
        wanted = {*IMAGES, *LABELS, *CLASSES}
        known = [info for info in names if info.filename.removesuffix(MEMBER_ENDING).lower() in wanted]
        has_images = any(info.filename.removesuffix(MEMBER_ENDING).lower() in IMAGES for info in known)
        for info in known if has_images else [*known, *names[:1]]:
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise ValueError("an array is packed in a way that NumPy does not use")  # unpacking that could fill the memory
            try:
                with archive.open(info) as file:
                    shape, dtype = _header(file)
            except PythonObjects as error:
                if info.filename.removesuffix(MEMBER_ENDING).lower() in IMAGES or info not in known:
                    raise
                text = mark("engine", "{array} in {file} is not used: {reason}. Save it as text or numbers.")
                remarks.append(Sentence(text, {"array": info.filename, "file": os.path.basename(path), "reason": str(error)}))
                continue
            size = math.prod(shape) * dtype.itemsize
            if size > info.file_size:
                raise ValueError("an array is shorter than its header says")
            allowed -= size
            if allowed < 0:
                text = mark(
                    "engine", "{path} is too large to unpack in memory ({size} GB). Save it as .npy, which needs no unpacking."
                )
                raise DatasetError(text, path=path, size=f"{size / 2**30:.1f}")
            with archive.open(info) as file:
                found[info.filename.removesuffix(MEMBER_ENDING)] = np.lib.format.read_array(file, allow_pickle=False)
    return found


def _header(file: Any) -> tuple[tuple[int, ...], np.dtype[Any]]:
    """Return shape and type from an array's header; raise before anything of an excessive size is allocated."""
    version = np.lib.format.read_magic(file)
    read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, _, dtype = read(file)
    if dtype.hasobject:
        raise PythonObjects("it holds Python objects, which could run code when they are read")
    if any(length < 0 for length in shape) or not dtype.itemsize:
        raise ValueError("its shape is impossible")
    return shape, dtype


def _chosen(arrays: dict[str, np.ndarray], path: str) -> tuple[np.ndarray, np.ndarray | None, Sequence[str]]:
    by_name = {name.lower(): array for name, array in arrays.items()}

    def find(names: Sequence[str]) -> np.ndarray | None:
        return next((by_name[name] for name in names if name in by_name), None)

    images = find(IMAGES)
    if images is None:
        images = next(iter(arrays.values()), None)
    if images is None or images.dtype.kind not in "buif":
        kinds = ", ".join(f"{name or 'array'}: {array.dtype}" for name, array in arrays.items()) or "-"
        raise DatasetError(mark("engine", "No array of pictures found in {path} ({kinds})."), path=path, kinds=kinds)
    labels, classes = find(LABELS), find(CLASSES)
    if classes is not None and classes.size > MOST_CLASSES:
        text = mark("engine", "{path} names {count} classes, but at most {most} are possible.")
        raise DatasetError(text, path=path, count=classes.size, most=MOST_CLASSES)
    return images, labels, [] if classes is None else [text_of(name) for name in classes.reshape(-1).tolist()]


KIND = SourceKind(lambda name: is_one(name, (".npy", ".npz")), _open)
