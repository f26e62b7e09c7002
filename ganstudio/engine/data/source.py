"""The interface of every source of pictures, and the errors for pictures that cannot be used."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data.wide import evident_depth
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

STAMP = np.dtype("V16")


@dataclass(frozen=True)
class Problem:
    """A file that is left out.

    ``cause`` is a text from :mod:`ganstudio.engine.data.causes`, marked for translation; ``detail`` says what was wrong.
    """

    file: str
    cause: str
    detail: str


class UnreadableImage(DatasetError):
    """A picture cannot be read. ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(
            mark("engine", "Can't open {file}: {cause} ({detail})."), file=problem.file, cause=problem.cause, detail=problem.detail
        )
        self.problem = problem


@dataclass(frozen=True)
class Suggestion:
    """The settings that a sample of pictures suggests for all of them; see the attributes of :class:`Source`."""

    frame: FrameSize
    channels: int
    edge_colour: str
    brightest: int


class Source(ABC):
    """Pictures that any thread can read by index. Decoding is in :mod:`ganstudio.engine.data.decoding.decode`.

    Attributes
    ----------
    name
        Short name of the source, a good name for a run: "sevens", "holiday".
    names
        The arguments of :func:`~ganstudio.engine.data.open_source` that open the same source again; paths are absolute.
    builtin
        Whether it comes with the studio.
    has_files
        Whether every picture is a separate file (in a folder or an archive): only files are searched for duplicates.
    is_film
        Whether the pictures are frames taken at ``data.frame_rate``.
    classes
        Names of the classes, empty if the pictures have none.
    labels
        int64 (N,): the number of each picture's class in ``classes``; None if there are none.
    problems
        Files that were left out when the source was opened.
    remarks
        Sentences about how the source was understood: why there are no classes, which part is kept for evaluation.
    suggested_frame, suggested_channels
        What ``data.size`` = 0 and ``data.channels`` = 0 stand for: a frame, and 1 (grey), 3 (colour) or 4 (with alpha).
    edge_colour
        The colour shared by the edges of its pictures, like "#000000", which fills the border of smaller pictures; "" if they
        share none.
    brightest
        The largest value of the 16-bit pictures in a sample; 0 without 16-bit pictures.
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
    suggested_frame: FrameSize
    suggested_channels: int
    edge_colour: str = ""
    brightest: int = 0

    @abstractmethod
    def __len__(self) -> int:
        """Return the number of pictures."""

    @abstractmethod
    def read(self, index: int) -> bytes | Image.Image:
        """Return the content of the picture's file, or the picture itself if it has no file. Raises :class:`UnreadableImage`."""

    @abstractmethod
    def title(self, index: int) -> str:
        """Return a unique title for the picture, for instance its file relative to the opened folder."""

    @abstractmethod
    def state(self, index: int) -> str:
        """Return a unique text that changes with the picture, as far as that shows without reading it."""

    def stamps(self, indices: Iterable[int] | None = None) -> np.ndarray:
        """Return digests of the states of these pictures, or of all: (n,) of 16 bytes each (``STAMP``)."""
        return stamps_of(map(self.state, range(len(self)) if indices is None else indices))

    def path(self, index: int) -> Path | None:
        """Return the path of the picture's own file; None without such a file."""
        return None

    def label(self, index: int) -> int | None:
        """Return the number of the picture's class in ``classes``; None without classes."""
        return None if self.labels is None else int(self.labels[index])

    @property
    def depth(self) -> int:
        """Return the bits of data in 16-bit pictures, estimated from the sample; 0 without 16-bit pictures."""
        return evident_depth(self.brightest) if self.brightest else 0

    def follow(self, found: "Suggestion") -> None:
        """Apply the suggestion from a sample."""
        self.suggested_frame, self.suggested_channels = found.frame, found.channels
        self.edge_colour, self.brightest = found.edge_colour, found.brightest

    @property
    def counts(self) -> tuple[int, ...]:
        """Return the number of pictures in each class."""
        return () if self.labels is None else tuple(np.bincount(self.labels, minlength=len(self.classes)).tolist())


def stamps_of(texts: Iterable[str]) -> np.ndarray:
    """Return stamps (N,) from texts that identify each picture and its state: "name, size, time of change"."""
    digests = [hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).digest() for text in texts]
    return np.frombuffer(b"".join(digests), STAMP)


@dataclass(frozen=True)
class SourceKind:
    """A way to read pictures.

    ``accepts`` decides from a single name, with as little disk access as possible; ``open`` is a generator that returns the
    source of that name (of all names for files and folders). Of the ``DataConfig`` it uses ``folder_classes`` and ``frame_rate``.
    """

    accepts: Callable[[str], bool]
    open: Callable[[Sequence[str], DataConfig], Generator[Event, None, Source]]
