"""Opens a source from the names that a person gave or dropped."""

import difflib
import os
from collections.abc import Generator, Sequence

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.source import Source, SourceKind
from ganstudio.engine.data.sources import builtin, files, frames, idx, numpy_files, tars, torchvision_sets, zips
from ganstudio.engine.data.sources.builtin import BUILTIN
from ganstudio.engine.data.sources.mixed import MixedSource
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

# The first kind that accepts a name opens it; files accept every existing path, so they come last.
KINDS = (
    builtin.KIND,
    zips.KIND,
    tars.KIND,
    numpy_files.KIND,
    idx.KIND,
    torchvision_sets.KIND,
    frames.KIND,
    files.KIND,
)


def open_source(names: Sequence[str], data: DataConfig | None = None) -> Generator[Event, None, Source]:
    """Open pictures by name: built-in sets, folders, files of every kind. A generator that returns a source.

    Only a sample of the pictures is decoded; files that turn out to be unreadable are left out when they are loaded.

    Raises
    ------
    DatasetError
        A path does not exist, holds no picture, or no readable picture.
    """
    if not names:
        text = mark("engine", "No pictures given: choose a folder, image files, or one of {names}.")
        raise DatasetError(text, names=", ".join(BUILTIN))
    data = data or DataConfig()
    groups = _by_kind(names)
    sources = []
    for kind, own in groups:
        sources.append((yield from kind.open(own, data)))
    if len(sources) == 1:
        return sources[0]
    loose = any(kind is files.KIND and not all(map(os.path.isdir, own)) for kind, own in groups)
    return MixedSource(sources, loose=loose, by_name=data.folder_classes)


def _by_kind(names: Sequence[str]) -> list[tuple[SourceKind, list[str]]]:
    """Return files and folders together, all other names singly, in the order of the names."""
    groups: list[tuple[SourceKind, list[str]]] = []
    plain: list[str] | None = None
    for name in dict.fromkeys(names):
        kind = next(kind for kind in KINDS if kind.accepts(name))
        if kind is not files.KIND:
            groups.append((kind, [name]))
            continue
        _check_path(name)
        if plain is None:
            plain = []
            groups.append((kind, plain))
        plain.append(name)
    return groups


def _check_path(name: str) -> None:
    path = os.path.expanduser(name)
    if os.path.isdir(path) or os.path.isfile(path):
        return
    if os.path.lexists(path):
        raise DatasetError(mark("engine", "{path} is neither a folder nor a file."), path=name)
    near = difflib.get_close_matches(name.lower(), BUILTIN, n=1, cutoff=0.6)
    if near:
        text = mark("engine", "There is no folder or file '{path}'. Did you mean the built-in set '{near}'?")
        raise DatasetError(text, path=name, near=near[0])
    text = mark("engine", "There is no folder or file '{path}'. Built-in sets: {names}.")
    raise DatasetError(text, path=name, names=", ".join(BUILTIN))
