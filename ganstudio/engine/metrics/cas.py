"""Measures how well generated images teach a classifier (Ravuri and Vinyals 2019, "Classification Accuracy Score for Conditional
Generative Models", section 3)."""

from collections.abc import Generator as Task
from typing import Any

import numpy as np

from ganstudio.engine.events import Event
from ganstudio.engine.metrics.classifier import classify, train_classifier
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric, MetricUnavailable
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def _measure(comparison: Comparison) -> Task[Event, None, Estimate]:
    real, fake = comparison.real.images, comparison.fake.images
    names, real_labels, fake_labels = real.classes, _labels(real, real), _labels(fake, real)
    learned = yield from train_classifier(fake, fake_labels, len(names), comparison.seed)
    is_right = classify(learned, real) == real_labels
    taught_by_real = yield from train_classifier(real, real_labels, len(names), comparison.seed)
    reverse = classify(taught_by_real, fake) == fake_labels
    replicates = comparison.real_weights @ is_right / len(is_right)
    detail = {"reverse": float(reverse.mean()), "classes": _by_class(real_labels, is_right, names)}
    return Estimate(float(is_right.mean()), replicates.astype(np.float64), detail, bounds=(0.0, 1.0))


def _labels(images: ImageSet, reference: ImageSet) -> np.ndarray:
    """Return the classes of ``images``, int64 (N,), by the numbers that ``reference`` gives their names."""
    for each in (images, reference):
        if each.labels is None or len(each.classes) < 2:
            raise MetricUnavailable(mark("engine", "{name} has no classes to learn."), name=each.name)
    if not set(images.classes) <= set(reference.classes):
        text = mark("engine", "{name} has other classes than {reference}.")
        raise MetricUnavailable(text, name=images.name, reference=reference.name)
    numbers: np.ndarray = np.array([reference.classes.index(name) for name in images.classes])[images.labels]
    return numbers


def _by_class(labels: np.ndarray, is_right: np.ndarray, names: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return a row for each class of the real images: their number, and the share that is read correctly."""
    right = {label: is_right[labels == label] for label in np.unique(labels).tolist()}
    return [{"class": names[label], "count": len(some), "value": float(some.mean())} for label, some in right.items()]


CAS = Metric(
    title=mark("metrics", "Classification accuracy score (CAS)"),
    short="CAS",
    better="higher",
    meaning=mark(
        "metrics",
        "The share of real images that a small classifier reads correctly after it learned from generated images alone: low if "
        "they lack kinds of images or are of the wrong class. The interval leaves out the chance in the classifier's training.",
    ),
    measure=_measure,
    fewest=1000,
    uses_features=False,
    default=False,
)
