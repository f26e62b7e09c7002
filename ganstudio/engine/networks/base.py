"""Defines the base classes of generators and discriminators, and the registry entry that builds the pair."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.networks.recompute import Recomputing


@dataclass(frozen=True)
class LatentSpace:
    """Facts about the space that :meth:`Generator.synthesize` takes its input from.

    A latent has ``dim`` numbers; each has ``mean`` and ``std`` under the prior; ``layers`` is the number of layers that take their
    own latent (1 if all share the same).
    """

    dim: int
    mean: float
    std: float
    layers: int


class Generator(Recomputing):
    """Base class of all generators, which map a latent to images in [-1, 1].

    Parameters
    ----------
    latent_dim
        Size of z.
    classes
        Number of classes of a conditional generator; 0 if unconditional.

    Attributes
    ----------
    has_mapping
        Whether the latent is the w of a mapping network. If not, it is z itself, followed by the one-hot class if conditional.
    style_mixing
        Fraction of the images in training whose finer layers take another latent, where an architecture offers that.
    """

    has_mapping = False
    style_mixing = 0.0

    def __init__(self, latent_dim: int, classes: int) -> None:
        super().__init__()
        self.latent_dim = latent_dim
        self.classes = classes

    @property
    def latent_space(self) -> LatentSpace:
        """Return the latent space; without a mapping network the latent is z itself, from N(0, 1)."""
        return LatentSpace(dim=self.latent_dim, mean=0.0, std=1.0, layers=1)

    def sample_z(self, n: int, rng: torch.Generator) -> Tensor:
        """Draw z, float32 (n, latent_dim), from N(0, 1) on the CPU, so that a seed gives the same on every device."""
        return torch.randn(n, self.latent_dim, generator=rng)

    def map(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """Map z (N, latent_dim) and labels (N,) int64, if conditional, to the latent that :meth:`synthesize` takes."""
        raise NotImplementedError

    def synthesize(self, latent: Tensor) -> Tensor:
        """Map a latent to images (N, C, H, W) in [-1, 1]; networks without tanh may overshoot a little."""
        raise NotImplementedError

    def latent_weights(self, first: int, last: int) -> Tensor:
        """Return the weights (outputs, latent_dim) by which layers ``first`` to ``last``, inclusive, multiply the latent."""
        raise NotImplementedError

    def first_activations(self, latent: Tensor) -> Tensor:
        """Map latents (N, D) to the first layers' activations, flat: (N, F). With a mapping network, return the latents."""
        return latent

    def truncate(self, latent: Tensor, psi: float | Tensor) -> Tensor:
        """Scale the latent towards the mean, where images are more typical and less varied; psi = 1 leaves it unchanged.

        Without a mapping network the mean is 0 and z shrinks (the truncation trick of Brock et al. 2019, section 3.1, as a scale).
        """
        if not self.classes:
            return latent * psi
        return torch.cat([latent[:, : self.latent_dim] * psi, latent[:, self.latent_dim :]], dim=1)

    def use_noise(self, rng: torch.Generator | None) -> None:
        """Draw the noise of the forward pass in training mode from ``rng``; None, or eval mode: no random noise."""

    def training_latent(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """Return the latent of an image in training: that of :meth:`map`, or (N, layers, D) if an architecture mixes styles."""
        return self.map(z, labels)

    def forward(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """Map z (N, latent_dim) and labels (N,), if conditional, to images."""
        return self.synthesize(self.training_latent(z, labels) if self.training else self.map(z, labels))


class Discriminator(Recomputing):
    """Base class of all discriminators: maps images (N, C, H, W) in [-1, 1], with labels (N,) if conditional, to logits (N,)."""

    stages: nn.ModuleList

    def freeze(self, count: int) -> None:
        """Freeze the first ``count`` stages, counted from the image (Mo et al. 2020, "Freeze the Discriminator")."""
        for module in (getattr(self, "from_image", None), *self.stages[:count]):
            if count and module is not None:
                module.requires_grad_(False)

    def features(self, images: Tensor) -> list[Tensor]:
        """Return the features at each resolution, the finest first: (N, C, h, w) each."""
        raise NotImplementedError

    def head(self, features: list[Tensor], labels: Tensor | None) -> Tensor:
        """Map the features to logits (N,)."""
        raise NotImplementedError

    def reconstruction_loss(self, images: Tensor, features: list[Tensor], rng: torch.Generator) -> Tensor | None:
        """Return a self-supervised loss on real images, a scalar; None if the architecture has none."""
        return None

    def forward(self, images: Tensor, labels: Tensor | None = None) -> Tensor:
        """Map images to logits (N,); above 0 means "real"."""
        return self.head(self.features(images), labels)


class LogitHead(nn.Module):
    """Maps the last features (N, width, h, w), of the frame ``first``, to logits: a convolution of their size and, for classes, a
    projection on an embedding of the class (Miyato and Koyama 2018, equation 3)."""

    def __init__(self, width: int, first: FrameSize, classes: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(width, 1, first.shape)
        self.embed = nn.Embedding(classes, width) if classes else None

    def forward(self, features: Tensor, labels: Tensor | None) -> Tensor:
        logits: Tensor = self.conv(features).flatten()
        if self.embed is None:
            return logits
        if labels is None:
            raise ValueError("a conditional discriminator needs labels")
        projection: Tensor = (self.embed(labels) * features.mean(dim=(2, 3))).sum(dim=1)
        return logits + projection


def with_class(z: Tensor, labels: Tensor | None, classes: int) -> Tensor:
    """Return z (N, D), or (N, D + classes) with the one-hot class appended (Mirza and Osindero 2014, section 3.2)."""
    if not classes:
        return z
    if labels is None:
        raise ValueError("a conditional generator needs labels")
    return torch.cat([z, F.one_hot(labels, classes).to(z.dtype)], dim=1)


@dataclass(frozen=True)
class Shape:
    """The shape of a network's images, ``channels`` x ``frame.height`` x ``frame.width``, and its number of ``classes`` (0:
    unconditional)."""

    frame: FrameSize
    channels: int
    classes: int


Pair = tuple[Generator, Discriminator]


@dataclass(frozen=True)
class Architecture:
    """A registry entry: ``build(model, shape, rng)`` returns both networks, with weights drawn from ``rng``.

    ``batch_norm_in_d`` says that its discriminator has BatchNorm, which gradient penalties at interpolates exclude, ``is_bounded``
    that its images stay in [-1, 1], ``has_styles`` that each layer of its generator can take its own w. Only ``is_offered``
    architectures are offered for new runs; the others serve older runs.

    ``grow(small, large, copied, rng)`` initialises the layers that a larger pair adds to a smaller one, so that its pictures are
    the smaller ones enlarged; it returns False where it cannot. ``copied`` names the tensors of the small generator that the large
    one has already. ``class_axes`` names the tensors with a slot for each class, and the axis that ends with these slots.
    """

    title: str
    build: Callable[[ModelConfig, Shape, torch.Generator], Pair]
    batch_norm_in_d: bool = False
    is_bounded: bool = True
    has_styles: bool = False
    is_offered: bool = True
    grow: Callable[[Pair, Pair, Collection[str], torch.Generator], bool] | None = None
    class_axes: Mapping[str, int] = field(default_factory=dict)


def widths(filters: int, frame: FrameSize) -> Sequence[int]:
    """Return the channels from the image inwards: doubled at each halving of the frame, at most 16 times ``filters``.

    >>> widths(64, FrameSize(64, 64))
    [64, 128, 256, 512]
    """
    return [filters * min(2**depth, 16) for depth in range(frame.doublings)]
