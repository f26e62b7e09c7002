"""Precision, recall, density and coverage: counts in blocks, ties, resamples, and what they show."""

from dataclasses import replace

import numpy as np
import pytest

from ganstudio.engine.events import finish
from ganstudio.engine.metrics import MetricUnavailable, neighbourhoods
from ganstudio.engine.metrics.neighbourhoods import hits
from tests.engine.metrics.comparing import compare, described, measure

NAMES = ("precision", "recall", "density", "coverage")


@pytest.fixture
def sets():
    rng = np.random.default_rng(5)
    return rng.normal(size=(90, 4)), rng.normal(0.4, 1.1, size=(70, 4))


@pytest.fixture(params=[7, 1000])
def block(request, monkeypatch):
    monkeypatch.setattr(neighbourhoods, "BLOCK", request.param)


def inside(real, fake, k):
    """Whether each fake image lies in each real one's ball, by definition."""
    own = np.linalg.norm(real[:, None] - real, axis=2)
    return np.linalg.norm(fake[:, None] - real, axis=2) <= np.sort(own, axis=1)[:, k]


@pytest.mark.parametrize("balls", ["real", "fake"])
def test_the_counts_are_those_of_the_definition(block, sets, balls):
    found = finish(hits(compare(*sets), balls, 3))
    centres, images = sets if balls == "real" else sets[::-1]
    held, next_held = inside(centres, images, 3), inside(centres, images, 4)
    assert (found.of_image == held.sum(axis=1)).all()
    assert (found.of_ball == held.sum(axis=0)).all()
    assert (found.of_next_ball == next_held.sum(axis=0)).all()
    one_ball, one_image = held.sum(axis=1) == 1, held.sum(axis=0) == 1
    assert one_ball.any() and one_image.any()
    assert (found.only_ball[one_ball] == held[one_ball].argmax(axis=1)).all()
    assert (found.only_image[one_image] == held[:, one_image].argmax(axis=0)).all()


def test_a_comparison_is_counted_once(sets):
    comparison = compare(*sets)
    assert finish(hits(comparison, "real", 5)) is finish(hits(comparison, "real", 5))


def test_a_comparison_of_other_images_is_counted_anew(sets):
    comparison = compare(*sets)
    before = measure("precision", comparison).value
    other = described(10 + sets[1])
    assert measure("precision", replace(comparison, fake=other)).value < before


def test_copies_of_an_image_that_occurs_often_lie_in_its_ball():
    """Its k-th neighbour is at distance 0, which rounding must not turn into a miss."""
    rng = np.random.default_rng(0)
    picture = 30 + 10 * rng.normal(size=(1, 300))
    real = np.concatenate([np.repeat(picture, 10, axis=0), rng.normal(size=(30, 300))])
    assert measure("precision", compare(real, np.repeat(picture, 20, axis=0))).value == 1


def without(comparison, **left_out):
    """Let the only resample be all images but those named."""
    for side in ("real", "fake"):
        weights = np.ones((1, len(getattr(comparison, side))), np.float32)
        weights[0, left_out.get(side, [])] = 0
        comparison.__dict__[f"{side}_weights"] = weights
    return comparison


@pytest.mark.parametrize("name, side, k, axis", [("precision", "real", 3, 1), ("coverage", "fake", 5, 0)])
def test_a_resample_knows_what_an_image_alone_covers(sets, name, side, k, axis):
    """The radii stay."""
    held = inside(*sets, k)
    number = int(np.where(held.sum(axis=axis, keepdims=True) == 1, held, 0).sum(axis=1 - axis).argmax())  # it covers most alone
    found = measure(name, without(compare(*sets, resamples=1), **{side: number}))
    expected = np.delete(held, number, axis=axis).any(axis=axis).mean() - held.any(axis=axis).mean()
    assert expected < 0
    assert found.replicates[0] - found.value == pytest.approx(expected)


def test_a_resample_of_density_without_a_real_image_is_the_value_without_it(sets):
    """The balls around its neighbours grow."""
    real, fake = sets
    expected = measure("density", compare(np.delete(real, 11, axis=0), fake)).value
    assert measure("density", without(compare(*sets, resamples=1), real=11)).replicates[0] == pytest.approx(expected)


@pytest.mark.parametrize("name, side", [("precision", "fake"), ("density", "fake"), ("recall", "real"), ("coverage", "real")])
def test_a_resample_averages_over_the_images_as_often_as_they_occur(sets, name, side):
    comparison = compare(*sets, resamples=1)
    weights = getattr(comparison, f"{side}_weights")[0]
    without(comparison).__dict__[f"{side}_weights"] = weights[None]
    held = {
        "precision": lambda: inside(*sets, 3).any(axis=1),
        "density": lambda: inside(*sets, 5).sum(axis=1) / 5,
        "recall": lambda: inside(*sets[::-1], 3).any(axis=1),
        "coverage": lambda: inside(*sets, 5).any(axis=0),
    }[name]()
    replicate = measure(name, comparison).replicates[0]
    assert replicate == pytest.approx(np.average(held, weights=weights))


@pytest.mark.parametrize("name", NAMES)
def test_the_interval_contains_the_value_repeats_and_stays_in_its_bounds(sets, name):
    found, again = (measure(name, compare(*sets, resamples=60)) for _ in range(2))
    low, high = found.interval
    assert low < found.value < high
    assert (low, high) == again.interval
    assert low >= 0 and (name == "density" or high <= 1)


def test_missing_modes_lower_recall_and_coverage_and_not_precision():
    rng = np.random.default_rng(2)
    centres = 6 * rng.normal(size=(10, 8))

    def draw(modes):
        return centres[rng.integers(0, modes, 600)] + rng.normal(size=(600, 8))

    real, whole, half = draw(10), draw(10), draw(5)
    before, after = ({name: measure(name, compare(real, fake)).value for name in NAMES} for fake in (whole, half))
    assert after["recall"] < 0.7 * before["recall"]
    assert after["coverage"] < 0.7 * before["coverage"]
    assert after["precision"] > 0.95 * before["precision"]


def test_few_images_say_so():
    few = np.random.default_rng(0).normal(size=(6, 3))
    for name in NAMES:
        with pytest.raises(MetricUnavailable, match="some images has 6 images, too few for neighbourhoods: use at least 7"):
            measure(name, compare(few, few.repeat(9, axis=0)))
