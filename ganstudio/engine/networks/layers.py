"""Defines the layers that several architectures share."""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention
from torch.nn.utils import parametrizations

from ganstudio.engine.config.frame import FrameSize

LEAK = 0.2
WARM_UP = 15  # power iterations, as torch runs for its own first vectors
LEAKY_GAIN = math.sqrt(2 / (1 + LEAK**2))  # keeps the variance through a LeakyReLU


def group_size(batch: int, most: int) -> int:
    """Return the largest divisor of ``batch`` up to ``most``."""
    return max(size for size in range(1, most + 1) if batch % size == 0)


class MinibatchStd(nn.Module):
    """Appends channels with the standard deviation over a group of images, by which D detects a generator without diversity.

    (N, C, H, W) to (N, C + channels, H, W); Karras et al. 2018, section 3.

    Parameters
    ----------
    group
        Largest number of images in a group, see :func:`group_size`.
    channels
        Number of channels to append. Each holds the mean deviation over as many consecutive features.
    strided
        Whether every n-th image belongs to the same group outside of training, as in StyleGAN2-ADA. In training, neighbours always
        form a group, so that a batch split among processes or into microbatches has the same groups.
    """

    def __init__(self, group: int = 4, channels: int = 1, *, strided: bool = False) -> None:
        super().__init__()
        self.group, self.channels, self.strided = group, channels, strided

    def forward(self, x: Tensor) -> Tensor:
        n, _, height, width = x.shape
        group = group_size(n, self.group)
        strided = self.strided and not self.training
        parts = x.float().reshape(*((group, n // group) if strided else (n // group, group)), self.channels, -1)
        std = (parts.var(dim=0 if strided else 1, unbiased=False) + 1e-8).sqrt().mean(dim=2)
        each = std.repeat(group, 1) if strided else std.repeat_interleave(group, dim=0)
        maps = each.view(n, self.channels, 1, 1).expand(n, self.channels, height, width)
        return torch.cat([x, maps.to(x.dtype)], dim=1)


class SelfAttention(nn.Module):
    """Self-attention over all positions, (N, C, H, W) to (N, C, H, W) (Zhang et al. 2019, section 3, with its gamma from 0)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        narrow, half = max(1, width // 8), max(1, width // 2)
        self.query, self.key = nn.Conv2d(width, narrow, 1, bias=False), nn.Conv2d(width, narrow, 1, bias=False)
        self.value, self.out = nn.Conv2d(width, half, 1, bias=False), nn.Conv2d(half, width, 1, bias=False)
        self.gamma = nn.Parameter(torch.zeros(()))

    def forward(self, x: Tensor) -> Tensor:
        query, key, value = (layer(x).flatten(2) for layer in (self.query, self.key, self.value))
        weights = (query.transpose(1, 2) @ key).softmax(dim=2)  # the fused kernel has no second derivative, which R1 needs
        seen = (value @ weights.transpose(1, 2)).view(x.shape[0], -1, *x.shape[2:])  # an exported model would fix len()
        attended: Tensor = self.out(seen)
        return x + self.gamma * attended


class Blur(nn.Module):
    """Filters each channel with [1, 2, 1] in both directions; edges are replicated."""

    kernel: Tensor

    def __init__(self) -> None:
        super().__init__()
        row = torch.tensor([0.25, 0.5, 0.25])
        self.register_buffer("kernel", (row[:, None] * row)[None, None], persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        width = x.shape[1]
        padded = F.pad(x, (1, 1, 1, 1), mode="replicate")
        return F.conv2d(padded, self.kernel.to(x.dtype).expand(width, 1, 3, 3), groups=width)


def upsample(x: Tensor) -> Tensor:
    """Return the maps at twice the size, by bilinear interpolation: zero insertion and a [1, 3, 3, 1] filter."""
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)


def downsample(x: Tensor) -> Tensor:
    """Return the maps at half the size, each value the mean of 2 x 2."""
    return F.avg_pool2d(x, 2)


def mapping(inputs: int, width: int, depth: int) -> nn.Sequential:
    """Return a fully connected network with LeakyReLU."""
    layers: list[nn.Module] = []
    for place in range(depth):
        layers += [nn.Linear(inputs if place == 0 else width, width), nn.LeakyReLU(LEAK)]
    return nn.Sequential(*layers)


@torch.no_grad()
def spectral(network: nn.Module, rng: torch.Generator) -> None:
    """Divide every weight by its largest singular value (Miyato et al. 2018, algorithm 1), estimated from vectors of ``rng``.

    A power iteration per step tracks a changing weight; the first estimate takes ``WARM_UP`` iterations. A weight that starts at
    zero, so that its block starts as the identity, has no singular value to divide by: it is drawn like the others.
    """
    for module in list(network.modules()):
        if not isinstance(module, nn.Conv2d | nn.Linear | nn.Embedding):
            continue
        if not module.weight.any():
            scaled_normal(module, 1.0, rng)
        parametrizations.spectral_norm(module, n_power_iterations=WARM_UP)
        for name, vector in module.named_buffers():
            if name.endswith(("._u", "._v")):
                vector.copy_(F.normalize(torch.randn(vector.shape, generator=rng), dim=0))
        module.weight.mean()  # in training mode, each read runs a power iteration
        for norm in module.parametrizations.weight:  # type: ignore[union-attr] # spectral_norm has just put it there
            norm.n_power_iterations = 1


def scaled_normal(module: nn.Module, gain: float, rng: torch.Generator) -> None:
    """Draw the weights from N(0, gain^2 / inputs) and set the biases to 0 (He et al. 2015)."""
    weight = module.weight
    assert isinstance(weight, Tensor)
    inputs = weight[0].numel() if weight.ndim > 1 else 1
    nn.init.normal_(weight, 0.0, gain / math.sqrt(inputs), generator=rng)
    if isinstance(bias := getattr(module, "bias", None), Tensor):
        nn.init.zeros_(bias)


def narrowed(filters: int, frame: FrameSize, most: int) -> Sequence[int]:
    """Return the channels from the image down to the first layer: doubled at each halving, at most ``most`` (but never under
    ``filters``).

    >>> narrowed(32, FrameSize(64, 64), 256)
    [32, 64, 128, 256, 256]
    """
    return [min(filters * 2**depth, max(most, filters)) for depth in range(frame.doublings + 1)]
