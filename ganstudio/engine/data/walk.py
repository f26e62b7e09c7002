"""Finding the pictures in folders, and saying of everything else why it is none."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ganstudio.engine.data.causes import HIDDEN, NO_ACCESS, NOT_AN_IMAGE, TOO_LARGE
from ganstudio.engine.data.decode import is_image, suffixes
from ganstudio.engine.data.grouping import natural
from ganstudio.engine.data.source import Problem, UnreadableImage

LARGEST_FILE = 512 * 2**20  # bytes; no picture that could be decoded comes near
HEAD = 4096  # bytes that tell whether a file is an image at all
# kinds of files that are opened by themselves
ALONE = (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".npy", ".npz", ".idx", ".mp4", ".mov", ".mkv", ".avi", ".webm", ".m4v")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file found: where it is, what to call it, and the folder that may name its class ("" if there is none)."""

    path: str
    title: str
    group: str


def walk(folder: str) -> Iterator[tuple[str, str, Problem | None]]:
    """Every file in ``folder`` and below in natural order: path, path from ``folder`` on, and what is wrong with it.

    Pictures are known by how they end, or else by how they begin. Hidden folders are told once each and not looked into. Symbolic
    links are followed within ``folder``, but no folder is read twice, so loops end; those that lead outside are left out.
    """
    root = os.path.realpath(folder)
    endings = suffixes()
    seen: set[tuple[int, int]] = set()
    waiting = [(folder, "")]
    while waiting:
        current, below = waiting.pop()
        try:
            status = os.stat(current)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(current) as listing:
                entries = sorted(listing, key=lambda entry: (natural(entry.name), entry.name))
        except (OSError, ValueError) as error:
            yield current, below, Problem(below or folder, NO_ACCESS, _words(error))
            continue
        folders = []
        for entry in entries:
            problem = _unwanted(entry, below, root)
            if problem is None and _is(entry.is_dir):
                folders.append((entry.path, below + entry.name + os.sep))
                continue
            if problem is None and os.path.splitext(entry.name)[1].lower() not in endings:
                problem = _sniffed(entry.path, below + entry.name)
            yield entry.path, below + entry.name, problem
        waiting.extend(reversed(folders))


def read_file(path: str, title: str) -> bytes:
    """The content of a regular file, at most ``LARGEST_FILE`` of it.

    Raises
    ------
    UnreadableImage
        It is gone, refused, too large, or has become a device since it was found: that would be waited for without end.
    """
    try:
        with open(_open_regular(path), "rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > LARGEST_FILE:
                raise UnreadableImage(Problem(title, TOO_LARGE, f"{size / 2**20:,.0f} MB"))
            return file.read(LARGEST_FILE)  # it may grow meanwhile
    except (OSError, ValueError) as error:
        raise UnreadableImage(Problem(title, NO_ACCESS, _words(error))) from error


def _open_regular(path: str) -> int:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(0, "not a regular file")
    return descriptor


def _unwanted(entry: "os.DirEntry[str]", below: str, root: str) -> Problem | None:
    """Why an entry is neither a folder to go into nor a file to look at."""
    title = below + entry.name
    if entry.name.startswith("."):
        return Problem(title, HIDDEN, "its name begins with a dot")
    if entry.is_symlink():
        real = os.path.realpath(entry.path)
        if not os.path.exists(real):
            return Problem(title, NO_ACCESS, "a link to nothing")
        if real != root and not real.startswith(os.path.join(root, "")):
            return Problem(title, NO_ACCESS, "a link that leads outside of what was opened")
    if not _is(entry.is_dir) and not _is(entry.is_file):
        return Problem(title, NO_ACCESS, "not a regular file")
    return None


def _sniffed(path: str, title: str) -> Problem | None:
    """What is wrong with a file whose name does not end like an image; None if it is one all the same."""
    if title.lower().endswith(ALONE):
        return Problem(title, NOT_AN_IMAGE, "pictures of its own; open it by itself")
    try:
        with open(_open_regular(path), "rb") as file:
            head = file.read(HEAD)
    except (OSError, ValueError) as error:
        return Problem(title, NO_ACCESS, _words(error))
    return None if is_image(head) else Problem(title, NOT_AN_IMAGE, "no known image format")


def _is(kind: Callable[[], bool]) -> bool:
    try:
        return kind()
    except OSError:  # a link to itself
        return False


def _words(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def entry_of(path: str, below: str, folder: str, is_only_folder: bool) -> Entry:
    """Name and class of a file found ``below`` a folder: its first folder there, or ``folder`` itself if others were opened too."""
    first, _, rest = below.partition(os.sep)
    if is_only_folder:
        return Entry(path, below, first if rest else "")
    name = os.path.basename(folder)
    return Entry(path, os.path.join(name, below), name)
