"""Finds which images lie in the neighbourhoods of others: what precision, recall, density and coverage share.

The neighbourhood of an image is the ball around its features that reaches to the k-th nearest image of the same set. Distances are
computed in blocks of rows, so that memory grows with the number of images, not with its square.
"""

from collections.abc import Generator as Task
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.device import full_float32
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.metric import Comparison, MetricUnavailable
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

BLOCK = 256  # rows of the matrix of distances at a time: larger blocks are fresh memory each time, twice as slow
NEAREST = 6  # neighbours found: the most that a metric asks for, and the next
ROUNDING = 1e-6  # error of a squared distance in float32, relative to the squared norms of its features

Side: TypeAlias = Literal["real", "fake"]


@dataclass(frozen=True, eq=False)
class NearestOthers:
    """The nearest other images of the same set: ``distances`` (squared, ascending) and ``indices``, both (N, NEAREST)."""

    distances: Tensor
    indices: Tensor


@dataclass(frozen=True, eq=False)
class Hits:
    """Which images lie in the balls around the C images of the other set, as counts.

    Attributes
    ----------
    of_image
        int64 (N,): the balls that hold each image.
    of_ball
        int64 (C,): the images that each ball holds.
    of_next_ball
        int64 (C,): the images in the ball that reaches to the neighbour k + 1.
    only_ball
        int64 (N,): the ball that holds each image, where ``of_image`` is 1.
    only_image
        int64 (C,): the image that each ball holds, where ``of_ball`` is 1.
    """

    of_image: np.ndarray
    of_ball: np.ndarray
    of_next_ball: np.ndarray
    only_ball: np.ndarray
    only_image: np.ndarray


def hits(comparison: Comparison, balls: Side, k: int) -> Task[Event, None, Hits]:
    """Count which images lie in the balls of k neighbours around the images of the set ``balls``; each image is of the other set.

    A comparison is counted once: later calls return the same counts. A generator of events.
    """
    key = f"hits {balls} {k}"
    if key not in comparison.shared:
        around = yield from neighbours(comparison, balls)
        centres, images = _features(comparison, balls), _features(comparison, "fake" if balls == "real" else "real")
        mean = centres.mean(dim=0)
        comparison.shared[key] = yield from _count(centres - mean, images - mean, around.distances[:, k - 1 : k + 1])
    found: Hits = comparison.shared[key]
    return found


def neighbours(comparison: Comparison, side: Side) -> Task[Event, None, NearestOthers]:
    """Find the nearest other images of each image of a set, once for a comparison. A generator of events.

    Raises
    ------
    MetricUnavailable
        Either set has NEAREST images or fewer.
    """
    for each in (comparison.real, comparison.fake):
        if len(each) <= NEAREST:
            raise MetricUnavailable(
                mark("engine", "{name} has {count} images, too few for neighbourhoods: use at least {least}."),
                name=each.images.name,
                count=len(each),
                least=NEAREST + 1,
            )
    key = f"neighbours {side}"
    if key not in comparison.shared:
        features = _features(comparison, side)
        comparison.shared[key] = yield from _nearest(features - features.mean(dim=0))
    found: NearestOthers = comparison.shared[key]
    return found


def _features(comparison: Comparison, side: Side) -> Tensor:
    return torch.from_numpy(getattr(comparison, side).features).float()


def _nearest(features: Tensor) -> Task[Event, None, NearestOthers]:
    left, right = _factors(features, features, rounding=0)
    distances, indices = [], []
    for begin in range(0, len(features), BLOCK):
        with full_float32():
            block = left[begin : begin + BLOCK] @ right.T
        rows = torch.arange(len(block))
        block[rows, begin + rows] = torch.inf  # an image is no neighbour of its own
        nearest = block.topk(NEAREST, dim=1, largest=False)
        distances.append(nearest.values.clamp_min(0))
        indices.append(nearest.indices)
        yield Progress(begin + len(block), len(features), "images")
    return NearestOthers(torch.cat(distances), torch.cat(indices))


def _count(centres: Tensor, images: Tensor, radii: Tensor) -> Task[Event, None, Hits]:
    """Count which ``images`` (N, D) lie in balls around ``centres`` (C, D); ``radii`` (C, 2), squared, reach to k and k + 1."""
    left, right = _factors(images, centres, rounding=ROUNDING)
    # a product with (1, index) gives counts and, where the count is 1, the index: float32 holds integers to 16 million
    ball_numbers = torch.stack([torch.ones(len(centres)), torch.arange(len(centres)).float()], dim=1)
    of_images, of_balls, of_next = [], torch.zeros(2, len(centres)), torch.zeros(len(centres))
    for begin in range(0, len(images), BLOCK):
        with full_float32():
            block = left[begin : begin + BLOCK] @ right.T
            held = torch.le(block, radii[:, 0], out=torch.empty_like(block))  # as float32: half the time of a cast
            image_numbers = torch.stack([torch.ones(len(block)), begin + torch.arange(len(block)).float()])
            of_images.append(held @ ball_numbers)
            of_balls += image_numbers @ held
            of_next += image_numbers[0] @ torch.le(block, radii[:, 1], out=block)
        yield Progress(begin + len(block), len(images), "images")
    of_image, only_ball = torch.cat(of_images).long().numpy().T
    of_ball, only_image = of_balls.long().numpy()
    return Hits(of_image, of_ball, of_next.long().numpy(), only_ball, only_image)


def _factors(one: Tensor, other: Tensor, rounding: float) -> tuple[Tensor, Tensor]:
    """Return (N, D + 2) and (C, D + 2) with the squared distances of (N, D) and (C, D) as their product.

    They are less by ``rounding`` times the squared norms: an image lies in a ball that it touches.
    """
    one_squares, other_squares = (each.square().sum(dim=1, keepdim=True) * (1 - rounding) for each in (one, other))
    left = torch.cat([one, one_squares, torch.ones(len(one), 1)], dim=1)
    right = torch.cat([-2 * other, torch.ones(len(other), 1), other_squares], dim=1)
    return left, right
