"""Walks: paths that start at a latent and continue by themselves, at random, in a circle, or in a loop.

The position depends on the time alone, so a film can go back, skip frames, or continue a walk later.
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
TURN = math.pi / 2  # radians in a unit of time, on average
WAVES = 32  # of a random walk: enough that it does not repeat in any film
OVERTONES = 3  # of a loop: its mean speed is then TURN, too
FINE = 192  # samples that measure a loop
NOTHING = 1e-6


@dataclass(frozen=True, eq=False)
class LatentWalk:
    """A walk of a kind in ``KINDS`` from ``start``, determined by ``seed``.

    A random walk is a draw from a smooth stationary Gaussian process, given that it begins at ``start``: each moment is like any
    random latent, and the speed is constant. It is a sum of random waves (Rahimi and Recht 2007, "Random Features for
    Large-Scale Kernel Machines", section 3.1); those of a loop are overtones of its period. An Ornstein-Uhlenbeck process is the
    Gaussian process without memory, but it is nowhere smooth, and a film of it trembles.

    ``stiffness`` from 0 to 1 is the share of the start in every latent of the walk; at 0 the latent turns by a right angle in a
    unit of time. An orbit and a loop return to their start after :attr:`period`.
    """

    kind: str
    start: Latent
    seed: int
    stiffness: float = 0.3

    @property
    def period(self) -> float | None:
        """Return the time after which the walk is back at its start; None for a random walk."""
        return None if self.kind == "random" else PERIOD

    def at(self, generator: Generator, time: float) -> Latent:
        """Return the latent at a time, 0 or later. z keeps its length."""
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
        """Yield ``frames`` latents from the start, ``step`` apart in time.

        An orbit or a loop is covered exactly once, and the step after the last frame leads to the first, so that a repeated film
        shows no frame twice in a row.
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
        """Return the weight of each draw, and last of the start, in z at ``times``: (T, 2 W + 1), for W waves of these angular
        speeds and relative sizes."""
        sizes = sizes / np.linalg.norm(sizes)
        angles = times[:, None] * pitches
        # Matheron's rule: the waves alone, plus the effect of their difference from the start at time 0
        likeness = (np.cos(angles) @ sizes**2)[:, None]
        shares = np.concatenate([sizes * (np.cos(angles) - likeness), sizes * np.sin(angles), likeness], axis=1)
        shares *= 1 - self.stiffness
        shares[:, -1] += self.stiffness
        return shares

    def _evenly(self, gram: np.ndarray, pitches: np.ndarray, sizes: np.ndarray, time: float) -> float:
        """Return the time at which a loop has covered ``time / PERIOD`` of its length: in few dimensions its speed varies.
        ``gram`` has the inner products of its basis vectors."""
        times = np.linspace(0, PERIOD, FINE + 1)
        shares = self._shares(pitches, sizes, times)
        shares /= np.sqrt(np.maximum(np.sum(shares @ gram * shares, axis=1, keepdims=True), NOTHING))
        steps = np.diff(shares, axis=0)
        gone = np.concatenate([[0.0], np.cumsum(np.sqrt(np.maximum(np.sum(steps @ gram * steps, axis=1), 0)))])
        return float(np.interp(time / PERIOD * gone[-1], gone, times))

    def _orbit(self, axes: np.ndarray, angle: float) -> np.ndarray:
        """Return a position on a circle on the unit sphere through the start; larger ``stiffness`` gives a smaller circle."""
        start = _across(self.start.z.astype(np.float64), [])
        aside = _across(axes[0], [start])
        other = _across(axes[1], [start, aside])
        radius = math.pi / 2 * (1 - self.stiffness)
        axis = math.cos(radius) * start + math.sin(radius) * aside
        from_axis = start - math.cos(radius) * axis
        circle: np.ndarray = math.cos(radius) * axis + math.cos(angle) * from_axis + math.sin(angle) * math.sin(radius) * other
        return circle


def _across(vector: np.ndarray, units: list[np.ndarray]) -> np.ndarray:
    """Return the part of ``vector`` orthogonal to ``units``, of length 1."""
    for unit in units:
        vector = vector - (vector @ unit) * unit
    return vector / max(float(np.linalg.norm(vector)), NOTHING)
