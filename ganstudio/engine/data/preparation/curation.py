"""A person's decisions about pictures and classes, kept in the studio's own folder, never beside the pictures."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ganstudio.engine.data.cache import key_of
from ganstudio.engine.data.source import Source
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.files import write_json
from ganstudio.engine.home import data_folder
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

FORMAT = 1


@dataclass(frozen=True)
class Curation:
    """The decisions about a source.

    ``excluded`` holds titles of pictures. ``classes`` maps a class of the source to a new name; None leaves the class out, and
    classes with the same new name are merged. A class that is absent stays unchanged.
    """

    excluded: frozenset[str] = frozenset()
    classes: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Curated:
    """A curated source: class names; labels int64 (N,), -1 for a picture left out, else 0 without classes; kept bool (N,)."""

    classes: tuple[str, ...]
    labels: np.ndarray
    kept: np.ndarray


def load_curation(source: Source) -> Curation:
    """Load the decisions about ``source``.

    Raises
    ------
    DatasetError
        The file is damaged, cannot be read, or is of a newer version.
    """
    path = _path(source)
    try:
        content = json.loads(path.read_bytes())
        if content["format"] > FORMAT:
            text = mark("engine", "{path} was written by a newer GAN Studio. Update GAN Studio, or move the file away.")
            raise DatasetError(text, path=path)
        classes = {str(old): None if new is None else str(new) for old, new in content["classes"].items()}
        return Curation(frozenset(str(title) for title in content["excluded"]), classes)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, OSError) and not os.path.exists(path):  # also where the home folder itself cannot be entered
            return Curation()
        text = mark(
            "engine", "The list of pictures that you left out of {name} in {path} cannot be read ({error}). Move that file away."
        )
        raise DatasetError(text, name=source.name, path=path, error=error) from error


def save_curation(source: Source, curation: Curation) -> None:
    """Save the decisions; without any, delete the file. Raises :class:`~ganstudio.engine.errors.RunError` if the disk refuses."""
    path = _path(source)
    if not curation.excluded and not curation.classes:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "format": FORMAT,
        "names": list(source.names),
        "excluded": sorted(curation.excluded),
        "classes": dict(curation.classes),
    }
    write_json(path, content)


def curate(source: Source, curation: Curation) -> Curated:
    """Apply the decisions. The new classes keep the order of the old."""
    count = len(source)
    kept = np.ones(count, bool)
    if curation.excluded:
        kept = np.fromiter((source.title(index) not in curation.excluded for index in range(count)), bool, count)
    if source.labels is None:
        return Curated((), np.where(kept, 0, -1), kept)
    names = [curation.classes.get(old, old) for old in source.classes]
    classes = tuple(dict.fromkeys(name for name in names if name is not None))
    numbers = np.array([-1 if name is None else classes.index(name) for name in names], np.int64)
    kept = kept & (numbers[source.labels] >= 0)
    return Curated(classes, np.where(kept, numbers[source.labels], -1), kept)


def _path(source: Source) -> Path:
    return data_folder() / "curation" / f"{key_of(source.names)}.json"
