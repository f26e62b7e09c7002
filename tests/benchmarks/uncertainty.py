"""How often the 95 % interval of a metric contains the value that it estimates, in 20 repeats of new real and generated images.

Two cases: a mixture of Gaussians, of which any number can be drawn, and Fashion-MNIST against a short run, drawn from 10,000 of
each. The value is that of a large sample: of 20,000 of the mixture, and of all images of the other. The definition of some metrics
depends on the number of images: for these (SIZED) it is the mean of many draws of the same size.
"""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from ganstudio.engine.metrics import METRICS, Comparison, MetricUnavailable
from ganstudio.engine.metrics.features.network import FeatureSet
from ganstudio.engine.metrics.image_set import ImageSet
from tests.benchmarks.evaluate import COUNT, prepared
from tests.pulling import finished

SIZED = ("precision", "recall", "density", "coverage")
REPEATS = 20
DRAWS = 60  # whose mean is the value of a sized metric
SIZE = 500
LARGE = 20_000
CLASSES = tuple("abcdefghij")
WIDTH = 32
LEFT_OUT = ("ppl", "cas", "copies")  # a latent space, classifiers and copies have nothing to do with drawing sets

Draw = Callable[[np.random.Generator, int], Comparison]


def run(scale: float) -> dict[str, Any]:
    """The number of intervals that contain the value, by case and metric."""
    with tempfile.TemporaryDirectory() as folder:
        whole = prepared(COUNT, Path(folder))[1]
        cases = {
            "mixture": covered(mixture, mixture(np.random.default_rng(0), LARGE), scale),
            "fashion": covered(lambda rng, size: part_of(whole, rng, size), whole, scale),
        }
    return {"size": SIZE, "repeats": REPEATS, **cases, "target": "at least 17 of each"}


def covered(draw: Draw, whole: Comparison, scale: float) -> dict[str, dict[str, float]]:
    """By metric: the value, the mean half width of the intervals, and how many of them contain it."""
    found: dict[str, dict[str, float]] = {}
    for name in [name for name in METRICS if name not in LEFT_OUT]:
        try:
            value = expected(name, draw, whole, scale)
        except MetricUnavailable:
            continue
        intervals = [measured(name, draw(np.random.default_rng((1, repeat)), SIZE)).interval for repeat in range(REPEATS)]
        contain = sum(low <= value <= high for low, high in intervals)
        width = float(np.mean([high - low for low, high in intervals])) / 2
        found[name] = {"value": round(value, 5), "half_width": round(width, 5), "contain": contain}
    return found


def expected(name: str, draw: Draw, whole: Comparison, scale: float) -> float:
    """The value that the intervals should contain."""
    if name not in SIZED:
        return measured(name, replace(whole, resamples=0)).value
    draws = max(REPEATS, round(DRAWS * scale))
    sized = (replace(draw(np.random.default_rng((2, number)), SIZE), resamples=0) for number in range(draws))
    return float(np.mean([measured(name, each).value for each in sized]))


def measured(name: str, comparison: Comparison) -> Any:
    """The metric's estimate."""
    return finished(METRICS.get(name).measure(comparison))


def mixture(rng: np.random.Generator, size: int) -> Comparison:
    """Ten classes, and a generator that neglects three of them, blurs the others and draws 5 % otherwise than asked."""
    centres = 2 * np.random.default_rng(0).normal(size=(10, WIDTH))
    network = SimpleNamespace(name="mixture", title="mixture", digest="0", classes=CLASSES)
    real = rng.integers(0, 10, size)
    asked = np.where(rng.random(size) < 0.05, 9 - rng.integers(0, 3, size), rng.integers(0, 7, size))
    drawn = np.where(rng.random(size) < 0.05, rng.integers(0, 7, size), asked)
    sets = []
    for labels, drawn_labels, deviation in ((real, real, 1.0), (asked, drawn, 0.8)):
        features = (centres[drawn_labels] + deviation * rng.normal(size=(size, WIDTH))).astype(np.float32)
        logits = (-np.square(features[:, None] - centres).sum(axis=2) / 20).astype(np.float32)
        images = ImageSet("mixture", size, (1, 1, 1), no_pixels, labels, CLASSES)
        sets.append(FeatureSet(images, features, logits))
    return Comparison(*sets, network=network)  # type: ignore[arg-type] # a network that describes nothing


def no_pixels(_indices: np.ndarray) -> np.ndarray:
    """A mixture has features alone: metrics on images have nothing to say."""
    raise MetricUnavailable("A mixture has no pixels.")


def part_of(whole: Comparison, rng: np.random.Generator, size: int) -> Comparison:
    """New sets of a size, without replacement."""
    real, fake = (each.take(np.sort(rng.permutation(len(each))[:size])) for each in (whole.real, whole.fake))
    return Comparison(real, fake, whole.network)
