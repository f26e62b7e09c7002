"""R3GAN as published: residual networks of grouped convolutions without normalisation.

Huang, Gokaslan, Kuleshov and Tompkin 2024, "The GAN is dead; long live the GAN! A Modern Baseline GAN", section 4 and appendix:
each resolution has two bottleneck blocks that widen to twice the channels, grouped 3x3 convolutions, Fixup initialisation (Zhang et
al. 2019, section 3), resampling with [1, 3, 3, 1], a learned first layer in G, and in D a depthwise convolution of its size. The
widths are the authors' presets: see :data:`PUBLISHED`. Meant for the relativistic objective with R1 and R2 at every step.
"""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor, nn

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.networks.base import Architecture, Discriminator, Generator, Pair, Shape, with_class
from ganstudio.engine.networks.filters import downsample_fir, fir_kernel, upsample_fir
from ganstudio.engine.networks.growth import hand_on_image, is_whole, take_image_in
from ganstudio.engine.networks.layers import LEAK, LEAKY_GAIN, group_size, narrowed, scaled_normal, spectral
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

WIDEST = 768
EXPANSION = 2  # of the channels within a block
BLOCKS = 2  # at each resolution
GROUP, MOST_GROUPS = 16, 96  # channels of a group in the 3x3 convolutions, and the largest number of groups
LAYERS = 3  # of a block, for the Fixup initialisation
TAPS = (1, 3, 3, 1)  # [1, 2, 1] convolved with [1, 1], the doubling itself


@dataclass(frozen=True)
class Published:
    """A preset of the authors: the size of its images, and the ``filters`` next to them that give its widths."""

    size: int
    filters: int


PUBLISHED = {
    "CIFAR-10": Published(32, 768),
    "FFHQ 64": Published(64, 384),
    "FFHQ 256": Published(256, 96),
    "ImageNet 32": Published(32, 1536),
    "ImageNet 64": Published(64, 1536),
}


class WideningBlock(nn.Module):
    """A residual block, x + 1x1(act(grouped 3x3(act(1x1(x))))), that widens the channels to twice their number inside."""

    def __init__(self, width: int) -> None:
        super().__init__()
        inner = EXPANSION * width
        groups = group_size(inner, max(1, min(MOST_GROUPS, inner // GROUP)))
        self.enter = nn.Conv2d(width, inner, 1)
        self.middle = nn.Conv2d(inner, inner, 3, padding=1, groups=groups)
        self.leave = nn.Conv2d(inner, width, 1, bias=False)
        self.act = nn.LeakyReLU(LEAK, inplace=True)

    def forward(self, x: Tensor) -> Tensor:
        inner: Tensor = self.leave(self.act(self.middle(self.act(self.enter(x)))))
        return x + inner


class Basis(nn.Module):
    """Maps vectors (N, inputs) to the first maps (N, width, h, w): learned maps, each weighted by a number of the vector."""

    def __init__(self, inputs: int, width: int, first: FrameSize) -> None:
        super().__init__()
        self.maps = nn.Parameter(torch.empty(width, *first.shape))
        self.weigh = nn.Linear(inputs, width, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        weights: Tensor = self.weigh(x)
        return self.maps * weights[:, :, None, None]


class FilteredResampling(nn.Module):
    """Doubles or halves the resolution with a low-pass filter, and changes the channels where there are fewer of them."""

    kernel: Tensor

    def __init__(self, before: int, after: int, *, is_up: bool) -> None:
        super().__init__()
        self.register_buffer("kernel", fir_kernel(TAPS), persistent=False)
        self.change = nn.Identity() if before == after else nn.Conv2d(before, after, 1, bias=False)
        self.is_up = is_up

    def forward(self, x: Tensor) -> Tensor:
        maps: Tensor = upsample_fir(self.change(x), self.kernel) if self.is_up else self.change(downsample_fir(x, self.kernel))
        return maps


class Stage(nn.Sequential):
    """The blocks of a resolution, after the change of resolution that leads to it (``is_up`` None: there is none)."""

    def __init__(self, before: int, width: int, *, is_up: bool | None = None) -> None:
        super().__init__()
        self.enter = nn.Identity() if is_up is None else FilteredResampling(before, width, is_up=is_up)
        for number in range(BLOCKS):
            self.add_module(f"block{number}", WideningBlock(width))

    @property
    def change(self) -> nn.Module:
        """Return the change of the channels: a 1x1 convolution or the identity."""
        return self.enter.change if isinstance(self.enter, FilteredResampling) else self.enter


class R3GANGenerator(Generator):
    """Maps z (N, latent_dim), followed by the embedding of the class, to images (N, C, H, W)."""

    def __init__(self, shape: Shape, filters: int, latent_dim: int) -> None:
        super().__init__(latent_dim, shape.classes)
        inner = list(reversed(narrowed(filters, shape.frame, WIDEST)))
        self.embed_class = nn.Linear(shape.classes, latent_dim, bias=False) if shape.classes else None
        self.basis = Basis(latent_dim * (2 if shape.classes else 1), inner[0], shape.frame.first)
        changes = [Stage(before, after, is_up=True) for before, after in pairwise(inner)]
        self.stages = nn.ModuleList([Stage(inner[0], inner[0]), *changes])
        self.to_image = nn.Conv2d(inner[-1], shape.channels, 1, bias=False)

    def map(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        return with_class(z, labels, self.classes)

    def synthesize(self, latent: Tensor) -> Tensor:
        x = self._first(latent)
        for layers in self.stages:
            x = self.run_each(layers, x)
        images: Tensor = self.to_image(x)
        return images

    def latent_weights(self, first: int, last: int) -> Tensor:
        return self.basis.weigh.weight[:, : self.latent_dim]

    def first_activations(self, latent: Tensor) -> Tensor:
        maps: Tensor = self.stages[0](self._first(latent))
        return maps.flatten(1)

    def _first(self, latent: Tensor) -> Tensor:
        if self.embed_class is not None:
            latent = torch.cat([latent[:, : self.latent_dim], self.embed_class(latent[:, self.latent_dim :])], dim=1)
        maps: Tensor = self.basis(latent)
        return maps


class R3GANDiscriminator(Discriminator):
    """Maps images to logits: the generator in reverse; with classes, the product of the last features and a class embedding."""

    def __init__(self, shape: Shape, filters: int) -> None:
        super().__init__()
        outer = narrowed(filters, shape.frame, WIDEST)
        last = outer[-1]
        self.from_image = nn.Conv2d(shape.channels, outer[0], 1, bias=False)
        changes = [Stage(before, after, is_up=False) for before, after in pairwise(outer)]
        self.stages = nn.ModuleList([Stage(outer[0], outer[0]), *changes])
        self.pool = nn.Conv2d(last, last, shape.frame.first.shape, groups=last, bias=False)
        self.judge = nn.Linear(last, last if shape.classes else 1, bias=False)
        self.embed = nn.Embedding(shape.classes, last) if shape.classes else None

    def features(self, images: Tensor) -> list[Tensor]:
        x, found = self.from_image(images), []
        for layers in self.stages:
            x = self.run_each(layers, x)
            found.append(x)
        return found

    def head(self, features: list[Tensor], labels: Tensor | None) -> Tensor:
        logits: Tensor = self.judge(self.pool(features[-1]).flatten(1))
        if self.embed is None:
            return logits.flatten()
        if labels is None:
            raise ValueError("a conditional discriminator needs labels")
        projection: Tensor = (self.embed(labels) * logits).sum(dim=1)
        return projection


def initialise(network: R3GANGenerator | R3GANDiscriminator, rng: torch.Generator) -> None:
    """Keep the variance in every layer; scale blocks down by their number (Fixup), and set their last convolution to 0."""
    blocks = [module for module in network.modules() if isinstance(module, WideningBlock)]
    for module in network.modules():
        if isinstance(module, nn.Conv2d | nn.Linear):
            scaled_normal(module, 1.0, rng)
    for block in blocks:
        for layer in (block.enter, block.middle):
            scaled_normal(layer, LEAKY_GAIN * len(blocks) ** (-1 / (2 * LAYERS - 2)), rng)
        nn.init.zeros_(block.leave.weight)
    if isinstance(network, R3GANGenerator):
        nn.init.normal_(network.basis.maps, generator=rng)
    elif network.embed is not None:  # a linear map of the one-hot class, scaled by the dimension of the embedding
        classes, width = network.embed.weight.shape
        nn.init.normal_(network.embed.weight, 0.0, 1 / math.sqrt(classes * width), generator=rng)


def build(model: ModelConfig, shape: Shape, rng: torch.Generator) -> Pair:
    """Return the generator and the discriminator, with weights drawn from ``rng``."""
    generator = R3GANGenerator(shape, model.filters, model.latent_dim)
    discriminator = R3GANDiscriminator(shape, model.filters_d or model.filters)
    initialise(generator, rng)
    initialise(discriminator, rng)
    if model.norm_d == "spectral":
        spectral(discriminator, rng)
    return generator, discriminator


def grow(small: Pair, large: Pair, copied: Collection[str], rng: torch.Generator) -> bool:
    """Hand the image on through the new layers of ``large``, whose blocks start as the identity."""
    (few, few_d), (more, more_d) = small, large
    assert isinstance(few, R3GANGenerator) and isinstance(more, R3GANGenerator)
    assert isinstance(few_d, R3GANDiscriminator) and isinstance(more_d, R3GANDiscriminator)
    if not is_whole(few, copied, few.to_image):
        return False
    hand_on_image(few.to_image, _changes(more.stages[len(few.stages) :]), more.to_image)
    take_image_in(few_d.from_image, _changes(more_d.stages[1 : 1 + len(more_d.stages) - len(few_d.stages)]), more_d.from_image)
    return True


def _changes(stages: Iterable[nn.Module]) -> list[nn.Module]:
    return [layers.change for layers in stages if isinstance(layers, Stage)]


R3GAN = Architecture(
    title=mark("presets", "R3GAN (2024)"),
    build=build,
    is_bounded=False,
    grow=grow,
    class_axes={"embed_class.weight": 1, "embed.weight": 0},
)
