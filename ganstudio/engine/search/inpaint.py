"""Filling a hole in a picture, in several plausible ways."""

from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.archs import Generator
from ganstudio.engine.data.prepare import Box, Preparation
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event
from ganstudio.engine.latent.point import Point
from ganstudio.engine.search.blending import blend
from ganstudio.engine.search.distance import psnr
from ganstudio.engine.search.invert import draw
from ganstudio.engine.search.operators import Identity, context_weights
from ganstudio.engine.search.solver import Effort, Observed, search
from ganstudio.engine.search.target import Target, as_tensor, cut, enlarge, is_framed
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

AROUND = 2.0  # sides of the hole that the model sees of a larger picture
WHOLE = 1.5  # up to so many times the model's size a square picture is seen as a whole
FAR_WEIGHT = 0.1  # of known pixels that are not near the hole, beside the mean of those that are: they tell what it is a picture of


@dataclass(frozen=True, eq=False)
class Filling:
    """One picture with its hole, and what was found for it.

    Attributes
    ----------
    images
        uint8 (count, H, W, C), of the picture's own size: outside of the hole its very pixels.
    points
        Where each lies.
    psnr
        Of the best one's known pixels before it was blended in, in decibels.
    """

    target: Target
    images: np.ndarray
    points: tuple[Point, ...]
    psnr: float


def read_hole(mask: Image.Image, target: Target) -> np.ndarray:
    """The hole, bool (H, W): where ``mask`` is white.

    Raises
    ------
    DatasetError
        It is of another size than the picture, empty, or leaves nothing of the picture.
    """
    if mask.size != target.source.size:
        sizes = {"mask": "{} x {}".format(*mask.size), "picture": "{} x {}".format(*target.source.size)}
        text = mark("engine", "The mask has {mask} pixels, {path} has {picture}. They must be the same.")
        raise DatasetError(text, path=target.path, **sizes)
    hole = np.asarray(mask.convert("L")) > 127
    if not hole.any():
        raise DatasetError(mark("engine", "The mask for {path} is all black. Paint white what is to be filled."), path=target.path)
    if hole.all():
        text = mark("engine", "The mask for {path} is all white. Leave something that the filling can continue.")
        raise DatasetError(text, path=target.path)
    return hole


def look_at_hole(target: Target, hole: np.ndarray, how: Preparation) -> Target:
    """The target, seen through a square window around the hole where the picture is larger than the model.

    Raises
    ------
    DatasetError
        The hole does not fit into any square of the picture, or fills it.
    """
    box = _window(target.source.size, hole, how.size)
    left, top, right, bottom = box
    if hole[top:bottom, left:right].sum() != hole.sum() or hole[top:bottom, left:right].all():
        text = mark("engine", "The hole in {path} leaves nothing around it in a square of the picture. Fill it in parts.")
        raise DatasetError(text, path=target.path)
    return cut(target, box, how)


def fill(
    generator: Generator,
    targets: Sequence[Target],
    holes: Sequence[np.ndarray],
    effort: Effort,
    count: int = 4,
    label: int | None = None,
    seed: int = 0,
) -> Task[Event, None, list[Filling]]:
    """``count`` fillings of each hole, the best first. Targets are as :func:`look_at_hole` made them; all share batches.

    Known pixels count by how near the hole they are (Yeh et al. 2017, section 3.2); those far away a little.
    """
    size = targets[0].pixels.shape[1]
    known = torch.cat([_known(target, hole, size) for target, hole in zip(targets, holes, strict=True)])
    near = context_weights(known)
    far = known * (_mean(near) / _mean(known))
    weights = near + FAR_WEIGHT * far
    labels = (label,) * len(targets) if generator.classes else None
    wanted = as_tensor(list(targets))
    effort = replace(effort, starts=max(effort.starts, 2 * count))
    # what lies in the hole has no weight, and so is not compared with anything
    answers = yield from search(generator, Observed(Identity(), wanted, weights / _mean(weights), labels), effort, None, seed)
    fillings = []
    for place, (target, hole) in enumerate(zip(targets, holes, strict=True)):
        points = tuple(found.point for found in answers[place][:count])
        made = draw(generator, points)
        quality = float(psnr(made[:1] * known[place], wanted[place : place + 1] * known[place])[0])
        fillings.append(Filling(target, _filled(target, hole, made), points, quality))
    return fillings


def _mean(weights: Tensor) -> Tensor:
    """Of each picture, (N, 1, 1, 1)."""
    return weights.mean(dim=(1, 2, 3), keepdim=True)


def _window(sides: tuple[int, int], hole: np.ndarray, size: int) -> Box:
    """The square that the model sees: all of a small square picture, else one around the hole."""
    width, height = sides
    if width == height and width <= WHOLE * size:
        return 0, 0, width, height
    rows, columns = np.flatnonzero(hole.any(axis=1)), np.flatnonzero(hole.any(axis=0))
    longest = max(int(np.ptp(rows)), int(np.ptp(columns))) + 1
    side = min(max(round(AROUND * longest), size), width, height)
    left = min(max((int(columns[0]) + int(columns[-1]) + 1 - side) // 2, 0), width - side)
    top = min(max((int(rows[0]) + int(rows[-1]) + 1 - side) // 2, 0), height - side)
    return left, top, left + side, top + side


def _known(target: Target, hole: np.ndarray, size: int) -> Tensor:
    """(1, 1, size, size): 1 where all that the model's pixel covers is known."""
    left, top, right, bottom = target.box
    missing, side = torch.from_numpy(hole[top:bottom, left:right]).float()[None, None], right - left
    if is_framed(side, size):
        first = (size - side) // 2
        missing = F.pad(missing, (first, size - side - first, first, size - side - first))
    elif side > size:
        missing = F.adaptive_max_pool2d(missing, size)
    else:
        missing = F.interpolate(missing, (size, size), mode="nearest")
    return 1 - missing


def _filled(target: Target, hole: np.ndarray, made: Tensor) -> np.ndarray:
    """uint8 (count, H, W, C): the source, with what was made blended into its hole."""
    left, top, right, bottom = target.box
    source = np.asarray(target.source)
    source = source[..., None] if source.ndim == 2 else source
    part = torch.from_numpy(source[top:bottom, left:right].copy()).permute(2, 0, 1)[None].float().div(127.5).sub(1)
    inside = torch.from_numpy(hole[top:bottom, left:right].copy())[None, None]
    blended = blend(part, enlarge(made, right - left), inside)
    levels = blended.add(1).mul(127.5).round().to(torch.uint8).permute(0, 2, 3, 1).numpy()
    images = np.repeat(source[None], len(made), axis=0)
    images[:, top:bottom, left:right] = np.where(
        hole[None, top:bottom, left:right, None], levels, images[:, top:bottom, left:right]
    )
    return images
