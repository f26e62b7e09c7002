"""Ways that begin at a point and go on by themselves. Where one is depends on the time alone, so one can go back on them."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import torch

from ganstudio.engine.archs import Generator
from ganstudio.engine.latent.point import Point, latents

STATIONS = 6  # of a loop, its beginning among them
KINDS = ("random", "orbit", "loop")


@dataclass(frozen=True, eq=False)
class Way:
    """A way of one of ``KINDS`` from ``start``; what it meets, ``seed`` says.

    ``stiffness`` from 0 to 1 is how much of the start stays in everything on the way. The unit of time is from one station to the
    next; an orbit and a loop are back where they began after :attr:`period`.
    """

    kind: str
    start: Point
    seed: int
    stiffness: float = 0.3

    @property
    def period(self) -> float | None:
        """After which time it is where it began; None if never."""
        return None if self.kind == "random" else float(STATIONS)

    def at(self, generator: Generator, time: float) -> Point:
        """Where one is at that time."""
        if self.period is not None:
            time %= self.period
        if time == 0:
            return self.start
        length = float(np.linalg.norm(self.start.z))
        if self.kind == "orbit":
            z = self._orbit(generator, 2 * math.pi * time / STATIONS)
        else:
            z = self.stiffness * self.start.z + (1 - self.stiffness) * self._wander(generator, time)
        z = (z * (length / max(float(np.linalg.norm(z)), 1e-6))).astype(np.float32)
        if self.start.latent is None:
            return replace(self.start, z=z, seed=None)
        there, here = latents(generator, [Point(z, self.start.label), Point(self.start.z, self.start.label)]).cpu().numpy()
        return replace(self.start, latent=(self.start.latent + there - here).astype(np.float32), seed=None)

    def _wander(self, generator: Generator, time: float) -> np.ndarray:
        number, part = int(time), time - int(time)
        turn = math.pi / 2 * part
        # between two independent draws, a quarter of a circle keeps the length of a draw
        return math.cos(turn) * self._station(generator, number) + math.sin(turn) * self._station(generator, number + 1)

    def _orbit(self, generator: Generator, angle: float) -> np.ndarray:
        """A circle on the unit sphere that the start lies on, the smaller the stiffer."""
        start = self.start.z / max(float(np.linalg.norm(self.start.z)), 1e-6)
        aside = _across(self._station(generator, 1), [start])
        other = _across(self._station(generator, 2), [start, aside])
        radius = math.pi / 2 * (1 - self.stiffness)
        axis = math.cos(radius) * start + math.sin(radius) * aside
        from_axis = start - math.cos(radius) * axis
        return math.cos(radius) * axis + math.cos(angle) * from_axis + math.sin(angle) * math.sin(radius) * other

    def _station(self, generator: Generator, number: int) -> np.ndarray:
        if number == 0 or (self.kind == "loop" and number == STATIONS):
            return self.start.z
        return _draw(generator, self.seed, number)


def _across(way: np.ndarray, units: list[np.ndarray]) -> np.ndarray:
    """The part of ``way`` at right angles to ``units``, of length 1."""
    for unit in units:
        way = way - (way @ unit) * unit
    return way / max(float(np.linalg.norm(way)), 1e-6)


@lru_cache(maxsize=64)
def _draw(generator: Generator, seed: int, number: int) -> np.ndarray:
    return generator.sample_z(1, torch.Generator().manual_seed((seed << 20) + number))[0].numpy()
