"""Measures a figure with its floor and its warnings."""

from collections.abc import Generator as Task
from dataclasses import replace

import numpy as np

from ganstudio.engine.evaluation.reference import DescribedReference
from ganstudio.engine.evaluation.result import Figure
from ganstudio.engine.evaluation.store import key_of
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


class Floors:
    """Measures real images against other real images; the halves, and what metrics share about them, serve every metric.

    Parameters
    ----------
    described
        The reference, whose real images are halved at random.
    count
        Number of images in each half, at most half of the real images.
    seed
        Seed of the choice, and of the metrics.
    """

    def __init__(self, described: DescribedReference, count: int, seed: int) -> None:
        self.count, self._described, self._seed = count, described, seed
        self._halved: list[Comparison] = []

    def is_known(self, name: str) -> bool:
        """Return whether a floor is kept."""
        return self._described.store.values(self._key(name)) is not None

    def measure(self, name: str) -> Task[Event, None, float | None]:
        """Return the floor of a metric, the least favourable of the halvings; None if it says nothing of real images."""
        store, key = self._described.store, self._key(name)
        values = store.values(key)
        if values is not None and "floor" in values:
            return None if values["floor"] is None else float(values["floor"])
        metric, found = METRICS.get(name), []
        halved = yield from self.halves()
        for comparison in halved if metric.uses_features else halved[:1]:
            try:
                estimate = yield from metric.measure(comparison)
            except MetricUnavailable:
                break
            found.append(estimate.value)
        worst = max if metric.better == "lower" else min
        floor = float(worst(found)) if found and np.isfinite(found).all() else None
        store.keep_values(key, {"floor": floor})
        return floor

    def halves(self) -> Task[Event, None, list[Comparison]]:
        """Return comparisons of real images with other real images."""
        if not self._halved:
            whole, reference = (yield from self._described.real()), self._described.reference
            held_out = reference.images(reference.held_out) if len(reference.held_out) else None
            for number in range(HALVINGS):
                order = np.random.default_rng((self._seed, number)).permutation(len(whole))
                real, fake = (whole.take(np.sort(half)) for half in (order[: self.count], order[self.count : 2 * self.count]))
                network, seed = self._described.network, self._seed
                self._halved.append(
                    Comparison(real, fake, network, training=real.images, held_out=held_out, resamples=0, seed=seed)
                )
        return self._halved

    def _key(self, name: str) -> str:
        metric = METRICS.get(name)
        network = self._described.network.digest if metric.uses_features else ""
        return f"floor-{name}-{key_of(metric.version, network, self.count, self._seed)}"
