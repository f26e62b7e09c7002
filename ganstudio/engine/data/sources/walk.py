"""Finds the pictures in folders, and says why each other file is not a picture."""

import json
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ganstudio.engine.data.causes import A_RUN, HIDDEN, NO_ACCESS, NOT_AN_IMAGE, TOO_LARGE
from ganstudio.engine.data.decoding.formats import suffixes, why_no_image
from ganstudio.engine.data.source import Problem, UnreadableImage
from ganstudio.engine.data.sources.companions import kept_by_others
from ganstudio.engine.data.sources.grouping import natural

LARGEST_FILE = 512 * 2**20  # bytes; no decodable picture comes near
HEAD = 4096  # bytes that tell whether a file is an image
RUN_FOLDERS = ("samples", "checkpoints", "snapshots")
LARGEST_CONFIG = 2**20  # bytes of a run's settings
PART = 10_000  # files of a folder that are reported together
# kinds of files that only open by themselves
ALONE = (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".npy", ".npz", ".idx", ".mp4", ".mov", ".mkv", ".avi", ".webm", ".m4v")


@dataclass(frozen=True)
class WalkedFolder:
    """A folder: its full and its relative path, both ending with a separator, the names of its pictures, its problems."""

    path: str
    below: str
    names: Sequence[str]
    problems: Sequence[Problem]


def walk(top: str) -> Iterator[WalkedFolder]:
    """Yield ``top`` and every folder below it, each with the pictures directly in it, in natural order.

    The ending of a file, or else its first bytes, tell whether it is a picture. Hidden folders, folders that other programs keep
    and GAN Studio runs are reported once each and not searched. Symbolic links are followed within ``top``, but no folder is read
    twice, so loops end; links that lead outside are left out. A folder that takes long is reported in parts.
    """
    root = os.path.realpath(top)
    seen: set[tuple[int, int]] = set()
    waiting = [(top, "")]
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
            yield WalkedFolder(os.path.join(current, ""), below, (), [Problem(below or top, NO_ACCESS, _words(error))])
            continue
        folders: list[tuple[str, str]] = []
        for begin in range(0, len(entries), PART) or (0,):
            yield _looked_at(entries[begin : begin + PART], os.path.join(current, ""), below, root, folders)
        waiting.extend(reversed(folders))


def _looked_at(
    entries: "Sequence[os.DirEntry[str]]", path: str, below: str, root: str, folders: list[tuple[str, str]]
) -> WalkedFolder:
    """Return the pictures among a folder's entries and the problems of the others; add subfolders to ``folders``."""
    endings = suffixes()
    names: list[str] = []
    problems: list[Problem] = []
    for entry in entries:
        name = entry.name
        ends_well = name[name.rfind(".") :].lower() in endings
        if ends_well and name[0] != "." and _is_plain(entry):  # nearly all files
            names.append(name)
            continue
        problem = _unwanted(entry, below, root)
        if problem is None and _is(entry.is_dir):
            folders.append((entry.path, below + name + os.sep))
            continue
        if problem is None and not ends_well:
            problem = _sniffed(entry.path, below + name)
        if problem is None:
            names.append(name)
        else:
            problems.append(problem)
    return WalkedFolder(path, below, names, problems)


def is_within(path: str, top: str) -> bool:
    """Return whether ``path``, with all links followed, is ``top`` or below it."""
    real, root = os.path.realpath(path), os.path.realpath(top)
    return real == root or real.startswith(os.path.join(root, ""))


def read_file(path: str, title: str) -> bytes:
    """Read the content of a regular file, at most ``LARGEST_FILE``.

    Raises
    ------
    UnreadableImage
        The file is gone, refused, too large, or now a device, where reading could block for ever.
    """
    try:
        with open(_open_regular(path), "rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            if size > LARGEST_FILE:
                raise UnreadableImage(Problem(title, TOO_LARGE, f"{size / 2**20:,.0f} MB"))
            return file.read(size) or b""  # not more: the file may be growing
    except (OSError, ValueError) as error:
        raise UnreadableImage(Problem(title, NO_ACCESS, _words(error))) from error


def _open_regular(path: str) -> int:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(0, "not a regular file")
    return descriptor


def _unwanted(entry: "os.DirEntry[str]", below: str, root: str) -> Problem | None:
    """Return why to skip an entry; None for a folder to search or a file to check."""
    title = below + entry.name
    if entry.name.startswith("."):
        return Problem(title, HIDDEN, "its name begins with a dot")
    if owner := kept_by_others(entry.name, os.path.basename(os.path.dirname(entry.path))):
        return Problem(title, HIDDEN, owner)
    if entry.is_symlink():
        if not os.path.exists(entry.path):
            return Problem(title, NO_ACCESS, "a link to nothing")
        if not is_within(entry.path, root):
            return Problem(title, NO_ACCESS, "a link that leads outside of what was opened")
    if not _is(entry.is_dir) and not _is(entry.is_file):
        return Problem(title, NO_ACCESS, "not a regular file")
    if _is(entry.is_dir) and (is_run(entry.path) or (entry.name in RUN_FOLDERS and is_run(os.path.dirname(entry.path)))):
        return Problem(title, A_RUN, "what it draws is no data")
    return None


def is_run(folder: str) -> bool:
    """Return whether ``folder`` is a run folder."""
    try:
        with open(_open_regular(os.path.join(folder, "config.json")), "rb") as file:
            found = json.loads(file.read(LARGEST_CONFIG))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(found, dict) and {"format", "config", "dataset"} <= found.keys()


def _sniffed(path: str, title: str) -> Problem | None:
    """Return the problem of a file without an image's ending; None if its content is an image."""
    if title.lower().endswith(ALONE):
        return Problem(title, NOT_AN_IMAGE, "pictures of its own; open it by itself")
    try:
        with open(_open_regular(path), "rb") as file:
            head = file.read(HEAD)
    except (OSError, ValueError) as error:
        return Problem(title, NO_ACCESS, _words(error))
    return why_no_image(head, title)


def _is_plain(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_file(follow_symlinks=False)
    except OSError:
        return False


def _is(kind: Callable[[], bool]) -> bool:
    try:
        return kind()
    except OSError:  # a link to itself
        return False


def _words(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
