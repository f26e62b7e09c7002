"""Finding a person's pictures in the latent space, and saying how far to trust what was found."""

from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from ganstudio.engine.archs import Discriminator, Generator
from ganstudio.engine.events import Event
from ganstudio.engine.latent.point import Point, latents, points_from_seeds
from ganstudio.engine.search.distance import FeatureDistance, finite, psnr, ssim
from ganstudio.engine.search.operators import Identity
from ganstudio.engine.search.solver import Effort, Observed, search
from ganstudio.engine.search.target import Target, as_tensor

OWN_SEEDS = (1_000_003, 1_000_033, 1_000_037)  # pictures that the model itself drew are searched for as well
ABLE, UNABLE = 25.0, 18.0  # dB: a model that finds its own so well, and this picture no better, cannot draw such pictures


@dataclass(frozen=True, eq=False)
class Inversion:
    """Where one picture lies.

    Attributes
    ----------
    point
        The place that was found.
    image
        What the model draws there, (C, size, size) in [-1, 1].
    psnr, ssim, features
        How near that is to the picture: decibels (None if it is the same), 1 for the same, and the distance in the features of the
        discriminator (None without one).
    own_psnr
        The median of what the same search reaches for pictures that the model itself drew; None where they are met exactly.
    others
        Where else the search has come to from other starts, the better ones first.
    """

    target: Target
    point: Point
    image: Tensor
    psnr: float | None
    ssim: float
    features: float | None
    own_psnr: float | None
    others: tuple[Point, ...] = ()

    @property
    def is_foreign(self) -> bool:
        """Whether the model cannot draw this kind of picture: it finds its own well, and this one not."""
        return self.psnr is not None and self.psnr < UNABLE and (self.own_psnr is None or self.own_psnr >= ABLE)


def invert(
    generator: Generator,
    targets: Sequence[Target],
    effort: Effort,
    discriminator: Discriminator | None = None,
    label: int | None = None,
    seed: int = 0,
) -> Task[Event, None, list[Inversion]]:
    """Find each target; all of them share batches. ``label`` is the class of all; None: that of each is found as well.

    The same seed finds the same.
    """
    own = points_from_seeds(generator, OWN_SEEDS)
    wanted = torch.cat([as_tensor(list(targets)), draw(generator, own)])
    classes = None
    if generator.classes:
        classes = (*[label] * len(targets), *[None] * len(own))
    answers = yield from search(generator, Observed(Identity(), wanted, labels=classes), effort, discriminator, seed)
    points = [found[0].point for found in answers]
    quality = psnr(draw(generator, points[len(targets) :]), wanted[len(targets) :])
    own_psnr = finite(float(quality.median()))
    inversions = compared(generator, targets, points[: len(targets)], discriminator, [own_psnr] * len(targets))
    others = [tuple(found.point for found in row[1:]) for row in answers]
    return [replace(inversion, others=row) for inversion, row in zip(inversions, others, strict=False)]


def candidates(generator: Generator, best: Inversion, discriminator: Discriminator | None) -> list[Inversion]:
    """The best one and, by the same figures, what ``generator`` draws at the other places that were found."""
    count = len(best.others)
    return [best, *compared(generator, [best.target] * count, best.others, discriminator, [best.own_psnr] * count)]


def compared(
    generator: Generator,
    targets: Sequence[Target],
    points: Sequence[Point],
    discriminator: Discriminator | None,
    own_psnr: Sequence[float | None],
) -> list[Inversion]:
    """What ``generator`` draws at ``points``, one for each target, and how like it is."""
    if not targets:
        return []
    wanted, images = as_tensor(list(targets)), draw(generator, points)
    quality, alike = psnr(images, wanted).tolist(), ssim(images, wanted).tolist()
    features = [None] * len(targets) if discriminator is None else _feature_distance(discriminator, images, wanted)
    return [
        Inversion(target, points[place], images[place], finite(quality[place]), alike[place], features[place], own_psnr[place])
        for place, target in enumerate(targets)
    ]


@torch.no_grad()
def draw(generator: Generator, points: Sequence[Point]) -> Tensor:
    """(N, C, size, size) in [-1, 1], one by one: so each is what the model draws of it alone, bit for bit."""
    return torch.cat([generator.synthesize(latents(generator, [point])) for point in points])


@torch.no_grad()
def _feature_distance(discriminator: Discriminator, images: Tensor, wanted: Tensor) -> list[float]:
    found: list[float] = FeatureDistance(discriminator, Identity(), wanted)(images, torch.arange(len(images))).tolist()
    return found
