"""From what a person named or dropped to a source."""

import difflib
import os
from collections.abc import Generator, Sequence

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import builtin, files
from ganstudio.engine.data.builtin import BUILTIN
from ganstudio.engine.data.source import Source
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

# The first kind that accepts a name opens it; files take whatever exists, so they come last.
KINDS = (builtin.KIND, files.KIND)


def open_source(names: Sequence[str], data: DataConfig | None = None) -> Generator[Event, None, Source]:
    """Open pictures by name: one built-in set, or folders and image files. A generator that returns a :class:`Source`.

    Only a sample of the pictures is decoded; files that turn out to be unreadable are left out when they are loaded.

    Raises
    ------
    DatasetError
        A path does not exist, holds no picture, or none that can be read.
    """
    if not names:
        text = mark("engine", "Name some pictures: a folder, image files, or one of {names}.")
        raise DatasetError(text, names=", ".join(BUILTIN))
    data = data or DataConfig()
    kind = next(kind for kind in KINDS if all(kind.accepts(name) for name in names))
    if kind is files.KIND:
        _check_paths(names)
    return (yield from kind.open(names, data))


def _check_paths(names: Sequence[str]) -> None:
    for name in names:
        path = os.path.expanduser(name)
        if os.path.isdir(path) or os.path.isfile(path):
            continue
        if name in BUILTIN:
            raise DatasetError(mark("engine", "The built-in set '{name}' cannot be mixed with other pictures."), name=name)
        if os.path.lexists(path):
            raise DatasetError(mark("engine", "{path} is neither a folder nor a file."), path=name)
        near = difflib.get_close_matches(name.lower(), BUILTIN, n=1, cutoff=0.6)
        if near:
            text = mark("engine", "There is no folder or file '{path}'. Did you mean the built-in set '{near}'?")
            raise DatasetError(text, path=name, near=near[0])
        text = mark("engine", "There is no folder or file '{path}'. Built-in sets: {names}.")
        raise DatasetError(text, path=name, names=", ".join(BUILTIN))
