"""Features of the studio's own: cheap, the same on every machine, and with no weights to fetch.

A convolutional network with fixed random weights sees edges, textures and shapes well enough to tell distributions of images apart
(Naeem et al. 2020, "Reliable Fidelity and Diversity Metrics for Generative Models", section 5, use random VGG features where no
pretrained network fits the data). Beside them stands the image itself at 8 x 8, for where things are.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.device import full_float32

SEED = 20_240_601  # another one would be another yardstick: figures of different studios could not be compared
SIDE = 64  # larger images are reduced to this first
WIDTHS = (32, 64, 128)
LAYOUT = 8


class Features(nn.Module):
    """Images (N, C, H, W) in [-1, 1], of any C and H, to features (N, D) in float32."""

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
    @full_float32()  # a yardstick reads the same on a card as on a processor
    def forward(self, images: Tensor) -> Tensor:
        x = images.float()
        if x.shape[-1] > SIDE:
            x = F.interpolate(x, SIDE, mode="area")
        seen = [F.interpolate(x, LAYOUT, mode="area").flatten(1)]
        for layer in self.layers:
            x = F.leaky_relu(layer(x), 0.2)
            mean = x.mean(dim=(2, 3))
            std = (x.square().mean(dim=(2, 3)) - mean.square()).clamp_min(0).sqrt()  # std() takes ten times as long
            seen.append(torch.cat([mean, std], dim=1))
        # each group counts the same, however many numbers it has
        return torch.cat([part / part.shape[1] ** 0.5 for part in seen], dim=1)
