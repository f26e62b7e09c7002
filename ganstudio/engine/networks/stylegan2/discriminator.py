"""The discriminator of StyleGAN2."""

import math

from torch import Tensor, nn

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.networks.base import Discriminator
from ganstudio.engine.networks.filters import downsample_fir, fir_kernel
from ganstudio.engine.networks.layers import MinibatchStd
from ganstudio.engine.networks.mapping import FullyConnected
from ganstudio.engine.networks.recompute import Recomputing
from ganstudio.engine.networks.stylegan2.generator import HALF, mapping_network
from ganstudio.engine.networks.stylegan2.layers import FilteredConv2d
from ganstudio.engine.networks.stylegan2.layout import DiscriminatorLayout, StyleGAN2Layout


class DiscriminatorBlock(Recomputing):
    """The layers of one resolution, which halve it.

    Parameters
    ----------
    layout
        Of the discriminator.
    place
        Of the resolution, 0 being the image's.
    image_channels
        Of the image.
    """

    resample_filter: Tensor

    def __init__(self, layout: DiscriminatorLayout, place: int, image_channels: int) -> None:
        super().__init__()
        before, after, taps, clamp = layout.channels[place], layout.channels[place + 1], layout.taps, layout.clamp
        self.links = layout.links
        self.has_image = place == 0 or self.links == "skip"
        if self.has_image:
            self.fromrgb = FilteredConv2d(image_channels, before, 1, clamp=clamp)
        self.conv0 = FilteredConv2d(before, before, 3, clamp=clamp)
        self.conv1 = FilteredConv2d(before, after, 3, down=2, taps=taps, clamp=clamp)
        if self.links == "resnet":
            self.skip = FilteredConv2d(before, after, 1, bias=False, activate=False, down=2, taps=taps)
        self.register_buffer("resample_filter", fir_kernel(taps))

    def forward(self, x: Tensor | None, image: Tensor | None) -> tuple[Tensor, Tensor | None]:
        """Return the features at half the resolution, and the image as well if the next block reads it."""
        if self.has_image:
            assert image is not None
            seen = self.run(self.fromrgb, image)
            x = seen if x is None else x + seen
            image = downsample_fir(image, self.resample_filter) if self.links == "skip" else None
        assert x is not None
        if self.links != "resnet":
            return self.run(self.conv1, self.run(self.conv0, x)), image
        inner = self.run(self.conv1, self.run(self.conv0, x), gain=HALF)
        return self.run(self.skip, x, gain=HALF) + inner, image


class Epilogue(nn.Module):
    """Maps the last features to a logit, or to a vector that is projected on the class."""

    def __init__(self, layout: DiscriminatorLayout, first: FrameSize, image_channels: int) -> None:
        super().__init__()
        width, clamp = layout.channels[-1], layout.clamp
        self.class_dim = 0 if layout.classes is None else layout.classes.outputs
        if layout.links == "skip":
            self.fromrgb = FilteredConv2d(image_channels, width, 1)
        if layout.group_channels:
            self.mbstd = MinibatchStd(layout.group, layout.group_channels, strided=True)
        self.conv = FilteredConv2d(width + layout.group_channels, width, 3, clamp=clamp)
        self.fc = FullyConnected(width * first.area, width, activate=True)
        self.out = FullyConnected(width, self.class_dim or 1)

    def forward(self, x: Tensor, classes: Tensor | None) -> Tensor:
        """Map (N, C, h, w), with the mapped classes (N, class_dim) if conditional, to logits (N,)."""
        if hasattr(self, "mbstd"):
            x = self.mbstd(x)
        x = self.out(self.fc(self.conv(x).flatten(1)))
        if classes is None:
            return x.flatten()
        return (x * classes).sum(dim=1) / math.sqrt(self.class_dim)


class StyleGAN2Discriminator(Discriminator):
    """Maps images (N, C, H, W) to logits (N,); its blocks are named by their height."""

    def __init__(self, layout: StyleGAN2Layout) -> None:
        super().__init__()
        own = layout.discriminator
        last = len(own.channels) - 1
        self.names = [f"b{layout.first.times(2 ** (last - place)).height}" for place in range(last + 1)]
        for place, name in enumerate(self.names[:-1]):
            self.add_module(name, DiscriminatorBlock(own, place, layout.image_channels))
        self.add_module(self.names[-1], Epilogue(own, layout.first, layout.image_channels))
        self.mapping = mapping_network(own.classes) if own.classes is not None else None

    @property
    def epilogue(self) -> Epilogue:
        """Return the last layers."""
        epilogue = self.get_submodule(self.names[-1])
        assert isinstance(epilogue, Epilogue)
        return epilogue

    def freeze(self, count: int) -> None:
        for name in self.names[: min(count, len(self.names) - 1)]:
            self.get_submodule(name).requires_grad_(False)

    def features(self, images: Tensor) -> list[Tensor]:
        x: Tensor | None = None
        image: Tensor | None = images
        found: list[Tensor] = []
        for name in self.names[:-1]:
            x, image = self.get_submodule(name)(x, image)
            assert x is not None
            found.append(x)
        if image is not None:  # the epilogue reads the image too
            found[-1] = found[-1] + self.epilogue.fromrgb(image)
        return found

    def head(self, features: list[Tensor], labels: Tensor | None) -> Tensor:
        classes = None if self.mapping is None else self.mapping(None, labels)
        logits: Tensor = self.epilogue(features[-1], classes)
        return logits
