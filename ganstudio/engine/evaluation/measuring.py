"""Measures a figure with its floor and its warnings."""

from collections.abc import Generator as Task
from dataclasses import replace

import numpy as np

from ganstudio.engine.evaluation.result import Figure
from ganstudio.engine.evaluation.store import ResultStore, key_of
from ganstudio.engine.events import Event
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.metrics.metric import Comparison, Metric, MetricUnavailable
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

HALVINGS = 3  # for a floor; a metric without features is slower and gets a single one


def measure_figure(name: str, comparison: Comparison) -> Task[Event, None, Figure]:
    """Measure a metric, without its floor. A metric that says nothing of the images gives a figure without a value."""
    metric = METRICS.get(name)
    count, real_count = len(comparison.fake), len(comparison.real)
    features = comparison.network.name if metric.uses_features else ""
    figure = Figure(name, None, count=count, real_count=real_count, features=features)
    try:
        found = yield from metric.measure(comparison)
    except MetricUnavailable as error:
        return replace(figure, reason=Sentence(error.text, error.values))
    low, high = (float(end) if np.isfinite(end) else None for end in found.interval)
    return replace(
        figure,
        value=found.value,
        low=low,
        high=high,
        warnings=(*_too_few(metric, comparison), *metric.warn(comparison)),
        replicates=found.replicates,
        detail=found.detail,
    )


def _too_few(metric: Metric, comparison: Comparison) -> tuple[Sentence, ...]:
    count = min(len(comparison.fake), len(comparison.real))
    if count >= metric.fewest:
        return ()
    text = mark("engine", "{metric} of only {count} images: at least {fewest} are advisable.")
    return (Sentence(text, {"metric": metric.short, "count": f"{count:,}", "fewest": f"{metric.fewest:,}"}),)


def floor_key(name: str, network: str, count: int, seed: int) -> str:
    """Return the key of a floor among the results kept for a reference."""
    metric = METRICS.get(name)
    return f"floor-{name}-{key_of(metric.version, network if metric.uses_features else '', count, seed)}"


def measure_floor(name: str, reference: Comparison, count: int, kept: ResultStore) -> Task[Event, None, float | None]:
    """Measure a metric of real images against other real images, or return the kept value; None if it has none.

    Parameters
    ----------
    reference
        A comparison whose ``real`` images are halved at random, by its seed.
    count
        Number of images in each half, at most half of the real images.
    """
    key = floor_key(name, reference.network.digest, count, reference.seed)
    values = kept.values(key)
    if values is not None and "floor" in values:
        return None if values["floor"] is None else float(values["floor"])
    metric = METRICS.get(name)
    found = []
    for number in range(HALVINGS if metric.uses_features else 1):
        order = np.random.default_rng((reference.seed, number)).permutation(len(reference.real))
        halves = [np.sort(order[:count]), np.sort(order[count : 2 * count])]
        real, fake = (reference.real.take(half) for half in halves)
        try:
            halved = replace(reference, real=real, fake=fake, training=real, model=None, resamples=0)
            estimate = yield from metric.measure(halved)
        except MetricUnavailable:
            break
        found.append(estimate.value)
    worst = max if metric.better == "lower" else min
    floor = float(worst(found)) if found and np.isfinite(found).all() else None
    kept.keep_values(key, {"floor": floor})
    return floor
