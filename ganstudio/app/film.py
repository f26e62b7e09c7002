"""What can be filmed, and the task that films it."""

import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ganstudio.app.renderer import Origin
from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Event, Status
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:
    from ganstudio.engine.archs import Generator as Network

Shoot = Callable[["Network", int, float], Iterable[np.ndarray]]
TASTE = 4  # frames that an estimate is made from
STOPPED = 1.0  # seconds after which no more of them are drawn


@dataclass(frozen=True)
class Footage:
    """``shoot(generator, count, seconds)`` draws so many frames of it, uint8 (H, W, C).

    Parameters
    ----------
    name
        Proposed for the file, without ending.
    seconds
        How long it takes on the page.
    size
        Width and height of a frame, in pixels.
    origin
        Which generator; the task loads one of its own.
    shoot
        Draws the frames, one after the other, as they are asked for.
    """

    name: str
    seconds: float
    size: tuple[int, int]
    origin: Origin
    shoot: Shoot


@dataclass(frozen=True)
class Cut:
    """How a film is written: to ``out``, ``seconds`` long, ``rate`` frames a second, ``scale`` times as large."""

    out: Path
    seconds: float
    rate: float
    scale: int

    @property
    def count(self) -> int:
        """Frames, the first and the last one with it."""
        return max(2, round(self.seconds * self.rate))


def film_task(footage: Footage, cut: Cut) -> Generator[Event, None, Path]:
    """Write ``footage`` as a film; it appears whole or not at all.

    Raises
    ------
    ConfigError, RunError
        As :func:`~ganstudio.engine.export.film.write_film`.
    """
    from ganstudio.engine.export.film import write_film
    from ganstudio.engine.latent.noise import set_noise
    from ganstudio.engine.runs.checkpoint import load_generator

    yield Status(mark("engine", "Filming {frames} frames"), {"frames": cut.count})
    generator = load_generator(footage.origin.run, footage.origin.images)[1]
    if footage.origin.noise is not None:
        set_noise(generator, footage.origin.noise)
    frames = footage.shoot(generator, cut.count, cut.seconds)
    return (yield from write_film(frames, cut.count, cut.out, cut.rate, cut.scale))


def estimate(generator: "Network", footage: Footage, cut: Cut) -> tuple[int, StudioError | None]:
    """About how many bytes it would be, from its first frames; or why it cannot be written."""
    from ganstudio.engine.export.film import estimate_size

    try:
        frames = list(_taste(footage.shoot(generator, cut.count, cut.seconds)))
        return estimate_size(frames, cut.count, cut.out, cut.rate, cut.scale), None
    except StudioError as error:
        return 0, error


def _taste(frames: Iterable[np.ndarray]) -> Iterator[np.ndarray]:
    begin = time.perf_counter()
    for number, frame in enumerate(frames):
        yield frame
        if number + 1 >= TASTE or (number and time.perf_counter() - begin > STOPPED):
            return
