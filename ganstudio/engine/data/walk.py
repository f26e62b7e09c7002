"""Finding image files in folders."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ganstudio.engine.data.causes import NO_ACCESS
from ganstudio.engine.data.decode import suffixes
from ganstudio.engine.data.source import Problem

_NUMBERS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file found: where it is, what to call it, and the folder that may name its class ("" if there is none)."""

    path: str
    title: str
    group: str


def natural(text: str) -> list[tuple[int, str]]:
    """Sorting key that puts "2" before "10" and does not mind capitals."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _NUMBERS.split(text.casefold())]


def walk(folder: str) -> Iterator[tuple[str, str, Problem | None]]:
    """Files in ``folder`` and below that end like images, in natural order: path, path from ``folder`` on, and what is wrong.

    Hidden files and folders are left out. Symbolic links are followed, but no folder is read twice, so loops end.
    """
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
        except OSError as error:
            yield current, below, Problem(below or folder, NO_ACCESS, error.strerror or str(error))
            continue
        folders = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if _is(entry.is_dir):
                folders.append((entry.path, below + entry.name + os.sep))
            elif os.path.splitext(entry.name)[1].lower() in suffixes():
                yield entry.path, below + entry.name, None if _is(entry.is_file) else _irregular(entry, below)
        waiting.extend(reversed(folders))


def _is(kind: Callable[[], bool]) -> bool:
    try:
        return kind()
    except OSError:  # a link to itself
        return False


def _irregular(entry: "os.DirEntry[str]", below: str) -> Problem:
    detail = "a link to nothing" if entry.is_symlink() else "not a regular file"
    return Problem(below + entry.name, NO_ACCESS, detail)


def entry_of(path: str, below: str, folder: str, is_only_folder: bool) -> Entry:
    """Name and class of a file found ``below`` a folder: its first folder there, or ``folder`` itself if others were opened too."""
    first, _, rest = below.partition(os.sep)
    if is_only_folder:
        return Entry(path, below, first if rest else "")
    name = os.path.basename(folder)
    return Entry(path, os.path.join(name, below), name)
