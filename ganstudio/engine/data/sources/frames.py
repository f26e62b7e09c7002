"""Films, animated pictures and multi-page TIFFs as a source. In folders and archives each counts as a single picture."""

import io
import itertools
import os
from collections.abc import Generator, Iterator, Sequence

import psutil
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.causes import TOO_LARGE, TRUNCATED
from ganstudio.engine.data.decoding.bounded import BoundedReader
from ganstudio.engine.data.decoding.colour import srgb
from ganstudio.engine.data.decoding.decode import MAX_PIXELS
from ganstudio.engine.data.decoding.formats import formats
from ganstudio.engine.data.decoding.tiff import Tiff, is_stack
from ganstudio.engine.data.decoding.unread import unread_kind
from ganstudio.engine.data.source import Problem, Source, SourceKind, UnreadableImage
from ganstudio.engine.data.sources.archives import is_one
from ganstudio.engine.data.sources.arrays import state_of
from ganstudio.engine.data.sources.films import FILMS, film_frames
from ganstudio.engine.data.sources.suggest import suggest
from ganstudio.engine.data.sources.walk import read_file
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

ANIMATED = (".gif", ".webp", ".png", ".apng")
STACKS = (".tif", ".tiff")
MOST_FRAMES = 10_000
LARGEST_HELD = 2**30  # bytes of frames, as stored, and
SHARE = 4  # at most this fraction (1 / SHARE) of the free memory
LEAST_MS = 10.0  # a frame that claims less is shown for 100 ms, as browsers do
USUAL_MS = 100.0


class FramesSource(Source):
    """The frames of a film at ``rate`` per second, or with 0 the pages of a document; kept in memory as files."""

    def __init__(self, path: str, frames: Sequence[bytes], problems: Sequence[Problem], rate: float) -> None:
        self.name = os.path.splitext(os.path.basename(path))[0] or "pictures"
        self.names = (path,)
        self.problems = tuple(problems)
        self.is_film = rate > 0
        self._frames = frames
        self._state = f"{state_of(path)}\0{rate:g}"
        self.follow(suggest(self))

    def __len__(self) -> int:
        return len(self._frames)

    def read(self, index: int) -> bytes:
        return self._frames[index]

    def title(self, index: int) -> str:
        return f"{self.name} {index:05d}"

    def state(self, index: int) -> str:
        return f"{self._state}\0{index}"


def _gather(path: str, frames: Iterator[bytes], rate: float) -> Generator[Event, None, Source]:
    """Keep frames until they end, fail to decode or are too many."""
    kept: list[bytes] = []
    problems: list[Problem] = []
    name, held = os.path.basename(path), 0
    most = min(LARGEST_HELD, psutil.virtual_memory().available // SHARE)
    try:
        for frame in frames:
            if len(kept) == MOST_FRAMES or held + len(frame) > most:
                problems.append(Problem(name, TOO_LARGE, f"only the first {len(kept):,} frames are used"))
                break
            kept.append(frame)
            held += len(frame)
            yield Progress(len(kept), 0, "frames")
    except DatasetError:
        raise
    except Exception as error:  # decoders raise any exception on damaged files
        reason = (str(error) or type(error).__name__).strip().splitlines()[-1]
        problems.append(Problem(name, TRUNCATED, f"nothing can be read after {len(kept):,} frames: {reason}"))
    if not kept:
        reason = problems[0].detail if problems else "it has no frames"
        raise DatasetError(mark("engine", "Can't read {path}: {reason}."), path=path, reason=reason)
    return FramesSource(path, kept, problems, rate)


def _animated_frames(path: str, rate: float) -> Iterator[bytes]:
    """Yield the frame shown at each moment, ``rate`` times a second, as PNG files."""
    content = BoundedReader(read_file(path, os.path.basename(path)))
    with Image.open(content, formats=formats()) as image:
        begin, due = 0.0, 0.0  # milliseconds
        for number in itertools.count():
            content.begin()
            try:
                image.seek(number)
            except EOFError:  # counting them beforehand takes as long as reading them all
                return
            image.load()  # Pillow knows a WebP frame's duration only now
            lasts = float(image.info.get("duration") or 0)
            end = begin + (lasts if lasts >= LEAST_MS else USUAL_MS)
            if due < end:
                buffer = io.BytesIO()
                srgb(image).save(buffer, "PNG", compress_level=1)
                yield buffer.getvalue()
                while due < end:  # a long frame is not repeated
                    due += 1000 / rate
            begin = end


def _pages(path: str) -> Iterator[bytes]:
    """Yield the pages of a TIFF as separate files with their original values."""
    whole = read_file(path, os.path.basename(path))
    content = BoundedReader(whole)
    with Image.open(content, formats=("TIFF",)) as image:
        for number in Tiff(whole).pages():
            content.begin()
            image.seek(number)
            buffer = io.BytesIO()
            image.copy().save(buffer, "TIFF", compression="tiff_adobe_deflate")
            yield buffer.getvalue()


def _accepts(name: str) -> bool:
    path = os.path.expanduser(name)
    return is_one(name, FILMS) or (is_one(name, ANIMATED) and _is_animated(path)) or (is_one(name, STACKS) and _is_stack(path))


def _is_animated(path: str) -> bool:
    try:
        with Image.open(BoundedReader(read_file(path, path)), formats=formats()) as image:
            small_enough = image.width * image.height <= MAX_PIXELS
            return small_enough and bool(getattr(image, "is_animated", False))
    except Exception:  # reading it as a picture reports the fault
        return False


def _is_stack(path: str) -> bool:
    try:
        content = read_file(path, path)
    except UnreadableImage:
        return False
    return unread_kind(content, path) is None and is_stack(content)


def _open(names: Sequence[str], data: DataConfig) -> Generator[Event, None, Source]:
    path = os.path.abspath(os.path.expanduser(names[0]))
    if path.lower().endswith(STACKS):
        return (yield from _gather(path, _pages(path), 0))
    frames = film_frames if path.lower().endswith(FILMS) else _animated_frames
    return (yield from _gather(path, frames(path, data.frame_rate), data.frame_rate))


KIND = SourceKind(_accepts, _open)
