"""Folders and image files as a source."""

import os
from collections.abc import Generator, Sequence
from pathlib import Path

import numpy as np

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.grouping import classes_of
from ganstudio.engine.data.source import Problem, Source, SourceKind, stamps_of
from ganstudio.engine.data.suggest import suggest
from ganstudio.engine.data.walk import Entry, entry_of, read_file, walk
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

PROGRESS_EVERY = 500  # files


class FilesSource(Source):
    """Image files, read again each time they are asked for.

    Raises
    ------
    DatasetError
        None of the files can be read.
    """

    has_files = True

    def __init__(self, names: Sequence[str], entries: Sequence[Entry], problems: Sequence[Problem], folder_classes: bool) -> None:
        self.names = tuple(names)
        self.name = _short_name(names)
        self.problems = tuple(problems)
        self._entries = entries
        if folder_classes:
            self.classes, self.labels = classes_of([entry.group for entry in entries])
        self.suggested_size, self.suggested_channels = suggest(self)

    def __len__(self) -> int:
        return len(self._entries)

    def read(self, index: int) -> bytes:
        entry = self._entries[index]
        return read_file(entry.path, entry.title)

    def stamps(self) -> np.ndarray:
        def state(entry: Entry) -> str:
            try:
                found = os.stat(entry.path)
            except OSError:
                return entry.path
            return f"{entry.path}\0{found.st_size}\0{found.st_mtime_ns}"

        return stamps_of(map(state, self._entries))

    def title(self, index: int) -> str:
        return self._entries[index].title

    def path(self, index: int) -> Path | None:
        return Path(self._entries[index].path)


def _short_name(names: Sequence[str]) -> str:
    """The name of the folder or file; of several, that of the folder around them."""
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
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for path in paths:
        if os.path.isfile(path):
            entries[path] = Entry(path, os.path.basename(path), "")
            continue
        for found, below, problem in walk(path):
            if problem is not None:
                problems.append(problem)
            else:
                entries[found] = entry_of(found, below, path, is_only_folder=len(paths) == 1)
                if len(entries) % PROGRESS_EVERY == 0:
                    yield Progress(len(entries), 0, "files")
    if not entries:
        raise _nothing_found(paths, problems)
    return FilesSource(paths, list(entries.values()), problems, data.folder_classes)


def _nothing_found(paths: Sequence[str], problems: Sequence[Problem]) -> DatasetError:
    where = ", ".join(paths)
    if problems:
        text = mark("engine", "No picture in {path} can be read. The first, {file}: {cause} ({detail}).")
        return DatasetError(text, path=where, **vars(problems[0]))
    return DatasetError(mark("engine", "There is no picture in {path}."), path=where)


KIND = SourceKind(_accepts, _open)
