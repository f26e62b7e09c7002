"""Films out of frames: a folder of PNG files, GIF, animated WebP, or MP4."""

import time
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Generator as Task
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import numpy as np
from PIL import Image

from ganstudio.engine.errors import ConfigError, RunError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.export.images import on_squares, save_png
from ganstudio.engine.files import beside, disk_errors
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

LARGEST_SCALE = 8
RATES = (1.0, 60.0)  # frames a second
WEBP_QUALITY = 90
MP4_QUALITY = 8.0  # of 10, imageio's scale
FILMS = (".gif", ".webp", ".mp4")

Write = Callable[[np.ndarray], None]


def write_film(frames: Iterable[np.ndarray], count: int, out: Path, rate: float = 25.0, scale: int = 1) -> Task[Event, None, Path]:
    """Write ``frames`` one after the other; a film appears whole or not at all, a folder's files one by one.

    Parameters
    ----------
    frames
        uint8 (H, W, C), all of one shape, C being 1, 3 or 4. Behind what is transparent an MP4 shows a chequerboard, as films have
        no transparency; a GIF has it or not at each pixel.
    count
        How many there are.
    out
        ``*.gif``, ``*.webp``, ``*.mp4``, or the name of a folder for ``frame000000.png`` ...
    rate
        Frames a second, 1 to 60. A GIF counts in hundredths of a second and is rounded to these.
    scale
        1 to 8: so many times larger, without blurring.

    Raises
    ------
    ConfigError
        There is no such ending, rate or scale, or what writes MP4 is not installed: the message says how to get it.
    RunError
        The disk refuses.
    """
    if not 1 <= scale <= LARGEST_SCALE or not RATES[0] <= rate <= RATES[1]:
        raise ConfigError(mark("engine", "Films have 1 to 60 frames a second, and pictures 1 to 8 times as large."))
    if out.suffix and out.suffix.lower() not in FILMS:
        text = mark("engine", "'{name}' is no film: its name should end in .gif, .webp or .mp4, or be that of a folder.")
        raise ConfigError(text, name=out.name)
    start, done = time.perf_counter(), 0
    with disk_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    with _WRITERS.get(out.suffix.lower(), _folder)(out, rate) as write:
        for frame in frames:
            write(frame.repeat(scale, axis=0).repeat(scale, axis=1))
            done += 1
            pace = done / max(time.perf_counter() - start, 1e-6)
            yield Progress(done, count, "frames", pace, (count - done) / pace)
    return out


@contextmanager
def _folder(out: Path, rate: float) -> Iterator[Write]:
    with disk_errors(out):
        out.mkdir(exist_ok=True)
    number = 0

    def write(frame: np.ndarray) -> None:
        nonlocal number
        save_png(out / f"frame{number:06d}.png", frame)
        number += 1

    yield write


@contextmanager
def _animated(out: Path, rate: float) -> Iterator[Write]:
    """Pillow wants all frames at once."""
    images: list[Image.Image] = []
    yield lambda frame: images.append(_image(frame))
    lasts = 1000 / rate
    with beside(out) as temporary:
        if out.suffix.lower() == ".gif":
            durations = _hundredths(len(images), lasts)
            images[0].save(temporary, "GIF", save_all=True, append_images=images[1:], duration=durations, loop=0, disposal=2)
        else:
            ends = [round(lasts * number) for number in range(len(images) + 1)]
            durations = [after - before for before, after in pairwise(ends)]
            images[0].save(
                temporary, "WEBP", save_all=True, append_images=images[1:], duration=durations, loop=0, quality=WEBP_QUALITY
            )


def _hundredths(count: int, lasts: float) -> list[int]:
    """How many milliseconds each frame stays, whole hundredths of a second that add up to the right time."""
    ends = [round(number * lasts / 10) for number in range(count + 1)]
    return [max(after - before, 2) * 10 for before, after in pairwise(ends)]


@contextmanager
def _mp4(out: Path, rate: float) -> Iterator[Write]:
    try:
        import imageio_ffmpeg
    except ImportError:
        raise ConfigError(mark("engine", 'To write MP4, install what does: pip install "ganstudio[video]"')) from None
    with beside(out) as temporary:
        writer = None

        def write(frame: np.ndarray) -> None:
            nonlocal writer
            if writer is None:
                writer = imageio_ffmpeg.write_frames(
                    str(temporary),
                    (frame.shape[1], frame.shape[0]),
                    fps=rate,
                    quality=MP4_QUALITY,
                    macro_block_size=2,
                    ffmpeg_log_level="error",
                    output_params=["-f", "mp4"],
                )
                writer.send(None)
            writer.send(_opaque(frame).tobytes())

        try:
            yield write
        except OSError as error:  # ffmpeg has ended
            raise RunError(mark("engine", "{path} cannot be written: {reason}."), path=out, reason=str(error)) from error
        finally:
            if writer is not None:
                writer.close()


_WRITERS = {".gif": _animated, ".webp": _animated, ".mp4": _mp4}


def _image(frame: np.ndarray) -> Image.Image:
    return Image.fromarray(frame[..., 0] if frame.shape[2] == 1 else frame)


def _opaque(frame: np.ndarray) -> np.ndarray:
    """uint8 (H, W, 3)."""
    if frame.shape[2] == 4:
        return on_squares(frame)
    return np.ascontiguousarray(np.broadcast_to(frame, (*frame.shape[:2], 3)))
