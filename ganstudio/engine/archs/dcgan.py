"""DCGAN as published.

Radford, Metz and Chintala 2015, "Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks",
section 3 and figure 1: 4x4 (de)convolutions of stride 2, BatchNorm everywhere but on G's output and D's input, ReLU and tanh in G,
LeakyReLU 0.2 in D, weights from N(0, 0.02). Conditional: a one-hot class beside z in G (Mirza and Osindero 2014, section 3.2), a
projection of D's features on a class embedding (Miyato and Koyama 2018, equation 3).
"""

from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.archs.base import Architecture, Discriminator, Generator, Pair, Shape, widths
from ganstudio.engine.config import ModelConfig
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


class DCGANGenerator(Generator):
    """z (N, latent_dim) to images (N, channels, size, size) by one 4x4 projection and log2(size / 4) doublings."""

    def __init__(self, shape: Shape, filters: int, latent_dim: int) -> None:
        super().__init__(latent_dim, shape.classes)
        inner = list(reversed(widths(filters, shape.size)))
        layers: list[nn.Module] = []
        for i, width in enumerate(inner):
            before = latent_dim + shape.classes if i == 0 else inner[i - 1]
            stride, padding = (1, 0) if i == 0 else (2, 1)
            layers += [
                nn.ConvTranspose2d(before, width, 4, stride, padding, bias=False),
                nn.BatchNorm2d(width),
                nn.ReLU(inplace=True),
            ]
        self.layers = nn.Sequential(*layers, nn.ConvTranspose2d(inner[-1], shape.channels, 4, 2, 1), nn.Tanh())

    def map(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """z itself, or (N, latent_dim + classes) with the one-hot class behind it."""
        if not self.classes:
            return z
        if labels is None:
            raise ValueError("a conditional generator needs labels")
        return torch.cat([z, F.one_hot(labels, self.classes).to(z.dtype)], dim=1)

    def synthesize(self, latent: Tensor) -> Tensor:
        images: Tensor = self.layers(latent[:, :, None, None])
        return images


class DCGANDiscriminator(Discriminator):
    """Images (N, channels, size, size) to logits (N,) by log2(size / 4) halvings and one 4x4 convolution."""

    def __init__(self, shape: Shape, filters: int) -> None:
        super().__init__()
        outer = widths(filters, shape.size)
        layers: list[nn.Module] = [nn.Conv2d(shape.channels, outer[0], 4, 2, 1), nn.LeakyReLU(0.2, inplace=True)]
        for before, width in pairwise(outer):
            layers += [nn.Conv2d(before, width, 4, 2, 1, bias=False), nn.BatchNorm2d(width), nn.LeakyReLU(0.2, inplace=True)]
        self.features = nn.Sequential(*layers)
        self.head = nn.Conv2d(outer[-1], 1, 4, 1, 0)
        self.embed = nn.Embedding(shape.classes, outer[-1]) if shape.classes else None

    def forward(self, images: Tensor, labels: Tensor | None = None) -> Tensor:
        features = self.features(images)
        logits: Tensor = self.head(features).flatten()
        if self.embed is None:
            return logits
        if labels is None:
            raise ValueError("a conditional discriminator needs labels")
        projection: Tensor = (self.embed(labels) * features.mean(dim=(2, 3))).sum(dim=1)
        return logits + projection


def initialise(network: nn.Module, rng: torch.Generator) -> None:
    """Weights from N(0, 0.02), BatchNorm scales from N(1, 0.02), biases 0, all drawn from ``rng``."""
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
    """Both networks with their weights drawn from ``rng``."""
    generator = DCGANGenerator(shape, model.filters, model.latent_dim)
    discriminator = DCGANDiscriminator(shape, model.filters_d or model.filters)
    initialise(generator, rng)
    initialise(discriminator, rng)
    return generator, discriminator


DCGAN = Architecture(title=mark("presets", "DCGAN (2015)"), build=build)
