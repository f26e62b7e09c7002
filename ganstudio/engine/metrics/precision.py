"""Measures precision: the share of generated images that lie in the neighbourhood of a real image (Kynkaanniemi et al. 2019,
"Improved Precision and Recall Metric for Assessing Generative Models", section 3)."""

from collections.abc import Generator as Task

import numpy as np

from ganstudio.engine.events import Event
from ganstudio.engine.metrics.influence import linear_replicates
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric
from ganstudio.engine.metrics.neighbourhoods import hits
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

NEIGHBOURS = 3


def _measure(comparison: Comparison) -> Task[Event, None, Estimate]:
    found = yield from hits(comparison, balls="real", k=NEIGHBOURS)
    covered = found.of_image > 0
    value = float(covered.mean())
    # a real image adds the generated images that it alone covers
    alone = np.bincount(found.only_ball[found.of_image == 1], minlength=len(comparison.real))
    count = len(comparison.fake)
    replicates = linear_replicates(comparison, value, real=alone / count, fake=covered / count)
    return Estimate(value, replicates, bounds=(0.0, 1.0))


PRECISION = Metric(
    title=mark("metrics", "Precision"),
    short=mark("metrics", "Precision"),
    better="higher",
    meaning=mark(
        "metrics",
        "The share of generated images that lie among the real ones: their quality. A model that draws a single good picture again "
        "and again reaches 100 %, so read it with recall. A few unusual real images raise it, and so do fewer real images.",
    ),
    measure=_measure,
    fewest=1000,
)
