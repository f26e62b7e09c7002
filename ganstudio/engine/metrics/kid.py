"""Measures the kernel distance between features (Binkowski et al. 2018, "Demystifying MMD GANs", section 4). With Inception's
features it is called KID."""

from collections.abc import Generator as Task

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.device import full_float32
from ganstudio.engine.events import Event, Progress, finish
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

BLOCK = 256  # rows of the kernel matrix at a time: larger blocks are fresh memory each time, twice as slow


def kernel(x: Tensor, y: Tensor) -> Tensor:
    """Return k(x, y) = (x.y / d + 1)^3 of features (N, d) and (M, d) as (N, M)."""
    return torch.addmm(x.new_ones(1), x, y.T, alpha=1 / x.shape[1]).pow_(3)


def _across(one: Tensor, left: Tensor, other: Tensor, right: Tensor) -> Task[Event, None, Tensor]:
    """Return (R,): the sums of the kernel matrix of ``one`` (N, d) and ``other`` (M, d), weighted by (N, R) and (M, R)."""
    total = torch.zeros(left.shape[1], dtype=torch.float64)
    for begin in range(0, len(one), BLOCK):
        with full_float32():
            part = kernel(one[begin : begin + BLOCK], other) @ right
        total += (part.double() * left[begin : begin + BLOCK].double()).sum(dim=0)
        yield Progress(min(begin + BLOCK, len(one)), len(one), "images")
    return total


def _own(x: Tensor, weights: Tensor) -> Task[Event, None, Tensor]:
    """Return (R,): the sums of the kernel matrix of ``x`` (N, d) with itself, weighted by (N, R) on both sides.

    The matrix is symmetric: each block of rows is computed from the diagonal on, and what follows the diagonal counts twice.
    """
    total = torch.zeros(weights.shape[1], dtype=torch.float64)
    for begin in range(0, len(x), BLOCK):
        left, right = weights[begin : begin + BLOCK], weights[begin:].clone()
        right[BLOCK:] *= 2
        with full_float32():
            part = kernel(x[begin : begin + BLOCK], x[begin:]) @ right
        total += (part.double() * left.double()).sum(dim=0)
        yield Progress(min(begin + BLOCK, len(x)), len(x), "images")
    return total


def kernel_distance(real: Tensor, fake: Tensor) -> float:
    """Return the unbiased squared MMD of features (N, d) and (M, d); about 0 for sets that are alike, and then also below 0."""
    ones = [torch.ones(len(each), 1) for each in (real, fake)]
    return float(finish(_distances(real, fake, *ones))[0])


def _measure(comparison: Comparison) -> Task[Event, None, Estimate]:
    real, fake = (torch.from_numpy(each.features).float() for each in (comparison.real, comparison.fake))
    found = yield from _distances(real, fake, _columns(comparison.real_weights), _columns(comparison.fake_weights))
    return Estimate(float(found[0]), found[1:].numpy())


def _distances(real: Tensor, fake: Tensor, real_weights: Tensor, fake_weights: Tensor) -> Task[Event, None, Tensor]:
    """Return float64 (R,): the distance with each column of the weights (N, R) and (M, R)."""
    within_real = yield from _within(real, real_weights)
    within_fake = yield from _within(fake, fake_weights)
    across = yield from _across(real, real_weights, fake, fake_weights)
    return within_real + within_fake - 2 * across / (len(real) * len(fake))


def _columns(weights: np.ndarray) -> Tensor:
    """Return (N, 1 + R) of weights (R, N): the first column weighs every image once, for the value itself."""
    return torch.from_numpy(np.vstack([np.ones_like(weights, shape=(1, weights.shape[1])), weights]).T.copy())


def _within(x: Tensor, weights: Tensor) -> Task[Event, None, Tensor]:
    """Return (1 + R,): the mean kernel of two different images of a set; an image and its copies in a resample are no pair."""
    squares = weights.double().square()
    whole = yield from _own(x, weights)
    own = (x.double().square().sum(dim=1) / x.shape[1] + 1) ** 3
    return (whole - squares.T @ own) / (len(x) ** 2 - squares.sum(dim=0))


KID = Metric(
    title=mark("metrics", "Kernel distance (KID)"),
    short="KID",
    better="lower",
    meaning=mark(
        "metrics",
        "The squared distance between the means of both sets under a kernel, without bias: about 0 for sets that are alike, also "
        "with few images. It sees a missing kind of picture less clearly than recall and coverage do.",
    ),
    measure=_measure,
)
