"""What can be filmed, and the task that films it."""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, tee
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ganstudio.app.rendering.exports import Written
from ganstudio.app.rendering.renderer import ModelVersion
from ganstudio.engine.events import Event, Status
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:
    from ganstudio.app.rendering.frames import RenderOptions
    from ganstudio.engine.latent.latent import Latent
    from ganstudio.engine.networks import Generator as Network

Plan = Callable[["Network", int, float], Iterable[Any]]
Tell = Callable[["Network", Any], Mapping[str, object]]
Draw = Callable[["Network", Iterable[Any]], Iterator[np.ndarray]]
STOPPED = 1.0  # seconds of drawing after which an estimate is made from what there is


@dataclass(frozen=True, eq=False)
class Footage:
    """What a tool plays: ``plan(generator, count, seconds)`` returns what each of ``count`` frames shows, and
    ``draw(generator, planned)`` yields those frames one after the other, uint8 (H, W, C).

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
    plan, draw
        As above.
    tell
        Returns the metadata of a frame's file, from what is planned for the frame.
    """

    name: str
    seconds: float
    size: tuple[int, int]
    origin: ModelVersion
    plan: Plan
    draw: Draw
    tell: Tell


@dataclass(frozen=True)
class FilmOrder:
    """A film to be written to ``out``: ``seconds`` long, ``rate`` frames a second, each ``scale`` times as large.

    With ``repeat`` it begins again when it has ended.
    """

    out: Path
    footage: Footage
    seconds: float
    rate: float
    scale: int = 1
    repeat: bool = True

    @property
    def count(self) -> int:
        """Frames, the first and the last one with it."""
        return max(2, round(self.seconds * self.rate))

    def estimate(self, generator: "Network") -> int:
        from ganstudio.engine.export.film import estimate_size, taste

        takes = taste(self.count, self.out)
        wanted = set(chain(*takes))
        frames, shown, begin = [], {}, time.perf_counter()
        for place, item in enumerate(self.footage.plan(generator, self.count, self.seconds)):
            if place in wanted:
                shown[place] = item
            if takes[0][-1] in shown and time.perf_counter() - begin > STOPPED:
                break
        for take in takes:
            if take[-1] not in shown:
                break
            frames.append(list(self.footage.draw(generator, [shown[place] for place in take])))
            if time.perf_counter() - begin > STOPPED:
                break
        return estimate_size(frames, self.count, self.out, self.rate, self.scale)

    def task(self) -> Generator[Event, None, Written]:
        """Write it, whole or not at all.

        Raises
        ------
        ConfigError, RunError
            As :func:`~ganstudio.engine.export.film.write_film`.
        """
        from ganstudio.engine.device import fastest_device
        from ganstudio.engine.export.film import write_film
        from ganstudio.engine.latent.model import Model

        yield Status(mark("engine", "Filming {frames} frames"), {"frames": self.count})
        footage = self.footage
        origin = footage.origin
        generator = Model(origin.run, origin.images_seen, fastest_device(origin.run.config).kind, origin.noise).generator
        shown, told = tee(footage.plan(generator, self.count, self.seconds))
        frames = zip(footage.draw(generator, shown), (footage.tell(generator, item) for item in told), strict=True)
        yield from write_film(frames, self.count, self.out, self.rate, self.scale, self.repeat)
        return Written(self.out)


def tell_point(origin: ModelVersion, look: "RenderOptions") -> Tell:
    """Return a ``tell`` that records how each frame was drawn, so that a dropped file brings its picture back."""
    network = ""

    def tell(generator: "Network", point: "Latent") -> Mapping[str, object]:
        from ganstudio.engine.export.provenance import Provenance, fingerprint, texts_of

        nonlocal network
        network = network or fingerprint(generator)  # of all weights: once is enough
        shown = look.dressed(point)
        drawn = Provenance(shown, look.truncation, origin.noise, origin.run.name, origin.images_seen, network, look.precision)
        return texts_of(drawn)

    return tell
