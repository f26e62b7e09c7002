"""DCGAN in its usual form.

Radford, Metz and Chintala 2015, "Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks",
section 3: (de)convolutions of stride 2, BatchNorm everywhere but on G's output and D's input, ReLU and tanh in G, LeakyReLU 0.2 in
D, weights from N(0, 0.02). Figure 1 of the paper has 5x5 kernels and 128 filters; like the authors' own Torch code,
the studio uses 4x4 kernels, which cover each position equally often, and 64 filters. Options add classes, spectral norm or no norm
in D, and self-attention.
"""

from collections.abc import Collection, Iterable
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.networks.base import Architecture, Discriminator, Generator, LogitHead, Pair, Shape, widths, with_class
from ganstudio.engine.networks.growth import is_whole, sample
from ganstudio.engine.networks.layers import SelfAttention, spectral
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SAMPLED = 256  # images that BatchNorm's statistics are estimated from when a generator grows


class DCGANGenerator(Generator):
    """Maps z (N, latent_dim) to images (N, C, H, W) by a projection to the first layer, 4x4 for a square, and doublings."""

    def __init__(self, shape: Shape, filters: int, latent_dim: int, attention: int = 0) -> None:
        super().__init__(latent_dim, shape.classes)
        inner = list(reversed(widths(filters, shape.frame)))
        layers: list[nn.Module] = []
        attended = _attended(shape, attention)
        for i, width in enumerate(inner):
            before = latent_dim + shape.classes if i == 0 else inner[i - 1]
            stride, padding = (1, 0) if i == 0 else (2, 1)
            kernel = shape.frame.first.shape if i == 0 else (4, 4)
            layers += [
                nn.ConvTranspose2d(before, width, kernel, stride, padding, bias=False),
                nn.BatchNorm2d(width),
                nn.ReLU(inplace=True),
            ]
            if attended == shape.frame.first.shorter * 2**i:
                layers.append(SelfAttention(width))
        self.layers = nn.Sequential(*layers, nn.ConvTranspose2d(inner[-1], shape.channels, 4, 2, 1), nn.Tanh())

    def map(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        return with_class(z, labels, self.classes)

    def synthesize(self, latent: Tensor) -> Tensor:
        x = latent[:, :, None, None]
        starts = [place for place, layer in enumerate(self.layers) if isinstance(layer, nn.ConvTranspose2d)]
        for begin, end in pairwise([*starts, len(self.layers)]):
            x = self.run(self.layers[begin:end], x)
        return x

    def latent_weights(self, first: int, last: int) -> Tensor:
        weight = self.layers[0].weight
        assert isinstance(weight, Tensor)
        return weight[: self.latent_dim].flatten(1).T

    def first_activations(self, latent: Tensor) -> Tensor:
        maps: Tensor = self.layers[:3](latent[:, :, None, None])  # projection, BatchNorm, ReLU
        return maps.flatten(1)


class DCGANDiscriminator(Discriminator):
    """Maps images (N, C, H, W) to logits (N,) by halvings to the first layer's frame and a convolution of that size."""

    def __init__(self, shape: Shape, filters: int, *, has_norm: bool = True, attention: int = 0) -> None:
        super().__init__()
        self.stages = nn.ModuleList()
        before, side, attended = shape.channels, shape.frame.shorter, _attended(shape, attention)
        for i, width in enumerate(widths(filters, shape.frame)):
            side //= 2
            is_normed = has_norm and i > 0
            layers: list[nn.Module] = [nn.Conv2d(before, width, 4, 2, 1, bias=not is_normed)]
            layers += [nn.BatchNorm2d(width)] if is_normed else []
            layers += [nn.LeakyReLU(0.2, inplace=True)]
            layers += [SelfAttention(width)] if attended == side else []
            self.stages.append(nn.Sequential(*layers))
            before = width
        self.judge = LogitHead(before, shape.frame.first, shape.classes)  # checkpoints contain this name

    def features(self, images: Tensor) -> list[Tensor]:
        found = []
        for stage in self.stages:
            images = self.run(stage, images)
            found.append(images)
        return found

    def head(self, features: list[Tensor], labels: Tensor | None) -> Tensor:
        logits: Tensor = self.judge(features[-1], labels)
        return logits


def initialise(modules: Iterable[nn.Module], rng: torch.Generator) -> None:
    """Draw weights from N(0, 0.02) and BatchNorm scales from N(1, 0.02) with ``rng``; set biases to 0."""
    for module in modules:
        if isinstance(module, nn.Conv2d | nn.ConvTranspose2d | nn.Embedding):
            nn.init.normal_(module.weight, 0.0, 0.02, generator=rng)
        elif isinstance(module, nn.BatchNorm2d):
            nn.init.normal_(module.weight, 1.0, 0.02, generator=rng)
        else:
            continue
        if isinstance(bias := getattr(module, "bias", None), Tensor):
            nn.init.zeros_(bias)


def _attended(shape: Shape, attention: int) -> int:
    """Return the shorter side of the maps with self-attention: the smallest with ``attention`` pixels or more; 0 for none."""
    sides = [shape.frame.first.shorter * 2**place for place in range(shape.frame.doublings)]
    return next((side for side in sides if side >= attention > 0), 0)


def build(model: ModelConfig, shape: Shape, rng: torch.Generator) -> Pair:
    """Return the generator and the discriminator, with weights drawn from ``rng``."""
    generator = DCGANGenerator(shape, model.filters, model.latent_dim, model.attention)
    discriminator = DCGANDiscriminator(
        shape, model.filters_d or model.filters, has_norm=model.norm_d == "own", attention=model.attention
    )
    initialise(generator.modules(), rng)
    initialise(discriminator.modules(), rng)
    if model.norm_d == "spectral":
        spectral(discriminator, rng)
    return generator, discriminator


@torch.no_grad()
def grow(small: Pair, large: Pair, copied: Collection[str], rng: torch.Generator) -> bool:
    """Hand the image on through the new layers of ``large`` as its positive and its negative part, which survive the ReLUs.

    BatchNorm gets the mean and the variance that these parts have over :data:`SAMPLED` images of the small generator, before the
    tanh. The small generator's last layer becomes the first new one; the others interpolate bilinearly. It needs as many filters as
    two images have channels, and no self-attention.
    """
    few, more = small[0], large[0]
    assert isinstance(few, DCGANGenerator) and isinstance(more, DCGANGenerator)
    if not is_whole(few, copied, few.layers[-2]):
        return False
    last, layers = few.layers[-2], list(more.layers)[len(few.layers) - 2 :]
    assert isinstance(last, nn.ConvTranspose2d) and last.bias is not None
    both = slice(0, 2 * last.out_channels)
    if any(isinstance(layer, SelfAttention) for layer in (*few.layers, *layers)):
        return False
    if any(isinstance(layer, nn.BatchNorm2d) and layer.num_features < both.stop for layer in layers):
        return False
    z, labels = sample(few.eval(), SAMPLED, rng)
    image = few.layers[:-1](few.map(z, labels)[:, :, None, None])
    parts, weight = torch.cat([image, -image], dim=1), torch.cat([last.weight, -last.weight], dim=1)
    bias = torch.cat([last.bias, -last.bias])
    enlarge = _bilinear(both.stop)
    for convolution, norm in pairwise(layers):
        if not isinstance(convolution, nn.ConvTranspose2d) or not isinstance(norm, nn.BatchNorm2d):
            continue
        convolution.weight[:, both] = 0  # of the layer before, only the parts reach the parts
        convolution.weight[: len(weight), both] = weight
        _normalise_to(norm, parts, bias)
        parts, bias = F.conv_transpose2d(parts.relu(), enlarge, None, 2, 1), torch.zeros(both.stop)
        weight = enlarge
    final = layers[-2]
    assert isinstance(final, nn.ConvTranspose2d) and final.bias is not None
    final.weight.zero_()
    final.weight[both] = torch.cat([_bilinear(last.out_channels), -_bilinear(last.out_channels)])
    final.bias.zero_()
    return True


def _normalise_to(norm: nn.BatchNorm2d, parts: Tensor, bias: Tensor) -> None:
    """Let the first channels of ``norm`` return ``parts`` (N, channels, H, W) for ``parts`` without the ``bias`` (channels,)."""
    count, mean, variance = parts.shape[1], parts.mean(dim=(0, 2, 3)), parts.var(dim=(0, 2, 3), unbiased=False)
    assert norm.running_mean is not None and norm.running_var is not None
    norm.running_mean[:count], norm.running_var[:count] = mean - bias, variance
    norm.weight[:count], norm.bias[:count] = (variance + norm.eps).sqrt(), mean


def _bilinear(channels: int) -> Tensor:
    """Return the weights (channels, channels, 4, 4) of a transposed convolution that doubles each channel bilinearly."""
    row = torch.tensor([0.25, 0.75, 0.75, 0.25])
    weight = torch.zeros(channels, channels, 4, 4)
    weight[range(channels), range(channels)] = row[:, None] * row
    return weight


DCGAN = Architecture(
    title=mark("presets", "DCGAN (2015)"),
    build=build,
    batch_norm_in_d=True,
    grow=grow,
    class_axes={"layers.0.weight": 0, "judge.embed.weight": 0},
)
