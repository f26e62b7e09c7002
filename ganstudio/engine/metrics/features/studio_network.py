"""Defines the small network behind the studio features, and what it sees of an image."""

import hashlib
from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention
from torch.nn.utils.fusion import fuse_conv_bn_eval

from ganstudio.engine.device import full_float32
from ganstudio.engine.metrics.features.fitting import fit_channels, fit_size
from ganstudio.engine.metrics.features.network import Described
from ganstudio.engine.metrics.features.transformations import ARRANGEMENTS, STRENGTHS
from ganstudio.engine.pixels import from_uint8
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

VERSION = 2  # of the network, its training and its preprocessing: other versions give other features
NAME = "studio"
TITLE = mark("metrics", "studio features")
SIDE = 32  # px
FEATURES = 128  # of each part of an image
LEAK = 0.1
LAYOUT = 8  # px
SMALLEST = 8  # px: the trunk halves three times


def view_side(shape: tuple[int, int, int]) -> int:
    """Return the side, in pixels, of the views of images of ``shape`` (C, H, W): a power of two from 8 to 32."""
    return max(SMALLEST, 1 << (min(SIDE, *shape[1:]).bit_length() - 1))


def views(images: Tensor) -> Tensor:
    """Return what the network sees of ``images`` (n, C, H, W) in [-1, 1]: (n, V, C, side, side).

    The first view is the whole image, reduced by area. Reducing hides noise and blur, so that the quadrants of larger images follow
    at full resolution: the centre of each, V = 5.
    """
    height, width = images.shape[2:]
    side = view_side((images.shape[1], height, width))
    whole = images if (height, width) == (side, side) else F.adaptive_avg_pool2d(images, side)
    if min(height, width) <= SIDE:
        return whole.unsqueeze(1)
    tops, lefts = _quadrants(height, side), _quadrants(width, side)
    crops = [images[:, :, top : top + side, left : left + side] for top in tops for left in lefts]
    return torch.stack([whole, *crops], dim=1)


def _quadrants(length: int, side: int) -> list[int]:
    """Return where pieces of ``side`` begin whose centres are those of the halves of ``length``, as far as they fit."""
    return [min(max(0, length * quarter // 4 - side // 2), length - side) for quarter in (1, 3)]


class StudioNetwork(nn.Module):
    """Maps views (n, C, side, side) in [-1, 1] to features (n, 128); its heads are there for the training, but for ``groups``.

    Parameters
    ----------
    channels
        C.
    side
        Side of the views, from :func:`view_side`.
    groups
        Number of classes, or of clusters where there are no classes.
    """

    mean: Tensor
    std: Tensor

    def __init__(self, channels: int, side: int, groups: int) -> None:
        super().__init__()
        self.trunk = nn.Sequential(
            *_block(channels, 24, 4, 2), *_block(24, 48, 3, 2), *_block(48, 64, 3, 1), *_block(64, 128, 3, 2)
        )
        self.cells = min(2, side // SMALLEST)
        self.project = nn.Linear(128 * self.cells**2, FEATURES)
        self.arrangement = nn.Linear(FEATURES, ARRANGEMENTS)
        self.strengths = nn.Linear(FEATURES, STRENGTHS)
        self.layout = nn.Linear(FEATURES, channels * LAYOUT**2)
        self.groups = nn.Linear(FEATURES, groups)
        self.register_buffer("mean", torch.zeros(FEATURES))
        self.register_buffer("std", torch.ones(FEATURES))

    def forward(self, images: Tensor) -> Tensor:
        pooled = F.adaptive_avg_pool2d(self.trunk(images), self.cells)
        features: Tensor = self.project(pooled.flatten(1))
        return features

    def fuse(self) -> None:
        """Merge the normalisation into the convolutions, which makes the network faster; it cannot be trained any more."""
        self.eval().requires_grad_(False)
        layers: list[nn.Module] = []
        for layer in self.trunk:
            if isinstance(layer, nn.BatchNorm2d):
                convolution = layers.pop()
                assert isinstance(convolution, nn.Conv2d)
                layer = fuse_conv_bn_eval(convolution, layer)
            layers.append(layer)
        self.trunk = nn.Sequential(*layers)


def _block(before: int, width: int, kernel: int, stride: int) -> list[nn.Module]:
    return [nn.Conv2d(before, width, kernel, stride, 1, bias=False), nn.BatchNorm2d(width), nn.LeakyReLU(LEAK)]


def blank_network(channels: int, side: int, groups: int) -> StudioNetwork:
    """Return an untrained network with its normalisation merged, for weights that were kept."""
    network = StudioNetwork(channels, side, groups)
    network.fuse()
    return network


class StudioFeatures:
    """A trained network as a :class:`~ganstudio.engine.metrics.features.network.FeatureNetwork`.

    Its 128 features (256 for images larger than 32 px: those of the whole, and the mean of those of the quadrants) have a mean of 0
    and a standard deviation of 1 over transformed images of the data set: a tenth of a standard deviation means as much in each.

    Parameters
    ----------
    network
        Trained and fused, on its device.
    shape
        (C, H, W) of the images of the data set; images of another shape are brought to it.
    classes
        Names of the classes; empty where it was trained without.
    """

    name = NAME
    title = TITLE

    def __init__(self, network: StudioNetwork, shape: tuple[int, int, int], classes: tuple[str, ...]) -> None:
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload] # it exists, torch's stubs lack it
        self.network = network
        self.shape = shape
        self.classes = classes
        self.digest = digest_of(network.state_dict(), (VERSION, shape, classes))

    @torch.no_grad()
    @full_float32()
    def describe(self, images: np.ndarray) -> Described:
        """See :class:`~ganstudio.engine.metrics.features.network.FeatureNetwork`."""
        seen = views(fit_size(fit_channels(from_uint8(images), self.shape[0]), self.shape[1:]))
        count, parts = seen.shape[:2]
        flat = seen.flatten(0, 1).to(self.network.mean.device, memory_format=torch.channels_last)
        raw = self.network(flat).unflatten(0, (count, parts))
        whole, scaled = raw[:, 0], (raw - self.network.mean) / self.network.std
        features = torch.cat([scaled[:, 0], scaled[:, 1:].mean(dim=1)], dim=1) if parts > 1 else scaled[:, 0]
        logits = self.network.groups(F.leaky_relu(whole, LEAK)).cpu().numpy() if self.classes else None
        return Described(features.cpu().numpy(), logits)


def digest_of(weights: Mapping[str, Tensor], more: object) -> str:
    """Return the digest of ``weights`` and of ``more``, whose ``repr`` says how they are used."""
    digest = hashlib.blake2b(repr(more).encode(), digest_size=12)
    for name in sorted(weights):
        digest.update(name.encode())
        digest.update(weights[name].detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()
