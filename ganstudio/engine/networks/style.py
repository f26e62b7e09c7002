"""A style-based generator, small enough for a CPU at 64 px.

Karras, Laine, Aittala, Hellsten, Lehtinen and Aila 2020, "Analyzing and Improving the Image Quality of StyleGAN" (StyleGAN2),
section 2 and appendix B: a mapping network, weight (de)modulation, noise at each layer, output skips in G, a residual D with
minibatch standard deviation. Modulation is done on the features before and after one shared convolution, which equals modulating
the weights per image (section 2.2, equations 1 and 3) and needs no convolution per image. It needs no compiled extension.
"""

import math
from collections.abc import Collection
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.networks.base import Architecture, Discriminator, Generator, LatentSpace, LogitHead, Pair, Shape, with_class
from ganstudio.engine.networks.growth import is_whole, silence
from ganstudio.engine.networks.layers import LEAK, LEAKY_GAIN, MinibatchStd, downsample, narrowed, scaled_normal, spectral, upsample
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

WIDEST = 256
MAPPING_DEPTH = 2
MAPPING_PACE = 0.01  # learning rate of the mapping network, relative to the rest
MEAN_KEPT = 0.995  # decay of the running mean of w per training step
MIXED = 0.5  # fraction of training images whose finer layers take another w


class EqualizedLinear(nn.Linear):
    """A linear layer that learns ``MAPPING_PACE`` times as fast: it stores larger weights and scales them down.

    Karras et al. 2019, "A Style-Based Generator Architecture", appendix C. With Adam, whose steps do not depend on the scale of the
    gradients, this is a lower learning rate.
    """

    weight_scale = MAPPING_PACE

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(x, self.weight * self.weight_scale, self.bias * self.weight_scale)


class ModulatedConv2d(nn.Module):
    """A 3x3 or 1x1 convolution whose inputs are scaled by the style and, if ``demodulate``, whose outputs are scaled back to unit
    variance; followed by noise, bias and LeakyReLU."""

    noise: Tensor

    def __init__(
        self, before: int, after: int, latent: int, size: tuple[int, int], kernel: int = 3, *, demodulate: bool = True
    ) -> None:
        super().__init__()
        self.style = nn.Linear(latent, before)
        self.weight = nn.Parameter(torch.empty(after, before, kernel, kernel))
        self.bias = nn.Parameter(torch.zeros(after))
        self.demodulate = demodulate
        if demodulate:
            self.strength = nn.Parameter(torch.zeros(()))
            self.register_buffer("noise", torch.zeros(size))

    def forward(self, x: Tensor, latent: Tensor, rng: torch.Generator | None) -> Tensor:
        style: Tensor = self.style(latent) + 1
        x = F.conv2d(x * style[:, :, None, None], self.weight, padding=self.weight.shape[-1] // 2)
        if not self.demodulate:
            return x + self.bias[:, None, None]
        # equation 3: 1 / sqrt(sum over inputs and taps of (s w)^2)
        scale = (style.square() @ self.weight.square().sum(dim=(2, 3)).T + 1e-8).rsqrt()
        x = x * scale[:, :, None, None]
        noise = self.noise if rng is None else torch.randn(len(x), 1, *x.shape[2:], generator=rng, device=rng.device).to(x.device)
        x = x + self.strength * noise + self.bias[:, None, None]
        return F.leaky_relu(x, LEAK) * LEAKY_GAIN


class StyleGenerator(Generator):
    """Maps z (N, latent_dim) to w (N, latent_dim) by the mapping network, and w to images by modulated layers.

    ``synthesize`` also takes (N, layers, latent_dim), a w for each layer: that is style mixing.
    """

    mean: Tensor
    has_mapping = True

    def __init__(self, shape: Shape, filters: int, latent_dim: int) -> None:
        super().__init__(latent_dim, shape.classes)
        inner = list(reversed(narrowed(filters, shape.frame, WIDEST)))
        first = latent_dim + shape.classes
        sizes = [first, *[latent_dim] * MAPPING_DEPTH]
        self.mapping = nn.ModuleList(EqualizedLinear(before, after) for before, after in pairwise(sizes))
        self.register_buffer("mean", torch.zeros(latent_dim))
        self.constant = nn.Parameter(torch.empty(1, inner[0], *shape.frame.first.shape))
        self.layers, self.to_image = nn.ModuleList(), nn.ModuleList()
        for place, width in enumerate(inner):
            size = shape.frame.first.times(2**place).shape
            if place:
                self.layers.append(ModulatedConv2d(inner[place - 1], width, latent_dim, size))
            self.layers.append(ModulatedConv2d(width, width, latent_dim, size))
            self.to_image.append(ModulatedConv2d(width, shape.channels, latent_dim, size, kernel=1, demodulate=False))
        self._rng: torch.Generator | None = None

    @property
    def latent_space(self) -> LatentSpace:
        """Return the latent space; the distribution of w is unknown, only its mean is tracked (``mean``)."""
        return LatentSpace(dim=self.latent_dim, mean=0.0, std=1.0, layers=len(self.layers))

    def use_noise(self, rng: torch.Generator | None) -> None:
        self._rng = rng

    def map(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        z = z * (z.square().mean(dim=1, keepdim=True) + 1e-8).rsqrt()
        w = with_class(z, labels, self.classes)
        for layer in self.mapping:
            w = F.leaky_relu(layer(w), LEAK) * LEAKY_GAIN
        if self.training and self._rng is not None:
            with torch.no_grad():
                self.mean.lerp_(w.mean(dim=0).to(self.mean.dtype), 1 - MEAN_KEPT)
        return w

    def truncate(self, latent: Tensor, psi: float | Tensor) -> Tensor:
        return torch.lerp(self.mean, latent, psi)

    def latent_weights(self, first: int, last: int) -> Tensor:
        chosen = [layer for layer in self.layers[first : last + 1] if isinstance(layer, ModulatedConv2d)]
        return torch.cat([layer.style.weight for layer in chosen])

    def synthesize(self, latent: Tensor) -> Tensor:
        each = latent.unbind(1) if latent.ndim == 3 else [latent] * len(self.layers)
        rng = self._rng if self.training else None
        x = self.constant.expand(latent.shape[0], -1, -1, -1)  # an exported model would fix len()
        images: Tensor | None = None
        place = 0
        for stage, to_image in enumerate(self.to_image):
            if stage:
                x = self.run(self.layers[place], upsample(x), each[place], rng)
                place += 1
            x = self.run(self.layers[place], x, each[place], rng)
            seen = to_image(x, each[place], rng)
            images = seen if images is None else upsample(images) + seen
            place += 1
        assert images is not None
        return torch.tanh(images)

    def training_latent(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """Mix styles: finer layers may take another w (Karras et al. 2019, section 3.1)."""
        w = self.map(z, labels)
        if self._rng is None or self.classes:  # a neighbour may be of another class
            return w
        draws = torch.rand(2, len(w), generator=self._rng, device=self._rng.device).to(w.device)
        first = torch.where(draws[0] < MIXED, 1 + (draws[1] * (len(self.layers) - 1)).floor(), len(self.layers))
        is_own = torch.arange(len(self.layers), device=w.device) < first[:, None]
        return torch.where(is_own[:, :, None], w[:, None], w.roll(1, dims=0)[:, None])


class ResidualDownBlock(nn.Module):
    """A residual block of two 3x3 convolutions that halves the size, with a 1x1 shortcut (StyleGAN2's residual D)."""

    def __init__(self, before: int, after: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(before, before, 3, padding=1)
        self.second = nn.Conv2d(before, after, 3, padding=1)
        self.shortcut = nn.Conv2d(before, after, 1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        inner = F.leaky_relu(self.first(x), LEAK) * LEAKY_GAIN
        inner = F.leaky_relu(self.second(downsample(inner)), LEAK) * LEAKY_GAIN
        direct: Tensor = self.shortcut(downsample(x))
        return (inner + direct) * math.sqrt(0.5)


class StyleDiscriminator(Discriminator):
    """Maps images (N, C, H, W) to logits (N,) by residual halvings."""

    def __init__(self, shape: Shape, filters: int) -> None:
        super().__init__()
        outer = narrowed(filters, shape.frame, WIDEST)
        self.from_image = nn.Conv2d(shape.channels, outer[0], 1)
        self.stages = nn.ModuleList(ResidualDownBlock(before, after) for before, after in pairwise(outer))
        self.spread = nn.Sequential(MinibatchStd(), nn.Conv2d(outer[-1] + 1, outer[-1], 3, padding=1), nn.LeakyReLU(LEAK))
        self.judge = LogitHead(outer[-1], shape.frame.first, shape.classes)  # checkpoints contain this name

    def features(self, images: Tensor) -> list[Tensor]:
        x = F.leaky_relu(self.from_image(images), LEAK) * LEAKY_GAIN
        found = []
        for stage in self.stages:
            x = self.run(stage, x)
            found.append(x)
        return found

    def head(self, features: list[Tensor], labels: Tensor | None) -> Tensor:
        logits: Tensor = self.judge(self.spread(features[-1]), labels)
        return logits


def initialise(network: nn.Module, rng: torch.Generator) -> None:
    """Draw weights with ``rng``, scaled so that every layer keeps the variance of its input, and set biases to 0.

    Styles then vary around 1. The noise pattern for evaluation is drawn from N(0, 1); the strength of noise stays at 0.
    """
    for module in network.modules():
        if isinstance(module, EqualizedLinear):
            nn.init.normal_(module.weight, 0.0, 1 / (MAPPING_PACE * math.sqrt(module.in_features)), generator=rng)
            nn.init.zeros_(module.bias)
        elif isinstance(module, nn.Conv2d | nn.Linear | nn.Embedding):
            scaled_normal(module, 1.0, rng)
        elif isinstance(module, ModulatedConv2d):
            nn.init.normal_(module.weight, 0.0, 1 / math.sqrt(module.weight[0].numel()), generator=rng)
            if module.demodulate:
                nn.init.normal_(module.noise, generator=rng)
    if isinstance(network, StyleGenerator):
        nn.init.normal_(network.constant, generator=rng)


def build(model: ModelConfig, shape: Shape, rng: torch.Generator) -> Pair:
    """Return the generator and the discriminator, with weights drawn from ``rng``."""
    generator = StyleGenerator(shape, model.filters, model.latent_dim)
    discriminator = StyleDiscriminator(shape, model.filters_d or model.filters)
    initialise(generator, rng)
    initialise(discriminator, rng)
    if model.norm_d == "spectral":
        spectral(discriminator, rng)
    return generator, discriminator


def grow(small: Pair, large: Pair, copied: Collection[str], rng: torch.Generator) -> bool:
    """Let the new layers add nothing to the enlarged image yet."""
    few, more = small[0], large[0]
    assert isinstance(few, StyleGenerator) and isinstance(more, StyleGenerator)
    if not is_whole(few, copied):
        return False
    silence(more.to_image[len(few.to_image) :])
    return True


STYLE = Architecture(
    title=mark("presets", "Style-based (2020)"),
    build=build,
    has_styles=True,
    is_offered=False,
    grow=grow,
    class_axes={"mapping.0.weight": 1, "judge.embed.weight": 0},
)
