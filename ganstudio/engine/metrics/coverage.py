"""Measures coverage: the share of real images with a generated image in their neighbourhood (Naeem et al. 2020, "Reliable Fidelity
and Diversity Metrics for Generative Models", equation 4)."""

from collections.abc import Generator as Task

import numpy as np

from ganstudio.engine.events import Event
from ganstudio.engine.metrics.influence import linear_replicates
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric
from ganstudio.engine.metrics.neighbourhoods import hits
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

NEIGHBOURS = 5


def _measure(comparison: Comparison) -> Task[Event, None, Estimate]:
    found = yield from hits(comparison, balls="real", k=NEIGHBOURS)
    covered = found.of_ball > 0
    value = float(covered.mean())
    # a generated image adds the real images that have no other in their balls
    alone = np.bincount(found.only_image[found.of_ball == 1], minlength=len(comparison.fake))
    count = len(comparison.real)
    replicates = linear_replicates(comparison, value, real=covered / count, fake=alone / count)
    return Estimate(value, replicates, bounds=(0.0, 1.0))


COVERAGE = Metric(
    title=mark("metrics", "Coverage"),
    short=mark("metrics", "Coverage"),
    better="higher",
    meaning=mark(
        "metrics",
        "The share of real images with a generated image nearby: quality and diversity together. It sees a missing class, and "
        "reaches about 97 % when a model is perfect and both sets have the same size. More generated images raise it.",
    ),
    measure=_measure,
    fewest=1000,
)
