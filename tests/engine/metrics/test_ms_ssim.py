"""The diversity: which pairs are compared, and what repetition does to the figure."""

import numpy as np
import pytest

from ganstudio.engine.metrics import MetricUnavailable
from ganstudio.engine.metrics.ms_ssim import draw_pairs
from tests.engine.metrics.image_sets import as_set, measure, textured


def test_pairs_are_of_different_images_of_the_same_class():
    labels = np.repeat([0, 1, 2, 3], [10, 40, 1, 2])
    pairs = draw_pairs(labels, np.random.default_rng(0), 300)
    assert (pairs[:, 0] != pairs[:, 1]).all()
    assert (labels[pairs[:, 0]] == labels[pairs[:, 1]]).all()
    assert np.bincount(labels[pairs[:, 0]]).tolist() == [45, 100, 0, 1]  # all pairs of 10, none of a single image
    assert len(np.unique(np.sort(pairs[labels[pairs[:, 0]] == 0], axis=1), axis=0)) == 45


def test_a_generator_that_repeats_itself_is_less_diverse():
    real, diverse = textured(60), textured(60, seed=1)
    repeating = diverse[np.arange(60) % 4]
    found, worse = (measure("ms_ssim", as_set(real), as_set(fake)) for fake in (diverse, repeating))
    assert found.value == pytest.approx(found.detail["real"], abs=0.05)
    assert worse.value > found.value + 0.1
    assert worse.interval[0] > found.value


def test_classes_are_compared_within_and_listed():
    kinds = textured(2)
    images = kinds[np.arange(40) % 2]
    labels = np.arange(40) % 2
    inside = measure("ms_ssim", as_set(images), as_set(images, labels, ("round", "square")))
    assert inside.value == pytest.approx(1)
    assert [(row["class"], row["count"], row["value"]) for row in inside.detail["classes"]] == [
        ("round", 190, pytest.approx(1)),
        ("square", 190, pytest.approx(1)),
    ]
    assert measure("ms_ssim", as_set(images), as_set(images)).value < 0.9


def test_a_single_image_has_no_diversity():
    with pytest.raises(MetricUnavailable, match="two images of the same class"):
        measure("ms_ssim", as_set(textured(4)), as_set(textured(2), np.array([0, 1]), ("a", "b")))
