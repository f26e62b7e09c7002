"""Fills a hole in a picture, in several plausible ways."""

from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from ganstudio.engine.events import Event, Progress, Status, told_as
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.metrics.psnr import psnr
from ganstudio.engine.networks import Generator
from ganstudio.engine.pixels import LEVELS, from_uint8, to_levels, to_uint8
from ganstudio.engine.search.blending import blend
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
STARTS = 16  # at least: many different contents fit a hole
STEPS, PRIOR = 0.4, 10.0  # times those of an effort: matching the known pixels to the last level says nothing more about the hole
FITTING = 3.0  # times the lowest loss: answers within it are weighted by their fit, others hardly count
DISTINCT = 1.0  # mean difference in levels between the pixels of two holes below which they are the same answer
FAR_WEIGHT = 0.1  # of known pixels far from the hole, relative to the mean of the near pixels: they show the subject

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
    # pixels in the hole have weight 0, so they are not compared
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
                latents, made = choose_answers(generator, answers[place], 1 - mask[place], count)
                drawn.append(_Drawn(view, latents, made, _quality(made, near[place], wanted[place])))
            best = max(drawn, key=lambda one: max(one.psnr))
            patches.append((yield from _patch(best, before, feather, clock)))
        fillings.append(Filling(picture, tuple(patches), before.suffix))
    return fillings


@dataclass(frozen=True, eq=False)
class _Drawn:
    """The model's answers for a view of a window, (count, C, H, W), with latents and the PSNR of the known pixels."""

    window: Window
    latents: tuple[Latent, ...]
    made: Tensor
    psnr: tuple[float, ...]


def _quality(made: Tensor, near: Tensor, wanted: Tensor) -> tuple[float, ...]:
    """Return the PSNR of images near the hole to ``wanted`` (C, H, W), in decibels."""
    # a weighted mean: psnr gives every pixel the same weight, also in the hole
    root = near.sqrt()
    return tuple((psnr(made * root, (wanted * root)[None]) + 10 * near.mean().log10()).tolist())


def likely(effort: SearchBudget, count: int) -> SearchBudget:
    """Adapt an effort to ``count`` fillings: more starts, fewer steps for each, and latents nearer to the prior."""
    starts, steps = max(effort.starts, STARTS, 2 * count), max(1, round(STEPS * effort.steps))
    return replace(effort, starts=starts, steps=steps, prior=PRIOR * effort.prior)


def choose_answers(
    generator: Generator, answers: Sequence[SearchResult], hole: Tensor, count: int
) -> tuple[tuple[Latent, ...], Tensor]:
    """Choose ``count`` answers and their images: the likeliest, then the best-fitting answers that differ; ``hole`` is
    (1, H, W).

    The likeliest has the least mean squared distance in the hole to the answers that fit: if different digits match the known
    pixels, the kind of the majority. It minimises the expected squared error among the answers, weighted
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
    at most SKETCH pixels wide and high."""
    height, width = window.hole.shape
    scale = min(1.0, SKETCH / max(width, height))
    sides = max(1, round(width * scale)), max(1, round(height * scale))
    made = from_uint8(drawn.transpose(2, 0, 1)[None])
    if window.is_framed:
        made = enlarge(made, (width, height), framed=True)
    made = enlarge(made, sides, framed=False)
    colours = to_uint8(made[:, :3].expand(-1, 3, -1, -1))[0]
    inside = Image.fromarray(window.hole).convert("L").resize(sides, Image.Resampling.BOX)
    return np.dstack([colours, np.asarray(inside)])


def _patch(drawn: _Drawn, before: Original, feather: int, clock: "_Counter") -> Task[Event, None, Patch]:
    """Place the images (count, C, H, W) in the picture, in its own values."""
    own, share, window = [], np.zeros(0), drawn.window
    for one in torch.split(drawn.made, 1):
        done = clock.tick()
        yield done
        levels, share = yield from told_as(done, _laid(window, one, feather))
        own.append(before.overlaid(window.target.box, levels, share))
    shown = np.stack([before.shown(values) for values in own])
    return Patch(window.target.box, share > 0, np.stack(own), shown, drawn.latents, drawn.psnr)


class _Counter:
    """Counts fillings up to ``total``."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, -1

    def tick(self) -> Progress:
        """Count a filling."""
        self._done += 1
        return Progress(self._done, self._total, "fillings")


def _mean(weights: Tensor) -> Tensor:
    """Return the mean of each picture, (N, 1, 1, 1)."""
    return weights.mean(dim=(1, 2, 3), keepdim=True)


def _laid(window: Window, made: Tensor, feather: int) -> Task[None, None, tuple[np.ndarray, np.ndarray]]:
    """Return the image (1, C, H, W) as sRGB levels from 0 to 255, float (h, w, C) for the window, and its opacity,
    float (h, w)."""
    target = window.target
    large = enlarge(made, (window.hole.shape[1], window.hole.shape[0]), window.is_framed)
    if feather:
        soft = feathered(window.hole * np.uint8(255), min(feather, _room(target, window.hole)))
        share = np.where(window.missing & ~window.hole, 0, soft) / 255  # other windows fill those pixels
    else:
        left, top, right, bottom = target.box
        pixels = np.asarray(target.source.crop((left, top, right, bottom)))
        part = from_uint8(pixels.reshape(*pixels.shape[:2], -1).transpose(2, 0, 1)[None])
        large = yield from blend(part, large, torch.from_numpy(window.hole.copy())[None, None])
        share = window.hole.astype(float)
    return to_levels(large.clamp(-1, 1))[0].permute(1, 2, 0).double().numpy(), share


def _room(target: Target, inside: np.ndarray) -> int:
    """Return the distance of the hole from the borders of the box that lie within the picture."""
    (width, height), (left, top, right, bottom) = target.source.size, target.box
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    free = [(left > 0, columns[0]), (top > 0, rows[0])]
    free += [(right < width, len(inside) - 1 - columns[-1]), (bottom < height, len(inside) - 1 - rows[-1])]
    return min((int(room) for is_within, room in free if is_within), default=max(width, height))
