"""The quality sees what a person sees: noise, blur, a missing half of the classes; other real images are as good as the floor."""

import functools
import itertools

import numpy as np
import pytest
import torch
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import load_dataset, open_source
from ganstudio.engine.metrics.features.texture import textures
from ganstudio.engine.metrics.kid import kernel_distance
from ganstudio.engine.pixels import from_uint8
from ganstudio.engine.training.measuring import Coverage
from ganstudio.engine.training.quality import Features, Quality, Whitening
from tests.pulling import finished

REAL, REFERENCE, JUDGED = 512, 1280, 256
MANY = 5  # floors


class Measured:
    """The built-in set ``name`` in a random order, with its quality."""

    def __init__(self, name: str, size: int = 16) -> None:
        self.dataset = finished(load_dataset(finished(open_source([name])), DataConfig(size=size)))
        self.order = np.random.default_rng(0).permutation(len(self.dataset.rows))
        self.features = Features(1)
        self.known = self.described(self.images(self.order[:REFERENCE]))
        self.quality = Quality(self.known[:REAL], self.known)

    def images(self, rows: np.ndarray) -> torch.Tensor:
        return from_uint8(self.dataset.batch(rows))

    def fresh(self, number: int = 0) -> np.ndarray:
        return self.order[REFERENCE + number * JUDGED :][:JUDGED]

    def described(self, images: torch.Tensor) -> torch.Tensor:
        return self.features.with_textures(self.features.random(images), images)

    def floors(self, images: torch.Tensor) -> float:
        rounded = ((images.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8).numpy()
        return self.quality.of(self.described(from_uint8(rounded))) / self.quality.floor


loaded = functools.cache(Measured)


@pytest.fixture(scope="module", params=["digits", "fashion"])
def measured(request: pytest.FixtureRequest) -> Measured:
    return loaded(request.param)


def noisy(images: torch.Tensor, seed: int = 0) -> torch.Tensor:
    return images + 0.1 * torch.randn(images.shape, generator=torch.Generator().manual_seed(seed))


def blurred(images: torch.Tensor) -> torch.Tensor:
    return F.avg_pool2d(F.pad(images, (1, 1, 1, 1), mode="replicate"), 3, 1)


def test_noise_and_blur_are_far_above_the_floor(measured: Measured) -> None:
    fresh = measured.images(measured.fresh())
    assert measured.floors(noisy(fresh)) > MANY
    assert measured.floors(blurred(fresh)) > MANY


def test_other_real_images_are_no_worse_than_chance(measured: Measured) -> None:
    found = [measured.floors(measured.images(measured.fresh(number))) for number in range(6)]
    assert np.mean(found) < 0.6 and max(found) < 1.5


@pytest.mark.slow
@pytest.mark.parametrize("size", [32, 64])
@pytest.mark.parametrize("name", ["sevens", "digits", "fashion"])
@pytest.mark.parametrize("seed", [1, 2])
def test_noise_and_blur_are_seen_at_every_size(name: str, size: int, seed: int) -> None:
    measured = Measured(name, size)
    fresh = measured.images(measured.fresh(seed))
    assert measured.floors(fresh) < 1.5
    assert measured.floors(noisy(fresh, seed)) > MANY
    assert measured.floors(blurred(fresh)) > MANY


@pytest.fixture(scope="module")
def digits() -> Measured:
    return loaded("digits")


def coverage_of(measured: Measured) -> Coverage:
    random = measured.features.random(measured.images(measured.order[:REFERENCE]))
    return Coverage.of(random, measured.dataset.labels[measured.order[:REFERENCE]], JUDGED)


def test_every_missing_digit_shows_in_the_classes(digits: Measured) -> None:
    coverage, labels = coverage_of(digits), digits.dataset.labels
    assert labels is not None
    rest = digits.order[REFERENCE:]
    assert coverage.share(digits.features.random(digits.images(digits.fresh()))) == 1
    for digit in range(10):
        others = rest[labels[rest] != digit][:JUDGED]
        assert coverage.share(digits.features.random(digits.images(others))) == pytest.approx(0.9), digit


def test_half_of_the_classes_show_in_the_quality(digits: Measured) -> None:
    rest = digits.order[REFERENCE:]
    half = rest[digits.dataset.labels[rest] < 5][:JUDGED]
    assert digits.floors(digits.images(half)) > 3


def test_the_floor_is_a_quantile_of_the_distances_between_halves() -> None:
    features = torch.randn(40, 6, generator=torch.Generator().manual_seed(0))
    white = Whitening(features)(features)
    rng = torch.Generator().manual_seed(0)
    halves = [torch.randperm(40, generator=rng) for _ in range(64)]
    apart = [kernel_distance(white[order[:20]], white[order[20:]]) for order in halves]
    assert Quality(features, features).floor == pytest.approx(np.quantile(apart, 0.95), rel=1e-3)


def gauss(n: int, d: int = 6, seed: int = 0, shift: float = 0.0, spread: float = 1.0) -> torch.Tensor:
    return spread * torch.randn(n, d, generator=torch.Generator().manual_seed(seed)) + shift


def test_the_quality_is_the_kernel_distance_of_whitened_features() -> None:
    one, other = gauss(7), gauss(5, seed=1, shift=0.5)
    mean = one.mean(dim=0)
    covariance = (one - mean).T @ (one - mean) / 7
    covariance += 0.1 * torch.linalg.eigvalsh(covariance)[-1] * torch.eye(6)
    root = torch.linalg.cholesky(torch.linalg.inv(covariance))  # any root will do: the kernel sees inner products only
    x, y = (one - mean) @ root, (other - mean) @ root

    def kernel(a: torch.Tensor, b: torch.Tensor) -> float:
        return float((a @ b / 6 + 1) ** 3)

    within_x = sum(kernel(a, b) for a, b in itertools.permutations(x, 2)) / (7 * 6)
    within_y = sum(kernel(a, b) for a, b in itertools.permutations(y, 2)) / (5 * 4)
    between = sum(kernel(a, b) for a in x for b in y) / (7 * 5)
    assert Quality(one, one).of(other) == pytest.approx(within_x + within_y - 2 * between, rel=1e-4)


def test_the_quality_is_about_nothing_for_the_same_and_grows_with_the_difference() -> None:
    quality = Quality(gauss(400), gauss(400))
    same = [abs(quality.of(gauss(400, seed=seed))) for seed in range(1, 6)]
    shifts = [quality.of(gauss(400, seed=9, shift=shift)) for shift in (0.3, 0.6, 1.2)]
    assert max(same) < 0.1 * shifts[0]
    assert shifts == sorted(shifts)
    assert quality.of(gauss(400, seed=9, spread=0.3)) > 10 * max(same)


@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize("size", [16, 32, 128])
def test_textures_of_any_image(channels: int, size: int) -> None:
    images = torch.rand(3, channels, size, size, generator=torch.Generator().manual_seed(0)) * 2 - 1
    found = textures(images)
    assert found.shape == (3, 4) and bool(found.isfinite().all())
    assert torch.allclose(textures(torch.ones(1, channels, size, size)), torch.zeros(1, 4), atol=1e-6)
    assert bool((textures(blurred(images))[:, 0] < found[:, 0]).all())
