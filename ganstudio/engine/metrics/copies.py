"""Measures how many generated images copy a training image, also if it is mirrored or shifted by a few pixels."""

from collections.abc import Generator as Task
from typing import Any

import numpy as np

from ganstudio.engine.events import Event, Progress, told_as
from ganstudio.engine.metrics.alignment import Match, find_copies, thumbnails
from ganstudio.engine.metrics.image_set import ImageSet, Read
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric, MetricUnavailable
from ganstudio.engine.metrics.typical import COPIES, Typical
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

CHECKED, HELD_OUT = 1000, 500  # images at most that are compared with all training images
TYPICAL = 128  # training images that are compared with the others
QUERIES = 50  # images compared at a time
SUSPICIOUS = 16
FEWEST = 12  # training images: fewer have no usual distance


def find_typical(images: np.ndarray, small: np.ndarray, read: Read, own: np.ndarray) -> Task[Event, None, Typical]:
    """Measure the usual distance of training images to the nearest other, once it is shifted into place. A generator of events.

    Parameters
    ----------
    images
        uint8 (Q, C, H, W): a random choice of the training images.
    small, read
        As for :func:`~ganstudio.engine.metrics.alignment.find_copies`.
    own
        bool (Q, N): which training images are the image itself, also mirrored.
    """
    found = yield from find_copies(images, small, read, own)
    return Typical.of(match.distance for match in found if match)


def _measure(comparison: Comparison) -> Task[Event, None, Estimate]:
    if comparison.training is None:
        raise MetricUnavailable(mark("engine", "The training images of {name} are unknown."), name=comparison.fake.images.name)
    training = comparison.training
    if len(training) < FEWEST:
        raise MetricUnavailable(mark("engine", "A verdict on copies needs {count} training images or more."), count=FEWEST)
    rng = np.random.default_rng(comparison.seed)
    small = np.concatenate([thumbnails(block) for block in training.blocks()])
    places = rng.permutation(len(training))[:TYPICAL]
    is_own = places[:, None] == np.arange(len(training))
    typical = yield from find_typical(training.read(places), small, training.read, is_own)
    chosen, matches = yield from _matches(comparison.fake.images, CHECKED, small, training, rng)
    distances = np.array([match.distance for match in matches])
    flags = np.array([typical.verdict(match.distance) in COPIES for match in matches], np.float64)
    detail: dict[str, Any] = {"checked": len(chosen), "distance": float(np.median(distances)), "typical": typical.median}
    if comparison.held_out is not None and len(comparison.held_out):
        detail |= yield from _of_held_out(comparison.held_out, small, training, typical, rng)
    order = np.argsort(distances, kind="stable")[:SUSPICIOUS].tolist()
    detail["suspicious"] = [_row(int(chosen[place]), matches[place], typical) for place in order]
    weights = comparison.fake_weights[:, chosen]
    replicates = weights @ flags / np.maximum(weights.sum(axis=1), 1)
    return Estimate(float(flags.mean()), replicates, detail, bounds=(0.0, 1.0))


def _matches(
    images: ImageSet, most: int, small: np.ndarray, training: ImageSet, rng: np.random.Generator
) -> Task[Event, None, tuple[np.ndarray, list[Match]]]:
    """Return the indices (Q,) of at most ``most`` images, at random, and the training image most like each."""
    chosen = np.sort(rng.permutation(len(images))[:most])
    matches: list[Match] = []
    for begin in range(0, len(chosen), QUERIES):
        task = find_copies(images.read(chosen[begin : begin + QUERIES]), small, training.read)
        found = yield from told_as(Progress(begin, len(chosen), "images"), task)
        matches += [match for match in found if match]
        yield Progress(len(matches), len(chosen), "images")
    return chosen, matches


def _of_held_out(
    images: ImageSet, small: np.ndarray, training: ImageSet, typical: Typical, rng: np.random.Generator
) -> Task[Event, None, dict[str, Any]]:
    """Return what new images of the same kind give: how many of them look like copies, and how near they are to training images."""
    _, matches = yield from _matches(images, HELD_OUT, small, training, rng)
    flags = [typical.verdict(match.distance) in COPIES for match in matches]
    median = float(np.median([match.distance for match in matches]))
    return {"held_out": float(np.mean(flags)), "held_out_checked": len(matches), "held_out_distance": median}


def _row(index: int, match: Match, typical: Typical) -> dict[str, Any]:
    """Return a generated image, by its index, with the training image most like it and how it was shifted to match."""
    return {
        "image": index,
        "training": match.place,
        "distance": match.distance,
        "shift": list(match.shift),
        "mirrored": match.is_mirrored,
        "verdict": typical.verdict(match.distance),
    }


COPIED = Metric(
    title=mark("metrics", "Copies of training images"),
    short=mark("metrics", "Copies"),
    better="lower",
    meaning=mark(
        "metrics",
        "The share of generated images that are the same as a training image or much nearer to it than training images are to each "
        "other, also mirrored or shifted by a few pixels. Compare with the share among held-out images, which nobody copied.",
    ),
    measure=_measure,
    uses_features=False,
    claims_quality=False,
)
