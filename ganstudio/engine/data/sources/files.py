"""Folders and image files as a source."""

import os
from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path

import numpy as np

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.causes import NOT_AN_IMAGE
from ganstudio.engine.data.source import Problem, Source, SourceKind, UnreadableImage, stamps_of
from ganstudio.engine.data.sources import labels
from ganstudio.engine.data.sources.sorting import sort
from ganstudio.engine.data.sources.suggest import suggest
from ganstudio.engine.data.sources.walk import WalkedFolder, read_file, walk
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


class FilesSource(Source):
    """Image files, read from the disk at each request.

    Raises
    ------
    DatasetError
        None of the files can be read.
    """

    has_files = True

    def __init__(self, names: Sequence[str], found: "FoundFiles", folder_classes: bool) -> None:
        self.names = tuple(names)
        self.name = _short_name(names)
        titles = [title.replace(os.sep, "/") for title in found.titles]
        sorting = sort(titles, found.folders if folder_classes else None, found.tables)
        self._paths = [found.paths[place] for place in sorting.kept]
        self._titles = [found.titles[place] for place in sorting.kept]
        self.classes, self.labels, self.remarks = sorting.classes, sorting.labels, sorting.remarks
        self.problems = (*found.problems, *sorting.problems)
        self.follow(suggest(self))

    def __len__(self) -> int:
        return len(self._paths)

    def read(self, index: int) -> bytes:
        return read_file(self._paths[index], self._titles[index])

    def state(self, index: int) -> str:
        return _state(self._paths[index])

    def stamps(self, indices: Iterable[int] | None = None) -> np.ndarray:
        # for 100,000 files, calling state() for each takes 1.5 x as long
        return stamps_of(map(_state, self._paths if indices is None else [self._paths[index] for index in indices]))

    def title(self, index: int) -> str:
        return self._titles[index]

    def path(self, index: int) -> Path | None:
        return Path(self._paths[index])


def _state(path: str) -> str:
    try:
        found = os.stat(path)
    except OSError:
        return path
    return f"{path}\0{found.st_size}\0{found.st_mtime_ns}"


class FoundFiles:
    """Pictures in files, in order: path, title, and folder relative to the top ("" for the top itself).

    ``tables`` are the contents of ``dataset.json`` by the folder of each, as in the titles, with slashes.
    """

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.titles: list[str] = []
        self.folders: list[str] = []
        self.tables: dict[str, bytes] = {}
        self.problems: list[Problem] = []

    def add_file(self, path: str, name: str) -> None:
        """Add a file that was opened by itself, with the title ``name``."""
        self.paths.append(path)
        self.titles.append(name)
        self.folders.append("")

    def add_folder(self, folder: WalkedFolder, name: str, is_only_one: bool) -> None:
        """Add the pictures directly in a folder, which is the opened folder ``name`` or lies in it."""
        prefix = folder.below if is_only_one else os.path.join(name, folder.below)
        top = "" if is_only_one else os.path.basename(name)
        self.paths += [folder.path + file for file in folder.names]
        self.titles += [prefix + file for file in folder.names]
        self.folders += [f"{top}/{folder.below}".replace(os.sep, "/")] * len(folder.names)
        for problem in folder.problems:
            if problem.file != folder.below + labels.FILE or problem.cause != NOT_AN_IMAGE or not self._add_table(folder, prefix):
                self.problems.append(problem)

    def _add_table(self, folder: WalkedFolder, prefix: str) -> bool:
        """Read the ``dataset.json`` in a folder; False if it is too large or cannot be read."""
        path = folder.path + labels.FILE
        try:
            if os.path.getsize(path) > labels.LARGEST:
                return False
            self.tables[prefix.replace(os.sep, "/")] = read_file(path, labels.FILE)
        except (OSError, UnreadableImage):
            return False
        return True


def _names(paths: Sequence[str]) -> list[str]:
    """Return a title for each: its file name, or its whole path if another file has the same name."""
    names = [os.path.basename(path) for path in paths]
    count = Counter(names)
    return [name if count[name] == 1 else path for name, path in zip(names, paths, strict=True)]


def _short_name(names: Sequence[str]) -> str:
    """Return the name of the folder or file; for several, that of their common folder."""
    if len(names) > 1:
        try:
            return Path(os.path.commonpath([os.path.dirname(name) for name in names])).name or "pictures"
        except ValueError:  # on different drives
            return "pictures"
    path = Path(names[0])
    return (path.stem if path.is_file() else path.name) or "pictures"


def _accepts(name: str) -> bool:
    return True


def _open(names: Sequence[str], data: DataConfig) -> Generator[Event, None, Source]:
    paths = list(dict.fromkeys(os.path.abspath(os.path.expanduser(name)) for name in names))
    found = FoundFiles()
    for path, name in zip(paths, _names(paths), strict=True):
        if os.path.isfile(path):
            found.add_file(path, name)
            continue
        for folder in walk(path):
            found.add_folder(folder, name, is_only_one=len(paths) == 1)
            yield Progress(len(found.paths), 0, "files")
    if not found.paths:
        raise _nothing_found(paths, found.problems)
    return FilesSource(paths, found, data.folder_classes)


def _nothing_found(paths: Sequence[str], problems: Sequence[Problem]) -> DatasetError:
    where = ", ".join(paths)
    if problems:
        text = mark("engine", "No picture in {path} can be read. The first, {file}: {cause} ({detail}).")
        return DatasetError(text, path=where, **vars(problems[0]))
    return DatasetError(mark("engine", "No picture found in {path}."), path=where)


KIND = SourceKind(_accepts, _open)
