"""Finds the training images nearest to given images, to reveal copying."""

from collections.abc import Generator as Task
from dataclasses import dataclass

import numpy as np

from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.image_set import Read

NUMBERS = 2**23  # in a chunk, in float32: 32 MiB
LARGEST_CHUNK = 4096


@dataclass(frozen=True, eq=False)
class Neighbours:
    """The k nearest of each of Q images, nearest first: ``indices`` int64 (Q, k) and ``distances`` float32 (Q, k)."""

    indices: np.ndarray
    distances: np.ndarray


def nearest_pixels(images: np.ndarray, read: Read, count: int, k: int = 8) -> Task[Event, None, Neighbours]:
    """Find the nearest by pixels: the root of the mean squared difference, in steps of 8-bit values (0 to 255).

    Parameters
    ----------
    images
        uint8 (Q, C, H, W).
    read
        Maps indices (n,) to training images uint8 (n, C, H, W), for instance a dataset's ``batch``.
    count
        Number of training images.
    k
        Number of neighbours to find; all if there are fewer training images.
    """
    width = images[0].size
    flat = images.reshape(len(images), -1).astype(np.float32)
    found = yield from _nearest(flat, lambda rows: read(rows).reshape(len(rows), -1).astype(np.float32), count, k)
    return Neighbours(found.indices, found.distances / np.float32(np.sqrt(width)))


def nearest_features(features: np.ndarray, known: np.ndarray, k: int = 8) -> Task[Event, None, Neighbours]:
    """Find the nearest by the Euclidean distance of features (Q, D) to those of the training images, ``known`` (N, D)."""
    return (yield from _nearest(features, lambda rows: known[rows], len(known), k))


def _nearest(queries: np.ndarray, read: Read, count: int, k: int) -> Task[Event, None, Neighbours]:
    k = min(k, count)
    size = min(LARGEST_CHUNK, max(1, NUMBERS // queries.shape[1]))
    indices = np.zeros((len(queries), 0), np.int64)
    distances = np.zeros((len(queries), 0), np.float32)
    squares = np.square(queries).sum(axis=1)[:, None]
    for begin in range(0, count, size):
        rows = np.arange(begin, min(begin + size, count))
        chunk = read(rows)
        rough = squares + np.square(chunk).sum(axis=1) - 2 * (queries @ chunk.T)
        # the difference of large numbers is inexact: measure the closest candidates again, separately
        near = np.argpartition(rough, min(k, len(rows)) - 1, axis=1)[:, :k]
        exact = np.stack([np.linalg.norm(chunk[some] - query, axis=1) for some, query in zip(near, queries, strict=True)])
        indices, distances = np.hstack([indices, rows[near]]), np.hstack([distances, exact])
        order = np.lexsort((indices, distances), axis=1)[:, :k]
        indices, distances = np.take_along_axis(indices, order, axis=1), np.take_along_axis(distances, order, axis=1)
        yield Progress(int(rows[-1]) + 1, count, "images")
    return Neighbours(indices, distances)
