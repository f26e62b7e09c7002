"""StyleGAN2, compatible in arithmetic and names with the networks that StyleGAN2-ADA for PyTorch writes.

Karras, Laine, Aittala, Hellsten, Lehtinen and Aila 2020, "Analyzing and Improving the Image Quality of StyleGAN"; Karras, Aittala,
Hellsten, Laine, Lehtinen and Aila 2020, "Training Generative Adversarial Networks with Limited Data". It needs no compiled
extension.
"""

from collections.abc import Collection

import torch
from torch import nn

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.networks.base import Architecture, Pair, Shape
from ganstudio.engine.networks.growth import is_whole, silence
from ganstudio.engine.networks.layers import spectral
from ganstudio.engine.networks.mapping import FullyConnected
from ganstudio.engine.networks.stylegan2.discriminator import StyleGAN2Discriminator
from ganstudio.engine.networks.stylegan2.generator import StyleGAN2Generator
from ganstudio.engine.networks.stylegan2.layers import FilteredConv2d, StyledConv2d, ToRGB
from ganstudio.engine.networks.stylegan2.layout import StyleGAN2Layout, layout_of
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

DRAWN = (FullyConnected, FilteredConv2d, StyledConv2d, ToRGB, StyleGAN2Generator)


def initialise(network: nn.Module, rng: torch.Generator) -> None:
    """Draw the weights with ``rng``: N(0, 1) before the scaling at run time, biases 0, styles round 1."""
    for module in network.modules():
        if isinstance(module, DRAWN):
            module.draw(rng)


def build(model: ModelConfig, shape: Shape, rng: torch.Generator) -> Pair:
    """Return the generator and the discriminator, with weights drawn from ``rng``."""
    layout = layout_of(model, shape)
    generator, discriminator = StyleGAN2Generator(layout), StyleGAN2Discriminator(layout)
    initialise(generator, rng)
    initialise(discriminator, rng)
    if model.norm_d == "spectral":
        spectral(discriminator, rng)
        for module in discriminator.modules():
            if isinstance(module, FilteredConv2d | FullyConnected):
                module.weight_gain = 1.0  # the norm is 1 already
    return generator, discriminator


def grow(small: Pair, large: Pair, copied: Collection[str], rng: torch.Generator) -> bool:
    """Let the new layers add nothing to the enlarged image yet; only skip connections sum images."""
    few, more = small[0], large[0]
    assert isinstance(few, StyleGAN2Generator) and isinstance(more, StyleGAN2Generator)
    new = more.synthesis.blocks[len(few.synthesis.blocks) :]
    if not is_whole(few, copied) or any(block.links != "skip" for block in new):
        return False
    silence([block.torgb for block in new])
    return True


STYLEGAN2 = Architecture(
    title=mark("presets", "StyleGAN2 (2020)"),
    build=build,
    is_bounded=False,
    has_styles=True,
    grow=grow,
    class_axes={"mapping.embed.weight": 1},
)

__all__ = ["STYLEGAN2", "StyleGAN2Discriminator", "StyleGAN2Generator", "StyleGAN2Layout", "layout_of"]
