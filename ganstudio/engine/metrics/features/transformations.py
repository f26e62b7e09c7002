"""Transforms images in ways that a network can be trained to recognise, which teaches it features without labels.

The network names the arrangement of an image (Gidaris et al. 2018, "Unsupervised Representation Learning by Predicting Image
Rotations", section 3.1) and estimates how strong a transformation was (Zhang et al. 2019, "AET vs. AED", section 3). A strength
that grows evenly gives features that move evenly: slight noise is near the clean image, strong noise far from it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

STRENGTHS = 5  # noise, blur, contrast, brightness, warp
NOISE, BLUR, CONTRAST, BRIGHTNESS, WARP = range(STRENGTHS)
ARRANGEMENTS = 6  # upright, turned by 90, 180 and 270 degrees, mirrored, quadrants swapped
MOST_NOISE = 0.6  # standard deviation, in images in [-1, 1]
MOST_WARP = 0.3  # standard deviation of the displacement, in half sides
BLURS = (1, 2, 4)  # passes of a 3 x 3 binomial filter
KNOTS = 5  # of the grid of displacements, each way


@dataclass(frozen=True)
class Transformed:
    """A batch after its transformations.

    Attributes
    ----------
    images
        (n, C, H, W) in [-1, 1].
    arrangement
        int64 (n,) below :data:`ARRANGEMENTS`.
    strengths
        (n, :data:`STRENGTHS`), from 0 to about 2.
    """

    images: Tensor
    arrangement: Tensor
    strengths: Tensor


Change = Callable[[Tensor, Tensor, torch.Generator], Tensor]


def _noisy(images: Tensor, strengths: Tensor, rng: torch.Generator) -> Tensor:
    root = torch.rand(len(images), generator=rng)
    strengths[:, NOISE] = 2 * root
    noise = torch.randn(images.shape, generator=rng)
    return (images + (root.square() * MOST_NOISE).view(-1, 1, 1, 1) * noise).clamp(-1, 1)


def blur(images: Tensor, passes: int = 1) -> Tensor:
    """Blur images (n, C, H, W) with a 3 x 3 binomial filter, ``passes`` times."""
    channels = images.shape[1]
    line = torch.tensor([0.25, 0.5, 0.25])
    weight = torch.outer(line, line).expand(channels, 1, 3, 3)
    for _ in range(passes):
        images = F.conv2d(F.pad(images, (1, 1, 1, 1), mode="replicate"), weight, groups=channels)
    return images


def _blurred(images: Tensor, strengths: Tensor, rng: torch.Generator) -> Tensor:
    parts = list(zip(BLURS, images.chunk(len(BLURS)), strengths.chunk(len(BLURS)), strict=True))
    for passes, _, part in parts:
        part[:, BLUR] = passes**0.5
    return torch.cat([blur(part, passes) for passes, part, _ in parts])


def _recoloured(images: Tensor, strengths: Tensor, rng: torch.Generator) -> Tensor:
    less = torch.rand(len(images), generator=rng) * 0.7
    offset = torch.rand(len(images), generator=rng) - 0.5
    strengths[:, CONTRAST], strengths[:, BRIGHTNESS] = 2 * less, 2 * offset
    return (images * (1 - less).view(-1, 1, 1, 1) + offset.view(-1, 1, 1, 1)).clamp(-1, 1)


def _warped(images: Tensor, strengths: Tensor, rng: torch.Generator) -> Tensor:
    count = len(images)
    amount = torch.rand(count, generator=rng) * MOST_WARP
    strengths[:, WARP] = 2 * amount / MOST_WARP
    knots = torch.randn(count, 2, KNOTS, KNOTS, generator=rng) * amount.view(-1, 1, 1, 1)
    moved = F.interpolate(knots, images.shape[2:], mode="bicubic", align_corners=True).permute(0, 2, 3, 1)
    still = F.affine_grid(torch.eye(2, 3).expand(count, 2, 3), list(images.shape), align_corners=False)
    return F.grid_sample(images, still + moved, padding_mode="border", align_corners=False)


def _swapped(images: Tensor) -> Tensor:
    return images.roll((images.shape[2] // 2, images.shape[3] // 2), dims=(2, 3))


def _turned(quarters: int) -> Change:
    return lambda images, strengths, rng: images.rot90(quarters, (2, 3))


# how many images of a batch get each transformation, and the arrangement that it leaves
BATCH: tuple[tuple[int, Change, int], ...] = (
    (24, lambda images, strengths, rng: images, 0),
    (18, _noisy, 0),
    (15, _blurred, 0),
    (10, _recoloured, 0),
    (15, _warped, 0),
    (4, _turned(1), 1),
    (4, _turned(2), 2),
    (4, _turned(3), 3),
    (4, lambda images, strengths, rng: images.flip(3), 4),
    (6, lambda images, strengths, rng: _swapped(images), 5),
)
COUNT = sum(count for count, _, _ in BATCH)
UPRIGHT = sum(count for count, _, arrangement in BATCH if not arrangement)  # these come first


def transform(images: Tensor, rng: torch.Generator) -> Transformed:
    """Transform a batch of square images (:data:`COUNT`, C, side, side) in [-1, 1], on the CPU; the first stay as they are."""
    counts = [count for count, _, _ in BATCH]
    strengths = torch.zeros(COUNT, STRENGTHS)
    parts = zip(BATCH, torch.split(images, counts), torch.split(strengths, counts), strict=True)
    changed = torch.cat([change(part, strength, rng) for (_, change, _), part, strength in parts])
    arrangement = torch.cat([torch.full((count,), number) for count, _, number in BATCH])
    return Transformed(changed, arrangement, strengths)
