"""Filling a hole in a picture, in several plausible ways."""

from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from ganstudio.engine.events import Event, Progress, Status
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.networks import Generator
from ganstudio.engine.pixels import LEVELS, from_uint8, to_levels, to_uint8
from ganstudio.engine.search.blending import blend
from ganstudio.engine.search.distance import psnr
from ganstudio.engine.search.filling import Filling, Patch
from ganstudio.engine.search.hole import feathered
from ganstudio.engine.search.invert import draw
from ganstudio.engine.search.operators import Identity, context_weights
from ganstudio.engine.search.original import Original, original_of
from ganstudio.engine.search.solver import Observed, SearchBudget, SearchResult, search
from ganstudio.engine.search.target import Target, as_tensor, enlarge
from ganstudio.engine.search.windows import MaskedPicture, Window
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SKETCH = 512
STARTS = 16  # at least: what lies in the hole is a choice among many that fit
STEPS, PRIOR = 0.4, 10.0  # times those of an effort: known pixels met to the last level say nothing more of the hole
FITTING = 3.0  # times the loss of the best: those that fit so well count by how well, others hardly
DISTINCT = 1.0  # levels by which the pixels of a hole differ, on average, at least: less is no other answer
FAR_WEIGHT = 0.1  # of known pixels that are not near the hole, beside the mean of those that are: they tell what it is a picture of

R = TypeVar("R")


def fill(
    generator: Generator,
    pictures: Sequence[MaskedPicture],
    effort: SearchBudget,
    count: int = 4,
    label: int | None = None,
    seed: int = 0,
    feather: int = 0,
) -> Task[Event, None, list[Filling]]:
    """Find ``count`` ways to fill the holes of each picture, the likeliest first; all windows share batches.

    Known pixels count by their nearness to the hole (Yeh et al. 2017, section 3.2); distant pixels count a little. The colours of a
    filling shift to meet the border of the hole, or it fades into the picture within ``feather`` pixels around it if that is not 0.
    """
    views = [view for picture in pictures for view in picture.views]
    mask = torch.cat([view.observed_mask for view in views])
    near = context_weights(mask)
    far = mask * (_mean(near) / _mean(mask))
    weights = near + FAR_WEIGHT * far
    labels = (label,) * len(views) if generator.classes else None
    wanted = as_tensor([view.target for view in views])
    effort = likely(effort, count)
    device = next(generator.parameters()).device
    # what lies in the hole has no weight, and so is not compared with anything
    observed = Observed(Identity(), wanted.to(device), (weights / _mean(weights)).to(device), labels)
    answers = yield from search(generator, observed, effort, None, seed)
    yield Status(mark("engine", "Blending the fillings into the picture"), {})
    clock = _Counter(sum(len(picture.windows) for picture in pictures) * count)
    seen = enumerate(views)
    fillings = []
    for picture in pictures:
        before, patches = original_of(picture.target, picture.background), []
        for window in picture.windows:
            drawn = []
            for place, view in islice(seen, 1 if window.other is None else 2):
                latents, made = _chosen(generator, answers[place], 1 - mask[place], count)
                drawn.append(_Drawn(view, latents, made, _quality(made, near[place], wanted[place])))
            best = max(drawn, key=lambda one: max(one.psnr))
            patches.append((yield from _patch(best, before, feather, clock)))
        fillings.append(Filling(picture, tuple(patches), before.suffix))
    return fillings


@dataclass(frozen=True, eq=False)
class _Drawn:
    """What the model draws, (count, C, size, size), where its answers for a view of a window lie, and how like the known it is."""

    window: Window
    latents: tuple[Latent, ...]
    made: Tensor
    psnr: tuple[float, ...]


def _quality(made: Tensor, near: Tensor, wanted: Tensor) -> tuple[float, ...]:
    """How like what is wanted (C, size, size) images are near the hole, in decibels."""
    # a weighted mean: psnr counts every pixel as much, the hole too
    root = near.sqrt()
    return tuple((psnr(made * root, (wanted * root)[None]) + 10 * near.mean().log10()).tolist())


def likely(effort: SearchBudget, count: int) -> SearchBudget:
    """The same for ``count`` fillings: more ways, each followed less far, and kept nearer to where latents lie."""
    starts, steps = max(effort.starts, STARTS, 2 * count), max(1, round(STEPS * effort.steps))
    return replace(effort, starts=starts, steps=steps, prior=PRIOR * effort.prior)


def _chosen(generator: Generator, answers: Sequence[SearchResult], hole: Tensor, count: int) -> tuple[tuple[Latent, ...], Tensor]:
    """``count`` of the answers and what is drawn there: the likeliest, then those that fit best of what differs; ``hole``
    (1, size, size).

    The likeliest is the one from which those that fit are least far in the hole, on average: of many different digits that meet
    what is known, the kind that most of them are. That is the choice of least expected squared error among the answers, weighted
    like a posterior (Murphy 2012, "Machine Learning: A Probabilistic Perspective", section 5.7.1.3).
    """
    made = draw(generator, [found.latent for found in answers]).cpu()
    inside = (made * hole).flatten(1)
    losses = torch.tensor([found.loss for found in answers])
    weights = torch.softmax(-losses / (FITTING * losses.min()).clamp_min(1e-12), dim=0)
    chosen = [int((torch.cdist(inside, inside).square() @ weights).argmin())]
    apart = torch.cdist(inside, inside, p=1) * LEVELS / (hole.sum() * made.shape[1])
    while len(chosen) < count:
        far = apart[:, chosen].amin(dim=1).tolist()
        free = [rank for rank in range(len(answers)) if rank not in chosen]
        others = [rank for rank in free if far[rank] >= DISTINCT]
        chosen.append(others[0] if others else max(free, key=far.__getitem__))
    return tuple(answers[rank].latent for rank in chosen), made[chosen]


def sketch(window: Window, drawn: np.ndarray) -> np.ndarray:
    """Place what the model draws, uint8 (H, W, C), in the hole: uint8 (h, w, 4) for the window, transparent outside the hole and
    at most SKETCH pixels wide."""
    side = min(len(window.hole), SKETCH)
    made = enlarge(from_uint8(drawn.transpose(2, 0, 1)[None]), side, window.is_framed)
    colours = to_uint8(made[:, :3].expand(-1, 3, -1, -1))[0]
    inside = Image.fromarray(window.hole).convert("L").resize((side, side), Image.Resampling.BOX)
    return np.dstack([colours, np.asarray(inside)])


def _patch(drawn: _Drawn, before: Original, feather: int, clock: "_Counter") -> Task[Event, None, Patch]:
    """What was made (count, C, size, size) in the picture's own numbers."""
    own, share, window = [], np.zeros(0), drawn.window
    for one in torch.split(drawn.made, 1):
        done = clock.tick()
        yield done
        levels, share = yield from _telling(done, _laid(window, one, feather))
        own.append(before.overlaid(window.target.box, levels, share))
    shown = np.stack([before.shown(values) for values in own])
    return Patch(window.target.box, share > 0, np.stack(own), shown, drawn.latents, drawn.psnr)


class _Counter:
    """Counts fillings of ``total``."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, -1

    def tick(self) -> Progress:
        """One more begins."""
        self._done += 1
        return Progress(self._done, self._total, "fillings")


def _telling(progress: Progress, task: Task[None, None, R]) -> Task[Event, None, R]:
    """The same, which says ``progress`` whenever it yields."""
    while True:
        try:
            next(task)
        except StopIteration as end:
            found: R = end.value
            return found
        yield progress


def _mean(weights: Tensor) -> Tensor:
    """Of each picture, (N, 1, 1, 1)."""
    return weights.mean(dim=(1, 2, 3), keepdim=True)


def _laid(window: Window, made: Tensor, feather: int) -> Task[None, None, tuple[np.ndarray, np.ndarray]]:
    """What was made (1, C, size, size) as sRGB levels from 0 to 255, float (h, w, C) for the window, and how much of it is taken,
    float (h, w)."""
    target = window.target
    large = enlarge(made, len(window.hole), window.is_framed)
    if feather:
        soft = feathered(window.hole * np.uint8(255), min(feather, _room(target, window.hole)))
        share = np.where(window.missing & ~window.hole, 0, soft) / 255  # another window fills those
    else:
        left, top, right, bottom = target.box
        pixels = np.asarray(target.source.crop((left, top, right, bottom)))
        part = from_uint8(pixels.reshape(*pixels.shape[:2], -1).transpose(2, 0, 1)[None])
        large = yield from blend(part, large, torch.from_numpy(window.hole.copy())[None, None])
        share = window.hole.astype(float)
    return to_levels(large.clamp(-1, 1))[0].permute(1, 2, 0).double().numpy(), share


def _room(target: Target, inside: np.ndarray) -> int:
    """How far the hole is from the borders of the box that lie within the picture."""
    (width, height), (left, top, right, bottom) = target.source.size, target.box
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    free = [(left > 0, columns[0]), (top > 0, rows[0])]
    free += [(right < width, len(inside) - 1 - columns[-1]), (bottom < height, len(inside) - 1 - rows[-1])]
    return min((int(room) for is_within, room in free if is_within), default=max(width, height))
