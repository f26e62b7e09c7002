"""Measures log-likelihoods in bits per dimension of 8-bit pixels.

A density of continuous values can assign any likelihood to integers: it may put a spike on each. Uniform noise on [0, 1) makes
them continuous (Theis et al. 2016, "A note on the evaluation of generative models", section 3.1); the mean log-density of the
result is at most the log-likelihood of the model that the density defines on the 256 levels (equation 4 there). All densities here
are densities of levels from 0 to 256, so that a model that finds all pictures equally likely has 8 bits per dimension.
"""

import math

import numpy as np

from ganstudio.engine.runs.baseline import Density, Likelihood

LEVELS = 256
RESAMPLES = 2000
CONFIDENCE = 0.95


def dequantise(images: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return images uint8 (N, C, H, W) with uniform noise on [0, 1) added to each level, float32 (N, C * H * W) in [0, 256)."""
    values = images.reshape(len(images), -1).astype(np.float32)
    values += rng.random(values.shape, np.float32)
    return values


def bits_per_dimension(log_densities: np.ndarray, dimensions: int) -> np.ndarray:
    """Return -log2 p / dimensions of log-densities in nats, of levels, (N,)."""
    bits: np.ndarray = -np.asarray(log_densities, np.float64) / (dimensions * math.log(2))
    return bits


def likelihood_from(density: Density, bits: np.ndarray, tighter: np.ndarray | None = None, seed: int = 0) -> Likelihood:
    """Summarise the bits per dimension of held-out pictures, (N,): their mean and its 95 % bootstrap interval.

    The interval says how the mean would differ with other held-out pictures; the model is the same. ``tighter`` are the bits of a
    tighter bound.
    """
    rng = np.random.default_rng(seed)
    means = bits[rng.integers(0, len(bits), (RESAMPLES, len(bits)))].mean(axis=1)
    low, high = np.quantile(means, ((1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2))
    mean = float(bits.mean())
    closer = None if tighter is None else float(tighter.mean())
    return Likelihood(density, mean, min(float(low), mean), max(float(high), mean), len(bits), closer)
