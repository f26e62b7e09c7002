"""FD and KID agree with their formulas, with and without resamples."""

import numpy as np
import pytest

from ganstudio.engine.metrics import METRICS
from ganstudio.engine.metrics.features.network import FeatureSet
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.metrics.metric import Comparison, Estimate


def described(features: np.ndarray) -> FeatureSet:
    images = ImageSet.of(np.zeros((len(features), 1, 8, 8), np.uint8))
    return FeatureSet(images, features.astype(np.float32))


def measure(name: str, real: np.ndarray, fake: np.ndarray, resamples: int = 0) -> Estimate:
    comparison = Comparison(described(real), described(fake), network=None, resamples=resamples)  # type: ignore[arg-type]
    task = METRICS.get(name).measure(comparison)
    while True:
        try:
            next(task)
        except StopIteration as end:
            return end.value


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
    comparison = Comparison(*map(described, sets), network=None, resamples=2)  # type: ignore[arg-type]
    counts = comparison.real_weights[1].astype(int), comparison.fake_weights[1].astype(int)
    repeated = [np.repeat(each, count, axis=0) for each, count in zip(sets, counts, strict=True)]
    assert measure("fd", *sets, 2).replicates[1] == pytest.approx(measure("fd", *repeated).value, rel=1e-4)


def test_a_resample_of_kid_leaves_out_pairs_of_an_image_and_its_copy(sets):
    real, fake = sets
    comparison = Comparison(described(real), described(fake), network=None, resamples=2)  # type: ignore[arg-type]
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
    few = Comparison(real, fake.take(np.arange(6)), network=None)  # type: ignore[arg-type]
    (warning,) = METRICS.get("fd").warn(few)
    assert str(warning).startswith("6 images do not determine the covariance of 6 features")
    assert not METRICS.get("fd").warn(Comparison(real, fake, network=None))  # type: ignore[arg-type]
