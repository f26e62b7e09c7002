"""Measures the Frechet distance between two Gaussians fitted to features (Heusel et al. 2017, "GANs Trained by a Two Time-Scale
Update Rule Converge to a Local Nash Equilibrium", equation 6). With Inception's features it is called FID."""

from collections.abc import Generator as Task
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.class_distances import class_distances
from ganstudio.engine.metrics.frechet import Gaussian, frechet_distance, image_effects
from ganstudio.engine.metrics.influence import linear_replicates
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

WHOLE, WHOLE_OF_WIDE = 12, 4  # resamples whose distance is computed as a whole
WIDE = 512  # features: of 2,048, and 10,000 images, a distance and its two Gaussians take 11 s of processor time (measured)


def _measure(comparison: Comparison) -> Task[Event, None, Estimate]:
    real, fake = (torch.from_numpy(each.features).double() for each in (comparison.real, comparison.fake))
    one, other = Gaussian.fit(real), Gaussian.fit(fake)
    value = frechet_distance(one, other)
    yield Progress(1, 1 + _whole(comparison), "distances")
    classes = class_distances(comparison)
    replicates = np.empty(0)
    if comparison.resamples:
        linear = linear_replicates(comparison, value, *image_effects(one, real, other, fake))
        replicates = yield from _add_remainders(comparison, real, fake, linear)
    return Estimate(value, replicates, {"classes": classes} if classes else {}, bounds=(0.0, np.inf))


def _add_remainders(comparison: Comparison, real: Tensor, fake: Tensor, linear: np.ndarray) -> Task[Event, None, np.ndarray]:
    """Return the replicates (resamples,): the first of them are distances; each other gets the remainder of one of these.

    The remainders hold what the expansion to first order lacks: a resample, which has fewer different images, is further away, and
    between sets that are alike the first order is next to nothing.
    """
    whole = _whole(comparison)
    remainders = np.empty(whole)
    for number in range(whole):
        resampled = Gaussian.fit(real, comparison.real_weights[number]), Gaussian.fit(fake, comparison.fake_weights[number])
        remainders[number] = frechet_distance(*resampled) - linear[number]
        yield Progress(2 + number, 1 + whole, "distances")
    others = np.random.default_rng(comparison.seed).integers(0, whole, len(linear) - whole)
    return np.asarray(linear + np.concatenate([remainders, remainders[others]]))


def _whole(comparison: Comparison) -> int:
    is_wide = comparison.fake.features.shape[1] > WIDE
    return min(WHOLE_OF_WIDE if is_wide else WHOLE, comparison.resamples)


def _warn(comparison: Comparison) -> Sequence[Sentence]:
    """Warn of a covariance without full rank."""
    count, width = min(len(comparison.real), len(comparison.fake)), comparison.fake.features.shape[1]
    if count > width:
        return ()
    text = mark(
        "engine", "{count} images do not determine the covariance of {width} features: the distance is too large. Use more images."
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
