"""Finds copies of training images, even mirrored or moved by a few pixels.

It compares an image at each shift within reach and in both orientations: with thumbnails of all training images, then with the
nearest of those at up to ``SIDE`` px.
"""

from collections.abc import Generator as Task
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.image_set import Read

SIDE, THUMBNAIL = 64, 8  # px, of the shorter side
REACH = 4  # pixels, for images of SIDE; an eighth of the shorter side for smaller images
CANDIDATES = 32
CHUNK = 4096


@dataclass(frozen=True)
class Match:
    """The training image most similar to an image, once the image is shifted into place.

    Attributes
    ----------
    place
        Index among the training images.
    distance
        Root of the mean squared difference over the common pixels, in steps of 8-bit values (0 to 255).
    shift
        Pixels by which the image, mirrored if ``is_mirrored``, lies below and to the right of the training image.
    """

    place: int
    distance: float
    shift: tuple[int, int]
    is_mirrored: bool


@lru_cache(maxsize=8)
def shifts_of(shape: tuple[int, ...], stride: int) -> tuple[np.ndarray, list[tuple[slice, ...]], np.ndarray]:
    """Return steps, windows and coverage of :class:`Shifts`, the same for all images (C, H, W) of that shape; do not write to them.

    A window is the rows and columns that a shift fills, then the source rows and columns.
    """
    reach = min(REACH, -(-min(shape[-2:]) // 8)) // stride
    around = [stride * number for number in range(-reach, reach + 1)]
    steps = sorted(((down, right) for down in around for right in around), key=lambda step: step[0] ** 2 + step[1] ** 2)
    windows: list[tuple[slice, ...]] = []
    covered = np.zeros((len(steps), *shape), np.float32)
    for number, step in enumerate(steps):
        pairs = list(zip(step, shape[-2:], strict=True))
        rows, columns = (slice(max(0, -distance), side - max(0, distance)) for distance, side in pairs)
        covered[number][:, rows, columns] = 1
        windows.append((rows, columns, *(slice(max(0, distance), side - max(0, -distance)) for distance, side in pairs)))
    return np.array(steps), windows, covered


@dataclass(frozen=True, eq=False)
class Shifts:
    """An image at every shift: ``steps`` int64 (S, 2), ``images`` float32 (S, C, H, W), 0 where ``covered`` (like it) is 0."""

    steps: np.ndarray
    images: np.ndarray
    covered: np.ndarray

    @classmethod
    def of(cls, image: np.ndarray, stride: int = 1) -> "Shifts":
        """Shift an image (C, H, W) by multiples of ``stride`` up to an eighth of its shorter side but no more than ``REACH``; the
        smallest shifts first."""
        steps, windows, covered = shifts_of(image.shape, stride)
        moved = np.zeros(covered.shape, np.float32)
        for shifted, (rows, columns, from_rows, from_columns) in zip(moved, windows, strict=True):
            shifted[:, rows, columns] = image[:, from_rows, from_columns]
        return cls(steps, moved, covered)

    def reduced(self, shape: tuple[int, int], stride: int) -> "Shifts":
        """Return the shifts, multiples of ``stride``, reduced to ``shape`` (height, width); partly covered pixels count as not
        covered."""
        whole = _wholly_covered(self.images.shape[1:], stride, shape)
        return Shifts(self.steps, _area(self.images, shape) * whole, whole)

    def energies(self, others: np.ndarray) -> np.ndarray:
        """Return (S, N) means of squares over the covered pixels of ``others`` (N, C * H * W)."""
        covered = self.covered.reshape(len(self.steps), -1)
        energies: np.ndarray = covered / covered.sum(axis=1, keepdims=True) @ np.square(others).T
        return energies

    def distances(self, others: np.ndarray, energies: np.ndarray) -> np.ndarray:
        """Return (S, N) mean squared differences to ``others`` over the covered pixels, roughly: differences of large numbers."""
        flat = self.images.reshape(len(self.steps), -1)
        counts = self.covered.sum(axis=(1, 2, 3))[:, None]
        found: np.ndarray = (flat * (-2 / counts)) @ others.T
        found += np.square(flat).sum(axis=1)[:, None] / counts
        found += energies
        return found


@lru_cache(maxsize=8)
def _wholly_covered(shape: tuple[int, ...], stride: int, reduced: tuple[int, int]) -> np.ndarray:
    whole: np.ndarray = (_area(shifts_of(shape, stride)[2], reduced) > 1 - 1e-6).astype(np.float32)
    return whole


def _area(images: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """Reduce float32 (N, C, H, W) to ``shape`` (height, width), if they differ, by averaging."""
    return images if images.shape[2:] == shape else F.interpolate(torch.from_numpy(images), shape, mode="area").numpy()


def thumbnails(images: np.ndarray, side: int = THUMBNAIL) -> np.ndarray:
    """Reduce uint8 (N, C, H, W) by averaging, in proportion, to a shorter side of at most ``side`` px."""
    frame = FrameSize(images.shape[3], images.shape[2])
    if frame.shorter <= side:
        return np.ascontiguousarray(images)
    whole = torch.from_numpy(np.ascontiguousarray(images)).float()
    return F.interpolate(whole, frame.reduced_to(side).shape, mode="area").round().byte().numpy()


def find_copies(
    images: np.ndarray, small: np.ndarray, read: Read, left_out: np.ndarray | None = None
) -> Task[Event, None, list[Match | None]]:
    """Find the best match of each image among the training images. A generator of events in images that returns the matches.

    Parameters
    ----------
    images
        uint8 (Q, C, H, W).
    small
        Thumbnails of the N training images.
    read
        Maps indices (n,) to training images, uint8 (n, C, H, W).
    left_out
        bool (Q, N): training images to skip for each image; None for none.
    """
    stride = max(1, min(SIDE, *images.shape[2:]) // THUMBNAIL // 4)  # a quarter of a thumbnail pixel
    both = [
        [Shifts.of(version, stride).reduced(small.shape[2:], stride) for version in (one, one[..., ::-1])]
        for one in thumbnails(images, SIDE)
    ]
    scores = np.empty((len(images), len(small)), np.float32)
    for begin in range(0, len(small), CHUNK):
        rows = small[begin : begin + CHUNK].reshape(len(small[begin : begin + CHUNK]), -1).astype(np.float32)
        energies = both[0][0].energies(rows)
        for number, shifts in enumerate(both):
            scores[number, begin : begin + CHUNK] = np.minimum(
                *(version.distances(rows, energies).min(axis=0) for version in shifts)
            )
            yield Progress(begin, len(small), "images")
    if left_out is not None:
        scores[left_out] = np.inf
    found: list[Match | None] = []
    for image, row in zip(images, scores, strict=True):
        places = np.argpartition(row, min(CANDIDATES, len(row)) - 1)[:CANDIDATES]
        places = places[np.isfinite(row[places])]
        found.append(_best(image, places, read(places)) if len(places) else None)
    return found


def _best(image: np.ndarray, places: np.ndarray, others: np.ndarray) -> Match:
    rows = thumbnails(others, SIDE).reshape(len(others), -1).astype(np.float32)
    matches = []
    for is_mirrored in (False, True):
        shifts = Shifts.of(thumbnails(image[None, ..., ::-1] if is_mirrored else image[None], SIDE)[0])
        step, at = np.unravel_index(shifts.distances(rows, shifts.energies(rows)).argmin(), (len(shifts.steps), len(rows)))
        covered = shifts.covered[step]
        exact = np.square(shifts.images[step] - rows[at].reshape(covered.shape) * covered).sum() / covered.sum()
        down, right = shifts.steps[step] * image.shape[1:] // covered.shape[1:]
        matches.append(Match(int(places[at]), float(np.sqrt(exact)), (int(down), int(right)), is_mirrored))
    return min(matches, key=lambda match: match.distance)
