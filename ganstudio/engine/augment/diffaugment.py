"""Augments real and generated images differentiably, in D's and in G's step.

Zhao, Liu, Lin, Zhu and Han 2020, "Differentiable Augmentation for Data-Efficient GAN Training", section 3.2 and appendix A: colour,
translation and cutout. Each image draws its own strength; with a probability below 1 (adaptive augmentation), each of the three
also draws whether it applies.
"""

from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

SHIFT = 1 / 8  # of the side
CUT = 1 / 2
EACH = 6  # chances per augmentation: 5 for its strength, the last for whether it applies


@dataclass(frozen=True)
class DiffAugment:
    """Applies the enabled augmentations.

    Attributes
    ----------
    chances
        Uniform numbers that each image needs.
    """

    chances: ClassVar[int] = 3 * EACH
    colour: bool = True
    translation: bool = True
    cutout: bool = True

    def __call__(self, images: Tensor, chances: Tensor, probability: Tensor | float = 1.0) -> Tensor:
        """Augment ``images`` (N, C, H, W) in [-1, 1], each of the three with ``probability``; gradients pass through.

        ``chances`` (N, :attr:`chances`) are uniform in [0, 1), on the images' device. A fourth channel (alpha) is moved and cut,
        not coloured.
        """
        steps = ((self.colour, _colour), (self.translation, _translation), (self.cutout, _cutout))
        for (wanted, change), draws in zip(steps, torch.split(chances.T, EACH), strict=True):
            if not wanted:
                continue
            happens = (draws[5] < probability).view(-1, 1, 1, 1)
            images = torch.where(happens, change(images, draws[:5]), images)
        return images


def _colour(images: Tensor, draws: Tensor) -> Tensor:
    """Add U(-0.5, 0.5) to brightness; scale saturation by U(0, 2) around the channels' mean, contrast by U(0.5, 1.5)."""
    brightness, saturation, contrast = (row.view(-1, 1, 1, 1) for row in draws[:3])
    colours, alpha = images[:, :3], images[:, 3:]
    colours = colours + (brightness - 0.5)
    grey = colours.mean(dim=1, keepdim=True)
    colours = grey + (colours - grey) * (2 * saturation)
    mean = colours.mean(dim=(1, 2, 3), keepdim=True)
    colours = mean + (colours - mean) * (contrast + 0.5)
    return torch.cat([colours, alpha], dim=1) if alpha.shape[1] else colours


def _translation(images: Tensor, draws: Tensor) -> Tensor:
    """Shift each image by up to 1/8 of the side each way, filled with 0."""
    n, _, height, width = images.shape
    most_down, most_right = int(height * SHIFT + 0.5), int(width * SHIFT + 0.5)
    down = (draws[3] * (2 * most_down + 1)).long() - most_down
    right = (draws[4] * (2 * most_right + 1)).long() - most_right
    padded = F.pad(images, (1, 1, 1, 1))  # a border of 0 to read outside the image
    rows = (torch.arange(height, device=images.device) - down[:, None] + 1).clamp(0, height + 1)
    columns = (torch.arange(width, device=images.device) - right[:, None] + 1).clamp(0, width + 1)
    each = torch.arange(n, device=images.device)[:, None, None]
    return padded.permute(0, 2, 3, 1)[each, rows[:, :, None], columns[:, None, :]].permute(0, 3, 1, 2)


def _cutout(images: Tensor, draws: Tensor) -> Tensor:
    """Set a part of half the width and half the height to 0, at a random position that may lie partly outside."""
    height, width = images.shape[2:]
    inside = []
    for draw, side in ((draws[0], height), (draws[1], width)):
        cut = int(side * CUT + 0.5)
        centre = (draw * (side + (1 - cut % 2))).long()
        begin = (centre - cut // 2)[:, None]
        places = torch.arange(side, device=images.device)
        inside.append((places >= begin) & (places < begin + cut))
    hole = inside[0][:, :, None] & inside[1][:, None, :]
    return images.masked_fill(hole[:, None], 0.0)
