"""Computes the studio's own features: cheap, the same on every machine, and without weights to download.

A convolutional network with fixed random weights separates distributions of images by edges, textures and shapes
(Naeem et al. 2020, "Reliable Fidelity and Diversity Metrics for Generative Models", section 5, use random VGG features where no
pretrained network fits the data). The image itself at 8 x 8 adds the positions.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.device import full_float32

SEED = 20_240_601  # never change it: figures of different versions must stay comparable
SIDE = 64  # px, of the shorter side; larger images are reduced to it in proportion
WIDTHS = (32, 64, 128)
LAYOUT = 8


class RandomFeatures(nn.Module):
    """Maps images (N, C, H, W) in [-1, 1], of any C, H and W, to features (N, D) in float32."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        rng = torch.Generator().manual_seed(SEED)
        self.layers = nn.ModuleList()
        before = channels
        for width in WIDTHS:
            layer = nn.Conv2d(before, width, 3, stride=2, padding=1, padding_mode="replicate", bias=False)
            nn.init.orthogonal_(layer.weight, gain=2**0.5, generator=rng)
            self.layers.append(layer)
            before = width
        self.requires_grad_(False).eval()

    @torch.no_grad()
    @full_float32()  # the metric must be the same on a GPU and on a CPU
    def forward(self, images: Tensor) -> Tensor:
        x = images.float()
        if min(x.shape[2:]) > SIDE:
            x = F.interpolate(x, FrameSize(x.shape[3], x.shape[2]).reduced_to(SIDE).shape, mode="area")
        seen = [F.interpolate(x, LAYOUT, mode="area").flatten(1)]
        for layer in self.layers:
            x = F.leaky_relu(layer(x), 0.2)
            mean = x.mean(dim=(2, 3))
            std = (x.square().mean(dim=(2, 3)) - mean.square()).clamp_min(0).sqrt()  # std() takes ten times as long
            seen.append(torch.cat([mean, std], dim=1))
        # each group has the same weight, whatever its size
        return torch.cat([part / part.shape[1] ** 0.5 for part in seen], dim=1)
