"""Folders and image files as a source."""

import os
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path

import numpy as np

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.causes import NO_ACCESS
from ganstudio.engine.data.decode import Picture, decode, thumbnail
from ganstudio.engine.data.prepare import suggest_channels, suggest_size
from ganstudio.engine.data.source import Problem, Source, SourceKind, UnreadableImage, stamps_of
from ganstudio.engine.data.walk import Entry, entry_of, natural, walk
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SAMPLE = 48  # pictures looked at to suggest size and channels
SAMPLE_SIDE = 64
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
        groups = {entry.group for entry in entries}
        if folder_classes and len(groups) > 1 and "" not in groups:
            self.classes = tuple(sorted(groups, key=natural))
            numbers = {group: number for number, group in enumerate(self.classes)}
            self.labels = np.array([numbers[entry.group] for entry in entries], np.int64)
        self.suggested_size, self.suggested_channels = self._suggest()

    def __len__(self) -> int:
        return len(self._entries)

    def read(self, index: int) -> bytes:
        entry = self._entries[index]
        try:
            return Path(entry.path).read_bytes()
        except OSError as error:
            raise UnreadableImage(Problem(entry.title, NO_ACCESS, error.strerror or str(error))) from error

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

    def _suggest(self) -> tuple[int, int]:
        """Size and channels that suit a sample spread over all; if none of it can be read, the first picture that can."""
        count = len(self)
        spread = range(0, count, max(1, count // SAMPLE))
        seen = self._look_at(spread, SAMPLE) or self._look_at(range(count), 1)
        if not seen:
            raise self._nothing_readable()
        sizes = [(picture.width, picture.height) for picture in seen]
        return suggest_size(sizes), suggest_channels([picture.image for picture in seen])

    def _look_at(self, indices: Iterable[int], wanted: int) -> list[Picture]:
        found = []
        for index in indices:
            try:
                found.append(thumbnail(self.read(index), self.title(index), SAMPLE_SIDE))
            except UnreadableImage:
                continue  # the loader lists it with its reason
            if len(found) == wanted:
                break
        return found

    def _nothing_readable(self) -> DatasetError:
        try:
            decode(self.read(0), self.title(0))
        except UnreadableImage as error:
            text = mark("engine", "No picture in {path} can be read. The first, {file}: {cause} ({detail}).")
            return DatasetError(text, path=", ".join(self.names), **vars(error.problem))
        return DatasetError(mark("engine", "{path} changed while it was read. Open it again."), path=", ".join(self.names))


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
