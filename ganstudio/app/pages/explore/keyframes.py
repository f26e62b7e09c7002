"""Keyframes in seconds, and what is shown when."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ganstudio.engine.archs import Generator
from ganstudio.engine.latent.paths import Key, along
from ganstudio.engine.latent.point import Point

FRAMES = 60  # a second: as finely as one can drag
SECONDS = 1.0  # from a new keyframe to the next
EASING = "in-out"


@dataclass(frozen=True, eq=False)
class Sequel:
    """Keyframes in order, each with its duration in seconds; the rest as :func:`~ganstudio.engine.latent.paths.along` takes it."""

    keys: tuple[Key, ...] = ()
    loop: bool = False
    method: str = "slerp"
    space: str = "z"

    @property
    def seconds(self) -> float:
        """How long it all takes."""
        return sum(key.duration or 0.0 for key in (self.keys if self.loop else self.keys[:-1]))

    def begin_of(self, index: int) -> float:
        """When the key of this index is shown."""
        return sum(key.duration or 0.0 for key in self.keys[:index])

    def at(self, generator: Generator, time: float) -> Point:
        """What is shown at a time, from 0 to ``seconds``. There must be a key."""
        if len(self.keys) == 1:
            return self.keys[0].point
        frames = _frames(self, generator)
        return frames[min(max(round(time / self.seconds * (len(frames) - 1)), 0), len(frames) - 1)]


@lru_cache(maxsize=2)
def _frames(sequel: Sequel, generator: Generator) -> list[Point]:
    count = max(2, round(sequel.seconds * FRAMES) + 1)
    return along(generator, sequel.keys, count, sequel.method, sequel.space, sequel.loop)


def moved(keys: Sequence[Key], index: int, place: int) -> tuple[Key, ...]:
    """``keys`` with the one of ``index`` before the one that was at ``place``."""
    rest = [key for number, key in enumerate(keys) if number != index]
    rest.insert(place - (index < place), keys[index])
    return tuple(rest)
