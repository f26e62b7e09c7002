"""Measures recall: the share of real images that lie in the neighbourhood of a generated image (Kynkaanniemi et al. 2019, "Improved
Precision and Recall Metric for Assessing Generative Models", section 3)."""

from collections.abc import Generator as Task

import numpy as np

from ganstudio.engine.events import Event
from ganstudio.engine.metrics.influence import linear_replicates
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric
from ganstudio.engine.metrics.neighbourhoods import hits
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

NEIGHBOURS = 3


def _measure(comparison: Comparison) -> Task[Event, None, Estimate]:
    found = yield from hits(comparison, balls="fake", k=NEIGHBOURS)
    covered = found.of_image > 0
    value = float(covered.mean())
    # a generated image adds the real images that it alone covers
    alone = np.bincount(found.only_ball[found.of_image == 1], minlength=len(comparison.fake))
    count = len(comparison.real)
    replicates = linear_replicates(comparison, value, real=covered / count, fake=alone / count)
    return Estimate(value, replicates, bounds=(0.0, 1.0))


RECALL = Metric(
    title=mark("metrics", "Recall"),
    short=mark("metrics", "Recall"),
    better="higher",
    meaning=mark(
        "metrics",
        "The share of real images that lie among the generated ones: their diversity. It says nothing of quality: scattered, "
        "unusual images have large neighbourhoods and raise it. Compare only figures with the same number of images.",
    ),
    measure=_measure,
    fewest=1000,
    claims_quality=False,
)
