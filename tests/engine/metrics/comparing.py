"""Comparisons of features, without images or a network."""

from types import SimpleNamespace
from typing import Any

import numpy as np

from ganstudio.engine.events import finish
from ganstudio.engine.metrics import METRICS, Comparison, Estimate
from ganstudio.engine.metrics.features.network import FeatureSet
from ganstudio.engine.metrics.image_set import ImageSet


def described(
    features: np.ndarray, logits: np.ndarray | None = None, labels: np.ndarray | None = None, classes: tuple[str, ...] = ()
) -> FeatureSet:
    images = ImageSet.of(np.zeros((len(features), 1, 8, 8), np.uint8), "some images", labels, classes)
    return FeatureSet(images, features.astype(np.float32), logits)


def compare(
    real: np.ndarray | FeatureSet, fake: np.ndarray | FeatureSet, *, classes: tuple[str, ...] = (), **options: Any
) -> Comparison:
    sets = (each if isinstance(each, FeatureSet) else described(each) for each in (real, fake))
    network = SimpleNamespace(name="test", title="test features", digest="0", classes=classes)
    return Comparison(*sets, network=network, **{"resamples": 0, **options})  # type: ignore[arg-type]


def measure(name: str, comparison: Comparison) -> Estimate:
    return finish(METRICS.get(name).measure(comparison))
