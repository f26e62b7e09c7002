"""Describes what can be filmed, and writes the film."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ganstudio.app.rendering.exports import Written
from ganstudio.app.rendering.renderer import ModelVersion
from ganstudio.engine.events import Event

if TYPE_CHECKING:
    from ganstudio.engine.latent.rendering import RenderOptions
    from ganstudio.engine.networks import Generator as Network
    from ganstudio.engine.recipes.film import FilmSource


@dataclass(frozen=True, eq=False)
class Footage:
    """An animation that a tool plays, as the source of a film.

    Parameters
    ----------
    name
        Proposed file name, without suffix.
    seconds
        Its duration on the page.
    size
        Width and height of a frame, in pixels.
    origin
        The generator; the task loads a copy of its own.
    source
        Gives the frames; see :mod:`ganstudio.engine.recipes.film`.
    look
        How its frames are drawn.
    """

    name: str
    seconds: float
    size: tuple[int, int]
    origin: ModelVersion
    source: "FilmSource"
    look: "RenderOptions"


@dataclass(frozen=True)
class FilmOrder:
    """A film to write to ``out``: ``seconds`` long, ``rate`` frames per second, each ``scale`` times as large.

    With ``repeat`` it loops.
    """

    out: Path
    footage: Footage
    seconds: float
    rate: float
    scale: int = 1
    repeat: bool = True

    @property
    def count(self) -> int:
        """Return the number of frames, the first and the last included."""
        return max(2, round(self.seconds * self.rate))

    def estimate(self, generator: "Network") -> int:
        from ganstudio.engine.recipes.film import estimate_film

        source, look = self.footage.source, self.footage.look
        return estimate_film(generator, source, self.out, frames=self.count, rate=self.rate, scale=self.scale, look=look)

    def task(self) -> Generator[Event, None, Written]:
        """Write the film, whole or not at all.

        Raises
        ------
        ConfigError, RunError
            As :func:`~ganstudio.engine.recipes.film.film`.
        """
        from ganstudio.engine.latent.model import open_model
        from ganstudio.engine.recipes.film import film

        origin, look = self.footage.origin, self.footage.look
        model = open_model(origin.run, origin.images_seen, origin.noise)
        yield from film(
            model,
            self.footage.source,
            self.out,
            frames=self.count,
            rate=self.rate,
            scale=self.scale,
            loop=self.repeat,
            truncation=look.truncation,
            label=look.label,
            precision=look.precision,
        )
        return Written(self.out)
