"""Writes a prepared dataset as files that the studio and other programs read."""

import io
import json
import os
import re
import time
import zipfile
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from ganstudio.engine.data import Dataset
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.files import beside, disk_errors, new_folder
from ganstudio.engine.registry import unknown_name
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

BATCH = 256
PER_FOLDER = 1000  # files in a folder of a StyleGAN archive
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)  # devices on Windows
LONGEST = 80  # characters of a folder's name


def write_dataset(dataset: Dataset, format: str, out: Path) -> Generator[Event, None, int]:
    """Write the images of ``dataset`` without mirrored copies, and return their number. If stopped early, leave nothing.

    Parameters
    ----------
    dataset
        Prepared pictures.
    format
        ``folder``: PNG files, in a subfolder per class. ``stylegan-zip``: PNG files and ``dataset.json`` in an archive, with
        class names beside the labels.
        ``npz``: ``images`` uint8 NHWC, ``labels`` int64 and ``classes``, the latter two only if there are any.
    out
        A new or empty folder, or a new file.

    Raises
    ------
    ConfigError, DatasetError
        As of :func:`export_place`.
    RunError
        The disk is full or not writable.
    """
    out = export_place(format, out)
    with disk_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        if out.is_dir():
            out.rmdir()
    yield from FORMATS[format](dataset, out)
    return len(dataset.rows)


def export_place(format: str, out: Path) -> Path:
    """Return ``out`` in full, if a dataset can be written there: a check before the long preparation.

    Raises
    ------
    ConfigError
        The format does not exist.
    DatasetError
        ``out`` exists already, holds a dataset, or would lie in a file.
    """
    if format not in FORMATS:
        raise unknown_name("format", format, list(FORMATS))
    out = out.expanduser().absolute()
    above = next(folder for folder in out.parents if folder.exists())
    if not above.is_dir():
        raise DatasetError(mark("engine", "{path} is a file. Choose another folder."), path=above)
    is_empty_folder = format == "folder" and out.is_dir() and not out.is_symlink() and not any(out.iterdir())
    if os.path.lexists(out) and (not is_empty_folder or out.samefile(Path.cwd())):
        raise DatasetError(mark("engine", "{path} already exists. Choose another place."), path=out)
    return out


def folder_names(classes: Sequence[str]) -> list[str]:
    """Return a folder name for each class, valid on every system and unique even if case is ignored."""
    taken: set[str] = set()
    names = []
    for number, name in enumerate(classes):
        safe = _UNSAFE.sub("_", name)[:LONGEST].strip(". ")
        if not safe or _RESERVED.match(safe):
            safe = f"class {number} {safe}".strip()
        unique, count = safe, 1
        while unique.casefold() in taken:
            count += 1
            unique = f"{safe} {count}"
        taken.add(unique.casefold())
        names.append(unique)
    return names


def _folder(dataset: Dataset, out: Path) -> Iterator[Event]:
    with new_folder(out) as folder:
        names = folder_names(dataset.classes)
        for name in names:
            (folder / name).mkdir()

        def write(number: int, png: bytes) -> None:
            where = folder if dataset.labels is None else folder / names[dataset.labels[number]]
            (where / f"{number:08d}.png").write_bytes(png)

        yield from _pngs(dataset, write)


def _stylegan_zip(dataset: Dataset, out: Path) -> Iterator[Event]:
    with beside(out) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_STORED) as archive:

        def name(number: int) -> str:
            return f"{number // PER_FOLDER:05d}/img{number:08d}.png"

        yield from _pngs(dataset, lambda number, png: archive.writestr(name(number), png))
        labels = None if dataset.labels is None else [[name(i), label] for i, label in enumerate(dataset.labels.tolist())]
        # other programs read only the labels
        named = {} if labels is None else {"classes": list(dataset.classes)}
        archive.writestr("dataset.json", json.dumps({"labels": labels, **named}))


def _npz(dataset: Dataset, out: Path) -> Iterator[Event]:
    """Write the images part by part: they may not fit into memory."""
    _, channels, height, width = dataset.pixels.shape
    header = {"descr": "|u1", "fortran_order": False, "shape": (len(dataset.rows), height, width, channels)}
    with beside(out) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_STORED) as archive:
        with archive.open("images.npy", "w", force_zip64=True) as file:
            np.lib.format.write_array_header_1_0(file, header)
            yield from _batches(dataset, lambda _, images: file.write(images.tobytes()))
        if dataset.labels is not None:
            for name, array in (("labels", dataset.labels), ("classes", np.array(dataset.classes))):
                with archive.open(f"{name}.npy", "w") as file:
                    np.lib.format.write_array(file, array, allow_pickle=False)


FORMATS: dict[str, Callable[[Dataset, Path], Iterator[Event]]] = {"folder": _folder, "stylegan-zip": _stylegan_zip, "npz": _npz}


def _pngs(dataset: Dataset, write: Callable[[int, bytes], None]) -> Iterator[Event]:
    def encode(begin: int, images: np.ndarray) -> None:
        for number, image in enumerate(images, begin):
            buffer = io.BytesIO()
            Image.fromarray(image[..., 0] if image.shape[2] == 1 else image).save(buffer, "PNG")
            write(number, buffer.getvalue())

    yield from _batches(dataset, encode)


def _batches(dataset: Dataset, take: Callable[[int, np.ndarray], object]) -> Iterator[Event]:
    """Pass ``take`` batches of images, uint8 (n, height, width, channels), each with the number of its first image."""
    count, start = len(dataset.rows), time.monotonic()
    for begin in range(0, count, BATCH):
        rows = dataset.rows[begin : begin + BATCH]
        take(begin, np.ascontiguousarray(dataset.pixels[rows].transpose(0, 2, 3, 1)))
        done = begin + len(rows)
        rate = done / max(time.monotonic() - start, 1e-6)
        yield Progress(done, count, "images", rate, (count - done) / rate)
