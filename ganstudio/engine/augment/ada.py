"""The transformations of adaptive discriminator augmentation (ADA), each applied with the same probability.

Karras, Aittala, Hellsten, Laine, Lehtinen and Aila 2020, "Training Generative Adversarial Networks with Limited Data", appendix B.
"""

from collections.abc import Collection

import torch
from torch import Tensor

from ganstudio.engine.augment import colour, corruption, geometry
from ganstudio.engine.augment.draws import apply_where

DRAWS = {  # uniform numbers per image
    "flip": 2,
    "quarter-turn": 2,
    "translation": 6,
    "scale": 4,
    "rotation": 4,
    "brightness": 4,
    "colour": 6,
    "filter": 8,
    "noise": 3,
    "cutout": 3,
}
GEOMETRIC = frozenset({"flip", "quarter-turn", "translation", "scale", "rotation"})
COLOURING = frozenset({"brightness", "colour"})


class ADA:
    """Applies the transformations with these ``names``.

    Attributes
    ----------
    chances
        Uniform numbers that each image needs.
    """

    chances = sum(DRAWS.values())

    def __init__(self, names: Collection[str]) -> None:
        self.names = frozenset(names)

    def __call__(self, images: Tensor, chances: Tensor, probability: Tensor | float = 1.0) -> Tensor:
        """Augment ``images`` (N, C, H, W) in [-1, 1], each transformation with ``probability``; gradients of any order pass.

        ``chances`` (N, at least :attr:`chances`) are uniform in [0, 1), on the images' device. Images that no transformation
        applies to keep every bit; alpha is moved, filtered and cut, not coloured.
        """
        draws = dict(zip(DRAWS, torch.split(chances[:, : self.chances].T, list(DRAWS.values())), strict=True))
        height, width = images.shape[2:]
        if self.names & GEOMETRIC:
            maps = geometry.inverse_maps(draws, probability, self.names, (width, height))
            images = apply_where(geometry.is_moved(maps), images, geometry.warp, maps)
        if self.names & COLOURING:
            maps = colour.colour_maps(draws, probability, self.names)
            images = apply_where(colour.is_coloured(maps), images, colour.recolour, maps)
        if "filter" in self.names:
            gains = corruption.gains(draws, probability)
            images = apply_where((gains != 1).any(dim=1), images, corruption.equalise, gains)
        if "noise" in self.names:
            images = corruption.add_noise(images, draws, probability)
        return corruption.cut_out(images, draws, probability) if "cutout" in self.names else images
