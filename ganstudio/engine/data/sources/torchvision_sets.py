"""Folders that torchvision has fetched: MNIST, FashionMNIST and CIFAR-10 in its binary form. Their test parts are left out."""

import os
from collections.abc import Callable, Generator, Sequence

import numpy as np

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.causes import TEST_PART
from ganstudio.engine.data.source import Problem, Source, SourceKind
from ganstudio.engine.data.sources.arrays import ArraySource, state_of
from ganstudio.engine.data.sources.builtin import DIGITS, GARMENTS
from ganstudio.engine.data.sources.idx import labels_beside, open_idx
from ganstudio.engine.data.sources.sorting import UNSEEN
from ganstudio.engine.data.sources.walk import is_within
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

CIFAR = "cifar-10-batches-bin"
PICKLED = "cifar-10-batches-py"
VEHICLES = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
BATCHES = tuple(f"data_batch_{number}.bin" for number in range(1, 6))
MOST_ROWS = 50_000  # in a file; the published files have 10,000
ROW = 1 + 3 * 32 * 32  # a label and an image, www.cs.toronto.edu/~kriz/cifar.html
TRAIN, TEST = "train-images-idx3-ubyte", "t10k-images-idx3-ubyte"


def _first(candidates: Sequence[str]) -> str | None:
    return next((path for path in candidates if os.path.isfile(path)), None)


def _mnist(path: str) -> str | None:
    """Return the file of training images in torchvision's folder: in ``path`` itself, or in its ``raw``."""
    folders = (path, os.path.join(path, "raw"))
    return _first([os.path.join(folder, TRAIN + ending) for folder in folders for ending in ("", ".gz")])


def _cifar(path: str) -> str | None:
    """Return the folder of the binary batches: ``path`` itself, or a folder in it."""
    found = _first([os.path.join(folder, BATCHES[0]) for folder in (path, os.path.join(path, CIFAR))])
    return found and os.path.dirname(found)


def _pickled(path: str) -> str | None:
    """Return the folder of the pickled batches."""
    found = _first([os.path.join(folder, "data_batch_1") for folder in (path, os.path.join(path, PICKLED))])
    return found and os.path.dirname(found)


def _sets(path: str) -> dict[str, Callable[[], Source]]:
    """Return the sets in the folder or directly below it, each with the function that opens it."""
    found: dict[str, Callable[[], Source]] = {}
    for name, classes in (("MNIST", DIGITS), ("FashionMNIST", GARMENTS)):
        for place in (path, os.path.join(path, name)):
            file = _mnist(place)
            if file and (place != path or name in os.path.normpath(path).split(os.sep)):
                found[name] = lambda file=file, classes=classes, name=name: _open_mnist(path, file, classes, name)  # type: ignore[misc]
    if not found and (file := _mnist(path)):
        found["idx"] = lambda: _open_mnist(path, file, (), os.path.basename(os.path.normpath(path)))
    if folder := _cifar(path):
        found["CIFAR10"] = lambda: _open_cifar(path, folder)
    elif _pickled(path):
        found["CIFAR10"] = lambda: _refuse_pickle(path)
    return found


def _check_links(top: str, files: Sequence[str]) -> None:
    for file in files:
        if not is_within(file, top):
            raise DatasetError(mark("engine", "{path} is a link that points outside the opened folder."), path=file)


def _open_mnist(top: str, file: str, classes: Sequence[str], name: str) -> Source:
    _check_links(top, [found for found in (file, labels_beside(file)) if found])
    source = open_idx(file, classes, name)
    source.problems += _left_out(os.path.dirname(file), (TEST, TEST + ".gz"))
    return source


def _open_cifar(top: str, folder: str) -> Source:
    files = [os.path.join(folder, name) for name in BATCHES if os.path.isfile(os.path.join(folder, name))]
    _check_links(top, files)
    try:
        rows = [np.fromfile(file, np.uint8, MOST_ROWS * ROW + 1) for file in files]
        if any(len(part) % ROW for part in rows):
            raise ValueError("a batch is not whole, or too large")
        table = np.concatenate(rows).reshape(-1, ROW)
        if (table[:, 0] >= len(VEHICLES)).any():
            raise ValueError("a label is above 9")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DatasetError(mark("engine", "Can't read {path}: {reason}."), path=folder, reason=reason) from error
    images = table[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)
    state = "".join(map(state_of, files))
    problems = _left_out(folder, ("test_batch.bin",))
    return ArraySource("CIFAR10", (folder,), images, None, state, table[:, 0].astype(np.int64), VEHICLES, problems)


def _refuse_pickle(path: str) -> Source:
    text = mark(
        "engine", "{path} holds CIFAR-10 as Python pickles, which can run code when they are read. Use the binary version, {name}."
    )
    raise DatasetError(text, path=path, name=CIFAR)


def _left_out(folder: str, names: Sequence[str]) -> tuple[Problem, ...]:
    return tuple(Problem(name, TEST_PART, UNSEEN) for name in names if os.path.isfile(os.path.join(folder, name)))


def _accepts(name: str) -> bool:
    path = os.path.expanduser(name)
    return os.path.isdir(path) and bool(_sets(path))


def _open(names: Sequence[str], data: DataConfig) -> Generator[Event, None, Source]:
    yield from ()
    path = os.path.abspath(os.path.expanduser(names[0]))
    found = _sets(path)
    if len(found) > 1:
        text = mark("engine", "{path} holds several sets: {names}. Open the folder of one set.")
        raise DatasetError(text, path=path, names=", ".join(found))
    return next(iter(found.values()))()


KIND = SourceKind(_accepts, _open)
