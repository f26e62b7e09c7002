"""Films and animated pictures as a source: their frames at a chosen rate. In folders and archives they count as one picture."""

import io
import itertools
import os
from collections.abc import Generator, Iterator, Sequence
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryFile

import psutil
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.archives import is_one
from ganstudio.engine.data.arrays import state_of
from ganstudio.engine.data.causes import TOO_LARGE, TRUNCATED
from ganstudio.engine.data.colour import eight_bit
from ganstudio.engine.data.counted import Counted
from ganstudio.engine.data.decode import MAX_PIXELS, formats
from ganstudio.engine.data.source import Problem, Source, SourceKind
from ganstudio.engine.data.suggest import suggest
from ganstudio.engine.data.walk import read_file
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

ANIMATED = (".gif", ".webp", ".png", ".apng")
FILMS = (".mp4", ".m4v", ".mov", ".mkv", ".avi", ".webm", ".mpg", ".mpeg", ".ogv", ".wmv", ".flv")
# a text that calls itself a film may name other files: playlists are not read, nor anything but this file
FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts,mpegvideo,ogg,asf,flv"
INPUT = ("-protocol_whitelist", "file", "-format_whitelist", FORMATS)
MOST_FRAMES = 10_000
LARGEST_HELD = 2**30  # bytes of frames, as they are kept, and
SHARE = 4  # at most one part in so many of the free memory
LEAST_MS = 10.0  # a frame that claims to last less is shown for 100 ms, as browsers do
USUAL_MS = 100.0


class FramesSource(Source):
    """Frames of a film, kept in memory as PNG or JPEG files."""

    is_film = True

    def __init__(self, path: str, frames: Sequence[bytes], problems: Sequence[Problem], rate: float) -> None:
        self.name = os.path.splitext(os.path.basename(path))[0] or "pictures"
        self.names = (path,)
        self.problems = tuple(problems)
        self._frames = frames
        self._state = f"{state_of(path)}\0{rate:g}"
        self.suggested_size, self.suggested_channels = suggest(self)

    def __len__(self) -> int:
        return len(self._frames)

    def read(self, index: int) -> bytes:
        return self._frames[index]

    def title(self, index: int) -> str:
        return f"{self.name} {index:05d}"

    def state(self, index: int) -> str:
        return f"{self._state}\0{index}"


def _gather(path: str, frames: Iterator[bytes], rate: float) -> Generator[Event, None, Source]:
    """Keep frames until they end, break off or are too many."""
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
    except Exception as error:  # decoders raise anything on files made by others
        reason = (str(error) or type(error).__name__).strip().splitlines()[-1]
        problems.append(Problem(name, TRUNCATED, f"nothing can be read after {len(kept):,} frames: {reason}"))
    if not kept:
        reason = problems[0].detail if problems else "it has no frames"
        raise DatasetError(mark("engine", "{path} cannot be read: {reason}."), path=path, reason=reason)
    return FramesSource(path, kept, problems, rate)


def _animated_frames(path: str, rate: float) -> Iterator[bytes]:
    """The frames that are seen at each moment, ``rate`` times a second, as PNG files."""
    content = Counted(read_file(path, os.path.basename(path)))
    with Image.open(content, formats=formats()) as image:
        begin, due = 0.0, 0.0  # milliseconds
        for number in itertools.count():
            content.begin()
            try:
                image.seek(number)
            except EOFError:  # counting them beforehand takes as long as reading them all
                return
            image.load()  # a WebP file tells only now how long the frame lasts
            lasts = float(image.info.get("duration") or 0)
            end = begin + (lasts if lasts >= LEAST_MS else USUAL_MS)
            if due < end:
                buffer = io.BytesIO()
                eight_bit(image).save(buffer, "PNG", compress_level=1)
                yield buffer.getvalue()
                while due < end:  # a frame that lasts long is not learnt several times
                    due += 1000 / rate
            begin = end


def _film_frames(path: str, rate: float) -> Iterator[bytes]:
    """The same of a film, as JPEG files."""
    try:
        import imageio_ffmpeg
    except ImportError:
        text = mark("engine", 'To open films, install what reads them: pip install "ganstudio[video]"')
        raise DatasetError(text) from None
    # each frame as a PPM file, which says its own size
    wanted = ["-i", path, "-vf", f"fps={rate:g}", "-f", "image2pipe", "-c:v", "ppm", "-"]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-loglevel", "error", *INPUT, *wanted]
    with TemporaryFile() as words, Popen(command, stdin=DEVNULL, stdout=PIPE, stderr=words) as process:
        assert process.stdout is not None
        try:
            while head := process.stdout.readline():
                width, height = map(int, process.stdout.readline().split())
                if head != b"P6\n" or width * height > MAX_PIXELS:
                    raise ValueError(f"its frames have {width:,} x {height:,} pixels")
                process.stdout.readline()
                buffer = io.BytesIO()
                frame = Image.frombytes("RGB", (width, height), process.stdout.read(3 * width * height))
                frame.save(buffer, "JPEG", quality=95, subsampling=0)
                yield buffer.getvalue()
        finally:
            process.kill()
            process.stdout.close()
        words.seek(0)
        if said := words.read().decode(errors="replace"):
            raise ValueError(said)


def _accepts(name: str) -> bool:
    return is_one(name, FILMS) or (is_one(name, ANIMATED) and _is_animated(os.path.expanduser(name)))


def _is_animated(path: str) -> bool:
    try:
        with Image.open(Counted(read_file(path, path)), formats=formats()) as image:
            small_enough = image.width * image.height <= MAX_PIXELS
            return small_enough and bool(getattr(image, "is_animated", False))
    except Exception:  # whatever is wrong with it is found when it is read as a picture
        return False


def _open(names: Sequence[str], data: DataConfig) -> Generator[Event, None, Source]:
    path = os.path.abspath(os.path.expanduser(names[0]))
    frames = _film_frames if path.lower().endswith(FILMS) else _animated_frames
    return (yield from _gather(path, frames(path, data.frame_rate), data.frame_rate))


KIND = SourceKind(_accepts, _open)
