"""The classification accuracy score: what a classifier learns from generated images."""

import numpy as np
import pytest

from ganstudio.engine.metrics import MetricUnavailable
from tests.engine.metrics.image_sets import as_set, measure

NAMES = ("across", "down", "neither")


def striped(count, seed, kinds=(0, 1, 2)):
    """Draw images of stripes at random places: across, down, or noise; with their classes."""
    rng = np.random.default_rng(seed)
    labels = np.resize(kinds, count)
    images = rng.integers(90, 160, (count, 1, 16, 16))
    for image, label, place in zip(images, labels, rng.integers(0, 12, count), strict=True):
        if label == 0:
            image[0, place : place + 4] += 60
        elif label == 1:
            image[0, :, place : place + 4] += 60
    return images.astype(np.uint8), labels


REAL = as_set(*striped(90, 0), NAMES)


def test_images_like_the_real_teach_their_classes():
    found = measure("cas", REAL, as_set(*striped(90, 1), NAMES))
    assert found.value > 0.9 and found.detail["reverse"] > 0.9
    assert [(row["class"], row["count"]) for row in found.detail["classes"]] == [(name, 30) for name in NAMES]
    assert np.mean([row["value"] for row in found.detail["classes"]]) == pytest.approx(found.value)


def test_a_class_that_is_never_drawn_is_never_read():
    found = measure("cas", REAL, as_set(*striped(90, 1, kinds=(0, 2)), NAMES))
    assert found.value < 0.75
    assert found.detail["classes"][1]["value"] == 0.0
    assert found.detail["reverse"] > 0.9, "what is drawn is right"


def test_classes_are_compared_by_name():
    images, labels = striped(90, 1)
    order = ("neither", "across", "down")
    assert measure("cas", REAL, as_set(images, (labels + 1) % 3, order)).value > 0.9


def test_resamples_vary_as_the_share_of_as_many_images():
    images, labels = striped(90, 1)
    labels = np.where(np.arange(90) % 4 == 0, (labels + 1) % 3, labels)  # the classifier errs on part of these
    found = measure("cas", as_set(images, labels, NAMES), as_set(*striped(90, 2), NAMES), resamples=200)
    assert found.replicates.std() == pytest.approx((found.value * (1 - found.value) / 90) ** 0.5, rel=0.2)


@pytest.mark.parametrize(
    ("labels", "names", "message"),
    [
        (None, (), "no classes to learn"),
        (np.zeros(9, int), ("all",), "no classes to learn"),
        (np.arange(9) % 2, ("a", "b"), "other classes"),
    ],
)
def test_it_says_nothing_without_the_same_classes(labels, names, message):
    with pytest.raises(MetricUnavailable, match=message):
        measure("cas", REAL, as_set(striped(9, 1)[0], labels, names))
