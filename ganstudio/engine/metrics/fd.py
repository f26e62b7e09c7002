"""Measures the Frechet distance between two Gaussians fitted to features (Heusel et al. 2017, "GANs Trained by a Two Time-Scale
Update Rule Converge to a Local Nash Equilibrium", equation 6). With Inception's features it is called FID."""

from collections.abc import Generator as Task
from collections.abc import Sequence

import numpy as np

from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence


def frechet_distance(mean: np.ndarray, covariance: np.ndarray, other_mean: np.ndarray, other_covariance: np.ndarray) -> float:
    """Return the squared Frechet distance between two Gaussians with means (D,) and covariances (D, D), float64."""
    values, vectors = np.linalg.eigh(covariance)
    root = (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T
    # the trace of (A B)^(1/2) is that of (A^(1/2) B A^(1/2))^(1/2), which is symmetric
    shared = np.sqrt(np.maximum(np.linalg.eigvalsh(root @ other_covariance @ root), 0)).sum()
    return float(np.square(mean - other_mean).sum() + np.trace(covariance) + np.trace(other_covariance) - 2 * shared)


def moments(features: np.ndarray, weights: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return mean (D,) and covariance (D, D) in float64 of features (N, D), each counted ``weights`` (N,) times."""
    counts = np.ones(len(features)) if weights is None else weights.astype(np.float64)
    total = counts.sum()
    mean = counts @ features / total
    centred = features - mean
    return mean, (centred * counts[:, None]).T @ centred / (total - 1)


def _measure(comparison: Comparison) -> Task[Event, None, Estimate]:
    real, fake = comparison.real.features.astype(np.float64), comparison.fake.features.astype(np.float64)
    value = frechet_distance(*moments(real), *moments(fake))
    replicates = []
    for number in range(comparison.resamples):
        one = moments(real, comparison.real_weights[number])
        replicates.append(frechet_distance(*one, *moments(fake, comparison.fake_weights[number])))
        yield Progress(number + 1, comparison.resamples, "resamples")
    return Estimate(value, np.array(replicates))


def _warn(comparison: Comparison) -> Sequence[Sentence]:
    """Warn of a covariance without full rank."""
    count, width = min(len(comparison.real), len(comparison.fake)), comparison.fake.features.shape[1]
    if count > width:
        return ()
    text = mark(
        "metrics", "{count} images do not determine the covariance of {width} features: the distance is too large. Use more images."
    )
    return (Sentence(text, {"count": f"{count:,}", "width": f"{width:,}"}),)


FD = Metric(
    title=mark("metrics", "Frechet distance (FD)"),
    short="FD",
    better="lower",
    meaning=mark(
        "metrics",
        "The distance between two Gaussians fitted to the features: quality and diversity in one figure. Fewer images give larger "
        "distances, so compare only figures with the same number of images and the same features.",
    ),
    measure=_measure,
    fewest=2000,
    warn=_warn,
)
