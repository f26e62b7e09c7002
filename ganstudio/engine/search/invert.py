"""Finds a person's pictures in the latent space, with figures that show how far to trust the result."""

import math
import statistics
from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from ganstudio.engine.errors import RunError
from ganstudio.engine.events import Event
from ganstudio.engine.latent.latent import Latent, latents_from_seeds, map_latents
from ganstudio.engine.metrics.psnr import psnr
from ganstudio.engine.metrics.ssim import ssim
from ganstudio.engine.networks import Discriminator, Generator
from ganstudio.engine.search.distance import FeatureDistance, finite
from ganstudio.engine.search.encoder import Encoder, encode
from ganstudio.engine.search.initial_points import InitialPoints
from ganstudio.engine.search.operators import Identity
from ganstudio.engine.search.solver import Observed, SearchBudget, search
from ganstudio.engine.search.target import Target, as_tensor
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

OWN_SEEDS = (1_000_003, 1_000_033, 1_000_037)  # pictures drawn by the model itself, which are searched for too, as a yardstick
POLISH = 2  # times the steps that all starts get


@dataclass(frozen=True)
class Likeness:
    """The similarity of a picture to another.

    ``psnr`` in decibels, None for equal pictures; ``ssim``, 1 for equal pictures; ``features``, the distance in the features of the
    discriminator, None without one.
    """

    psnr: float | None
    ssim: float
    features: float | None


@dataclass(frozen=True, eq=False)
class Inversion:
    """The latent found for a picture.

    Attributes
    ----------
    latent
        The best latent found.
    image
        The model's image of it, (C, H, W) in [-1, 1], on the CPU.
    psnr, ssim, features
        The similarity of that image to the picture, as in :class:`Likeness`.
    own
        The medians that the same search reaches for pictures drawn by the model itself; None if unknown.
    others
        The results of the other starts, best first.
    """

    target: Target
    latent: Latent
    image: Tensor
    psnr: float | None
    ssim: float
    features: float | None
    own: Likeness | None
    others: tuple[Latent, ...] = ()


def invert(
    generator: Generator,
    targets: Sequence[Target],
    effort: SearchBudget,
    discriminator: Discriminator | None = None,
    label: int | None = None,
    seed: int = 0,
    starts: Sequence[Latent] = (),
    encoder: Encoder | None = None,
) -> Task[Event, None, list[Inversion]]:
    """Find each target; all of them share batches. ``label`` is the class of all; None: find each target's class as well.

    The latents ``starts``, such as those on the shelf, and the ``encoder``'s estimate compete with random latents as starts.
    The same seed gives the same result.
    """
    own = latents_from_seeds(generator, OWN_SEEDS)
    drawn = draw(generator, own)
    wanted = torch.cat([as_tensor(targets, drawn.device), drawn])
    classes = None
    if generator.classes:
        classes = (*[label] * len(targets), *[None] * len(own))
    count = len(targets)
    near = [] if encoder is None else [*encode(encoder, wanted[:count], label), *encode(encoder, wanted[count:])]
    initial_points = InitialPoints(starts, near)
    effort = thorough(effort)
    answers = yield from search(
        generator, Observed(Identity(), wanted, labels=classes), effort, discriminator, seed, initial_points
    )
    latents = [found[0].latent for found in answers]
    again = likenesses(draw(generator, latents[len(targets) :]), wanted[len(targets) :], discriminator)
    inversions = compared(generator, targets, latents[: len(targets)], discriminator, [_median(again)] * len(targets))
    others = [tuple(found.latent for found in row[1:]) for row in answers]
    return [replace(inversion, others=row) for inversion, row in zip(inversions, others, strict=False)]


def thorough(effort: SearchBudget) -> SearchBudget:
    """Add the polish of an inversion to an effort: only the pixels of the best answer count in the end."""
    return replace(effort, polish=POLISH * effort.steps)


def candidates(generator: Generator, best: Inversion, discriminator: Discriminator | None) -> list[Inversion]:
    """Return the best and, with the same figures, the images of ``generator`` at the other latents found."""
    count = len(best.others)
    return [best, *compared(generator, [best.target] * count, best.others, discriminator, [best.own] * count)]


def compared(
    generator: Generator,
    targets: Sequence[Target],
    latents: Sequence[Latent],
    discriminator: Discriminator | None,
    own: Sequence[Likeness | None],
) -> list[Inversion]:
    """Return the images of ``generator`` at ``latents``, one for each target, with their similarity."""
    if not targets:
        return []
    images = draw(generator, latents)
    wanted = as_tensor(targets, images.device)
    found = likenesses(images, wanted, discriminator)
    return [
        Inversion(target, latent, image, likeness.psnr, likeness.ssim, likeness.features, known)
        for target, latent, image, likeness, known in zip(targets, latents, images.cpu(), found, own, strict=True)
    ]


@torch.no_grad()
def likenesses(images: Tensor, wanted: Tensor, discriminator: Discriminator | None) -> list[Likeness]:
    """Compare images (N, C, H, W) in [-1, 1] with ``wanted``, pair by pair; the discriminator may be on another device."""
    quality, alike = psnr(images, wanted).tolist(), ssim(images, wanted).tolist()
    features: list[float | None] = [None] * len(images)
    if discriminator is not None:
        device = next(discriminator.parameters()).device
        places = torch.arange(len(images), device=device)
        features = FeatureDistance(discriminator, Identity(), wanted.to(device))(images.to(device), places).tolist()
    return [Likeness(finite(one), other, far) for one, other, far in zip(quality, alike, features, strict=True)]


@torch.no_grad()
def draw(generator: Generator, latents: Sequence[Latent]) -> Tensor:
    """Draw (N, C, H, W) in [-1, 1], singly: so each is bit for bit what the model draws of it alone.

    Raises
    ------
    RunError
        The images are not finite: the training broke.
    """
    images = torch.cat([generator.synthesize(map_latents(generator, [latent])) for latent in latents])
    if not bool(images.isfinite().all()):
        raise RunError(mark("engine", "This model draws no pictures: its training broke. Use an earlier snapshot, or another run."))
    return images


def _median(found: Sequence[Likeness]) -> Likeness:
    """Return the median of each figure."""
    features = [one.features for one in found if one.features is not None]
    return Likeness(
        finite(statistics.median(math.inf if one.psnr is None else one.psnr for one in found)),
        statistics.median(one.ssim for one in found),
        statistics.median(features) if features else None,
    )
