"""What every source of pictures can do, whatever it reads from, and how it says that a picture cannot be used."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.wide import evident_depth
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

STAMP = np.dtype("V16")


@dataclass(frozen=True)
class Problem:
    """A file that is left out.

    ``cause`` is one of the texts in :mod:`ganstudio.engine.data.causes`, marked for translation; ``detail`` says what was wrong.
    """

    file: str
    cause: str
    detail: str


class UnreadableImage(DatasetError):
    """One picture cannot be read. ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(
            mark("engine", "Can't open {file}: {cause} ({detail})."), file=problem.file, cause=problem.cause, detail=problem.detail
        )
        self.problem = problem


@dataclass(frozen=True)
class Suggestion:
    """What a sample of pictures suggests for all; see the attributes of :class:`Source`."""

    size: int
    channels: int
    edge_colour: str
    brightest: int


class Source(ABC):
    """Pictures to read one by one, from any thread. Decoding is in :mod:`ganstudio.engine.data.decoding.decode`.

    Attributes
    ----------
    name
        Short name of the whole, a good name for a run: "sevens", "holiday".
    names
        What to hand to :func:`~ganstudio.engine.data.open_source` to get the same again; paths are absolute.
    builtin
        Whether it comes with the studio.
    has_files
        Whether every picture is a file of its own (in a folder or an archive): such are searched for doubles.
    is_film
        Whether the pictures are frames taken at ``data.frame_rate``.
    classes
        Names of the classes, empty if the pictures have none.
    labels
        int64 (N,): the number of each picture's class in ``classes``; None if there are none.
    problems
        Files that were left out when the source was opened.
    remarks
        What a person should know about how it was understood: why there are no classes, what is kept for evaluation.
    suggested_size, suggested_channels
        What ``data.size`` = 0 and ``data.channels`` = 0 stand for: a side in pixels, and 1 (grey), 3 (colour) or 4 (with alpha).
    edge_colour
        The colour that its pictures have all around, like "#000000": it continues where they are smaller than wanted. "" if they
        have none in common.
    brightest
        The largest number of 16 bits in a sample of its pictures; 0 where none is of 16 bits.
    """

    name: str
    names: tuple[str, ...]
    builtin: bool = False
    has_files: bool = False
    is_film: bool = False
    classes: tuple[str, ...] = ()
    labels: np.ndarray | None = None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Sentence, ...] = ()
    suggested_size: int
    suggested_channels: int
    edge_colour: str = ""
    brightest: int = 0

    @abstractmethod
    def __len__(self) -> int:
        """How many pictures there are."""

    @abstractmethod
    def read(self, index: int) -> bytes | Image.Image:
        """The content of the picture's file, or the picture itself if it has none. :class:`UnreadableImage` if that cannot be."""

    @abstractmethod
    def title(self, index: int) -> str:
        """What to call the picture, for instance its file relative to the folder that was opened. No two have the same."""

    @abstractmethod
    def state(self, index: int) -> str:
        """A text that is the same as last time only if the picture is, as far as shows without reading it; no two are the same."""

    def stamps(self, indices: Iterable[int] | None = None) -> np.ndarray:
        """Digests of the states of these pictures, or of all: (n,) of 16 bytes each (``STAMP``)."""
        return stamps_of(map(self.state, range(len(self)) if indices is None else indices))

    def path(self, index: int) -> Path | None:
        """Its file, if it has one of its own."""
        return None

    def label(self, index: int) -> int | None:
        """The number of its class in ``classes``."""
        return None if self.labels is None else int(self.labels[index])

    @property
    def depth(self) -> int:
        """Bits of the data in 16-bit pictures, as far as the sample shows; 0 if no picture has 16."""
        return evident_depth(self.brightest) if self.brightest else 0

    def follow(self, found: "Suggestion") -> None:
        """Take over the suggestion from a sample."""
        self.suggested_size, self.suggested_channels = found.size, found.channels
        self.edge_colour, self.brightest = found.edge_colour, found.brightest

    @property
    def counts(self) -> tuple[int, ...]:
        """How many pictures there are in each class."""
        return () if self.labels is None else tuple(np.bincount(self.labels, minlength=len(self.classes)).tolist())


def stamps_of(texts: Iterable[str]) -> np.ndarray:
    """Stamps (N,) from what tells each picture and its state: "name, size, time of change"."""
    digests = [hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).digest() for text in texts]
    return np.frombuffer(b"".join(digests), STAMP)


@dataclass(frozen=True)
class SourceKind:
    """One way to read pictures.

    ``accepts`` looks at one name that was given, and at no more of the disk than it must; ``open`` is a generator that returns the
    source of that name (of all names for files and folders). Of the ``DataConfig`` it heeds ``folder_classes`` and ``frame_rate``.
    """

    accepts: Callable[[str], bool]
    open: Callable[[Sequence[str], DataConfig], Generator[Event, None, Source]]
