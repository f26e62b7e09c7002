"""A network that makes pictures of any size two, four or eight times as large.

The residual generator of SRGAN (Ledig et al. 2017, "Photo-Realistic Single Image Super-Resolution Using a Generative Adversarial
Network", section 2.1.1) without BatchNorm (Lim et al. 2017, "Enhanced Deep Residual Networks for Single Image Super-Resolution",
section 3.1), with sub-pixel convolutions (Shi et al. 2016). It adds to the bicubic enlargement, which it begins as. Not in the
registry of architectures: those draw from a latent space, and here there is none.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config import Config
from ganstudio.engine.networks.layers import LEAK, LEAKY_GAIN, scaled_normal

SMALL_GAIN = 0.1  # of each block's last layer, so that blocks begin near the identity


class Upscaler(nn.Module):
    """Small images (N, channels, h, w) in [-1, 1] to large ones (N, channels, factor h, factor w), which may overshoot a little."""

    def __init__(self, channels: int, factor: int, filters: int, blocks: int) -> None:
        super().__init__()
        self.channels = channels
        self.factor = factor
        self.enter = _convolution(channels, filters)
        self.blocks = nn.Sequential(*(Block(filters) for _ in range(blocks)))
        self.leave = _convolution(filters, filters)
        self.doublings = nn.Sequential(*(_doubling(filters) for _ in range(factor.bit_length() - 1)))
        self.to_image = _convolution(filters, channels)

    @property
    def receptive_radius(self) -> int:
        """How many pixels away from its own place a small pixel can still change the large image.

        One for each convolution on small pixels; those on larger ones, 1 + 1/2 + ... in all, reach less than two.
        """
        return 2 * len(self.blocks) + 4

    def use_noise(self, rng: torch.Generator | None) -> None:
        """There is no chance in it."""

    def forward(self, small: Tensor, labels: Tensor | None = None) -> Tensor:
        x = self.enter(small)
        x = self.doublings(x + self.leave(self.blocks(x)))
        difference: Tensor = self.to_image(x)
        return enlarged(small, self.factor) + difference


class Block(nn.Module):
    """x + conv(act(conv(x)))."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first, self.last = _convolution(width, width), _convolution(width, width)

    def forward(self, x: Tensor) -> Tensor:
        inner: Tensor = self.last(F.leaky_relu(self.first(x), LEAK))
        return x + inner


def enlarged(small: Tensor, factor: int) -> Tensor:
    """What anyone would do: bicubic interpolation."""
    return F.interpolate(small, scale_factor=factor, mode="bicubic")


def build_upscaler(config: Config, rng: torch.Generator) -> Upscaler:
    """As ``config`` says, with weights drawn from ``rng``, those next to the image 0."""
    network = Upscaler(config.data.channels, config.upscaler.factor, config.model.filters, config.upscaler.blocks)
    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            scaled_normal(module, LEAKY_GAIN, rng)
    for block in network.blocks:
        assert isinstance(block, Block)
        scaled_normal(block.last, SMALL_GAIN, rng)
    nn.init.zeros_(network.to_image.weight)
    return network


def _convolution(inputs: int, outputs: int) -> nn.Conv2d:
    # zeros beyond the border would tell where it is, and in small images every place is near one: large ones would look foreign
    return nn.Conv2d(inputs, outputs, 3, padding=1, padding_mode="replicate")


def _doubling(width: int) -> nn.Module:
    return nn.Sequential(_convolution(width, 4 * width), nn.PixelShuffle(2), nn.LeakyReLU(LEAK))
