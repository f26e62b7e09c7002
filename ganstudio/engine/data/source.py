"""What every source of pictures can do, whatever it reads from, and how it says that a picture cannot be used."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True)
class Problem:
    """A file that is left out.

    ``cause`` is one of the texts in :mod:`ganstudio.engine.data.decode`, marked for translation; ``detail`` says what was wrong.
    """

    file: str
    cause: str
    detail: str


class UnreadableImage(DatasetError):
    """One picture cannot be read. ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(
            mark("engine", "{file} is left out: {cause} ({detail})."), file=problem.file, cause=problem.cause, detail=problem.detail
        )
        self.problem = problem


class Source(ABC):
    """Pictures that can be asked for one by one, from any thread.

    Attributes
    ----------
    name
        Short name of the whole, a good name for a run: "sevens", "holiday".
    names
        What to hand to :func:`~ganstudio.engine.data.open_source` to get the same again; paths are absolute.
    builtin
        Whether it comes with the studio.
    classes
        Names of the classes, empty if the pictures have none.
    counts
        How many pictures there are in each class.
    problems
        Files that were left out when the source was opened.
    suggested_size, suggested_channels
        What ``data.size`` = 0 and ``data.channels`` = 0 stand for: a side in pixels, and 1 (grey) or 3 (colour).
    """

    name: str
    names: tuple[str, ...]
    builtin: bool = False
    classes: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()
    suggested_size: int
    suggested_channels: int

    @abstractmethod
    def __len__(self) -> int:
        """How many pictures there are."""

    @abstractmethod
    def image(self, index: int) -> Image.Image:
        """The picture as it is stored, turned upright. :class:`UnreadableImage` if that cannot be."""

    @abstractmethod
    def title(self, index: int) -> str:
        """What to call the picture, for instance its file relative to the folder that was opened."""

    def label(self, index: int) -> int | None:
        """The number of its class in ``classes``."""
        return None

    def path(self, index: int) -> Path | None:
        """Its file, if it has one of its own."""
        return None

    def thumbnail(self, index: int, side: int) -> Image.Image:
        """The picture in mode L, LA, RGB or RGBA, shrunk to fit ``side`` x ``side`` pixels, never enlarged."""
        return self.look(index, side)[0]

    def look(self, index: int, side: int) -> tuple[Image.Image, tuple[int, int]]:
        """The thumbnail, and the width and height of the whole picture. As quick as the format allows, yet all is decoded."""
        image = self.image(index)
        size = image.size
        image.thumbnail((side, side))
        return image, size


@dataclass(frozen=True)
class SourceKind:
    """One way to read pictures: ``accepts`` looks at the names alone, ``open`` is a generator that returns the source."""

    accepts: Callable[[Sequence[str]], bool]
    open: Callable[[Sequence[str]], Generator[Event, None, Source]]
