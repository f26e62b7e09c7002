"""Two-dimensional maps of the latent space. (x, y) runs from (0, 0) at the top left to (1, 1)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import torch

from ganstudio.engine.latent.directions import Direction, move
from ganstudio.engine.latent.latent import Latent, map_latents
from ganstudio.engine.networks import Generator

REACH = 1.5  # of a random plane, from its centre to its edge, in lengths of a random latent
DEVIATIONS = 3.0  # of a plane along directions, from its centre to its edge
NOTHING = 1e-6


class LatentPlane(Protocol):
    """A two-dimensional map of the latent space."""

    def at(self, generator: Generator, x: float, y: float) -> Latent:
        """Return the latent at (x, y)."""
        ...


@dataclass(frozen=True, eq=False)
class Corners:
    """A map between four latents: top left, top right, bottom left, bottom right, each exact in its corner."""

    latents: tuple[Latent, Latent, Latent, Latent]

    def at(self, generator: Generator, x: float, y: float) -> Latent:
        """Mix the corners, weighted bilinearly."""
        return mixed(generator, self.latents, ((1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y))


@dataclass(frozen=True, eq=False)
class Around:
    """A map around ``centre`` in two random directions from a seed."""

    centre: Latent
    seed: int

    def at(self, generator: Generator, x: float, y: float) -> Latent:
        """Return ``centre`` moved by multiples of the random directions."""
        across, down = REACH * (2 * x - 1), REACH * (2 * y - 1)
        if across == down == 0:
            return self.centre
        axes = generator.sample_z(2, torch.Generator().manual_seed(self.seed)).numpy()
        if self.centre.w is None:
            z = self.centre.z + across * axes[0] + down * axes[1]
            return replace(self.centre, z=as_long_as(z, float(np.linalg.norm(self.centre.z))), seed=None)
        ends = [Latent(end, self.centre.label) for end in (axes[0], -axes[0], axes[1], -axes[1])]
        found = map_latents(generator, ends).cpu().numpy()
        step = across * (found[0] - found[1]) / 2 + down * (found[2] - found[3]) / 2
        return replace(self.centre, w=(self.centre.w + step).astype(np.float32), seed=None)


@dataclass(frozen=True, eq=False)
class Along:
    """A map around ``centre``, along a direction from left to right and another from bottom to top."""

    centre: Latent
    across: Direction
    up: Direction

    def at(self, generator: Generator, x: float, y: float) -> Latent:
        """Return ``centre`` moved along both directions."""
        steps = [(self.across, DEVIATIONS * (2 * x - 1)), (self.up, DEVIATIONS * (1 - 2 * y))]
        return move(generator, self.centre, steps)


def mixed(generator: Generator, latents: Sequence[Latent], weights: Sequence[float]) -> Latent:
    """Mix latents by ``weights``, which sum to 1; the class is that of the largest weight.

    z keeps the weighted mean length, as almost all random latents have the same length. If a latent was edited
    behind the mapping, the latents are mixed linearly.
    """
    heaviest = latents[int(np.argmax(weights))]
    if max(weights) == 1:
        return heaviest
    if all(latent.w is None for latent in latents):
        z = np.sum([weight * latent.z for latent, weight in zip(latents, weights, strict=True)], axis=0)
        length = sum(weight * float(np.linalg.norm(latent.z)) for latent, weight in zip(latents, weights, strict=True))
        return Latent(as_long_as(z, length), heaviest.label)
    found = map_latents(generator, latents).cpu().numpy()
    w = np.tensordot(np.asarray(weights, np.float32), found, axes=1)
    return Latent(heaviest.z, heaviest.label, w=w.astype(np.float32))


def as_long_as(z: np.ndarray, length: float) -> np.ndarray:
    """Scale ``z`` to ``length``; a zero vector stays unchanged."""
    own = float(np.linalg.norm(z))
    longer: np.ndarray = (z * (length / own if own > NOTHING else 1.0)).astype(np.float32)
    return longer
