"""Measures how often a generator of several classes draws the class that it is asked for."""

from collections.abc import Generator as Task
from typing import Any

import numpy as np

from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.influence import linear_replicates
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric, MetricUnavailable
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def _measure(comparison: Comparison) -> Task[Event, None, Estimate]:
    asked, read = _classes_asked_and_read(comparison)
    agrees = asked == read
    yield Progress(len(agrees), len(agrees), "images")
    value = float(agrees.mean())
    replicates = linear_replicates(comparison, value, real=np.zeros(len(comparison.real)), fake=agrees / len(agrees))
    detail = {"classes": _by_class(asked, read, comparison.network.classes)}
    return Estimate(value, replicates, detail, bounds=(0.0, 1.0))


def _classes_asked_and_read(comparison: Comparison) -> tuple[np.ndarray, np.ndarray]:
    fake, network = comparison.fake, comparison.network
    if fake.images.labels is None:
        raise MetricUnavailable(mark("engine", "{name} has no classes to ask for."), name=fake.images.name)
    if fake.logits is None:
        raise MetricUnavailable(
            mark("engine", "{network} does not classify: choose studio features of a data set with classes."),
            network=network.title,
        )
    asked = [fake.images.classes[label] for label in fake.images.labels]
    if not set(asked) <= set(network.classes):
        raise MetricUnavailable(
            mark("engine", "{network} names other classes than those of {name}."), network=network.title, name=fake.images.name
        )
    return np.array([network.classes.index(name) for name in asked]), fake.logits.argmax(axis=1)


def _by_class(asked: np.ndarray, read: np.ndarray, names: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return a row for each class asked for: its images, the share read as asked, and the class that most others are read as."""
    rows = []
    for label in np.unique(asked):
        answers = np.bincount(read[asked == label], minlength=len(names))
        total, right = int(answers.sum()), int(answers[label])
        answers[label] = 0
        mistaken = names[answers.argmax()] if answers.any() else None
        rows.append({"class": names[label], "count": total, "value": right / total, "mistaken_for": mistaken})
    return rows


AS_ASKED = Metric(
    title=mark("metrics", "Drawn as asked"),
    short=mark("metrics", "As asked"),
    better="higher",
    meaning=mark(
        "metrics",
        "The share of generated images that a classifier, trained on the real ones, reads as the class that was asked for. The "
        "classifier errs as well: compare with its share on real images, the floor.",
    ),
    measure=_measure,
    claims_quality=False,
)
