"""R3GAN has the shapes, the initialisation and the resampling of its authors."""

from itertools import pairwise

import pytest
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.config.presets import BEST_QUALITY
from ganstudio.engine.networks import ARCHITECTURES, Shape, r3gan
from ganstudio.engine.networks.filters import fir_kernel
from ganstudio.engine.networks.r3gan import PUBLISHED, TAPS, FilteredResampling, R3GANDiscriminator, R3GANGenerator, WideningBlock

# (channels, groups) at each resolution from 4 px upwards, and classes: the presets of the authors' train.py
PRESETS = {
    "CIFAR-10": ([(768, 96)] * 4, 10),
    "FFHQ 64": ([(768, 96)] * 4 + [(384, 48)], 0),
    "FFHQ 256": ([(768, 96)] * 4 + [(384, 48), (192, 24), (96, 12)], 0),
    "ImageNet 32": ([(1536, 96)] * 4, 1000),
    "ImageNet 64": ([(1536, 96)] * 5, 1000),
}
# millions of parameters of G and of D in table 2 of the paper (configuration E), and of G in its table of ImageNet 64
IN_THE_PAPER = {"FFHQ 256": (23.058, 23.010), "ImageNet 64": (104, None)}


def pair(shape, filters, monkeypatch):
    """Both networks, without weights."""
    for layer in (nn.Conv2d, nn.Linear, nn.Embedding):
        monkeypatch.setattr(layer, "reset_parameters", lambda self: None)
    monkeypatch.setattr(r3gan, "fir_kernel", lambda taps: torch.empty(len(taps), len(taps)))  # arithmetic on meta takes seconds
    with torch.device("meta"):
        return R3GANGenerator(shape, filters, 64), R3GANDiscriminator(shape, filters)


def count(network):
    return sum(parameter.numel() for parameter in network.parameters())


def in_the_authors_code(stages, classes):
    """The parameters of G and D, summed over the layers of the authors' networks.py: two blocks of 1x1, grouped 3x3 and 1x1 at
    each resolution with expansion 2 and biases only at the activations, 1x1 convolutions where the channels change, a basis of
    4x4, an embedding of 64 in G and as wide as the last layer in D."""
    blocks = sum(2 * (2 * c * c + 2 * c * (2 * c // groups) * 9 + 2 * c * c + 2 * 2 * c) for c, groups in stages)
    widths = [width for width, _ in stages]
    changes = sum(a * b for a, b in pairwise(widths) if a != b)
    embedded = 64 if classes else 0
    generator = 16 * widths[0] + (64 + embedded) * widths[0] + classes * embedded + 3 * widths[-1]
    discriminator = 3 * widths[-1] + 16 * widths[0] + widths[0] * (widths[0] if classes else 1) + classes * widths[0]
    return blocks + changes + generator, blocks + changes + discriminator


@pytest.mark.parametrize("preset", PUBLISHED)
def test_the_parameters_are_those_of_the_paper(preset, monkeypatch):
    shape = Shape(FrameSize.square(PUBLISHED[preset].size), 3, PRESETS[preset][1])
    generator, discriminator = pair(shape, PUBLISHED[preset].filters, monkeypatch)
    assert (count(generator), count(discriminator)) == in_the_authors_code(*PRESETS[preset])
    for network, millions in zip((generator, discriminator), IN_THE_PAPER.get(preset, ()), strict=False):
        if millions is not None:
            digits = 0 if isinstance(millions, int) else 3
            assert round(count(network) / 1e6, digits) == millions
    groups = {(block.leave.out_channels, block.middle.groups) for block in generator.modules() if isinstance(block, WideningBlock)}
    assert groups == set(PRESETS[preset][0])


@pytest.mark.parametrize("size", [256, 512])
def test_the_best_quality_has_at_least_20_million_parameters(size, monkeypatch):
    """And its weights, their average and Adam's two moments stay below 1 GB."""
    frame = FrameSize.square(size)
    settings = BEST_QUALITY.settings(frame, 10_000, "cuda")
    assert settings.model.arch == "r3gan"
    generator, discriminator = pair(Shape(frame, 3, 0), settings.model.filters, monkeypatch)
    assert 20e6 <= count(generator) <= 30e6
    assert 4 * (4 * count(generator) + 3 * count(discriminator)) < 1e9


def small(classes=0, filters=8):
    model = ModelConfig(arch="r3gan", filters=filters, latent_dim=64)
    return ARCHITECTURES.get("r3gan").build(model, Shape(FrameSize.square(16), 3, classes), torch.Generator().manual_seed(0))


def test_blocks_start_as_the_identity():
    generator, _ = small()
    block = next(module for module in generator.modules() if isinstance(module, WideningBlock))
    x = torch.randn(2, block.enter.in_channels, 4, 4)
    assert torch.equal(block(x), x)
    assert not block.enter.bias.any() and not block.middle.bias.any()
    assert 0.5 < generator.first_activations(torch.randn(64, 64)).std() < 2  # each layer keeps the variance


def test_fixup_scales_the_blocks_by_their_number():
    generator, _ = small(filters=64)
    blocks = [module for module in generator.modules() if isinstance(module, WideningBlock)]
    assert len(blocks) == 6
    expected = (2 / (1 + 0.2**2)) ** 0.5 * 6**-0.25 / blocks[0].enter.in_channels ** 0.5
    assert blocks[0].enter.weight.std().item() == pytest.approx(expected, rel=0.05)


def test_resampling_filters_with_1_3_3_1():
    x = torch.randn(2, 3, 6, 8)
    up, down = FilteredResampling(3, 3, is_up=True), FilteredResampling(3, 3, is_up=False)
    assert torch.allclose(up(x)[..., 1:-1, 1:-1], F.interpolate(x, scale_factor=2, mode="bilinear")[..., 1:-1, 1:-1], atol=1e-6)
    weight = fir_kernel(TAPS).expand(3, 1, 4, 4)
    assert torch.allclose(down(x), F.conv2d(x, weight, stride=2, padding=1, groups=3), atol=1e-6)
    assert up(x).shape == (2, 3, 12, 16) and down(x).shape == (2, 3, 3, 4)


def test_the_class_is_embedded_in_both():
    generator, discriminator = small(classes=3)
    assert generator.embed_class.weight.shape == (64, 3) and discriminator.embed.weight.shape == (3, 32)
    z, labels = torch.randn(1, 64).repeat(3, 1), torch.arange(3)
    mixed = generator.synthesize(generator.map(z, labels).mean(dim=0, keepdim=True))
    assert not torch.equal(mixed[0], generator(z, labels)[0])  # a mixture of classes is a latent too
