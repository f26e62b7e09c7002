"""Measures diversity by the similarity of two generated images (Odena et al. 2017, "Conditional Image Synthesis with Auxiliary
Classifier GANs", section 4.2)."""

from collections.abc import Generator as Task
from typing import Any

import numpy as np

from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric, MetricUnavailable
from ganstudio.engine.metrics.ssim import ms_ssim
from ganstudio.engine.pixels import from_uint8
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

PAIRS = 4096  # of each set, divided among the classes
BATCH = 128


def draw_pairs(labels: np.ndarray, rng: np.random.Generator, count: int = PAIRS) -> np.ndarray:
    """Return int64 (P, 2): random pairs of different images of the same class, or all pairs of a class with few images.

    ``labels`` (N,) are the classes; each class with two or more images gets as many pairs, ``count`` in all.
    """
    members = [np.flatnonzero(labels == label) for label in np.unique(labels)]
    members = [places for places in members if len(places) > 1]
    pairs = [np.empty((0, 2), np.int64)]
    for places in members:
        size, each = len(places), -(-count // len(members))
        if size * (size - 1) // 2 <= each:
            first, second = np.triu_indices(size, 1)
        else:
            first = rng.integers(0, size, each)
            second = (first + rng.integers(1, size, each)) % size
        pairs.append(np.column_stack([places[first], places[second]]))
    return np.concatenate(pairs)


def _labels(images: ImageSet) -> np.ndarray:
    return np.zeros(len(images), np.int64) if images.labels is None else images.labels


def _similarities(images: ImageSet, pairs: np.ndarray) -> Task[Event, None, np.ndarray]:
    """Return float64 (P,): the MS-SSIM of each of the pairs (P, 2)."""
    found = np.empty(len(pairs))
    for begin in range(0, len(pairs), BATCH):
        part = slice(begin, begin + BATCH)
        found[part] = ms_ssim(*(from_uint8(images.read(side)) for side in pairs[part].T)).numpy()
        yield Progress(min(begin + BATCH, len(pairs)), len(pairs), "pairs")
    return found


def _measure(comparison: Comparison) -> Task[Event, None, Estimate]:
    sets = [each.images for each in (comparison.real, comparison.fake)]
    real_pairs, fake_pairs = (draw_pairs(_labels(each), np.random.default_rng(comparison.seed)) for each in sets)
    if not len(real_pairs) or not len(fake_pairs):
        raise MetricUnavailable(mark("engine", "The diversity needs two images of the same class."))
    real = yield from _similarities(sets[0], real_pairs)
    fake = yield from _similarities(sets[1], fake_pairs)
    # a pair occurs in a resample as often as its first image times as often as its second
    weights = np.prod(comparison.fake_weights[:, fake_pairs], axis=2, dtype=np.float64)
    detail = {"real": float(real.mean()), "pairs": len(fake_pairs), "classes": _by_class(sets[1], fake_pairs, fake)}
    return Estimate(float(fake.mean()), weights @ fake / np.maximum(weights.sum(axis=1), 1), detail)


def _by_class(images: ImageSet, pairs: np.ndarray, values: np.ndarray) -> list[dict[str, Any]]:
    """Return a row for each class: its pairs, and the mean of their values (P,); empty without classes."""
    if images.labels is None:
        return []
    labels = images.labels[pairs[:, 0]]
    means = {label: values[labels == label] for label in np.unique(labels).tolist()}
    return [{"class": images.classes[label], "count": len(some), "value": float(some.mean())} for label, some in means.items()]


MS_SSIM = Metric(
    title=mark("metrics", "Similarity of two generated images (MS-SSIM)"),
    short="MS-SSIM",
    better="lower",
    meaning=mark(
        "metrics",
        "The mean structural similarity of two random generated images, of the same class where there are classes: near that of "
        "two real images if the generator is as diverse, and higher if it repeats itself. Noise is diverse as well.",
    ),
    measure=_measure,
    uses_features=False,
    claims_quality=False,
)
