"""Measures how far the radially averaged power spectra of two sets of images are apart (Durall et al. 2020, "Watch your
Up-Convolution: CNN Based Generative Deep Neural Networks are Failing to Reproduce Spectral Distributions", section 2.1)."""

from collections.abc import Generator as Task

import numpy as np

from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

ROUNDING = 1 / 12  # levels squared: the power that rounding to 8 bits adds to every frequency


def power_spectra(images: ImageSet) -> Task[Event, None, np.ndarray]:
    """Return float32 (N, K): the power of each image at the radial frequencies 1 to K, in levels squared.

    Frequencies count periods across the shorter side, and reach into the corners of the spectrum, where checkerboards lie. The
    power of a frequency is the mean over the coefficients whose radius rounds to it and over the channels; of noise, it is the
    variance.
    """
    rings = _rings(*images.shape[1:])
    spectra = np.empty((len(images), rings.shape[1]), np.float32)
    done = 0
    for block in images.blocks():
        power = np.square(np.abs(np.fft.rfft2(block.astype(np.float32), norm="ortho"))).mean(axis=1)
        spectra[done : done + len(block)] = power.reshape(len(block), -1) @ rings
        done += len(block)
        yield Progress(done, len(images), "images")
    return spectra


def _rings(height: int, width: int) -> np.ndarray:
    """Return float32 (H * (W // 2 + 1), K): the weight of each coefficient of a real transform in the mean of each ring."""
    columns = np.fft.rfftfreq(width)
    radius = np.hypot(np.fft.fftfreq(height)[:, None], columns[None]) * min(height, width)
    # a real transform leaves out the conjugate of every column but those of frequency 0 and 1/2
    twice = np.broadcast_to(np.where((columns == 0) | (columns == 0.5), 1, 2), radius.shape)
    rings = (np.rint(radius).astype(int).ravel()[:, None] == np.arange(1, int(np.rint(radius.max())) + 1)) * twice.reshape(-1, 1)
    weights: np.ndarray = (rings / rings.sum(axis=0)).astype(np.float32)
    return weights


def _decibels(power: np.ndarray) -> np.ndarray:
    decibels: np.ndarray = 10 * np.log10(power.astype(np.float64) + ROUNDING)
    return decibels


def _measure(comparison: Comparison) -> Task[Event, None, Estimate]:
    real = yield from power_spectra(comparison.real.images)
    fake = yield from power_spectra(comparison.fake.images)
    curves = [_decibels(spectra.mean(axis=0, dtype=np.float64)) for spectra in (real, fake)]
    pairs = zip((real, fake), (comparison.real_weights, comparison.fake_weights), strict=True)
    resampled = [_decibels(weights @ spectra / len(spectra)) for spectra, weights in pairs]
    value = float(np.sqrt(np.square(curves[1] - curves[0]).mean()))
    frequencies = list(range(1, real.shape[1] + 1))
    detail = {"frequencies": frequencies, "real": curves[0].tolist(), "fake": curves[1].tolist()}
    return Estimate(value, np.sqrt(np.square(resampled[1] - resampled[0]).mean(axis=1)), detail)


SPECTRUM = Metric(
    title=mark("metrics", "Power spectrum distance"),
    short=mark("metrics", "Spectrum"),
    better="lower",
    meaning=mark(
        "metrics",
        "The difference between the power of the images at each spatial frequency, averaged over directions and over the images. "
        "It shows blur, noise and the grid patterns of upsampling, and says nothing of what the images depict.",
    ),
    measure=_measure,
    unit="dB",
    uses_features=False,
)
