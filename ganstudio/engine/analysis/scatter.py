"""Places images on a plane: similar images near each other, samples among the training images."""

from collections.abc import Generator as Task
from dataclasses import dataclass

import numpy as np
import torch

from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.features.random_features import RandomFeatures
from ganstudio.engine.metrics.image_set import Read
from ganstudio.engine.pixels import from_uint8

BATCH = 256
ROWS = 4096
CELLS = 96  # per side of a density's grid
MARGIN = 3.0  # bandwidths around the points


def describe(read: Read, count: int, channels: int, device: torch.device | str = "cpu") -> Task[Event, None, np.ndarray]:
    """Return features float32 (count, D) of images: see :class:`~ganstudio.engine.metrics.features.random_features.RandomFeatures`.

    A generator of events in images; 100,000 images take about 200 MB.

    Parameters
    ----------
    read
        Maps indices (n,) to images uint8 (n, C, H, W): a dataset's ``batch``, or a lookup in an array.
    count
        Number of images.
    channels
        C.
    device
        The device to compute on.
    """
    network = RandomFeatures(channels).to(device)
    parts = []
    for begin in range(0, count, BATCH):
        images = from_uint8(read(np.arange(begin, min(begin + BATCH, count))), device)
        parts.append(network(images).cpu().numpy())
        yield Progress(min(begin + BATCH, count), count, "images")
    return np.concatenate(parts) if parts else np.empty((0, 0), np.float32)


@dataclass(frozen=True, eq=False)
class Projection:
    """A map from features to the plane.

    ``mean`` is float64 (D,), ``axes`` orthonormal float64 (D, 2), ``shares`` the fraction of the variance on each axis.
    """

    mean: np.ndarray
    axes: np.ndarray
    shares: tuple[float, float]

    @classmethod
    def of(cls, features: np.ndarray) -> "Projection":
        """Return the projection with the largest spread of features (N, D): the first two principal components.

        Made from the training images, it stays the same while the samples change. Signs are chosen so that the largest number of
        each axis is positive.
        """
        mean = features.mean(axis=0, dtype=np.float64)
        scatter = np.zeros((features.shape[1],) * 2)
        for begin in range(0, len(features), ROWS):  # in chunks: in float64 it is twice the features' size
            part = features[begin : begin + ROWS] - mean
            scatter += part.T @ part
        values, vectors = np.linalg.eigh(scatter)
        axes = vectors[:, :-3:-1]
        if axes.shape[1] < 2:  # a single number per picture: all lie on a line
            values, axes = np.array([0.0, *values]), np.hstack([axes, np.zeros((1, 1))])
        axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), [0, 1]])
        total = max(float(values.sum()), np.finfo(float).tiny)
        return cls(mean, axes, (float(values[-1]) / total, float(values[-2]) / total))

    def place(self, features: np.ndarray) -> np.ndarray:
        """Project (N, D) to float32 (N, 2)."""
        placed: np.ndarray = ((features - self.mean) @ self.axes).astype(np.float32)
        return placed


@dataclass(frozen=True, eq=False)
class Density:
    """The density of points, relative to its maximum.

    ``grid`` is float32 (CELLS, CELLS) from 0 to 1, first x then y; its cells begin at ``low`` (2,) and are ``step`` (2,) wide.
    """

    grid: np.ndarray
    low: np.ndarray
    step: np.ndarray

    @classmethod
    def of(cls, places: np.ndarray) -> "Density":
        """Compute a Gaussian kernel estimate from (N, 2) on a grid, with Scott's bandwidth (Scott 1992, "Multivariate Density
        Estimation", section 6.3.2)."""
        std = np.maximum(places.std(axis=0, dtype=np.float64), 1e-9)
        width = std * len(places) ** (-1 / 6)
        low, high = places.min(axis=0) - MARGIN * width, places.max(axis=0) + MARGIN * width
        step = (high - low) / CELLS
        cells = _cells(places, low, step)
        counts = np.bincount(cells[:, 0] * CELLS + cells[:, 1], minlength=CELLS**2).reshape(CELLS, CELLS)
        smooth = _kernel(width[0] / step[0]) @ counts @ _kernel(width[1] / step[1]).T
        return cls((smooth / smooth.max()).astype(np.float32), low, step)

    def at(self, places: np.ndarray) -> np.ndarray:
        """Return float32 (N,) at (N, 2); 0 outside the grid."""
        cells = _cells(places, self.low, self.step)
        found: np.ndarray = self.grid[cells[:, 0], cells[:, 1]]
        inside = np.all((places >= self.low) & (places <= self.low + CELLS * self.step), axis=1)
        return np.where(inside, found, np.float32(0))


def _cells(places: np.ndarray, low: np.ndarray, step: np.ndarray) -> np.ndarray:
    cells: np.ndarray = np.clip((places - low) / step, 0, CELLS - 1).astype(np.int64)
    return cells


def _kernel(width: float) -> np.ndarray:
    """Return (CELLS, CELLS): the weight of each cell in each other, for a bandwidth in cells."""
    apart = np.subtract.outer(np.arange(CELLS), np.arange(CELLS))
    weights: np.ndarray = np.exp(-0.5 * np.square(apart / max(width, 0.3)))
    return weights
