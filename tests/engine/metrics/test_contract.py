"""What every registered metric promises: an interval around a finite value, the same each time, on any kind of images."""

from functools import cache

import numpy as np
import pytest

from ganstudio.engine.events import Progress
from ganstudio.engine.latent.model import Model
from ganstudio.engine.metrics import METRICS, Comparison, MetricUnavailable
from ganstudio.engine.metrics.features.network import Described, FeatureSet
from ganstudio.engine.metrics.features.random_features import RandomFeatures
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.pixels import from_uint8
from tests.engine.metrics.image_sets import textured
from tests.pulling import watched

COUNT, RESAMPLES = 36, 8
CLASSES = ("dark", "grey", "bright")
BRIGHTNESS = np.array([60, 120, 180])
KINDS = [(16, 1), (28, 3), (32, 4), (64, 1)]


class Network:
    """Describes images by a few of the random features, and knows the classes by their brightness."""

    name, title, digest, classes = "test", "test features", "0", CLASSES

    def describe(self, images):
        away = images.mean(axis=(1, 2, 3))[:, None] - BRIGHTNESS
        features = RandomFeatures(images.shape[1])(from_uint8(images)).numpy()[:, :: images.shape[1] * 16]
        return Described(features, -0.1 * np.abs(away).astype(np.float32))


def described(images, labels):
    found = Network().describe(images)
    return FeatureSet(ImageSet.of(images, labels=labels, classes=() if labels is None else CLASSES), found.features, found.logits)


@cache
def sets(side, channels):
    """Sets of three classes: training images, held-out images, samples like them, and noise; all by name."""
    labels = np.arange(COUNT) % len(CLASSES)
    shift = (BRIGHTNESS[labels] - 128)[:, None, None, None]
    names = ("real", "held_out", "fake")
    found = {
        name: described(
            np.clip(textured(COUNT, side, channels, seed).astype(int) // 2 + 64 + shift, 0, 255).astype(np.uint8), labels
        )
        for seed, name in enumerate(names)
    }
    noise = np.random.default_rng(0).integers(0, 256, (COUNT, channels, side, side)).astype(np.uint8)
    return {**found, "noise": described(noise, labels)}


def compare(real, fake, held_out, model=None):
    return Comparison(real, fake, Network(), real.images, held_out, model, RESAMPLES)


def measured(name, comparison):
    """Return the estimate and the events; None where the metric says nothing."""
    try:
        return watched(METRICS.get(name).measure(comparison))
    except MetricUnavailable as reason:
        return None, [str(reason)]


@pytest.fixture
def drawn(untrained):
    """A comparison of a model's images, by their side and channels; without the model for a side that it cannot draw."""

    def make(side, channels):
        all_of = sets(side, channels)
        model = None if side == 28 else Model(untrained(classes=3, size=side, channels=channels))
        return compare(all_of["real"], all_of["fake"], all_of["held_out"].images, model)

    return make


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("name", METRICS.names())
def test_a_metric_gives_an_interval_around_a_finite_value(name, kind, drawn):
    found, events = measured(name, drawn(*kind))
    if found is None:
        assert name == "ppl" and kind[0] == 28, "only what needs a model says nothing here"
        return
    assert np.isfinite(found.value)
    assert found.replicates.shape == (RESAMPLES,) and np.isfinite(found.replicates).all()
    low, high = found.interval
    assert low <= found.value <= high
    assert any(isinstance(event, Progress) and 0 < event.done <= event.total for event in events)


@pytest.mark.parametrize("name", METRICS.names())
def test_a_metric_gives_the_same_each_time(name, drawn):
    comparison = drawn(16, 1)
    one, other = (measured(name, comparison)[0] for _ in range(2))
    assert one.value == other.value and (one.replicates == other.replicates).all()


@pytest.mark.parametrize("name", METRICS.names())
def test_details_are_plain_values(name, drawn):
    def is_plain(value):
        if isinstance(value, dict):
            return all(isinstance(key, str) and is_plain(item) for key, item in value.items())
        return all(map(is_plain, value)) if isinstance(value, list | tuple) else type(value) in (int, float, str, bool, type(None))

    assert is_plain(dict(measured(name, drawn(16, 1))[0].detail))


@pytest.mark.parametrize("name", [name for name in METRICS if METRICS.get(name).claims_quality])
def test_noise_is_worse_than_other_real_images(name):
    all_of = sets(32, 1)
    pairs = (compare(all_of["real"], all_of[fake], all_of["fake"].images) for fake in ("held_out", "noise"))
    real, noise = (measured(name, pair)[0].value for pair in pairs)
    assert noise > real if METRICS.get(name).better == "lower" else noise < real


@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("name", METRICS.names())
def test_images_of_a_single_colour_break_nothing(name, both, drawn):
    normal = drawn(16, 1)
    labels = np.arange(COUNT) % len(CLASSES)
    constant = described(np.full((COUNT, 1, 16, 16), 77, np.uint8), labels)
    real = constant if both else normal.real
    found, _ = measured(name, compare(real, constant, normal.held_out, normal.model))
    assert found is None or (np.isfinite(found.value) and np.isfinite(found.interval).all())


@pytest.mark.parametrize("name", METRICS.names())
def test_sets_without_classes_are_measured_or_refused(name, drawn):
    def unlabelled(each):
        return FeatureSet(ImageSet.of(each.images.read(np.arange(COUNT))), each.features)

    normal = drawn(16, 1)
    real, fake = map(unlabelled, (normal.real, normal.fake))
    found, _ = measured(name, compare(real, fake, ImageSet.of(normal.held_out.read(np.arange(len(normal.held_out))))))
    assert found is None or np.isfinite(found.value)


@pytest.mark.parametrize("name", METRICS.names())
def test_an_entry_says_what_it_measures(name):
    metric = METRICS.get(name)
    assert name == name.lower() and name.isidentifier()
    assert metric.title and metric.short and len(metric.short) <= 20
    assert metric.meaning.endswith(".") and metric.fewest > 0 and metric.version > 0
    assert metric.better in ("lower", "higher")
