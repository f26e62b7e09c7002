"""Measures density: in how many neighbourhoods of real images a generated image lies (Naeem et al. 2020, "Reliable Fidelity and
Diversity Metrics for Generative Models", equation 3)."""

from collections.abc import Generator as Task

import numpy as np

from ganstudio.engine.events import Event
from ganstudio.engine.metrics.influence import linear_replicates
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric
from ganstudio.engine.metrics.neighbourhoods import hits, neighbours
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

NEIGHBOURS = 5


def _measure(comparison: Comparison) -> Task[Event, None, Estimate]:
    found = yield from hits(comparison, balls="real", k=NEIGHBOURS)
    around = yield from neighbours(comparison, "real")
    value = float(found.of_image.mean() / NEIGHBOURS)
    # a real image adds its own ball, and shrinks the balls around the images whose neighbour it is
    shrunk = np.repeat(found.of_next_ball - found.of_ball, NEIGHBOURS)
    lost = np.bincount(around.indices[:, :NEIGHBOURS].flatten().numpy(), weights=shrunk, minlength=len(comparison.real))
    count = NEIGHBOURS * len(comparison.fake)
    replicates = linear_replicates(comparison, value, real=(found.of_ball - lost) / count, fake=found.of_image / count)
    return Estimate(value, replicates, bounds=(0.0, np.inf))


DENSITY = Metric(
    title=mark("metrics", "Density"),
    short=mark("metrics", "Density"),
    better="higher",
    meaning=mark(
        "metrics",
        "How densely real images surround the generated ones, about 1 for a perfect model. Values above 1 mean that the images "
        "gather where real images are common, often at the cost of diversity: read it with coverage.",
    ),
    measure=_measure,
    fewest=1000,
)
