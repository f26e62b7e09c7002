"""Reads labels as other programs write them: numbers, one-hot rows, or text; and StyleGAN's ``dataset.json``."""

import json
from collections.abc import Mapping, Sequence

import numpy as np

from ganstudio.engine.data.sources.grouping import composed, ordered

FILE = "dataset.json"  # github.com/NVlabs/stylegan3, README, "Preparing datasets"
LARGEST = 64 * 2**20  # bytes of that file; parsing may take 25 times as much memory
SHOWN = 40  # characters of a label that an error shows


class UnusableLabels(ValueError):
    """The labels do not give every picture a class. The text says why."""


def text_of(name: object) -> str:
    """Return the name of a class, stored as text or as bytes."""
    return composed(name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name))


def classes_of(labels: np.ndarray, names: Sequence[str] = ()) -> tuple[tuple[str, ...], np.ndarray]:
    """Return the classes that occur, and the number of each picture's class, int64 (N,).

    Parameters
    Parameters
    labels
        Whole numbers of any type or text, (N,) or (N, 1); or (N, classes): one-hot rows, or probabilities.
    names
        Names of the classes by their numbers; a class without a name is called after its number.

    Raises
    ------
    UnusableLabels
        The labels have another form.
    """
    if labels.ndim > 2 or (labels.ndim == 2 and not labels.shape[1]):
        raise UnusableLabels(f"its labels have the shape {' x '.join(map(str, labels.shape))}")
    if labels.ndim == 2 and labels.shape[1] > 1:
        labels = _most_probable(labels)
    labels = labels.reshape(-1)
    if labels.dtype.kind in "US":
        texts = [text_of(label) for label in labels.tolist()]
        classes = ordered(texts)
        numbers = {name: number for number, name in enumerate(classes)}
        return classes, np.array([numbers[text] for text in texts], np.int64)
    if labels.dtype.kind == "f":
        whole = np.isfinite(labels) & (labels == np.rint(labels)) & (np.abs(labels) < 2**53)
        if not whole.all():
            raise UnusableLabels(f"a label is not a whole number: {labels[~whole][0]}")
    elif labels.dtype.kind not in "iub":
        raise UnusableLabels(f"a label is not a whole number: {str(labels.flat[0])[:SHOWN]}")
    values, places = np.unique(labels.astype(np.int64), return_inverse=True)
    called = [names[value] if 0 <= value < len(names) else str(value) for value in values.tolist()]
    return tuple(called), places.reshape(-1).astype(np.int64)


def _most_probable(rows: np.ndarray) -> np.ndarray:
    """Return the most probable class of each row (N, classes)."""
    if rows.dtype.kind not in "iubf":
        raise UnusableLabels("its labels are rows of something other than numbers")
    wide = rows.astype(np.float64)
    if not (np.isfinite(wide).all() and (wide >= 0).all() and np.allclose(wide.sum(axis=1), 1, atol=1e-3)):
        raise UnusableLabels("its labels are rows of numbers that do not add up to 1: they name no class")
    found: np.ndarray = wide.argmax(axis=1)
    return found


def of_table(titles: Sequence[str], tables: Mapping[str, bytes]) -> tuple[tuple[str, ...], np.ndarray] | None:
    """Return the classes and labels, int64 (N,), that ``dataset.json`` gives the pictures.

    Parameters
    ----------
    titles
        The titles of the pictures, relative to the top, with slashes.
    tables
        The content of each ``dataset.json`` by its folder: "" or "pets/".

    Returns
    -------
    tuple
        None without a table of labels; ``((), empty)`` if a table says that the pictures have no labels.

    Raises
    ------
    UnusableLabels
        A table is damaged, or lacks a class for a picture.
    """
    known: dict[str, object] = {}
    names: list[str] = []
    is_table = False
    for folder, content in tables.items():
        found = _parsed(content)
        is_table |= "labels" in found
        known |= {composed(folder) + _key(name): label for name, label in _pairs(found.get("labels"))}
        names = names or _names(found.get("classes"))
    if not is_table:
        return None
    if not known:
        return (), np.empty(0, np.int64)
    keys = [_key(title) for title in titles]
    if lacking := [title for title, key in zip(titles, keys, strict=True) if key not in known]:
        raise UnusableLabels(f"it has no label for {len(lacking):,} of {len(titles):,} pictures, for instance {lacking[0]}")
    return classes_of(_array([known[key] for key in keys]), names)


def _parsed(content: bytes) -> dict[str, object]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise UnusableLabels("it is not the JSON object that was expected")
    return found


def _names(classes: object) -> list[str]:
    return [text_of(name) for name in classes] if isinstance(classes, list) else []


def _pairs(labels: object) -> list[tuple[str, object]]:
    if not labels:
        return []
    try:
        return [(str(name), label) for name, label in dict(labels).items()]  # type: ignore[call-overload]
    except (ValueError, TypeError) as error:
        raise UnusableLabels("its labels are not pairs of a name and a number") from error


def _key(name: str) -> str:
    """Return a name in the form used for comparison: with slashes, in Unicode's composed form."""
    return composed("/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".")))


def _array(labels: Sequence[object]) -> np.ndarray:
    """Return labels (N,), or (N, classes) from lists. NumPy alone would convert numbers to text beside text."""
    if not any(all(isinstance(label, kind) for label in labels) for kind in (str, list, int | float)):
        odd = next(label for label in labels if not isinstance(label, int | float))
        raise UnusableLabels(f"a label is not a whole number: {str(odd)[:SHOWN]}")
    try:
        return np.array(labels)
    except ValueError as error:  # rows of different lengths
        raise UnusableLabels("its labels are lists of different lengths") from error
