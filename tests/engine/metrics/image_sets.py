"""Sets of small images for metrics that look at images."""

from typing import Any

import numpy as np

from ganstudio.engine.metrics.features.network import FeatureSet
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.metrics.metric import Comparison, Estimate
from tests.engine.metrics.comparing import compare
from tests.engine.metrics.comparing import measure as measure_features


def as_set(images: np.ndarray, labels: np.ndarray | None = None, classes: tuple[str, ...] = ()) -> FeatureSet:
    """Return a set for metrics without features: its features are zeros."""
    return FeatureSet(ImageSet.of(images, labels=labels, classes=classes), np.zeros((len(images), 1), np.float32))


def measure(name: str, real: FeatureSet, fake: FeatureSet, **options: Any) -> Estimate:
    """Measure two sets, with 20 resamples unless ``options`` says otherwise."""
    comparison: Comparison = compare(real, fake, **{"resamples": 20, **options})
    return measure_features(name, comparison)


def textured(count: int, side: int = 16, channels: int = 1, seed: int = 0) -> np.ndarray:
    """Draw images uint8 (N, C, H, W) of smooth random shapes."""
    rng = np.random.default_rng(seed)
    noise = rng.normal(size=(count, channels, side, side))
    frequency = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.fftfreq(side)[None]) * side
    smooth = np.fft.ifft2(np.fft.fft2(noise) / (1 + frequency**2)).real
    return np.clip(128 + 300 * smooth, 0, 255).astype(np.uint8)
