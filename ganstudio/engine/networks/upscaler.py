"""A network that enlarges pictures of any size two, four or eight times.

The residual generator of SRGAN (Ledig et al. 2017, "Photo-Realistic Single Image Super-Resolution Using a Generative Adversarial
Network", section 2.1.1) without BatchNorm (Lim et al. 2017, "Enhanced Deep Residual Networks for Single Image Super-Resolution",
section 3.1), with sub-pixel convolutions (Shi et al. 2016). It adds to the bicubic enlargement, and starts as it. It is not in the
registry of architectures, because it has no latent space.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config import Config
from ganstudio.engine.networks.layers import LEAK, LEAKY_GAIN, scaled_normal
from ganstudio.engine.networks.recompute import Recomputing

SMALL_GAIN = 0.1  # of each block's last layer, so that blocks start near the identity


class Upscaler(Recomputing):
    """Maps small images (N, channels, h, w) in [-1, 1] to (N, channels, factor h, factor w), which may overshoot a little."""

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
        """Return how far, in small pixels, an input pixel can change the large image.

        Each convolution on small pixels adds 1; those on larger pixels add 1/2 + 1/4 + ..., together less than 1.
        """
        return 2 * len(self.blocks) + 4

    def use_noise(self, rng: torch.Generator | None) -> None:
        """Do nothing: an upscaler has no noise."""

    def forward(self, small: Tensor, labels: Tensor | None = None) -> Tensor:
        x = inner = self.enter(small)
        for block in self.blocks:
            inner = self.run(block, inner)
        x = self.doublings(x + self.leave(inner))
        difference: Tensor = self.to_image(x)
        return enlarged(small, self.factor) + difference


class Block(nn.Module):
    """A residual block, x + conv(act(conv(x)))."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first, self.last = _convolution(width, width), _convolution(width, width)

    def forward(self, x: Tensor) -> Tensor:
        inner: Tensor = self.last(F.leaky_relu(self.first(x), LEAK))
        return x + inner


def enlarged(small: Tensor, factor: int) -> Tensor:
    """Return the images enlarged by bicubic interpolation."""
    return F.interpolate(small, scale_factor=factor, mode="bicubic")


def build_upscaler(config: Config, rng: torch.Generator) -> Upscaler:
    """Return an upscaler for ``config`` with weights drawn from ``rng``; the last layer's weights are 0."""
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
    # zero padding would mark the border, which is near everywhere in small training images: large images would look foreign
    return nn.Conv2d(inputs, outputs, 3, padding=1, padding_mode="replicate")


def _doubling(width: int) -> nn.Module:
    return nn.Sequential(_convolution(width, 4 * width), nn.PixelShuffle(2), nn.LeakyReLU(LEAK))
