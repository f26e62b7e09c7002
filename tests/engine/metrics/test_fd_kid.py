"""FD and KID agree with their formulas, with and without resamples."""

import numpy as np
import pytest
import torch

from ganstudio.engine.metrics import METRICS, Estimate
from ganstudio.engine.metrics import fd as fd_module
from ganstudio.engine.metrics.frechet import Gaussian, frechet_distance, image_effects
from tests.engine.metrics.comparing import compare, described
from tests.engine.metrics.comparing import measure as measure_comparison
from tests.pulling import watched


def measure(name: str, real: np.ndarray, fake: np.ndarray, resamples: int = 0) -> Estimate:
    return measure_comparison(name, compare(real, fake, resamples=resamples))


@pytest.fixture
def sets():
    rng = np.random.default_rng(0)
    return rng.normal(size=(300, 6)), rng.normal(0.3, 1.2, size=(200, 6))


def test_fd_of_gaussians_with_the_same_axes(sets):
    real, fake = sets[0][:, :1], sets[1][:, :1]
    expected = (real.mean() - fake.mean()) ** 2 + (real.std(ddof=1) - fake.std(ddof=1)) ** 2
    assert measure("fd", real, fake).value == pytest.approx(expected, rel=1e-5)


def test_kid_is_the_mean_over_pairs_of_different_images(sets):
    real, fake = sets

    def mean(x, y, is_own):
        return np.mean([(a @ b / 6 + 1) ** 3 for i, a in enumerate(x) for j, b in enumerate(y) if not (is_own and i == j)])

    expected = mean(real, real, True) + mean(fake, fake, True) - 2 * mean(real, fake, False)
    assert measure("kid", real, fake).value == pytest.approx(expected, rel=1e-4)


def test_a_resample_of_fd_is_its_value_for_the_images_that_it_repeats(sets):
    comparison = compare(*sets, resamples=2)
    counts = comparison.real_weights[1].astype(int), comparison.fake_weights[1].astype(int)
    repeated = [np.repeat(each, count, axis=0) for each, count in zip(sets, counts, strict=True)]
    assert measure("fd", *sets, 2).replicates[1] == pytest.approx(measure("fd", *repeated).value, rel=1e-4)


def test_a_resample_of_kid_leaves_out_pairs_of_an_image_and_its_copy(sets):
    real, fake = sets
    comparison = compare(*sets, resamples=2)
    chosen = [np.repeat(np.arange(len(w[1])), w[1].astype(int)) for w in (comparison.real_weights, comparison.fake_weights)]

    def mean(x, y, different):
        return float((((x @ y.T) / 6 + 1) ** 3)[different].mean())

    within = [mean(x[c], x[c], c[:, None] != c[None]) for x, c in zip((real, fake), chosen, strict=True)]
    across = mean(real[chosen[0]], fake[chosen[1]], np.s_[:])
    assert measure("kid", real, fake, 2).replicates[1] == pytest.approx(sum(within) - 2 * across, rel=1e-3)


@pytest.mark.parametrize("name", ["fd", "kid"])
def test_the_interval_contains_the_value_and_repeats(name, sets):
    found, again = (measure(name, *sets, resamples=50) for _ in range(2))
    low, high = found.interval
    assert low <= found.value <= high
    assert low < high
    assert found.interval == again.interval


def test_fd_warns_of_a_covariance_without_full_rank(sets):
    real, fake = map(described, sets)
    few = compare(real, fake.take(np.arange(6)))
    (warning,) = METRICS.get("fd").warn(few)
    assert str(warning).startswith("6 images do not determine the covariance of 6 features")
    assert not METRICS.get("fd").warn(compare(real, fake))


@pytest.mark.parametrize("side", [0, 1])
def test_the_effect_of_an_image_on_fd_is_its_derivative(sets, side):
    features = [torch.from_numpy(each) for each in sets]
    pairs = [(Gaussian.fit(each), each) for each in features]
    effects = image_effects(*pairs[0], *pairs[1])[side]
    distances = []
    for step in (-1e-3, 1e-3):
        weights = np.ones(len(sets[side]))
        weights[7] += step
        weights *= len(weights) / weights.sum()
        distances.append(frechet_distance(*(Gaussian.fit(each, weights if each is features[side] else None) for each in features)))
    assert effects[7] - effects.mean() == pytest.approx((distances[1] - distances[0]) / 2e-3, rel=0.01)


def test_the_replicates_of_fd_spread_as_whole_resamples_do(sets, monkeypatch):
    short = measure("fd", *sets, resamples=300).replicates
    monkeypatch.setattr(fd_module, "WHOLE", 300)
    whole = measure("fd", *sets, resamples=300).replicates
    assert short.mean() == pytest.approx(whole.mean(), rel=0.1)
    assert short.std() == pytest.approx(whole.std(), rel=0.15)
    assert np.corrcoef(short, whole)[0, 1] > 0.9  # differences of two models stay paired


def test_fd_of_features_that_are_always_zero(sets):
    real, fake = (np.concatenate([each, np.zeros((len(each), 3))], axis=1) for each in sets)
    assert measure("fd", real, fake, 20).value == pytest.approx(measure("fd", *sets).value, rel=1e-4)
    assert np.isfinite(measure("fd", real, fake, 20).interval).all()


@pytest.mark.parametrize(("width", "whole"), [(8, 12), (520, 4)])
def test_of_wide_features_fewer_resamples_are_computed_as_a_whole(width, whole):
    rng = np.random.default_rng(0)
    comparison = compare(rng.normal(size=(20, width)), rng.normal(size=(20, width)), resamples=30)
    estimate, events = watched(METRICS.get("fd").measure(comparison))
    assert {event.total for event in events} == {1 + whole}
    assert len(estimate.replicates) == 30
