"""The cache folder: facts of pictures, prepared pixels, listings, all of which the studio can recreate."""

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from ganstudio.engine.home import cache_folder

CAP = 20 * 10**9  # bytes
SHARE = 10  # the cache takes at most this fraction (1 / SHARE) of the disk's free space
PIXELS = "pixels"


def key_of(names: Sequence[str]) -> str:
    """Return the file name in the cache for the source with these names."""
    return hashlib.blake2b(json.dumps(list(names)).encode(), digest_size=12).hexdigest()


def cache_size() -> int:
    """Return the size of the cache in bytes."""
    return _size(cache_folder())


def clear_cache() -> None:
    """Delete the whole cache. An open map stays usable: its file stays until it is closed, or cannot be deleted."""
    shutil.rmtree(cache_folder(), ignore_errors=True)


def trim_cache(keep: Path) -> None:
    """Delete the least recently used prepared pixels until the rest fits under the cap, but never those in ``keep``."""
    folders = sorted((path for path in cache_folder().glob(f"{PIXELS}/*/*") if path != keep), key=_used)
    size = cache_size()
    with contextlib.suppress(OSError):
        cap = min(CAP, (shutil.disk_usage(cache_folder()).free + size) // SHARE)
        for folder in folders:
            if size <= cap:
                break
            gone = _size(folder)
            shutil.rmtree(folder, ignore_errors=True)
            size -= gone


def mark_used(folder: Path) -> None:
    """Record that the folder was used now, so that others are deleted first."""
    with contextlib.suppress(OSError):
        os.utime(folder, (time.time(), time.time()))


def _used(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


def _size(folder: Path) -> int:
    return sum(_file_sizes(str(folder)))


def _file_sizes(folder: str) -> Iterator[int]:
    for current, _, files in os.walk(folder):
        for file in files:
            with contextlib.suppress(OSError):  # another studio has just deleted it
                yield os.stat(os.path.join(current, file)).st_size
