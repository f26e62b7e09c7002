"""Everything that decides the shapes and the arithmetic of a StyleGAN2 network.

A layout is derived from the settings, or read from the hidden setting ``model.layout``, where the import of another program's
network leaves it, so that every part of the studio rebuilds the very same network from ``config.json``.
"""

from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.networks.base import Shape
from ganstudio.engine.networks.layers import narrowed
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SMOOTH = (1.0, 3.0, 3.0, 1.0)

Links = Literal["orig", "skip", "resnet"]


@dataclass(frozen=True)
class MappingLayout:
    """The mapping network of a generator, or of the class of a discriminator.

    Attributes
    ----------
    inputs
        Size of z; 0 in a discriminator.
    classes
        Number of classes; 0 if unconditional.
    embedding
        Size of the embedding of the class.
    hidden, outputs
        Sizes of the inner layers and of w.
    depth
        Number of layers.
    lr_multiplier
        Learning rate relative to the rest of the network.
    decay
        Of the running mean of w; None: no mean is kept.
    """

    inputs: int
    classes: int
    embedding: int
    hidden: int
    outputs: int
    depth: int
    lr_multiplier: float = 0.01
    decay: float | None = 0.995


@dataclass(frozen=True)
class SynthesisLayout:
    """The layers of a generator after the mapping.

    Attributes
    ----------
    channels
        Of each resolution, the first layer's first, the image's last.
    links
        How the resolutions are connected: plain ("orig"), by the sum of their images ("skip"), or by residual blocks ("resnet").
    taps
        The filter of each change of resolution.
    clamp
        Largest absolute activation; None: no limit but in float16. Files of networks that were trained in half precision have 256.
    noise
        Whether noise is added after each convolution.
    half_stages
        Number of the finest resolutions that the program of origin computes in half precision; nothing here depends on it.
    """

    channels: tuple[int, ...]
    links: Links = "skip"
    taps: tuple[float, ...] = SMOOTH
    clamp: float | None = None
    noise: bool = True
    half_stages: int = 0


@dataclass(frozen=True)
class DiscriminatorLayout:
    """The layers of a discriminator; as of :class:`SynthesisLayout`, with the channels from the image to the last layer.

    Attributes
    ----------
    channels
        Of each resolution, the image's first, the last layer's last.
    classes
        The mapping of the class, whose ``outputs`` the logit is projected on; None if unconditional.
    group
        Largest number of images that the minibatch standard deviation compares.
    group_channels
        Number of channels with that deviation; 0: none.
    """

    channels: tuple[int, ...]
    links: Links = "resnet"
    taps: tuple[float, ...] = SMOOTH
    clamp: float | None = None
    classes: MappingLayout | None = None
    group: int = 4
    group_channels: int = 1
    half_stages: int = 0


@dataclass(frozen=True)
class StyleGAN2Layout:
    """A generator and a discriminator for images of ``image_channels``, whose first layer has the frame ``first``."""

    first: FrameSize
    image_channels: int
    mapping: MappingLayout
    synthesis: SynthesisLayout
    discriminator: DiscriminatorLayout

    @property
    def frame(self) -> FrameSize:
        """Return the frame of the images."""
        return self.first.times(2 ** (len(self.synthesis.channels) - 1))

    @property
    def shape(self) -> Shape:
        """Return the shape of the images and the number of classes."""
        return Shape(self.frame, self.image_channels, self.mapping.classes)

    def to_json(self) -> str:
        """Return the text for ``model.layout``."""
        return msgspec.json.encode(self).decode()


def layout_of(model: ModelConfig, shape: Shape) -> StyleGAN2Layout:
    """Return the layout in ``model.layout``, or, if that is empty, the one that the settings describe.

    Raises
    ------
    ConfigError
        The text is not a layout, or describes networks for images of another shape.
    """
    if not model.layout:
        return _derived(model, shape)
    try:
        layout = msgspec.json.decode(model.layout, type=StyleGAN2Layout)
    except (msgspec.MsgspecError, ValueError) as error:
        text = mark("engine", "The layout of the imported network can't be read: {reason}. Import its file again.")
        raise ConfigError(text, reason=str(error)) from None
    if replace(shape, classes=layout.mapping.classes) == layout.shape:
        return _with_classes(layout, shape.classes)
    text = mark("engine", "The imported network draws {known}, but the pictures are {wanted}. Prepare them to match.")
    raise ConfigError(text, known=_described(layout.shape), wanted=_described(shape))


def _with_classes(layout: StyleGAN2Layout, classes: int) -> StyleGAN2Layout:
    """Return networks like those of ``layout`` for another number of classes, to train them on other pictures."""
    mapping, discriminator = layout.mapping, layout.discriminator
    if mapping.classes == classes:
        return layout
    width = discriminator.channels[-1]
    judging = discriminator.classes or MappingLayout(0, classes, width, width, width, mapping.depth, decay=None)
    return replace(
        layout,
        mapping=replace(mapping, classes=classes, embedding=(mapping.embedding or mapping.outputs) if classes else 0),
        discriminator=replace(discriminator, classes=replace(judging, classes=classes) if classes else None),
    )


def _derived(model: ModelConfig, shape: Shape) -> StyleGAN2Layout:
    """Return the networks of StyleGAN2-ADA (Karras et al. 2020, "Training Generative Adversarial Networks with Limited Data",
    appendix C): skip generator, residual discriminator; ``filters`` channels next to the image, doubled at each halving."""
    size, classes = model.latent_dim, shape.classes
    outer = tuple(narrowed(model.filters, shape.frame, model.widest))
    outer_d = tuple(narrowed(model.filters_d or model.filters, shape.frame, model.widest))
    mapping = MappingLayout(size, classes, size, size, size, model.mapping_layers)
    width = outer_d[-1]
    projection = MappingLayout(0, classes, width, width, width, model.mapping_layers, decay=None) if classes else None
    return StyleGAN2Layout(
        first=shape.frame.first,
        image_channels=shape.channels,
        mapping=mapping,
        synthesis=SynthesisLayout(outer[::-1]),
        discriminator=DiscriminatorLayout(outer_d, classes=projection),
    )


def _described(shape: Shape) -> str:
    return f"{shape.frame} px x {shape.channels}, {shape.classes} classes"
