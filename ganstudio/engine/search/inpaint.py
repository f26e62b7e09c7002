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
from ganstudio.engine.events import Event, Progress, Status
from ganstudio.engine.latent.point import Point
from ganstudio.engine.search.blending import blend, fade
from ganstudio.engine.search.distance import psnr
from ganstudio.engine.search.hole import feathered
from ganstudio.engine.search.invert import draw
from ganstudio.engine.search.operators import Identity, context_weights
from ganstudio.engine.search.solver import Effort, Found, Observed, search
from ganstudio.engine.search.target import Target, as_tensor, cut, enlarge, is_framed
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

AROUND = 2.0  # sides of the hole that the model sees of a larger picture
WHOLE = 1.5  # up to so many times the model's size a square picture is seen as a whole
SKETCH = 512
STARTS = 16  # at least: what lies in the hole is a choice among many that fit
STEPS, PRIOR = 0.4, 10.0  # times those of an effort: known pixels met to the last level say nothing more of the hole
FITTING = 3.0  # times the loss of the best: those that fit so well count by how well, others hardly
DISTINCT = 1.0  # levels by which the pixels of a hole differ, on average, at least: less is no other answer
UNABLE = 16.0  # dB around the hole: 3 of 72 pictures of the kind that a model had learned lay below, 6 in 7 of another kind
FAR_WEIGHT = 0.1  # of known pixels that are not near the hole, beside the mean of those that are: they tell what it is a picture of


@dataclass(frozen=True, eq=False)
class Filling:
    """One picture with its hole, and what was found for it.

    Attributes
    ----------
    parts
        uint8 (count, h, w, C): what is now in the ``target.box`` of the picture, in its own pixels; outside of the hole and its
        feather they are the very same.
    points
        Where each lies.
    psnr
        Of the known pixels around the hole, each weighted by how near it is, before the filling was blended in, in decibels.
    """

    target: Target
    parts: np.ndarray
    points: tuple[Point, ...]
    psnr: tuple[float, ...]

    def image(self, number: int) -> np.ndarray:
        """The whole picture with filling ``number``, uint8 (H, W, C)."""
        left, top, right, bottom = self.target.box
        image: np.ndarray = _pixels(self.target).copy()
        image[top:bottom, left:right] = self.parts[number]
        return image


def look_at_hole(target: Target, hole: np.ndarray, how: Preparation, feather: int = 0) -> Target:
    """The target, seen through a square window around the hole and its feather where the picture is larger than the model.

    Raises
    ------
    DatasetError
        The hole does not fit into any square of the picture, or fills it.
    """
    box = _window(target.source.size, hole, how.size, feather)
    left, top, right, bottom = box
    seen = replace(target, box=box)
    if hole[top:bottom, left:right].sum() != hole.sum() or not _known(seen, hole, how.size).any():
        text = mark("engine", "The hole in {path} leaves nothing around it in a square of the picture. Fill it in parts.")
        raise DatasetError(text, path=target.path.name)
    return cut(target, box, how)


def fill(
    generator: Generator,
    targets: Sequence[Target],
    holes: Sequence[np.ndarray],
    effort: Effort,
    count: int = 4,
    label: int | None = None,
    seed: int = 0,
    feather: int = 0,
) -> Task[Event, None, list[Filling]]:
    """``count`` fillings of each hole, the likeliest first. Targets are as :func:`look_at_hole` made them; all share batches.

    Known pixels count by how near the hole they are (Yeh et al. 2017, section 3.2); those far away a little. Fillings are moved to
    meet the border of the hole, or fade into the picture within ``feather`` pixels around it if that is not 0.
    """
    size = targets[0].pixels.shape[1]
    known = torch.cat([_known(target, hole, size) for target, hole in zip(targets, holes, strict=True)])
    near = context_weights(known)
    far = known * (_mean(near) / _mean(known))
    weights = near + FAR_WEIGHT * far
    labels = (label,) * len(targets) if generator.classes else None
    wanted = as_tensor(list(targets))
    effort = likely(effort, count)
    # what lies in the hole has no weight, and so is not compared with anything
    answers = yield from search(generator, Observed(Identity(), wanted, weights / _mean(weights), labels), effort, None, seed)
    yield Status(mark("engine", "Blending the fillings into the picture"), {})
    fillings = []
    for place, (target, hole) in enumerate(zip(targets, holes, strict=True)):
        points, made = _chosen(generator, answers[place], 1 - known[place], count)
        # a weighted mean: psnr counts every pixel as much, the hole too
        share, root = near[place].mean().log10(), near[place].sqrt()
        quality = tuple((psnr(made * root, wanted[place : place + 1] * root) + 10 * share).tolist())
        parts = []
        for number in range(count):
            done = Progress(place * count + number, len(targets) * count, "fillings")
            yield done
            blending = _blended(target, hole, made[number : number + 1], feather)
            parts.append((yield from _telling(done, blending)))
        fillings.append(Filling(target, np.stack(parts), points, quality))
    return fillings


def likely(effort: Effort, count: int) -> Effort:
    """The same for ``count`` fillings: more ways, each followed less far, and kept nearer to where latents lie."""
    starts, steps = max(effort.starts, STARTS, 2 * count), max(1, round(STEPS * effort.steps))
    return replace(effort, starts=starts, steps=steps, prior=PRIOR * effort.prior)


def _chosen(generator: Generator, answers: Sequence[Found], hole: Tensor, count: int) -> tuple[tuple[Point, ...], Tensor]:
    """``count`` of the answers and what is drawn there: the likeliest, then those that fit best of what differs; ``hole``
    (1, size, size).

    The likeliest is the one from which those that fit are least far in the hole, on average: of many different digits that meet
    what is known, the kind that most of them are. That is the choice of least expected squared error among the answers, weighted
    like a posterior (Murphy 2012, "Machine Learning: A Probabilistic Perspective", section 5.7.1.3).
    """
    made = draw(generator, [found.point for found in answers])
    inside = (made * hole).flatten(1)
    losses = torch.tensor([found.loss for found in answers], device=made.device)
    weights = torch.softmax(-losses / (FITTING * losses.min()).clamp_min(1e-12), dim=0)
    chosen = [int((torch.cdist(inside, inside).square() @ weights).argmin())]
    apart = torch.cdist(inside, inside, p=1) * 127.5 / (hole.sum() * made.shape[1])
    while len(chosen) < count:
        far = apart[:, chosen].amin(dim=1).tolist()
        free = [rank for rank in range(len(answers)) if rank not in chosen]
        others = [rank for rank in free if far[rank] >= DISTINCT]
        chosen.append(others[0] if others else max(free, key=far.__getitem__))
    return tuple(answers[rank].point for rank in chosen), made[chosen]


def sketch(target: Target, hole: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """What the model draws, uint8 (H, W, C), as it would lie in the hole: uint8 (h, w, 4) for the box of the target, at most SKETCH
    pixels wide and transparent beside the hole."""
    left, top, right, bottom = target.box
    side = min(right - left, SKETCH)
    made = enlarge(torch.from_numpy(drawn.copy()).permute(2, 0, 1)[None].float().div(127.5).sub(1), side)
    colours = made.add(1).mul(127.5).round().to(torch.uint8)[0, :3].expand(3, -1, -1).permute(1, 2, 0).numpy()
    inside = Image.fromarray(hole[top:bottom, left:right]).convert("L").resize((side, side), Image.Resampling.BOX)
    return np.dstack([colours, np.asarray(inside)])


def _telling(progress: Progress, task: Task[None, None, np.ndarray]) -> Task[Event, None, np.ndarray]:
    """The same, which says ``progress`` whenever it yields."""
    while True:
        try:
            next(task)
        except StopIteration as end:
            found: np.ndarray = end.value
            return found
        yield progress


def _mean(weights: Tensor) -> Tensor:
    """Of each picture, (N, 1, 1, 1)."""
    return weights.mean(dim=(1, 2, 3), keepdim=True)


def _window(sides: tuple[int, int], hole: np.ndarray, size: int, feather: int) -> Box:
    """The square that the model sees: all of a small square picture, else one around the hole."""
    width, height = sides
    if width == height and width <= WHOLE * size:
        return 0, 0, width, height
    rows, columns = np.flatnonzero(hole.any(axis=1)), np.flatnonzero(hole.any(axis=0))
    longest = max(int(np.ptp(rows)), int(np.ptp(columns))) + 1
    side = min(max(round(AROUND * longest), longest + 2 * feather, size), width, height)
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


def _pixels(target: Target) -> np.ndarray:
    """Of the whole picture, uint8 (H, W, C)."""
    pixels = np.asarray(target.source)
    return pixels[..., None] if pixels.ndim == 2 else pixels


def _blended(target: Target, hole: np.ndarray, made: Tensor, feather: int) -> Task[None, None, np.ndarray]:
    """What was made (1, C, size, size), blended into the box of the target: uint8 (h, w, C)."""
    left, top, right, bottom = target.box
    source = _pixels(target)[top:bottom, left:right]
    inside = hole[top:bottom, left:right]
    part = torch.from_numpy(source.copy()).permute(2, 0, 1)[None].float().div(127.5).sub(1)
    large = enlarge(made, right - left)
    if feather:
        share = feathered(inside * np.uint8(255), min(feather, _room(target, inside)))
        found = fade(part, large, torch.from_numpy(share)[None, None] / 255)
    else:
        share = inside
        found = yield from blend(part, large, torch.from_numpy(inside.copy())[None, None])
    levels: np.ndarray = found.add(1).mul(127.5).round().to(torch.uint8)[0].permute(1, 2, 0).numpy()
    return np.where(share[..., None] > 0, levels, source)


def _room(target: Target, inside: np.ndarray) -> int:
    """How far the hole is from the borders of the box that lie within the picture."""
    (width, height), (left, top, right, bottom) = target.source.size, target.box
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    free = [(left > 0, columns[0]), (top > 0, rows[0])]
    free += [(right < width, len(inside) - 1 - columns[-1]), (bottom < height, len(inside) - 1 - rows[-1])]
    return min((int(room) for is_within, room in free if is_within), default=max(width, height))
