"""Writing files so that a crash leaves either the old or the new file, whole."""

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ganstudio.engine.errors import ConfigError, DiskFull, RunError
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

LONGEST_NAME = 255  # bytes; no common file system allows more
# the errors of disks without file locks: NFS without its lock service, some network and FUSE file systems
NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP)

# endings of pictures, films, archives and models: a folder with such a name would look like a file
FILES = frozenset(
    (
        *(".png", ".jpg", ".jpeg", ".jpe", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".avif", ".heic", ".jxl", ".psd", ".svg"),
        *(".pdf", ".mp4", ".mov", ".mkv", ".avi", ".webm", ".npz", ".npy", ".zip", ".tar", ".gz", ".7z", ".rar", ".csv"),
        *(".json", ".txt", ".pt", ".pth", ".onnx", ".safetensors"),
    )
)


def check_folder(out: Path, instead: str = "") -> None:
    """Raise ``ConfigError`` if the output folder ``out`` is named like a file. ``instead``: endings that would be possible."""
    if out.suffix.lower() not in FILES or out.is_dir():
        return
    if instead:
        text = mark("engine", "Can't write '{name}'. Give the name of a folder, or a file name that ends in {endings}.")
    else:
        text = mark("engine", "'{name}' is the name of a file, but the results go into a folder. Give the name of a folder.")
    raise ConfigError(text, name=out.name, endings=instead)


def free_path(path: Path) -> Path:
    """Return ``path``, or ``path`` with the first free number after its name, so that nothing is overwritten."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found


def fitting_name(stem: str, ending: str) -> str:
    """Return ``stem + ending``; if that is too long for a file name, shorten ``stem`` and add a digest of it."""
    name = stem + ending
    if len(os.fsencode(name)) <= LONGEST_NAME:
        return name
    mark_of_it = "~" + hashlib.blake2b(os.fsencode(stem), digest_size=4).hexdigest()
    left = LONGEST_NAME - len(os.fsencode(mark_of_it + ending))
    while len(os.fsencode(stem)) > left:
        stem = stem[:-1]
    return stem + mark_of_it + ending


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn disk errors into a :class:`RunError` that says what to do; :class:`DiskFull` if the disk is full."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)):
            text = mark("engine", "The disk is full: can't write {path}. Free some space, then try again.")
            raise DiskFull(text, path=path) from error
        if error.errno in (errno.EACCES, errno.EROFS):
            raise RunError(
                mark("engine", "Can't write {path}: the folder is read-only. Choose another folder, or change its permissions."),
                path=path,
            ) from error
        raise RunError(mark("engine", "Can't write {path}: {reason}."), path=path, reason=error.strerror or str(error)) from error


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give the block a temporary path beside ``path``; if the block succeeds, flush that file and rename it to ``path``."""
    temporary = path.with_name(fitting_name(f".{path.name}", ".tmp"))
    with disk_errors(path):
        try:
            yield temporary
            with open(temporary, "rb+") as file:
                os.fsync(file.fileno())
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def write_atomic(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``: a crash leaves the old or the whole new file."""
    with beside(path) as temporary:
        temporary.write_bytes(content)


def write_json(path: Path, value: dict[str, Any]) -> None:
    """Write ``value`` as indented JSON, atomically."""
    write_atomic(path, (json.dumps(value, indent=2) + "\n").encode())


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Give the block a folder to fill; it becomes ``path`` only if the block ends well, otherwise it is deleted.

    The parent folder must exist: a vanished parent is not created again.
    """
    temporary = path.with_name(fitting_name(f".{path.name}", ".tmp"))
    with disk_errors(path):
        shutil.rmtree(temporary, ignore_errors=True)
        try:
            temporary.mkdir()
            yield temporary
            os.replace(temporary, path)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
