"""What every architecture offers: one protocol for generators, one for discriminators, and how to build the pair."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ganstudio.engine.config import ModelConfig


@dataclass(frozen=True)
class LatentSpace:
    """Facts about the space that :meth:`Generator.synthesize` takes its input from.

    ``dim`` numbers an image; each has ``mean`` and ``std`` under the prior; ``layers`` is how many layers take a latent of their
    own (1 where there is a single one).
    """

    dim: int
    mean: float
    std: float
    layers: int


class Generator(nn.Module):
    """Base of all generators: latent in, images in [-1, 1] out.

    Parameters
    ----------
    latent_dim
        Numbers in z.
    classes
        How many classes it is conditioned on; 0 for none.
    """

    def __init__(self, latent_dim: int, classes: int) -> None:
        super().__init__()
        self.latent_dim = latent_dim
        self.classes = classes

    @property
    def latent_space(self) -> LatentSpace:
        """Without a mapping network the latent is z itself, from N(0, 1)."""
        return LatentSpace(dim=self.latent_dim, mean=0.0, std=1.0, layers=1)

    def sample_z(self, n: int, rng: torch.Generator) -> Tensor:
        """(n, latent_dim) float32 draws from N(0, 1) on the CPU, so that a seed means the same on every device."""
        return torch.randn(n, self.latent_dim, generator=rng)

    def map(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """z (N, latent_dim) and labels (N,) int64, if conditional, to the latent that :meth:`synthesize` takes."""
        raise NotImplementedError

    def synthesize(self, latent: Tensor) -> Tensor:
        """Images (N, C, H, W) in [-1, 1]."""
        raise NotImplementedError

    def forward(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """``synthesize(map(z, labels))``."""
        return self.synthesize(self.map(z, labels))


class Discriminator(nn.Module):
    """Base of all discriminators: images (N, C, H, W) in [-1, 1] (and labels (N,) if conditional) to logits (N,)."""

    def forward(self, images: Tensor, labels: Tensor | None = None) -> Tensor:
        """Logits (N,); above 0 means "real"."""
        raise NotImplementedError


@dataclass(frozen=True)
class Shape:
    """What the networks are built for: images of ``channels`` x ``size`` x ``size``, ``classes`` classes (0: unconditional)."""

    size: int
    channels: int
    classes: int


Pair = tuple[Generator, Discriminator]


@dataclass(frozen=True)
class Architecture:
    """A registry entry: ``build(model, shape, rng)`` makes both networks, their weights drawn from ``rng``."""

    title: str
    build: Callable[[ModelConfig, Shape, torch.Generator], Pair]


def widths(filters: int, size: int) -> Sequence[int]:
    """Channels from the image inwards: doubled at each halving of the size down to 4 px, at most 16 times ``filters``.

    >>> widths(64, 64)
    [64, 128, 256, 512]
    """
    return [filters * min(2**depth, 16) for depth in range(size.bit_length() - 3)]
