"""Saves codes of many pictures: the finished parts of an interrupted batch, and the result as a single file."""

import hashlib
import io
import shutil
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from ganstudio.engine.errors import RunError
from ganstudio.engine.files import disk_errors, write_atomic
from ganstudio.engine.home import cache_folder

Arrays = Mapping[str, np.ndarray]
NAMES = {"z", "codes", "found", "psnr"}
KEPT = 8  # batches, the most recently saved


class Part:
    """Finished parts of a batch, in a folder of the cache named after all that they depend on.

    If the cache cannot be written, they are not saved.
    """

    def __init__(self, *depends_on: object) -> None:
        self.folder = cache_folder() / "codes" / hashlib.blake2b(repr(depends_on).encode(), digest_size=12).hexdigest()

    def load(self, first: int) -> dict[str, np.ndarray] | None:
        """Load the part that begins with picture number ``first``; None if it is missing or damaged."""
        try:
            with open(self._path(first), "rb") as file, np.load(file, allow_pickle=False) as arrays:
                found = dict(arrays)
        except (OSError, ValueError, EOFError, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error):
            return None
        return found if found.keys() == NAMES else None

    def save(self, first: int, arrays: Arrays) -> None:
        """Save a part."""
        try:
            if not self.folder.exists():
                self._make_room()
            self.folder.mkdir(parents=True, exist_ok=True)
            write_arrays(self._path(first), arrays)
        except (OSError, RunError):
            return

    def _make_room(self) -> None:
        """Make room for another batch. Finished parts stay until then: a person may lose the result before saving it."""
        others = self.folder.parent.iterdir() if self.folder.parent.exists() else ()
        for folder in sorted(others, key=lambda other: other.stat().st_mtime)[: -(KEPT - 1)]:
            shutil.rmtree(folder, ignore_errors=True)

    def _path(self, first: int) -> Path:
        return self.folder / f"{first:09d}.npz"


def write_arrays(path: Path, arrays: Arrays) -> None:
    """Write arrays as a compressed npz file without pickled objects, atomically.

    Raises
    ------
    RunError
        The disk refuses to write.
    """
    if any(array.dtype.hasobject for array in arrays.values()):
        raise TypeError("an array of objects could only be pickled")
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)  # type: ignore[arg-type]
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, buffer.getvalue())
