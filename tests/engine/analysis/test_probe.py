"""A linear probe of features, and what it is compared with."""

import math

import numpy as np
import pytest
import torch

from ganstudio.engine.analysis import components
from ganstudio.engine.analysis.components import pixel_components
from ganstudio.engine.analysis.probe import FOLDS, LinearProbe, fit, folds, likelihood_of_chance, probe, probed, why_not, wilson
from tests.pulling import finished, watched


def heaps(count: int, classes: int, apart: float, dims: int = 6, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Gaussians of spread 1, each pair of centres ``apart``."""
    rng = np.random.default_rng(seed)
    labels = np.arange(count) % classes
    return (rng.normal(size=(count, dims)) + apart / math.sqrt(2) * np.eye(dims)[labels]).astype(np.float32), labels


def test_it_reads_two_gaussians_as_well_as_anything_can():
    apart = 2.0
    best = 0.5 * (1 + math.erf(apart / 2 / math.sqrt(2)))  # of the Bayes rule: the half-way plane
    features, labels = heaps(350, 2, apart)
    found, events = watched(probe(features, labels))
    low, high = found.interval
    assert low < best < high
    assert high - low < 0.08
    assert list(dict.fromkeys(event.done for event in events)) == list(range(FOLDS + 1))
    assert len(events) > 2 * FOLDS  # between the fits it can be given up
    assert (found.chance, found.classes, len(found.right)) == (0.5, 2, 350)


def test_the_same_seed_gives_the_same():
    features, labels = heaps(60, 2, 1.0)
    again = [finished(probe(features, labels, seed)).right for seed in (3, 3, 4)]
    assert np.array_equal(again[0], again[1])
    assert not np.array_equal(again[0], again[2])


def test_what_can_be_told_apart_is_and_what_cannot_is_chance():
    features, labels = heaps(200, 4, 12.0)
    assert finished(probe(features, labels)).accuracy == 1
    shuffled = finished(probe(features, np.random.default_rng(1).permutation(labels)))
    low, high = shuffled.interval
    assert low < 0.25 < high
    assert high < 0.4


def test_the_commonest_class_is_chance():
    labels = np.repeat([0, 1], [30, 10])
    found = finished(probe(np.zeros((40, 3), np.float32), labels))  # features that say nothing
    assert (found.chance, found.accuracy) == (0.75, 0.75)


@pytest.mark.parametrize("penalty", [0.1, 10.0])
def test_a_fit_is_where_the_loss_is_least(penalty):
    features, labels = heaps(200, 3, 1.5)
    x, y = torch.from_numpy(features.astype(np.float64)), torch.from_numpy(labels)
    weights, bias = (part.numpy() for part in fit(x, y, 3, penalty))
    scores = features @ weights + bias
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    off = shares - np.eye(3)[labels]
    assert np.abs(features.T @ off + penalty * weights).max() < 5e-3  # the slope, of a sum of 200 losses
    assert np.abs(off.sum(axis=0)).max() < 5e-3
    assert np.abs(weights).max() > 0.05


@pytest.mark.parametrize(
    ("right", "count", "interval"),
    # Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3
    [(81, 263, (0.2553, 0.3662)), (15, 148, (0.0624, 0.1605)), (0, 20, (0.0, 0.1611)), (1, 29, (0.0061, 0.1718))],
)
def test_intervals_are_those_in_print(right, count, interval):
    assert wilson(right, count) == pytest.approx(interval, abs=5e-5)
    assert wilson(count - right, count) == pytest.approx((1 - interval[1], 1 - interval[0]), abs=5e-5)


def test_differences_that_chance_would_make():
    def of(right):
        return LinearProbe(np.array(right, bool), 0.5, 2)

    first, second = of([1] * 8 + [0] * 4), of([0] * 8 + [0] * 3 + [1])
    # 8 against 1: two tails of (1 + 9) / 2^9
    assert likelihood_of_chance(first, second) == pytest.approx(2 * 10 / 512)
    assert likelihood_of_chance(second, first) == pytest.approx(2 * 10 / 512)
    assert likelihood_of_chance(first, first) == 1


def test_many_pictures_that_only_one_probe_names_right():
    right = np.arange(40_000) % 2 == 0
    one, other = (LinearProbe(named, 0.5, 2) for named in (right, ~right))
    assert likelihood_of_chance(one, other) == 1
    more = right.copy()
    more[1:401:2] = True  # 20,200 to 19,800: two standard deviations
    assert likelihood_of_chance(LinearProbe(more, 0.5, 2), LinearProbe(~more, 0.5, 2)) == pytest.approx(0.046, abs=0.001)


def test_classes_are_spread_over_the_folds():
    labels = np.concatenate([np.zeros(11, int), np.full(2, 1), np.full(2, 2)])
    fold = folds(labels, 5, seed=3)
    assert np.bincount(fold).tolist() == [3] * 5
    assert sorted(np.bincount(fold[:11], minlength=5).tolist()) == [2, 2, 2, 2, 3]
    assert fold[11] != fold[12] and fold[13] != fold[14]
    assert not np.array_equal(fold, folds(labels, 5, seed=4))


def test_a_class_of_one_picture_is_left_out_and_too_little_is_said():
    labels = np.array([0, 0, 1, -1, 2, 2])
    assert probed(labels).tolist() == [0, 1, 4, 5]
    assert why_not(labels) is None
    assert finished(probe(np.eye(4, dtype=np.float32), labels[probed(labels)])).classes == 2
    for given, said in (
        (None, "no classes"),
        (np.array([-1, -1]), "no classes"),
        (np.array([0, 1, 2]), "No class has two"),
        (np.array([0, 0, 1]), "Only 1 class"),
    ):
        assert said in str(why_not(given))


def test_components_of_pixels_are_those_of_a_singular_value_decomposition(monkeypatch):
    monkeypatch.setattr(components, "BATCH", 17)
    rng = np.random.default_rng(0)
    mixed = rng.normal(size=(60, 5)) @ rng.normal(size=(5, 2 * 8 * 8)) * 20 + rng.normal(size=(60, 128)) + 128
    images = mixed.clip(0, 255).astype(np.uint8).reshape(60, 2, 8, 8)
    found, events = watched(pixel_components(lambda rows: images[rows], 60, wanted=5))
    flat = images.reshape(60, -1) - images.reshape(60, -1).mean(axis=0)
    left, sizes, _ = np.linalg.svd(flat, full_matrices=False)
    exact = left[:, :5] * sizes[:5]
    assert found.dtype == np.float32
    assert np.abs(found).round(1) == pytest.approx(np.abs(exact), rel=0.01, abs=0.5)
    assert (events[-1].done, events[-1].unit) == (events[-1].total, "images")
    all_there_are = finished(pixel_components(lambda rows: images[rows], 4, wanted=64))
    assert all_there_are.shape == (4, 4)
    assert np.isfinite(all_there_are).all()
