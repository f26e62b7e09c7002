"""Measures the sliced Wasserstein distance between patches of two sets of images (Karras et al. 2018, "Progressive Growing of GANs
for Improved Quality, Stability, and Variation", section 5): no network judges the images."""

from collections.abc import Generator as Task
from dataclasses import dataclass

import numpy as np
import torch

from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric, MetricUnavailable
from ganstudio.engine.metrics.pyramid import laplacian_pyramid, levels_of
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

PATCH = 7  # px
PATCHES_PER_IMAGE, MOST_PATCHES = 128, 2**16  # of each level
REPEATS, DIRECTIONS = 4, 128
RESAMPLED, PLACES = 32, 65  # directions for resamples, and where distributions are compared
FLAT = 1e-3  # levels: a channel whose standard deviation is smaller is constant


@dataclass(frozen=True, eq=False)
class Patches:
    """Patches of a set of images: ``values`` float32 (P, D), normalized, and the image of each, ``owners`` int64 (P,) ascending."""

    values: np.ndarray
    owners: np.ndarray

    def project(self, directions: np.ndarray) -> np.ndarray:
        """Return float32 (K, P): the component of each patch in the directions (K, D), or (P,) in one direction (D,)."""
        projected: np.ndarray = directions @ self.values.T
        return projected


def draw_patches(images: ImageSet, count: int, rng: np.random.Generator) -> Task[Event, None, list[Patches]]:
    """Draw ``count`` patches at random places of each level of the Laplacian pyramid, as many of each image as of any other.

    The mean and the standard deviation of each channel of a level become 0 and 1, as in the published code: the figure compares
    shapes and structures, not brightness and contrast.
    """
    owners = np.arange(count) * len(images) // count
    drawn: list[list[np.ndarray]] = [[] for _ in range(levels_of(min(images.shape[1:])))]
    done = 0
    for block in images.blocks():
        chosen = owners[np.searchsorted(owners, done) : np.searchsorted(owners, done + len(block))] - done
        for kept, level in zip(drawn, laplacian_pyramid(torch.from_numpy(block).float()), strict=True):
            windows = np.lib.stride_tricks.sliding_window_view(level.numpy(), (PATCH, PATCH), axis=(2, 3))
            rows, columns = (rng.integers(0, size, len(chosen)) for size in windows.shape[2:4])
            kept.append(windows[chosen, :, rows, columns])
        done += len(block)
        yield Progress(done, len(images), "images")
    return [Patches(_normalize(np.concatenate(kept)), owners) for kept in drawn]


def _normalize(patches: np.ndarray) -> np.ndarray:
    """Return patches (P, C, 7, 7) as (P, D), each channel with mean 0 and standard deviation 1, or 0 if it is constant."""
    mean, std = (statistic(patches, axis=(0, 2, 3), keepdims=True, dtype=np.float64) for statistic in (np.mean, np.std))
    scaled: np.ndarray = (patches - mean.astype(np.float32)) * np.where(std > FLAT, 1 / np.maximum(std, FLAT), 0).astype(np.float32)
    return scaled.reshape(len(patches), -1)


def directions_of(seed: int, level: int, size: int) -> np.ndarray:
    """Return random unit vectors, float32 (REPEATS * DIRECTIONS, size): the same for any number of images.

    Other directions give another distance. With directions of their own, sets of other sizes would estimate other values, and the
    interval, which resamples images, would not contain them as often as it says.
    """
    found = np.random.default_rng((seed, level)).standard_normal((REPEATS * DIRECTIONS, size))
    unit: np.ndarray = found / np.linalg.norm(found, axis=1, keepdims=True)
    return unit.astype(np.float32)


def _measure(comparison: Comparison) -> Task[Event, None, Estimate]:
    sets = (comparison.real.images, comparison.fake.images)
    if min(sets[0].shape[1:]) < PATCH:
        raise MetricUnavailable(mark("engine", "The images are smaller than the patches of {size} px."), size=PATCH)
    rng = np.random.default_rng(comparison.seed)
    count = min(MOST_PATCHES, PATCHES_PER_IMAGE * min(map(len, sets)))
    real = yield from draw_patches(sets[0], count, rng)
    fake = yield from draw_patches(sets[1], count, rng)
    values, resampled = [], np.zeros(comparison.resamples)
    for number, pair in enumerate(zip(real, fake, strict=True), 1):
        distances, directions = [], directions_of(comparison.seed, number, pair[0].values.shape[1])
        for some in np.split(directions, REPEATS):
            projected = [np.sort(patches.project(some), axis=1) for patches in pair]
            distances.append(np.abs(projected[0] - projected[1]).mean(dtype=np.float64))
            yield Progress(number, len(real), "levels")
        values.append(float(np.mean(distances)))
        if comparison.resamples:
            few = directions[:: len(directions) // RESAMPLED]
            resampled += values[-1] + (yield from _deviations(comparison, *pair, few))
    sides = [-(-min(sets[0].shape[1:]) // 2**level) for level in range(len(values))]
    detail = {"levels": {f"{side} px": value for side, value in zip(sides, values, strict=True)}, "patches": count}
    return Estimate(float(np.mean(values)), resampled / len(values), detail)


def _deviations(comparison: Comparison, real: Patches, fake: Patches, directions: np.ndarray) -> Task[Event, None, np.ndarray]:
    """Return float64 (resamples,): by how much the distance of each resample differs from that of all images.

    A few of the directions, and distribution functions at a few places, suffice for differences: sorting the patches of every
    resample in every direction would take hours.
    """
    everything = [np.ones((1, len(each)), np.float32) for each in (comparison.real, comparison.fake)]
    weights = [np.concatenate(pair) for pair in zip(everything, (comparison.real_weights, comparison.fake_weights), strict=True)]
    pair = [Resampled(patches, each) for patches, each in zip((real, fake), weights, strict=True)]
    total = np.zeros(1 + comparison.resamples)
    for number, direction in enumerate(directions, 1):
        projected = [patches.project(direction) for patches in (real, fake)]
        places = _places(np.concatenate(projected))
        shares = [each.distributions(direction, values, places) for each, values in zip(pair, projected, strict=True)]
        total += np.abs(shares[0] - shares[1]) @ np.gradient(places) / len(directions)
        yield Progress(number, len(directions), "directions")
    deviations: np.ndarray = total[1:] - total[0]
    return deviations


def _places(values: np.ndarray) -> np.ndarray:
    """Return where to compare distributions of ``values``, ascending: dense where they are, and not far apart in the tails."""
    places = [np.quantile(values, np.linspace(0, 1, PLACES)), np.linspace(values.min(), values.max(), PLACES)]
    return np.sort(np.concatenate(places))


class Resampled:
    """Resamples of patches, each normalized by itself as the patches were; their images count ``weights`` (R, N) times."""

    def __init__(self, patches: Patches, weights: np.ndarray) -> None:
        self.owners, self.weights = patches.owners, weights
        values = patches.values.reshape(len(patches.values), -1, PATCH**2)
        sums = np.stack([(values**power).sum(axis=2, dtype=np.float64) for power in (1, 2)], axis=2)  # (P, C, 2)
        starts = np.searchsorted(self.owners, np.arange(weights.shape[1] + 1))
        totals = np.concatenate([np.zeros((1, *sums.shape[1:])), np.cumsum(sums, axis=0)])[starts]
        counts = weights @ np.diff(starts) * PATCH**2
        first, second = np.einsum("rn,nck->krc", weights, np.diff(totals, axis=0)) / counts[:, None]
        self.mean, self.std = first, np.sqrt(np.maximum(second - first**2, FLAT))

    def distributions(self, direction: np.ndarray, values: np.ndarray, places: np.ndarray) -> np.ndarray:
        """Return (R, B): the share of the projected ``values`` (P,) up to each of ``places`` (B,) in each resample.

        With several channels, the standard deviation along the direction comes from those of the channels as if they were
        independent.
        """
        size = len(places)
        cells = self.owners * size + np.searchsorted(places, values).clip(max=size - 1)
        counts = np.bincount(cells, minlength=self.weights.shape[1] * size).reshape(-1, size).astype(np.float32)
        shares = np.cumsum(self.weights @ counts, axis=1, dtype=np.float64)
        by_channel = direction.reshape(-1, PATCH**2)
        shifts = self.mean @ by_channel.sum(axis=1)
        scales = np.sqrt(self.std**2 @ np.square(by_channel).sum(axis=1))
        rows = zip(shares / shares[:, -1:], shifts, scales, strict=True)
        return np.stack([np.interp(places * scale + shift, places, row) for row, shift, scale in rows])


SWD = Metric(
    title=mark("metrics", "Sliced Wasserstein distance (SWD)"),
    short="SWD",
    better="lower",
    meaning=mark(
        "metrics",
        "The distance between patches of 7 px of the images at several resolutions. No network judges them. It sees textures and "
        "edges, and neither their arrangement in an image nor missing kinds of image.",
    ),
    measure=_measure,
    version=2,
    uses_features=False,
)
