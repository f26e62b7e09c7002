"""FastGAN, for few images: a light generator with skip-layer excitation and a discriminator that reconstructs real images.

Liu, Zhu, Song and Elgammal 2021, "Towards Faster and Stabilized GAN Training for High-fidelity Few-shot Image Synthesis", sections
3.1 (equation 1) and 3.2 (equation 4). The reconstruction loss is the mean absolute difference,
which needs no pretrained network.
"""

from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.networks.base import Architecture, Discriminator, Generator, LogitHead, Pair, Shape, with_class
from ganstudio.engine.networks.layers import LEAK, downsample, narrowed, spectral
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

WIDEST = 256
LEAP = 16  # size of the features that an excitation scales, relative to its input
SMALLEST_FACTOR, LARGEST_FACTOR = 2, 8  # from the features to the reconstruction of the whole image
SMALLEST_PART_FACTOR = 4  # likewise for the quarter that is reconstructed beside it


class Up(nn.Module):
    """Doubles the size by nearest-neighbour upsampling, a 3x3 convolution, BatchNorm and a gated linear unit."""

    def __init__(self, before: int, after: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Upsample(scale_factor=2, mode="nearest"),
            nn.Conv2d(before, 2 * after, 3, padding=1, bias=False),
            nn.BatchNorm2d(2 * after),
            nn.GLU(dim=1),
        )

    def forward(self, x: Tensor) -> Tensor:
        doubled: Tensor = self.layers(x)
        return doubled


class Excitation(nn.Module):
    """Scales the channels of large features by weights computed from small features (equation 1)."""

    def __init__(self, small: int, large: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.AdaptiveAvgPool2d(4), nn.Conv2d(small, large, 4), nn.LeakyReLU(LEAK), nn.Conv2d(large, large, 1), nn.Sigmoid()
        )

    def forward(self, small: Tensor, large: Tensor) -> Tensor:
        weighed: Tensor = large * self.layers(small)
        return weighed


class FastGenerator(Generator):
    """Maps z (N, latent_dim) to images (N, C, H, W) in [-1, 1]."""

    def __init__(self, shape: Shape, filters: int, latent_dim: int) -> None:
        super().__init__(latent_dim, shape.classes)
        inner = list(reversed(narrowed(filters, shape.frame, WIDEST)))
        self.begin = nn.Sequential(
            nn.ConvTranspose2d(latent_dim + shape.classes, 2 * inner[0], shape.frame.first.shape, bias=False),
            nn.BatchNorm2d(2 * inner[0]),
            nn.GLU(dim=1),
        )
        self.stages = nn.ModuleList(Up(before, after) for before, after in pairwise(inner))
        leap = LEAP.bit_length() - 1
        self.excite = nn.ModuleList(Excitation(inner[place], inner[place + leap]) for place in range(len(inner) - leap))
        self.to_image = nn.Conv2d(inner[-1], shape.channels, 3, padding=1)
        self._leap = leap

    def map(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        return with_class(z, labels, self.classes)

    def synthesize(self, latent: Tensor) -> Tensor:
        seen = [self.begin(latent[:, :, None, None])]
        for place, stage in enumerate(self.stages, start=1):
            x = self.run(stage, seen[-1])
            if place >= self._leap:
                x = self.excite[place - self._leap](seen[place - self._leap], x)
            seen.append(x)
        return torch.tanh(self.to_image(seen[-1]))

    def latent_weights(self, first: int, last: int) -> Tensor:
        weight = self.begin[0].weight
        assert isinstance(weight, Tensor)
        return weight[: self.latent_dim].flatten(1).T

    def first_activations(self, latent: Tensor) -> Tensor:
        maps: Tensor = self.begin(latent[:, :, None, None])
        return maps.flatten(1)


class PooledDownBlock(nn.Module):
    """Halves the size by a strided and by a pooled convolution, and returns their mean."""

    def __init__(self, before: int, after: int) -> None:
        super().__init__()
        self.main = nn.Sequential(
            nn.Conv2d(before, after, 4, 2, 1, bias=False),
            nn.BatchNorm2d(after),
            nn.LeakyReLU(LEAK),
            nn.Conv2d(after, after, 3, padding=1, bias=False),
            nn.BatchNorm2d(after),
            nn.LeakyReLU(LEAK),
        )
        self.direct = nn.Sequential(nn.Conv2d(before, after, 1, bias=False), nn.BatchNorm2d(after), nn.LeakyReLU(LEAK))

    def forward(self, x: Tensor) -> Tensor:
        mean: Tensor = (self.main(x) + self.direct(downsample(x))) / 2
        return mean


class FastDiscriminator(Discriminator):
    """Maps images (N, C, H, W) to logits (N,); two small decoders reconstruct real images from its features."""

    def __init__(self, shape: Shape, filters: int, *, has_norm: bool = True) -> None:
        super().__init__()
        outer = narrowed(filters, shape.frame, WIDEST)
        self.from_image = nn.Sequential(nn.Conv2d(shape.channels, outer[0], 3, padding=1), nn.LeakyReLU(LEAK))
        self.stages = nn.ModuleList(PooledDownBlock(before, after) for before, after in pairwise(outer))
        self.judge = LogitHead(outer[-1], shape.frame.first, shape.classes)  # checkpoints contain this name
        self._code = shape.frame.doublings - 2  # index of the features at twice the first layer's frame: 8x8 for a square
        width = outer[self._code + 1]
        # at half the size and at most 64 px for a square: the details are not worth the time
        factor = min(max(2**self._code, SMALLEST_FACTOR), LARGEST_FACTOR)
        self.whole = decoder(width, shape.channels, factor)
        self.part = decoder(width, shape.channels, max(factor, SMALLEST_PART_FACTOR))
        if not has_norm:
            _without_norm(self)

    def features(self, images: Tensor) -> list[Tensor]:
        x, found = self.from_image(images), []
        for stage in self.stages:
            x = self.run(stage, x)
            found.append(x)
        return found

    def head(self, features: list[Tensor], labels: Tensor | None) -> Tensor:
        logits: Tensor = self.judge(features[-1], labels)
        return logits

    def reconstruction_loss(self, images: Tensor, features: list[Tensor], rng: torch.Generator) -> Tensor:
        """Return the mean absolute error of reconstructing the whole images and a quarter, the same for all, from the features."""
        code = features[self._code]
        corner = torch.randint(2, (2,), generator=rng, device=rng.device).to(images.device)  # stays there: nothing waits for it
        loss = images.new_zeros(())
        pairs = ((self.whole(code), images), (self.part(_quarter(code, corner)), _quarter(images, corner)))
        for rebuilt, original in pairs:
            loss = loss + (rebuilt - F.interpolate(original, rebuilt.shape[-2:], mode="area")).abs().mean()
        return loss


def _quarter(maps: Tensor, corner: Tensor) -> Tensor:
    """Crop (N, C, 2h, 2w) to (N, C, h, w): the lower half if ``corner[0]`` is 1, the right if ``corner[1]`` is; int64 (2,)."""
    for dim, place in ((2, corner[0]), (3, corner[1])):
        half = maps.shape[dim] // 2
        maps = maps.index_select(dim, place * half + torch.arange(half, device=maps.device))
    return maps


def decoder(width: int, channels: int, factor: int) -> nn.Sequential:
    """Return a network from features (N, width, h, h) to images (N, channels, factor h, factor h)."""
    layers: list[nn.Module] = []
    for _ in range(factor.bit_length() - 1):
        after = max(width // 2, 8)
        layers.append(Up(width, after))
        width = after
    return nn.Sequential(*layers, nn.Conv2d(width, channels, 3, padding=1), nn.Tanh())


def _without_norm(network: nn.Module) -> None:
    for module in network.modules():
        for name, child in list(module.named_children()):
            if isinstance(child, nn.BatchNorm2d):
                setattr(module, name, nn.Identity())


def initialise(network: nn.Module, rng: torch.Generator) -> None:
    """Draw weights from N(0, 0.02) and BatchNorm scales from N(1, 0.02); set biases to 0."""
    for module in network.modules():
        if isinstance(module, nn.Conv2d | nn.ConvTranspose2d | nn.Embedding):
            nn.init.normal_(module.weight, 0.0, 0.02, generator=rng)
        elif isinstance(module, nn.BatchNorm2d):
            nn.init.normal_(module.weight, 1.0, 0.02, generator=rng)
        else:
            continue
        if isinstance(bias := getattr(module, "bias", None), Tensor):
            nn.init.zeros_(bias)


def build(model: ModelConfig, shape: Shape, rng: torch.Generator) -> Pair:
    """Return the generator and the discriminator, with weights drawn from ``rng``."""
    generator = FastGenerator(shape, model.filters, model.latent_dim)
    discriminator = FastDiscriminator(shape, model.filters_d or model.filters, has_norm=model.norm_d == "own")
    initialise(generator, rng)
    initialise(discriminator, rng)
    if model.norm_d == "spectral":
        spectral(discriminator, rng)
    return generator, discriminator


FAST = Architecture(
    title=mark("presets", "Few-shot, self-supervised (2021)"),
    build=build,
    batch_norm_in_d=True,
    class_axes={"begin.0.weight": 0, "judge.embed.weight": 0},
)
