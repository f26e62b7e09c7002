"""Defines mixtures of Gaussians in the plane; counts the modes that samples cover (Metz et al. 2017, Srivastava et al. 2017)."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from ganstudio.engine.registry import Registry
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

NEAR = 3  # standard deviations within which a sample is of high quality


@dataclass(frozen=True)
class Mixture:
    """A mixture of equally likely Gaussians with ``centres`` (K, 2) and the same ``sd``, in the plane's unit."""

    title: str
    centres: tuple[tuple[float, float], ...]
    sd: float

    def sample(self, n: int, rng: torch.Generator) -> Tensor:
        """Draw points (n, 2)."""
        centres = torch.tensor(self.centres)
        chosen = centres[torch.randint(len(centres), (n,), generator=rng)]
        return chosen + self.sd * torch.randn(n, 2, generator=rng)


@dataclass(frozen=True)
class Modes:
    """The modes with a sample within 3 sd, ``found`` of ``total``; ``quality`` is the fraction of samples within 3 sd."""

    found: int
    total: int
    quality: float


def count_modes(mixture: Mixture, samples: Tensor) -> Modes:
    """Return how ``samples`` (N, 2) cover the mixture; 2,500 are usual."""
    distances = torch.cdist(samples, torch.tensor(mixture.centres))
    nearest, which = distances.min(dim=1)
    good = nearest < NEAR * mixture.sd
    return Modes(len(set(which[good].tolist())), len(mixture.centres), float(good.float().mean()))


MIXTURES: Registry[Mixture] = Registry("mixture")
MIXTURES.register("ring")(
    Mixture(
        mark("presets", "Ring of 8"),
        tuple((math.cos(2 * math.pi * k / 8), math.sin(2 * math.pi * k / 8)) for k in range(8)),
        0.01,
    )
)
MIXTURES.register("grid")(
    Mixture(mark("presets", "Grid of 25"), tuple((float(x), float(y)) for x in range(-4, 5, 2) for y in range(-4, 5, 2)), 0.05)
)
