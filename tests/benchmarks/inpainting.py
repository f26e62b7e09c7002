"""Whether a filled digit is still the same digit, and how near the filling is to what was there.

Against a biharmonic fill (what diffusion does, as in OpenCV and scikit-image), and against pasting from the training image that is
nearest in what is known.
"""

import time
from collections.abc import Generator as Task
from itertools import combinations
from typing import Any

import numpy as np

from ganstudio.engine.analysis.neighbours import nearest_pixels
from ganstudio.engine.config import DataConfig
from ganstudio.engine.events import Event
from ganstudio.engine.search.inpaint import fill
from ganstudio.engine.search.solver import EFFORTS
from ganstudio.engine.search.target import preparation_of
from ganstudio.engine.search.windows import look_at_hole
from tests.benchmarks.judge import Judge
from tests.benchmarks.models import Trained, as_target, trained
from tests.pulling import finished

COUNT = 100
ALTERNATIVES = 4
SIDE = 32
STROKES = 0.3  # of the picture


def run(scale: float) -> dict[str, Any]:
    """Shares of digits that keep their class, mean absolute differences in the hole in levels."""
    count = max(4, round(COUNT * min(scale, 1)))
    model = trained("digits", scale)
    judge = Judge(model.images, model.labels)
    centre = np.zeros((SIDE, SIDE), bool)
    centre[SIDE // 4 : -SIDE // 4, SIDE // 4 : -SIDE // 4] = True
    rng = np.random.default_rng(0)
    found: dict[str, Any] = {"count": count, "whole_pictures": judge.share(model.held[:count], model.held_labels[:count])}
    for name, holes in (("centre", [centre] * count), ("strokes", [strokes(rng) for _ in range(count)])):
        found[name] = filled(model, judge, holes)
    return found | {"target": {"centre": {"keeps_class": 0.75}, "strokes": {"keeps_class": 0.85}}}


def filled(model: Trained, judge: Judge, holes: list[np.ndarray]) -> dict[str, Any]:
    """All figures for these holes."""
    count = len(holes)
    wanted, labels = model.held[:count], model.held_labels[:count]
    how = preparation_of(DataConfig(size=SIDE, channels=1))
    targets = [look_at_hole(as_target(image), hole, how) for image, hole in zip(wanted, holes, strict=True)]
    begin = time.perf_counter()
    fillings = finished(fill(model.generator, targets, EFFORTS["fast"], ALTERNATIVES))
    seconds = time.perf_counter() - begin
    every = np.stack([filling.patches[0].shown[..., 0] for filling in fillings])  # (count, ALTERNATIVES, SIDE, SIDE)
    best, masks, truth = every[:, :1], np.stack(holes)[:, None], wanted
    diffused = np.stack([biharmonic(image[0], mask[0]) for image, mask in zip(truth, masks, strict=True)])
    pasted = finished(paste(model, wanted, masks))
    apart = [
        float(np.abs(one.astype(float) - other)[hole].mean())
        for row, hole in zip(every, holes, strict=True)
        for one, other in combinations(row, 2)
    ]
    known = ~np.broadcast_to(masks, every.shape)
    return {
        "keeps_class": judge.share(best, labels),
        "hole": round(float(masks.mean()), 3),
        "difference": difference(best, truth, masks),
        "baseline_biharmonic": difference(diffused, truth, masks),
        "baseline_nearest_training_image": difference(pasted, truth, masks),
        "least_between_alternatives": round(min(apart), 3),
        "same_outside": bool((every == truth)[known].all()),
        "seconds": round(seconds / count, 2),
    }


def difference(images: np.ndarray, truth: np.ndarray, masks: np.ndarray) -> float:
    """Mean absolute, in the holes, in levels."""
    return round(float(np.abs(images.astype(float) - truth)[masks].mean()), 2)


def strokes(rng: np.random.Generator) -> np.ndarray:
    """Thick lines at random, until about STROKES of the picture are covered."""
    hole = np.zeros((SIDE, SIDE), bool)
    rows, columns = np.mgrid[:SIDE, :SIDE]
    while hole.mean() < STROKES:
        (top, left), (bottom, right) = rng.uniform(0, SIDE, (2, 2))
        for at in np.linspace(0, 1, 2 * SIDE):
            row, column = top + at * (bottom - top), left + at * (right - left)
            hole |= (rows - row) ** 2 + (columns - column) ** 2 < 1.5**2
            if hole.mean() >= STROKES:
                break
    return hole


def paste(model: Trained, wanted: np.ndarray, masks: np.ndarray) -> Task[Event, None, np.ndarray]:
    """From the training image that is nearest in what is known, one by one since each hole is another."""
    found = wanted.copy()
    for place, mask in enumerate(masks):
        known = (~mask).astype(np.uint8)[None]

        def read(rows: np.ndarray, known: np.ndarray = known) -> np.ndarray:
            return model.images[rows] * known

        near = yield from nearest_pixels(wanted[place : place + 1] * known, read, len(model.images), 1)
        found[place][mask] = model.images[near.indices[0, 0]][mask]
    return found


def biharmonic(image: np.ndarray, hole: np.ndarray) -> np.ndarray:
    """uint8 (1, H, W): the hole filled so that the Laplacian of the Laplacian is 0 in it (Damelin and Hoang 2018)."""
    height, width = image.shape
    size = height * width
    index = np.arange(size).reshape(height, width)
    laplacian = np.zeros((size, size))
    for one, other in ((index[1:], index[:-1]), (index[:, 1:], index[:, :-1])):
        for row, column in ((one, other), (other, one)):
            laplacian[row.ravel(), column.ravel()] += 1
            laplacian[row.ravel(), row.ravel()] -= 1
    inside = hole.ravel()
    equations = laplacian[inside] @ laplacian
    values = image.ravel().astype(float)
    values[inside] = np.linalg.solve(equations[:, inside], -equations[:, ~inside] @ values[~inside])
    return values.clip(0, 255).round().astype(np.uint8).reshape(1, height, width)
