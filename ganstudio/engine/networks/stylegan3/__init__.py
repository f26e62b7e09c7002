"""StyleGAN3 (Karras et al. 2021): opened, explored and exported, but not trained."""

import torch

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.networks.base import Architecture, Pair, Shape
from ganstudio.engine.networks.stylegan3.generator import NoDiscriminator, StyleGAN3Generator
from ganstudio.engine.networks.stylegan3.layout import layout_of
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def build(model: ModelConfig, shape: Shape, rng: torch.Generator) -> Pair:
    """Return the generator of the layout in ``model.layout``, with empty weights: those of its file are loaded into it."""
    return StyleGAN3Generator(layout_of(model, shape)), NoDiscriminator()


STYLEGAN3 = Architecture(title=mark("presets", "StyleGAN3 (2021)"), build=build)
