"""The generator of StyleGAN2."""

import math

import torch
from torch import Tensor, nn

from ganstudio.engine.networks.base import Generator, LatentSpace
from ganstudio.engine.networks.filters import fir_kernel, upsample_fir
from ganstudio.engine.networks.mapping import MappingNetwork
from ganstudio.engine.networks.recompute import Recomputing
from ganstudio.engine.networks.stylegan2.layers import FilteredConv2d, StyledConv2d, ToRGB
from ganstudio.engine.networks.stylegan2.layout import MappingLayout, StyleGAN2Layout

HALF = math.sqrt(0.5)  # keeps the variance of the sum in a residual block


class SynthesisBlock(Recomputing):
    """The layers of one resolution: a constant or a doubling, convolutions, and what adds to the image.

    Parameters
    ----------
    layout
        Of the networks.
    place
        Of the resolution, 0 being the first.
    """

    resample_filter: Tensor

    def __init__(self, layout: StyleGAN2Layout, place: int) -> None:
        super().__init__()
        synthesis, latent = layout.synthesis, layout.mapping.outputs
        channels, taps, clamp = synthesis.channels, synthesis.taps, synthesis.clamp
        width, size = channels[place], layout.first.times(2**place).shape
        self.links = synthesis.links
        self.is_first = place == 0
        self.has_image = self.links == "skip" or place == len(channels) - 1
        if place == 0:
            self.const = nn.Parameter(torch.empty(width, *size))
        else:
            before = channels[place - 1]
            self.conv0 = StyledConv2d(before, width, latent, size, up=2, taps=taps, clamp=clamp, noise=synthesis.noise)
        self.conv1 = StyledConv2d(width, width, latent, size, clamp=clamp, noise=synthesis.noise)
        if self.has_image:
            self.torgb = ToRGB(width, layout.image_channels, latent, clamp=clamp)
        if place and self.links == "resnet":
            self.skip = FilteredConv2d(channels[place - 1], width, 1, bias=False, activate=False, up=2, taps=taps)
        self.register_buffer("resample_filter", fir_kernel(taps))

    @property
    def convolutions(self) -> int:
        """Return the number of modulated convolutions, each with its own w."""
        return 1 if self.is_first else 2

    def forward(
        self, x: Tensor | None, image: Tensor | None, each: tuple[Tensor, ...], rng: torch.Generator | None
    ) -> tuple[Tensor, Tensor | None]:
        """Return the features and the image at this resolution.

        ``each`` holds a w (N, latent) per convolution and one for the image.
        """
        if x is None:
            x = self.const.expand(each[0].shape[0], -1, -1, -1)  # an exported model would fix len()
            x = self.run(self.conv1, x, each[0], rng)
        elif self.links == "resnet":
            direct = self.run(self.skip, x, gain=HALF)
            x = direct + self.run(self.conv1, self.run(self.conv0, x, each[0], rng), each[1], rng, gain=HALF)
        else:
            x = self.run(self.conv1, self.run(self.conv0, x, each[0], rng), each[1], rng)
        if image is not None:
            image = _enlarged(image, self.resample_filter)
        if self.has_image:
            added = self.run(self.torgb, x, each[-1])
            added = added.to(torch.promote_types(added.dtype, torch.float32))
            image = added if image is None else image + added
        return x, image


class Synthesis(nn.Module):
    """Maps a w for each layer to images; its blocks are named by their height."""

    def __init__(self, layout: StyleGAN2Layout) -> None:
        super().__init__()
        self.names = [f"b{layout.first.times(2**place).height}" for place in range(len(layout.synthesis.channels))]
        for place, name in enumerate(self.names):
            self.add_module(name, SynthesisBlock(layout, place))

    @property
    def blocks(self) -> list[SynthesisBlock]:
        """Return the blocks from the coarsest to the finest."""
        found = [self.get_submodule(name) for name in self.names]
        return [block for block in found if isinstance(block, SynthesisBlock)]

    @property
    def layers(self) -> list[StyledConv2d | ToRGB]:
        """Return the layer that each w reaches first: the convolutions, and the last layer that makes an image."""
        found: list[StyledConv2d | ToRGB] = []
        for block in self.blocks:
            found += [block.conv1] if block.is_first else [block.conv0, block.conv1]
        return [*found, self.blocks[-1].torgb]

    def forward(self, each: tuple[Tensor, ...], rng: torch.Generator | None) -> Tensor:
        """Return images (N, C, H, W); ``each`` holds a w (N, latent) per layer."""
        x: Tensor | None = None
        image: Tensor | None = None
        place = 0
        for block in self.blocks:
            x, image = block(x, image, each[place : place + block.convolutions + 1], rng)
            place += block.convolutions
        assert image is not None
        return image


class StyleGAN2Generator(Generator):
    """Maps z (N, latent_dim) to w (N, D) by the mapping network, and w to images by modulated layers.

    ``synthesize`` also takes (N, layers, D), a w for each layer: that is style mixing. Images may leave [-1, 1].
    """

    has_mapping = True

    def __init__(self, layout: StyleGAN2Layout) -> None:
        super().__init__(layout.mapping.inputs, layout.mapping.classes)
        self.mapping = mapping_network(layout.mapping)
        self.synthesis = Synthesis(layout)
        self._layers = 2 * len(layout.synthesis.channels)
        self._rng: torch.Generator | None = None

    @property
    def latent_space(self) -> LatentSpace:
        """Return the latent space; the distribution of w is unknown, only its mean is tracked."""
        return LatentSpace(dim=len(self.mapping.w_avg), mean=0.0, std=1.0, layers=self._layers)

    def use_noise(self, rng: torch.Generator | None) -> None:
        self._rng = rng

    def map(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        w: Tensor = self.mapping(z, labels)
        if self.training and self._rng is not None:
            self.mapping.track(w)
        return w

    def training_latent(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """Mix styles: the finer layers of some images take the w of another z of the same class.

        Karras et al. 2019, "A Style-Based Generator Architecture", section 3.1, with a crossover for each image; returns
        (N, layers, D), or (N, D) without mixing.
        """
        w, rng = self.map(z, labels), self._rng
        if rng is None or not self.style_mixing:
            return w
        count, device = len(w), w.device
        draws = torch.rand(2, count, generator=rng, device=rng.device).to(device)
        other = torch.randn(count, self.latent_dim, generator=rng, device=rng.device).to(device, z.dtype)
        finer: Tensor = self.mapping(other, labels)
        crossover = 1 + (draws[1] * (self._layers - 1)).floor()
        crossover = torch.where(draws[0] < self.style_mixing, crossover, self._layers)
        is_own = torch.arange(self._layers, device=device) < crossover[:, None]
        return torch.where(is_own[:, :, None], w[:, None], finer[:, None])

    def truncate(self, latent: Tensor, psi: float | Tensor, cutoff: int | None = None) -> Tensor:
        """Move w (N, D) or (N, layers, D) towards its mean; with ``cutoff``, only in that many layers, the coarsest first."""
        moved = torch.lerp(self.mapping.w_avg, latent, psi)
        if cutoff is None:
            return moved
        if latent.ndim == 2:
            latent, moved = (tensor[:, None].expand(-1, self._layers, -1) for tensor in (latent, moved))
        return torch.cat([moved[:, :cutoff], latent[:, cutoff:]], dim=1)

    def latent_weights(self, first: int, last: int) -> Tensor:
        chosen = self.synthesis.layers[first : last + 1]
        return torch.cat([layer.affine.weight * layer.affine.weight_gain for layer in chosen])

    def synthesize(self, latent: Tensor) -> Tensor:
        each = latent.unbind(1) if latent.ndim == 3 else (latent,) * self._layers
        images: Tensor = self.synthesis(each, self._rng if self.training else None)
        return images

    @torch.no_grad()
    def draw(self, rng: torch.Generator) -> None:
        """Draw the constant from ``rng``."""
        nn.init.normal_(self.synthesis.blocks[0].const, generator=rng)


def mapping_network(layout: MappingLayout) -> MappingNetwork:
    """Return the mapping network of a layout."""
    sizes = layout.inputs, layout.classes, layout.embedding, layout.hidden, layout.outputs
    return MappingNetwork(*sizes, depth=layout.depth, lr_multiplier=layout.lr_multiplier, decay=layout.decay)


def _enlarged(image: Tensor, kernel: Tensor) -> Tensor:
    """Return the image at twice the resolution, in float32 whatever the layers compute in: errors would add up."""
    device = image.device.type
    if not torch.is_autocast_enabled(device):
        return upsample_fir(image, kernel)
    with torch.autocast(device, enabled=False):
        return upsample_fir(image, kernel)
