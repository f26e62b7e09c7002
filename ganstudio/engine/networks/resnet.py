"""Light residual networks without normalisation, after R3GAN; :mod:`r3gan` has them as published.

Huang, Gokaslan, Kuleshov and Tompkin 2024, "The GAN is dead; long live the GAN! A Modern Baseline GAN", section 4: bottlenecks of
1x1, grouped 3x3 and 1x1 convolutions, initialised so that each block starts as the identity (Zhang et al. 2019, Fixup, section 3),
interpolated resampling, a learned 4x4 basis in G and a depthwise 4x4 in D. Meant for the relativistic objective with R1 and R2.
"""

from collections.abc import Collection
from itertools import pairwise

import torch
from torch import Tensor, nn

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.networks.base import Architecture, Discriminator, Generator, Pair, Shape, with_class
from ganstudio.engine.networks.growth import hand_on_image, is_whole, take_image_in
from ganstudio.engine.networks.layers import LEAK, LEAKY_GAIN, MinibatchStd, downsample, narrowed, scaled_normal, spectral, upsample
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

WIDEST = 256
GROUP = 16  # channels of a group in the 3x3 convolutions
BLOCKS = 1  # at each resolution


class Residual(nn.Module):
    """A residual block, x + 1x1(act(grouped 3x3(act(1x1(x))))), with the same number of channels throughout."""

    def __init__(self, width: int) -> None:
        super().__init__()
        groups = max(1, width // GROUP)
        self.enter = nn.Conv2d(width, width, 1)
        self.middle = nn.Conv2d(width, width, 3, padding=1, groups=groups)
        self.leave = nn.Conv2d(width, width, 1, bias=False)
        self.act = nn.LeakyReLU(LEAK, inplace=True)

    def forward(self, x: Tensor) -> Tensor:
        inner: Tensor = self.leave(self.act(self.middle(self.act(self.enter(x)))))
        return x + inner


class Upsample(nn.Module):
    """Doubles the size of the maps; see :func:`upsample`."""

    def forward(self, x: Tensor) -> Tensor:
        return upsample(x)


class ResNetGenerator(Generator):
    """Maps z (N, latent_dim) to images (N, C, H, W): from learned maps, 4x4 for a square, upsampled and refined."""

    def __init__(self, shape: Shape, filters: int, latent_dim: int) -> None:
        super().__init__(latent_dim, shape.classes)
        inner = list(reversed(narrowed(filters, shape.frame, WIDEST)))
        self.basis = nn.Parameter(torch.empty(inner[0], *shape.frame.first.shape))
        self.weigh = nn.Linear(latent_dim + shape.classes, inner[0], bias=False)
        self.stages = nn.ModuleList(nn.Sequential(*(Residual(width) for _ in range(BLOCKS))) for width in inner)
        self.narrow = nn.ModuleList(_change(before, after) for before, after in pairwise(inner))
        self.to_image = nn.Conv2d(inner[-1], shape.channels, 1)

    def map(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        return with_class(z, labels, self.classes)

    def synthesize(self, latent: Tensor) -> Tensor:
        x = self.basis * self.weigh(latent)[:, :, None, None]
        for place, stage in enumerate(self.stages):
            # fewer channels before more pixels: cheaper
            x = self.run(nn.Sequential(self.narrow[place - 1], Upsample(), stage) if place else stage, x)
        return torch.tanh(self.to_image(x))

    def latent_weights(self, first: int, last: int) -> Tensor:
        return self.weigh.weight[:, : self.latent_dim]

    def first_activations(self, latent: Tensor) -> Tensor:
        maps: Tensor = self.stages[0](self.basis * self.weigh(latent)[:, :, None, None])
        return maps.flatten(1)


class ResNetDiscriminator(Discriminator):
    """Maps images to logits: the generator in reverse, with the standard deviation over the batch as a channel of the last maps."""

    def __init__(self, shape: Shape, filters: int) -> None:
        super().__init__()
        outer = narrowed(filters, shape.frame, WIDEST)
        last = outer[-1]
        self.from_image = nn.Conv2d(shape.channels, outer[0], 1)
        self.stages = nn.ModuleList(nn.Sequential(*(Residual(width) for _ in range(BLOCKS))) for width in outer)
        self.widen = nn.ModuleList(_change(before, after) for before, after in pairwise(outer))
        self.spread = nn.Sequential(MinibatchStd(), nn.Conv2d(last + 1, last, 3, padding=1), nn.LeakyReLU(LEAK))
        self.pool = nn.Conv2d(last, last, shape.frame.first.shape, groups=last, bias=False)
        self.judge = nn.Linear(last, 1)  # checkpoints contain this name
        self.embed = nn.Embedding(shape.classes, last) if shape.classes else None

    def features(self, images: Tensor) -> list[Tensor]:
        x, found = images, []
        for place, stage in enumerate(self.stages):
            x = self.run(nn.Sequential(self.widen[place - 1] if place else self.from_image, stage), downsample(x) if place else x)
            found.append(x)
        return found

    def head(self, features: list[Tensor], labels: Tensor | None) -> Tensor:
        pooled = self.pool(self.spread(features[-1])).flatten(1)
        logits: Tensor = self.judge(pooled).flatten()
        if self.embed is None:
            return logits
        if labels is None:
            raise ValueError("a conditional discriminator needs labels")
        projection: Tensor = (self.embed(labels) * pooled).sum(dim=1)
        return logits + projection


def _change(before: int, after: int) -> nn.Module:
    return nn.Identity() if before == after else nn.Conv2d(before, after, 1, bias=False)


def initialise(network: nn.Module, rng: torch.Generator) -> None:
    """Initialise so that each layer keeps the variance: blocks scaled down by their number (Fixup), their last convolution 0."""
    blocks = [module for module in network.modules() if isinstance(module, Residual)]
    for module in network.modules():
        if isinstance(module, nn.Conv2d | nn.Linear | nn.Embedding):
            scaled_normal(module, 1.0, rng)
    for block in blocks:
        for layer in (block.enter, block.middle):
            scaled_normal(layer, LEAKY_GAIN * len(blocks) ** -0.25, rng)
        nn.init.zeros_(block.leave.weight)
    if isinstance(network, ResNetGenerator):
        nn.init.normal_(network.basis, generator=rng)


def build(model: ModelConfig, shape: Shape, rng: torch.Generator) -> Pair:
    """Return the generator and the discriminator, with weights drawn from ``rng``."""
    generator = ResNetGenerator(shape, model.filters, model.latent_dim)
    discriminator = ResNetDiscriminator(shape, model.filters_d or model.filters)
    initialise(generator, rng)
    initialise(discriminator, rng)
    if model.norm_d == "spectral":
        spectral(discriminator, rng)
    return generator, discriminator


def grow(small: Pair, large: Pair, copied: Collection[str], rng: torch.Generator) -> bool:
    """Hand the image on through the new layers of ``large``, whose blocks start as the identity."""
    (few, few_d), (more, more_d) = small, large
    assert isinstance(few, ResNetGenerator) and isinstance(more, ResNetGenerator)
    assert isinstance(few_d, ResNetDiscriminator) and isinstance(more_d, ResNetDiscriminator)
    if not is_whole(few, copied, few.to_image):
        return False
    hand_on_image(few.to_image, more.narrow[len(few.narrow) :], more.to_image)
    take_image_in(few_d.from_image, more_d.widen[: len(more_d.widen) - len(few_d.widen)], more_d.from_image)
    return True


RESNET = Architecture(
    title=mark("presets", "Residual, light"), build=build, grow=grow, class_axes={"weigh.weight": 1, "embed.weight": 0}
)
