"""Walks: ways that begin at a point and go on by themselves, at random, in a circle, or in a loop.

Where one is depends on the time alone, so one can go back on a walk, leave out frames, or go on with it another day.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import torch

from ganstudio.engine.latent.latent import Latent, map_latents
from ganstudio.engine.networks import Generator

KINDS = ("random", "orbit", "loop")
PERIOD = 6.0  # of an orbit and a loop
TURN = math.pi / 2  # radians in a unit of time, in the mean
WAVES = 32  # of a random walk: so many that it does not come back in any film
OVERTONES = 3  # of a loop: its mean speed is then TURN, too
FINE = 192  # places at which a loop is measured
NOTHING = 1e-6


@dataclass(frozen=True, eq=False)
class LatentWalk:
    """A walk of one of ``KINDS`` from ``start``; what it meets, ``seed`` says.

    A random walk is a draw from a smooth stationary Gaussian process, given that it begins at ``start``: each moment is like any
    random latent, and the speed is the same all along. It is a sum of random waves (Rahimi and Recht 2007, "Random Features for
    Large-Scale Kernel Machines", section 3.1); those of a loop are overtones of its period. An Ornstein-Uhlenbeck process is the
    one among them without memory, but its ways have a corner at every moment, and a film of it trembles.

    ``stiffness`` from 0 to 1 is how much of the start stays in everything on the way; at 0 the latent turns by a right angle in a
    unit of time. An orbit and a loop are back where they began after :attr:`period`.
    """

    kind: str
    start: Latent
    seed: int
    stiffness: float = 0.3

    @property
    def period(self) -> float | None:
        """After which time it is where it began; None if never."""
        return None if self.kind == "random" else PERIOD

    def at(self, generator: Generator, time: float) -> Latent:
        """Where one is at that time, 0 or later. z keeps its length."""
        if self.period is not None:
            time %= self.period
        if time == 0:
            return self.start
        z = self._z(generator, time)
        z = (z * (np.linalg.norm(self.start.z) / max(float(np.linalg.norm(z)), NOTHING))).astype(np.float32)
        if self.start.w is None:
            return replace(self.start, z=z, seed=None)
        there, here = map_latents(generator, [Latent(z, self.start.label), Latent(self.start.z, self.start.label)]).cpu().numpy()
        return replace(self.start, w=(self.start.w + there - here).astype(np.float32), seed=None)

    def film(self, generator: Generator, frames: int, step: float) -> Iterator[Latent]:
        """``frames`` points from the start, ``step`` apart in time.

        On an orbit or a loop they go once around, and one step after the last comes the first: shown again and again, no frame is
        seen twice in a row.
        """
        if self.period is not None:
            step = self.period / frames
        for number in range(frames):
            yield self.at(generator, number * step)

    def _z(self, generator: Generator, time: float) -> np.ndarray:
        rng = torch.Generator().manual_seed(self.seed)
        if self.kind == "orbit":
            return self._orbit(generator.sample_z(2, rng).double().numpy(), 2 * math.pi * time / PERIOD)
        if self.kind == "loop":
            numbers = np.arange(1, OVERTONES + 1)
            pitches, sizes = 2 * math.pi * numbers / PERIOD, 1 / numbers
        else:
            pitches, sizes = torch.randn(WAVES, generator=rng).double().numpy(), np.ones(WAVES)
            pitches *= TURN / np.sqrt(np.mean(pitches**2))
        draws = generator.sample_z(2 * len(sizes), rng).double().numpy()
        basis = np.concatenate([draws, self.start.z[None]])
        if self.kind == "loop":
            time = self._evenly(basis @ basis.T, pitches, sizes, time)
        z: np.ndarray = self._shares(pitches, sizes, np.array([time]))[0] @ basis
        return z

    def _shares(self, pitches: np.ndarray, sizes: np.ndarray, times: np.ndarray) -> np.ndarray:
        """How much of each draw, and last of the start, is in z at ``times``: (T, 2 W + 1) for W waves of these angular speeds and
        relative sizes."""
        sizes = sizes / np.linalg.norm(sizes)
        angles = times[:, None] * pitches
        # Matheron's rule: the waves alone, and what their difference from the start at time 0 tells of a later one
        likeness = (np.cos(angles) @ sizes**2)[:, None]
        shares = np.concatenate([sizes * (np.cos(angles) - likeness), sizes * np.sin(angles), likeness], axis=1)
        shares *= 1 - self.stiffness
        shares[:, -1] += self.stiffness
        return shares

    def _evenly(self, gram: np.ndarray, pitches: np.ndarray, sizes: np.ndarray, time: float) -> float:
        """When ``time / PERIOD`` of a loop's length lie behind: in few dimensions its speed is not the same all along. ``gram`` has
        the inner products of what its places are made of."""
        times = np.linspace(0, PERIOD, FINE + 1)
        shares = self._shares(pitches, sizes, times)
        shares /= np.sqrt(np.maximum(np.sum(shares @ gram * shares, axis=1, keepdims=True), NOTHING))
        steps = np.diff(shares, axis=0)
        gone = np.concatenate([[0.0], np.cumsum(np.sqrt(np.maximum(np.sum(steps @ gram * steps, axis=1), 0)))])
        return float(np.interp(time / PERIOD * gone[-1], gone, times))

    def _orbit(self, axes: np.ndarray, angle: float) -> np.ndarray:
        """A circle on the unit sphere that the start lies on, the smaller the stiffer."""
        start = _across(self.start.z.astype(np.float64), [])
        aside = _across(axes[0], [start])
        other = _across(axes[1], [start, aside])
        radius = math.pi / 2 * (1 - self.stiffness)
        axis = math.cos(radius) * start + math.sin(radius) * aside
        from_axis = start - math.cos(radius) * axis
        circle: np.ndarray = math.cos(radius) * axis + math.cos(angle) * from_axis + math.sin(angle) * math.sin(radius) * other
        return circle


def _across(vector: np.ndarray, units: list[np.ndarray]) -> np.ndarray:
    """The part of ``way`` at right angles to ``units``, of length 1."""
    for unit in units:
        vector = vector - (vector @ unit) * unit
    return vector / max(float(np.linalg.norm(vector)), NOTHING)
