"""Densities of pictures integrate to 1 over all pixels: on pictures of known entropy, their bits per dimension are that entropy."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import multivariate_normal
from sklearn.mixture import GaussianMixture

from ganstudio.engine.baselines.bits import bits_per_dimension, dequantise, likelihood_from
from ganstudio.engine.baselines.codes import CodeKernels, CodeMixture
from ganstudio.engine.baselines.density import PixelDensity, load_density, save_density
from ganstudio.engine.baselines.fitting import fit_density
from ganstudio.engine.baselines.projection import PixelProjection, fit_projection
from ganstudio.engine.events import Progress
from tests.pulling import finished

SIDE = 4
D = SIDE**2


def gaussian_pictures(count: int, seed: int, spread: float = 40.0) -> tuple[np.ndarray, float]:
    """Pictures of two correlated directions and a little noise, and the entropy of their levels in bits per dimension."""
    rng = np.random.default_rng(seed)
    wide = np.linalg.qr(np.random.default_rng(7).standard_normal((D, 2)))[0]
    covariance = wide @ np.diag([spread**2, (spread / 2) ** 2]) @ wide.T + 6.0**2 * np.eye(D)
    levels = rng.multivariate_normal(np.full(D, 128.0), covariance, count)
    entropy = 0.5 * np.linalg.slogdet(2 * math.pi * math.e * covariance)[1] / (D * math.log(2))
    return np.clip(np.floor(levels), 0, 255).astype(np.uint8).reshape(count, 1, SIDE, SIDE), entropy


def uniform_pictures(count: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (count, 1, SIDE, SIDE), np.uint8)


@pytest.fixture(scope="module")
def fitted() -> Callable[[str], PixelDensity]:
    """Fit a kind of density to Gaussian pictures."""
    found = {}

    def fit(kind: str) -> PixelDensity:
        if kind not in found:
            rng = np.random.default_rng(0)
            train, validation = (dequantise(gaussian_pictures(count, count)[0], rng) for count in (1500, 200))
            found[kind], _ = finished(fit_density(kind, train, validation))
        return found[kind]

    return fit


@pytest.mark.parametrize("kind, excess", [("gmm", 0.02), ("kde", 0.1)])
def test_pictures_of_known_entropy_cost_that_many_bits(fitted, kind, excess):
    images, entropy = gaussian_pictures(400, 3)
    bits = finished(fitted(kind).bits(images)).mean()
    assert entropy - 0.03 < bits < entropy + excess  # 0.03: three standard errors of 400 pictures


def test_a_mixture_finds_uniform_pixels_as_unlikely_as_a_gaussian_can():
    rng = np.random.default_rng(0)
    density, _ = finished(fit_density("gmm", *(dequantise(uniform_pictures(count, count), rng) for count in (1500, 200))))
    # of all densities with one Gaussian per pixel, the best costs log2(256 sqrt(2 pi e / 12)): 8.25 bits, 8 being the entropy
    wanted = math.log2(256 * math.sqrt(2 * math.pi * math.e / 12))
    assert 8.0 < wanted - 0.03 < finished(density.bits(uniform_pictures(400, 9))).mean() < wanted + 0.06


def test_the_density_is_that_of_a_gaussian_over_all_pixels(fitted):
    """One Gaussian of codes and the left-over part are together one Gaussian of pixels, which scipy evaluates."""
    rng = np.random.default_rng(1)
    values = dequantise(gaussian_pictures(1000, 1)[0], rng)
    lines = fit_projection(values, 3, floor=2.0)
    scaled = lines.components.T @ np.diag(lines.deviations**2 - lines.residual) @ lines.components + lines.residual * np.eye(D)
    covariance = np.diag(lines.scale) @ scaled @ np.diag(lines.scale)
    density = PixelDensity(lines, CodeMixture(np.ones(1), np.zeros((1, 3)), np.eye(3)[None]))
    wanted = multivariate_normal(lines.mean, covariance).logpdf(values[:50])
    np.testing.assert_allclose(density.log_density(values[:50]), wanted, rtol=1e-6)


def test_the_parts_of_a_projection_keep_the_variance():
    values = dequantise(gaussian_pictures(500, 2)[0], np.random.default_rng(0))
    wide = fit_projection(values, 6)
    narrow = wide.take(2)
    assert narrow.components.shape == (2, D) and narrow.residual > wide.residual

    def total(lines: PixelProjection) -> float:
        return np.square(lines.deviations).sum() + lines.residual * (D - len(lines.deviations))

    np.testing.assert_allclose(total(narrow), total(wide))
    np.testing.assert_allclose(total(wide), D, rtol=1e-3)  # every pixel has the variance 1


def test_decoding_inverts_encoding():
    images = gaussian_pictures(300, 4)[0]
    lines = fit_projection(dequantise(images, np.random.default_rng(0)), D - 1)
    codes, _ = lines.encode(images.reshape(len(images), -1) + 0.5)
    assert np.abs(lines.decode(codes).astype(int) - images.reshape(len(images), -1)).mean() < 3


def test_codes_have_the_covariance_of_their_mixture():
    rng = np.random.default_rng(0)
    basis = rng.standard_normal((3, 3))
    fit = GaussianMixture(1).fit(rng.standard_normal((4000, 3)) @ basis + 5)
    mixture = CodeMixture(fit.weights_, fit.means_, fit.precisions_cholesky_)
    drawn = np.array([mixture.draw(np.random.default_rng(seed)) for seed in range(4000)])
    np.testing.assert_allclose(drawn.mean(axis=0), fit.means_[0], atol=0.15)
    np.testing.assert_allclose(np.cov(drawn.T), fit.covariances_[0], atol=0.1 * np.abs(fit.covariances_).max())
    np.testing.assert_allclose(mixture.log_density(drawn[:9]), fit.score_samples(drawn[:9]))


def test_kernels_draw_around_their_centres():
    centres = np.array([[0.0, 0.0], [100.0, 0.0]])
    drawn = np.array([CodeKernels(centres, 0.5).draw(np.random.default_rng(seed)) for seed in range(400)])
    right = drawn[:, 0] > 50
    assert 0.4 < right.mean() < 0.6
    assert 0.4 < (drawn - centres[right.astype(int)]).std() < 0.6


@pytest.mark.parametrize("kind", ["gmm", "kde"])
def test_a_density_comes_back_from_its_file(fitted, kind, tmp_path):
    density = fitted(kind)
    save_density(tmp_path / "density.safetensors", density)
    loaded = load_density(tmp_path / "density.safetensors")
    images = gaussian_pictures(20, 5)[0]
    np.testing.assert_allclose(finished(loaded.bits(images)), finished(density.bits(images)))
    np.testing.assert_array_equal(loaded.draw([3, 4]), density.draw([3, 4]))


def test_a_seed_draws_the_same_picture_whatever_the_others(fitted):
    drawn = fitted("gmm").draw([1, 2, 3])
    assert np.abs(fitted("gmm").draw([2])[0].astype(int) - drawn[1]).max() <= 1 and (drawn[0] != drawn[1]).any()


def test_drawn_pictures_look_like_the_pictures(fitted):
    """Drawn pictures lack the noise of each pixel, but have the mean and the wide directions of the pictures."""
    wanted = gaussian_pictures(1000, 6)[0].reshape(1000, -1).astype(float)
    drawn = fitted("gmm").draw(range(1000)).astype(float)
    assert np.abs(drawn.mean(axis=0) - wanted.mean(axis=0)).max() < 5
    first = np.linalg.svd(wanted - wanted.mean(axis=0), full_matrices=False)[2][0]
    assert 0.85 < (drawn @ first).std() / (wanted @ first).std() < 1.15


def test_equally_likely_levels_cost_eight_bits():
    log_density = np.full(3, -D * math.log(256))
    np.testing.assert_allclose(bits_per_dimension(log_density, D), 8)


def test_dequantised_levels_keep_their_level():
    images = uniform_pictures(5, 0)
    values = dequantise(images, np.random.default_rng(0))
    assert values.dtype == np.float32 and (np.floor(values) == images.reshape(5, -1)).all() and (values != np.floor(values)).any()


def test_the_interval_narrows_with_the_square_root_of_the_pictures():
    bits = np.random.default_rng(0).normal(4, 1, 400)
    found = likelihood_from("tractable", bits)
    assert found.bits == pytest.approx(bits.mean()) and found.count == 400 and found.density == "tractable"
    assert found.high - found.low == pytest.approx(2 * 1.96 * bits.std() / 20, rel=0.1)
    assert found.tighter is None and likelihood_from("approximate", bits, bits - 1).tighter == pytest.approx(bits.mean() - 1)


def test_it_can_be_cancelled_between_small_parts():
    rng = np.random.default_rng(0)
    parts = [dequantise(uniform_pictures(200, seed), rng) for seed in (1, 2)]
    events = list(fit_density("kde", *parts))
    progress = [event for event in events if isinstance(event, Progress)]
    assert len(progress) > 8 and all(event.done <= event.total for event in progress)
