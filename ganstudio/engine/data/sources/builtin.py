"""The pictures that come with the studio; their names are accepted wherever a dataset is."""

import functools
import zipfile
from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.source import Source, SourceKind
from ganstudio.engine.data.sources.suggest import suggest_frame
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event
from ganstudio.engine.resources import resource
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

DIGITS = tuple("0123456789")
GARMENTS = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")
MNIST_LICENCE = "CC BY-SA 3.0"
MNIST_ATTRIBUTION = "MNIST, Yann LeCun and Corinna Cortes"


@dataclass(frozen=True)
class BuiltinInfo:
    """Facts about a built-in set that are known before it is opened. ``title`` and ``description`` are marked with "builtin"."""

    name: str
    title: str
    description: str
    count: int
    classes: tuple[str, ...]
    licence: str
    attribution: str


BUILTIN = {
    info.name: info
    for info in (
        BuiltinInfo(
            "sevens",
            mark("builtin", "Sevens"),
            mark("builtin", "Handwritten sevens: the fastest set to learn."),
            6_265,
            (),
            MNIST_LICENCE,
            MNIST_ATTRIBUTION,
        ),
        BuiltinInfo(
            "digits",
            mark("builtin", "Digits"),
            mark("builtin", "Handwritten digits from 0 to 9, with their classes."),
            10_000,
            DIGITS,
            MNIST_LICENCE,
            MNIST_ATTRIBUTION,
        ),
        BuiltinInfo(
            "fashion",
            mark("builtin", "Fashion"),
            mark("builtin", "Clothes, shoes and bags in ten classes."),
            10_000,
            GARMENTS,
            "MIT",
            "Fashion-MNIST, Zalando SE",
        ),
    )
}


class BuiltinSource(Source):
    """A built-in set, held in memory. Its pictures are grey and of the same size."""

    builtin = True
    suggested_channels = 1
    edge_colour = "#000000"

    def __init__(self, info: BuiltinInfo) -> None:
        self.name = info.name
        self.names = (info.name,)
        self.classes = info.classes
        self._images, labels = _read(info.name)
        self.labels = None if labels is None else labels.astype(np.int64)
        self.suggested_frame = suggest_frame([(self._images.shape[2], self._images.shape[1])])

    def __len__(self) -> int:
        return len(self._images)

    def read(self, index: int) -> Image.Image:
        return Image.fromarray(self._images[index])

    def title(self, index: int) -> str:
        return f"{self.name} {index}"

    def state(self, index: int) -> str:
        return f"{self.name} {index}"


@functools.cache
def _read(name: str) -> tuple[np.ndarray, np.ndarray | None]:
    path = resource("datasets", f"{name}.npz")
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return arrays["images"], arrays.get("labels")
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        text = mark("engine", "Can't read the built-in pictures in {path}: {error}.")
        raise DatasetError(text, path=path, error=error) from error


def _accepts(name: str) -> bool:
    return name in BUILTIN


def _open(names: Sequence[str], data: DataConfig) -> Generator[Event, None, Source]:
    yield from ()
    return BuiltinSource(BUILTIN[names[0]])


KIND = SourceKind(_accepts, _open)
