"""The power spectrum distance: known powers, and what it can tell apart."""

import numpy as np
import pytest

from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.metrics.spectrum import power_spectra
from tests.engine.metrics.image_sets import as_set, measure, textured
from tests.pulling import finished


def spectrum(images):
    return finished(power_spectra(ImageSet.of(images))).mean(axis=0)


def test_noise_has_its_variance_at_every_frequency():
    images = np.random.default_rng(0).integers(100, 121, (2_000, 3, 16, 16)).astype(np.uint8)
    assert spectrum(images) == pytest.approx(np.full(11, (21**2 - 1) / 12), rel=0.15)


@pytest.mark.parametrize("frequency", [1, 3, 8])
@pytest.mark.parametrize("axis", [0, 1])
def test_a_wave_has_its_power_at_its_frequency(frequency, axis):
    wave = 128 + 64 * np.cos(2 * np.pi * frequency * np.arange(16) / 16)
    image = np.broadcast_to(wave[:, None] if axis == 0 else wave[None], (1, 1, 16, 16))
    found = spectrum(np.rint(image).astype(np.uint8))
    assert found.argmax() + 1 == frequency
    assert found[frequency - 1] > 50 * np.delete(found, frequency - 1).max()


def test_a_checkerboard_lies_in_the_corner():
    rows, columns = np.indices((16, 16))
    found = spectrum(np.where((rows + columns) % 2, 200, 56).astype(np.uint8)[None, None])
    assert (len(found), found.argmax() + 1) == (11, 11)  # 8 times the root of 2, rounded
    assert np.delete(found, 10).max() < 1e-3


def test_the_power_of_all_frequencies_is_the_variance():
    """Parseval: each ring times its number of coefficients."""
    images = textured(20, 15)
    radius = np.rint(np.hypot(np.fft.fftfreq(15)[:, None], np.fft.fftfreq(15)[None]) * 15).astype(int)
    sizes = np.bincount(radius.ravel())[1:]
    assert (spectrum(images) * sizes).sum() / 15**2 == pytest.approx(images.astype(float).var(axis=(2, 3)).mean(), rel=1e-4)


def test_twice_the_contrast_is_6_decibels():
    images = textured(50)
    halved = ((images.astype(float) - 128) / 2 + 128).astype(np.uint8)
    found = measure("spectrum", as_set(halved), as_set(images))
    assert found.value == pytest.approx(20 * np.log10(2), abs=0.3)
    difference = np.subtract(found.detail["fake"], found.detail["real"])
    assert difference[:4] == pytest.approx(np.full(4, 6.02), abs=0.1)
    assert found.detail["frequencies"] == list(range(1, 12))


def test_a_resample_is_the_value_of_the_images_it_repeats():
    images = textured(30)
    weights = np.random.default_rng(0).integers(0, 30, 30), np.random.default_rng(1).integers(0, 30, 30)
    repeated = measure("spectrum", *(as_set(images[some]) for some in weights))
    assert measure("spectrum", as_set(images), as_set(images), resamples=1).replicates[0] == pytest.approx(repeated.value, rel=1e-4)
