"""Everything that decides the shapes and the arithmetic of a StyleGAN3 generator.

The importer reads it from the file of the network; it lies in the hidden setting ``model.layout``.
"""

from dataclasses import dataclass
from typing import Annotated

import msgspec

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.networks.base import Shape
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

# bounds, so that no file makes the studio reserve more memory than a network takes; those of StyleGAN3 at 1,024 px are far inside
Side = Annotated[int, msgspec.Meta(ge=1, le=2048)]
Channels = Annotated[int, msgspec.Meta(ge=1, le=4096)]
Width = Annotated[int, msgspec.Meta(ge=1, le=8192)]
Factor = Annotated[int, msgspec.Meta(ge=1, le=8)]
Taps = Annotated[int, msgspec.Meta(ge=1, le=128)]
Border = Annotated[int, msgspec.Meta(ge=-2048, le=2048)]
Count = Annotated[int, msgspec.Meta(ge=0, le=65536)]


@dataclass(frozen=True)
class MappingSizes:
    """The mapping network: sizes of z and w, number of classes, size of their embedding, layers, and their learning rate."""

    inputs: Width
    classes: Count
    outputs: Width
    depth: Annotated[int, msgspec.Meta(ge=1, le=64)]
    lr_multiplier: float
    decay: float


@dataclass(frozen=True)
class InputLayout:
    """The Fourier features that the synthesis begins with (Karras et al. 2021, section 3.2 and appendix C).

    ``size`` is (width, height) in samples, ``sampling_rate`` and ``bandwidth`` are in units of the width of the image.
    """

    channels: Channels
    size: tuple[Side, Side]
    sampling_rate: float
    bandwidth: float


@dataclass(frozen=True)
class LayerLayout:
    """A layer: modulated convolution, then upsampling, leaky ReLU and downsampling (Karras et al. 2021, figure 4b).

    Attributes
    ----------
    name
        Its name in the state of the network.
    before, after
        Channels of its input and output.
    kernel
        Side of the convolution: 3 in StyleGAN3-T, 1 in StyleGAN3-R.
    up, down
        Factors of the resampling around the leaky ReLU.
    up_taps, down_taps
        Length of the filters; 1: none.
    radial
        Whether the filter of the downsampling is radially symmetric, (taps, taps), instead of separable, (taps,).
    padding
        Zeros added to the upsampled maps: left, right, top, bottom. Negative numbers crop.
    to_image
        Whether it is the last layer, without demodulation and leaky ReLU.
    clamp
        Largest activation; None: no limit.
    """

    name: Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_]{1,40}$")]
    before: Channels
    after: Channels
    kernel: Annotated[int, msgspec.Meta(ge=1, le=9)]
    up: Factor
    down: Factor
    up_taps: Taps
    down_taps: Taps
    radial: bool
    padding: tuple[Border, Border, Border, Border]
    to_image: bool
    clamp: float | None


@dataclass(frozen=True)
class StyleGAN3Layout:
    """A generator of square images with sides of ``size`` pixels."""

    size: Side
    image_channels: Annotated[int, msgspec.Meta(ge=1, le=4)]
    mapping: MappingSizes
    input: InputLayout
    layers: Annotated[tuple[LayerLayout, ...], msgspec.Meta(min_length=1, max_length=64)]
    output_scale: float

    @property
    def shape(self) -> Shape:
        """Return the shape of the images and the number of classes."""
        return Shape(FrameSize.square(self.size), self.image_channels, self.mapping.classes)

    def to_json(self) -> str:
        """Return the text for ``model.layout``."""
        return msgspec.json.encode(self).decode()


def layout_of(model: ModelConfig, shape: Shape) -> StyleGAN3Layout:
    """Return the layout in ``model.layout``.

    Raises
    ------
    ConfigError
        There is none, it cannot be read, or it describes a network for images of another shape.
    """
    if not model.layout:
        raise ConfigError(mark("engine", "A StyleGAN3 network comes from a file of another program: import it."))
    try:
        layout = msgspec.json.decode(model.layout, type=StyleGAN3Layout)
        if layout.shape == shape:
            return layout
        reason = f"{layout.shape} is not {shape}"
    except (msgspec.MsgspecError, ValueError) as error:
        reason = str(error)
    text = mark("engine", "The layout of the imported network can't be read: {reason}. Import its file again.")
    raise ConfigError(text, reason=reason)
