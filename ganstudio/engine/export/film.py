"""Writes films: a folder of PNG files, GIF, animated WebP, or MP4."""

import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Generator as Task
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from ganstudio.engine.errors import ConfigError, RunError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.export.animation import write_gif, write_webp
from ganstudio.engine.export.images import check_scale, enlarged, on_squares, save_png
from ganstudio.engine.files import beside, disk_errors, new_folder
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

RATES = (1.0, 60.0)  # frames per second
MP4_QUALITY = 8.0  # of 10, imageio's scale
TAKES = (2, 8)  # consecutive frames to estimate a size from; the second for MP4, which stores changes between frames
Shot = tuple[np.ndarray, Mapping[str, object]]  # a frame, and the texts for the metadata of its own file
WriteShot = Callable[[np.ndarray, Mapping[str, object]], None]
FRAME = re.compile(r"frame\d{6}\.png")


def write_film(
    frames: Iterable[np.ndarray | Shot], count: int, out: Path, rate: float = 25.0, scale: int = 1, repeat: bool = True
) -> Task[Event, None, Path]:
    """Write ``frames`` as a film; the file, or the folder, appears complete or not at all.

    Parameters
    ----------
    frames
        uint8 (H, W, C), all of the same shape, with C = 1, 3 or 4. An MP4 has no transparency and shows a chequerboard there;
        pixels of a GIF are opaque or transparent. In a folder, the texts of a :data:`Shot` go into the frame's metadata.
    count
        Number of frames.
    out
        ``*.gif``, ``*.webp``, ``*.mp4``, or the name of a folder for ``frame000000.png`` ... An existing film or
        folder of frames is replaced.
    rate
        Frames per second, 1 to 60. A GIF counts in 1/100 s and shows at most 50.
    scale
        1 to 8: the factor by which frames are enlarged, without blurring.
    repeat
        Whether a GIF or WebP loops forever; the player decides for an MP4.

    Raises
    ------
    ConfigError
        The ending, rate or scale is not allowed, the folder holds other files, or the MP4 packages are not installed: the message
        says how to install them.
    RunError
        The disk is full or not writable.
    """
    check_film(out, rate, scale)
    start, done = time.perf_counter(), 0
    with disk_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    with _WRITERS[out.suffix.lower()](out, rate, scale, repeat) as write:
        for frame in frames:
            write(*(frame if isinstance(frame, tuple) else (frame, {})))
            done += 1
            pace = done / max(time.perf_counter() - start, 1e-6)
            yield Progress(done, count, "frames", pace, (count - done) / pace)
    return out


def check_film(out: Path, rate: float, scale: int) -> None:
    """Raise ``ConfigError`` if ``out`` cannot hold a film, or if there is no such rate or scale."""
    check_scale(scale)
    if not RATES[0] <= rate <= RATES[1]:
        raise ConfigError(mark("engine", "A film has 1 to 60 frames per second, not {rate}."), rate=f"{rate:g}")
    if out.suffix and out.suffix.lower() not in _WRITERS:
        text = mark("engine", "'{name}' cannot hold a film. Use a name that ends in .gif, .webp or .mp4, or the name of a folder.")
        raise ConfigError(text, name=out.name)


def taste(count: int, out: Path) -> list[range]:
    """Return the ranges of a film's ``count`` frames that :func:`estimate_size` needs: runs of consecutive frames."""
    length = min(TAKES[out.suffix.lower() == ".mp4"], count)
    places = (round(part * (count - length)) for part in np.linspace(0.1, 0.9, 3))
    return [range(place, place + length) for place in dict.fromkeys(places)]


def estimate_size(takes: Sequence[Sequence[np.ndarray]], count: int, out: Path, rate: float = 25.0, scale: int = 1) -> int:
    """Estimate the bytes that :func:`write_film` writes for ``count`` frames from ``takes``, the frames of :func:`taste`.

    On walks, keyframes and trainings of 250 frames at 32 and 64 px, it is within 5 % for pictures, GIF and WebP, and 0.6 to
    1.1 times the size for MP4.

    Raises
    ------
    ConfigError
        As :func:`write_film`.
    """
    first = [_size(take[:1], out, rate, scale) for take in takes]
    later = [(_size(take, out, rate, scale) - size) / (len(take) - 1) for take, size in zip(takes, first, strict=True) if take[1:]]
    return round(float(np.mean(first) + (count - 1) * (np.mean(later) if later else 0.0)))


def _size(frames: Sequence[np.ndarray], out: Path, rate: float, scale: int) -> int:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"film{out.suffix}"
        for _ in write_film(frames, len(frames), path, rate, scale):
            pass
        return sum(file.stat().st_size for file in ([path] if path.is_file() else path.iterdir()))


@contextmanager
def _folder(out: Path, rate: float, scale: int, repeat: bool) -> Iterator[WriteShot]:
    with disk_errors(out):
        if out.exists() and not (out.is_dir() and all(FRAME.fullmatch(file.name) for file in out.iterdir())):
            raise ConfigError(
                mark("engine", "{path} already exists and holds files that are not frames. Choose another folder."), path=out
            )
    number = 0
    with new_folder(out) as temporary:

        def write(frame: np.ndarray, texts: Mapping[str, object]) -> None:
            nonlocal number
            save_png(temporary / f"frame{number:06d}.png", enlarged(frame, scale), **texts)
            number += 1

        yield write
        if out.exists():
            shutil.rmtree(out)


@contextmanager
def _gif(out: Path, rate: float, scale: int, repeat: bool) -> Iterator[WriteShot]:
    with beside(out) as temporary, write_gif(temporary, rate, scale, repeat) as write:
        yield lambda frame, _texts: write(frame)


@contextmanager
def _webp(out: Path, rate: float, scale: int, repeat: bool) -> Iterator[WriteShot]:
    with beside(out) as temporary, write_webp(temporary, rate, scale, repeat) as write:
        yield lambda frame, _texts: write(frame)


@contextmanager
def _mp4(out: Path, rate: float, scale: int, repeat: bool) -> Iterator[WriteShot]:
    try:
        import imageio_ffmpeg
    except ImportError:
        raise ConfigError(mark("engine", 'Writing MP4 needs the video extra: pip install "ganstudio[video]"')) from None
    with beside(out) as temporary:
        writer = None

        def write(frame: np.ndarray, _texts: Mapping[str, object]) -> None:
            nonlocal writer
            frame = _even(_opaque(enlarged(frame, scale)))
            if writer is None:
                writer = imageio_ffmpeg.write_frames(
                    str(temporary),
                    (frame.shape[1], frame.shape[0]),
                    fps=rate,
                    quality=MP4_QUALITY,
                    macro_block_size=1,
                    ffmpeg_log_level="error",
                    output_params=["-f", "mp4", "-movflags", "+faststart"],
                )
                writer.send(None)
            writer.send(frame.tobytes())

        try:
            yield write
        except OSError as error:  # ffmpeg has ended
            raise RunError(mark("engine", "Can't write {path}: {reason}."), path=out, reason=str(error)) from error
        finally:
            if writer is not None:
                writer.close()


_WRITERS: dict[str, Callable[[Path, float, int, bool], AbstractContextManager[WriteShot]]] = {
    "": _folder,
    ".gif": _gif,
    ".webp": _webp,
    ".mp4": _mp4,
}


def _opaque(frame: np.ndarray) -> np.ndarray:
    """Return uint8 (H, W, 3)."""
    if frame.shape[2] == 4:
        return on_squares(frame)
    return np.ascontiguousarray(np.broadcast_to(frame, (*frame.shape[:2], 3)))


def _even(frame: np.ndarray) -> np.ndarray:
    """Repeat the last row or column if their number is odd: 2 x 2 pixels of a film share their colour."""
    return np.pad(frame, ((0, frame.shape[0] % 2), (0, frame.shape[1] % 2), (0, 0)), mode="edge")
