"""Fits tractable densities to pictures, and chooses their settings on pictures kept out of the fit."""

from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ganstudio.engine.baselines.codes import CodeDensity, CodeKernels, CodeMixture
from ganstudio.engine.baselines.density import BLOCK, PixelDensity
from ganstudio.engine.baselines.projection import PixelProjection, fit_projection
from ganstudio.engine.events import Event, Progress, Status
from ganstudio.engine.latent.frozen import quietly
from ganstudio.engine.runs.baseline import BaselineKind
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

COMPONENTS = (8, 16, 32, 64, 128)  # principal components to choose from
FLOORS = (0.0, 1.0, 4.0, 16.0, 64.0)  # levels, see fit_projection
GAUSSIANS = (2, 5, 10, 20, 40)
PER_GAUSSIAN = 20  # pictures that each Gaussian needs at least
BANDWIDTHS = (1.0, 0.85, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05)  # in standard deviations of the codes
ROUNDS, ENOUGH = 40, 0.02  # of expectation maximisation, and the gain, in nats per picture, that ends it
MOST_CHECKED = 128  # pictures that choose a bandwidth
RIDGE = 0.01  # added to the variances of each Gaussian, in those of the codes

Chosen = dict[str, float]


def fit_density(
    kind: BaselineKind, train: np.ndarray, validation: np.ndarray, seed: int = 0
) -> Task[Event, None, tuple[PixelDensity, Chosen]]:
    """Fit a mixture ("gmm") or a kernel density ("kde") of pictures.

    Parameters
    ----------
    train, validation
        Dequantised pictures (N, D) and (M, D). The settings are those under which ``validation`` is most likely; the rest is
        fitted to ``train`` alone.

    Returns
    -------
    tuple
        The density, and the settings by name.
    """
    projections, floor, best = yield from _projections(train, validation, seed)
    if kind == "kde":
        density, chosen = yield from _kernels(projections, train, validation)
    else:
        codes, kept_out = projections[best].encode(train)[0], projections[best].encode(validation)[0]
        mixture, chosen = yield from _mixture(codes, kept_out, seed)
        density = PixelDensity(projections[best], mixture)
    components = len(density.projection.deviations)
    return density, {"principal_components": float(components), "floor": floor, **chosen}


def _projections(
    train: np.ndarray, validation: np.ndarray, seed: int
) -> Task[Event, None, tuple[Sequence[PixelProjection], float, int]]:
    """Return projections on ever more components, their floor, and the place of the best.

    The floor and the place are those under which one Gaussian finds ``validation`` most likely.
    """
    yield Status(mark("engine", "Finding principal components"), {})
    most = max(1, min(max(COMPONENTS), len(train) // 2, train.shape[1] - 1))
    counts = sorted({min(count, most) for count in COMPONENTS})
    best, found = -np.inf, None
    for number, floor in enumerate(FLOORS):
        projections = [fit_projection(train, most, floor, seed).take(count) for count in counts]
        likely = [_mean(PixelDensity(lines, _gaussian(len(lines.deviations))), validation) for lines in projections]
        yield Progress(number + 1, len(FLOORS), "steps")
        if max(likely) <= best:
            break
        best, found = max(likely), (projections, floor, int(np.argmax(likely)))
    assert found is not None
    return found


def _mean(density: PixelDensity, values: np.ndarray) -> float:
    return float(density.log_density(values).mean())


def _gaussian(size: int) -> CodeMixture:
    """Return the standard normal density, which codes have if pictures are Gaussian."""
    return CodeMixture(np.ones(1), np.zeros((1, size)), np.eye(size)[None])


def _mixture(codes: np.ndarray, validation: np.ndarray, seed: int) -> Task[Event, None, tuple[CodeDensity, Chosen]]:
    """Fit mixtures of ever more Gaussians until ``validation`` is no longer more likely."""
    yield Status(mark("engine", "Fitting the mixture"), {})
    density, count = _gaussian(codes.shape[1]), 1
    best = float(density.log_density(validation).mean())
    wanted = [number for number in GAUSSIANS if number * PER_GAUSSIAN <= len(codes)]
    for step, number in enumerate(wanted):
        found = yield from _maximised(codes, number, seed, Progress(step * ROUNDS, len(wanted) * ROUNDS, "steps"))
        likely = float(found.log_density(validation).mean())
        if likely <= best:
            break
        best, density, count = likely, found, number
    return density, {"gaussians": float(count)}


def _maximised(codes: np.ndarray, count: int, seed: int, begin: Progress) -> Task[Event, None, CodeMixture]:
    """Fit a mixture by expectation maximisation until it hardly changes; an event for each round, from ``begin`` on."""
    from sklearn.mixture import GaussianMixture

    mixture: Any = GaussianMixture(count, reg_covar=RIDGE, max_iter=1, warm_start=True, random_state=seed)
    before = -np.inf
    for number in range(1, ROUNDS + 1):
        with quietly():  # it warns after each round that it has not converged
            mixture.fit(codes)
        yield replace(begin, done=begin.done + number)
        if mixture.lower_bound_ - before < ENOUGH:
            break
        before = mixture.lower_bound_
    return CodeMixture(mixture.weights_, mixture.means_, mixture.precisions_cholesky_)


def _kernels(
    projections: Sequence[PixelProjection], train: np.ndarray, validation: np.ndarray
) -> Task[Event, None, tuple[PixelDensity, Chosen]]:
    """Narrow the bandwidth for each projection until ``validation`` is no longer more likely, and take the best of all."""
    yield Status(mark("engine", "Choosing the bandwidth"), {})
    checked, best, found = validation[:MOST_CHECKED], -np.inf, None
    for number, lines in enumerate(projections):
        codes, narrowed = lines.encode(train)[0], -np.inf
        for step, bandwidth in enumerate(BANDWIDTHS):
            density, likely = PixelDensity(lines, CodeKernels(codes, bandwidth)), 0.0
            for begin in range(0, len(checked), BLOCK):
                block = checked[begin : begin + BLOCK]
                likely += _mean(density, block) * len(block)
                yield Progress(number * len(BANDWIDTHS) + step, len(projections) * len(BANDWIDTHS), "steps")
            if likely <= narrowed:
                break
            narrowed = likely
            if likely > best:
                best, found = likely, (density, {"bandwidth": bandwidth})
    assert found is not None
    return found
