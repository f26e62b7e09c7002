"""Finding a person's pictures in the latent space, and saying how far to trust what was found."""

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
from ganstudio.engine.networks import Discriminator, Generator
from ganstudio.engine.search.distance import FeatureDistance, finite, psnr, ssim
from ganstudio.engine.search.encoder import Encoder, encode
from ganstudio.engine.search.initial_points import InitialPoints
from ganstudio.engine.search.operators import Identity
from ganstudio.engine.search.solver import Observed, SearchBudget, search
from ganstudio.engine.search.target import Target, as_tensor
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

OWN_SEEDS = (1_000_003, 1_000_033, 1_000_037)  # pictures that the model itself drew are searched for as well
POLISH = 2  # times as many steps as all starts are followed for


@dataclass(frozen=True)
class Likeness:
    """How like another one a picture is.

    ``psnr`` in decibels, None if it is the same; ``ssim``, 1 for the same; ``features``, the distance in the features of the
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
    point
        The place that was found.
    image
        What the model draws there, (C, size, size) in [-1, 1], on the CPU.
    psnr, ssim, features
        How like the picture that is, as of :class:`Likeness`.
    own
        The medians of what the same search reaches for pictures that the model itself drew; None if that is not known.
    others
        Where else the search has come to from other starts, the better ones first.
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
    """Find each target; all of them share batches. ``label`` is the class of all; None: that of each is found as well.

    Where it begins may also be one of the places ``starts``, such as those on the shelf, or where ``encoder`` places the target, if
    that is nearer than random ones. The same seed finds the same.
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
    """The same with the polish that pictures are inverted with: here the pixels count in the end, and no other answers beside."""
    return replace(effort, polish=POLISH * effort.steps)


def candidates(generator: Generator, best: Inversion, discriminator: Discriminator | None) -> list[Inversion]:
    """The best one and, by the same figures, what ``generator`` draws at the other places that were found."""
    count = len(best.others)
    return [best, *compared(generator, [best.target] * count, best.others, discriminator, [best.own] * count)]


def compared(
    generator: Generator,
    targets: Sequence[Target],
    latents: Sequence[Latent],
    discriminator: Discriminator | None,
    own: Sequence[Likeness | None],
) -> list[Inversion]:
    """What ``generator`` draws at ``points``, one for each target, and how like it is."""
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
    """How like images (N, C, H, W) in [-1, 1] are those that are ``wanted``, each by itself; the discriminator may be elsewhere."""
    quality, alike = psnr(images, wanted).tolist(), ssim(images, wanted).tolist()
    features: list[float | None] = [None] * len(images)
    if discriminator is not None:
        device = next(discriminator.parameters()).device
        places = torch.arange(len(images), device=device)
        features = FeatureDistance(discriminator, Identity(), wanted.to(device))(images.to(device), places).tolist()
    return [Likeness(finite(one), other, far) for one, other, far in zip(quality, alike, features, strict=True)]


@torch.no_grad()
def draw(generator: Generator, latents: Sequence[Latent]) -> Tensor:
    """(N, C, size, size) in [-1, 1], one by one: so each is what the model draws of it alone, bit for bit.

    Raises
    ------
    RunError
        They are no numbers: the training broke.
    """
    images = torch.cat([generator.synthesize(map_latents(generator, [latent])) for latent in latents])
    if not bool(images.isfinite().all()):
        raise RunError(mark("engine", "This model draws no pictures: its training broke. Use an earlier snapshot, or another run."))
    return images


def _median(found: Sequence[Likeness]) -> Likeness:
    """Of each figure."""
    features = [one.features for one in found if one.features is not None]
    return Likeness(
        finite(statistics.median(math.inf if one.psnr is None else one.psnr for one in found)),
        statistics.median(one.ssim for one in found),
        statistics.median(features) if features else None,
    )
