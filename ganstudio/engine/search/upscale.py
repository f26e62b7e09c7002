"""Upscales a small picture: finds several large images that match it when reduced."""

from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from torch import Tensor

from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.data import SMALLEST_PADDED
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data.decoding.decode import Picture
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Event
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.metrics.psnr import psnr
from ganstudio.engine.networks import Discriminator, Generator
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.search.distance import finite
from ganstudio.engine.search.invert import draw
from ganstudio.engine.search.operators import Area
from ganstudio.engine.search.solver import Observed, SearchBudget, search
from ganstudio.engine.search.target import Target, as_tensor, preparation_of, read_both, target_of
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

FACTORS = (2, 4, 8)
MOVES = 10


@dataclass(frozen=True, eq=False)
class Enlargement:
    """The answers for a small picture.

    Attributes
    ----------
    images
        (count, C, H, W) in [-1, 1] on the CPU, best first: the model's images, corrected to equal, reduced, the small
        picture.
    latents
        The latent of each answer.
    psnr
        PSNR of the best answer, reduced, before the correction; None if exact.
    std
        Standard deviation of the answers at each pixel, (H, W), in [0, 1]: where it is large the detail is a guess.
    """

    target: Target
    images: Tensor
    latents: tuple[Latent, ...]
    psnr: float | None
    std: Tensor


@dataclass(frozen=True, eq=False)
class Small:
    """A picture to upscale.

    Attributes
    ----------
    target
        The small picture; its ``pixels`` are ``factor`` times smaller than the model's images.
    whole
        The larger original, uint8 (C, H, W), if the small picture was reduced from it; None if unknown.
    """

    target: Target
    whole: np.ndarray | None


def read_small(path: Path, data: DataConfig, factor: int) -> Small:
    """Open a small picture; reduce a larger picture, prepared for the model.

    Raises
    ------
    UnreadableImage
        The file cannot be opened, is not a picture, or is incomplete.
    ConfigError
        The model cannot upscale by that factor.
    """
    return small_of(*read_both(path, preparation_of(data)), data, factor)


def small_of(large: Target, picture: Picture, data: DataConfig, factor: int) -> Small:
    """Return the input of an opened picture like :func:`read_small`: ``large`` is its target at the model's size."""
    frame = data.frame
    check_factor(factor, frame)
    left, top, right, bottom = large.box
    pairs = list(zip((right - left, bottom - top), frame.sides, strict=True))
    if any(length * factor <= side for length, side in pairs):
        return Small(target_of(picture, large.path, preparation_of(data, frame.divided(factor)), large.content), None)
    pixels = to_uint8(Area(factor)(as_tensor([large])))[0].transpose(2, 0, 1)
    is_whole = all(length >= SMALLEST_PADDED * side for length, side in pairs)
    return Small(replace(large, pixels=pixels), large.pixels if is_whole else None)


def check_factor(factor: int, frame: FrameSize) -> None:
    """Raise ``ConfigError`` if a model of that frame cannot upscale by ``factor``."""
    if factor not in FACTORS or frame.shorter // factor < 2:
        raise ConfigError(mark("engine", "Pictures are made 2, 4 or 8 times as large, not {factor} times."), factor=factor)


def upscale(
    generator: Generator,
    targets: Sequence[Target],
    factor: int,
    effort: SearchBudget,
    count: int = 4,
    discriminator: Discriminator | None = None,
    label: int | None = None,
    seed: int = 0,
) -> Task[Event, None, list[Enlargement]]:
    """Find ``count`` answers for each target, whose pixels have the small size; all share batches (Menon et al. 2020, "PULSE")."""
    operator, small = Area(factor), as_tensor(targets, next(generator.parameters()).device)
    labels = (label,) * len(targets) if generator.classes else None
    effort = replace(effort, starts=max(effort.starts, 2 * count))
    answers = yield from search(generator, Observed(operator, small, labels=labels), effort, discriminator, seed)
    found = []
    for place, target in enumerate(targets):
        latents = tuple(answer.latent for answer in answers[place][:count])
        drawn, wanted = draw(generator, latents), small[place : place + 1]
        quality = finite(float(psnr(operator(drawn[:1]), wanted)[0]))
        images = drawn
        for _ in range(MOVES):  # repeats because values clipped at white and black change the mean
            images = (images + operator.lift(wanted - operator(images))).clamp(-1, 1)
        std = images.std(dim=0, correction=0).mean(dim=0) / 2
        found.append(Enlargement(target, images.cpu(), latents, quality, std.cpu()))
    return found
