"""Densities of codes: a Gaussian mixture and a kernel density, fitted and evaluated by scikit-learn."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Protocol

import numpy as np

Arrays = Mapping[str, np.ndarray]


class CodeDensity(Protocol):
    """A density of codes (N, k)."""

    def log_density(self, codes: np.ndarray) -> np.ndarray:
        """Return the log-densities (N,) of codes (N, k), in nats."""

    def draw(self, rng: np.random.Generator) -> np.ndarray:
        """Draw a code (k,)."""

    def arrays(self) -> Arrays:
        """Return what rebuilds it, by name."""


class CodeMixture:
    """A mixture of K Gaussians with full covariances.

    Parameters
    ----------
    weights, means
        float64 (K,) and (K, k).
    factors
        float64 (K, k, k): Cholesky factors of the inverse covariances, upper triangular: precision = factor factor^T.
    """

    def __init__(self, weights: np.ndarray, means: np.ndarray, factors: np.ndarray) -> None:
        self.weights, self.means, self.factors = weights, means, factors

    @cached_property
    def _mixture(self) -> Any:
        from sklearn.mixture import GaussianMixture

        mixture = GaussianMixture(len(self.weights))
        mixture.weights_, mixture.means_, mixture.precisions_cholesky_ = self.weights, self.means, self.factors
        return mixture

    def log_density(self, codes: np.ndarray) -> np.ndarray:
        found: np.ndarray = self._mixture.score_samples(codes)
        return found

    def draw(self, rng: np.random.Generator) -> np.ndarray:
        chosen = rng.choice(len(self.weights), p=self.weights / self.weights.sum())
        # precision = F F^T, so the covariance is F^-T F^-1, and F^-T noise has it
        code: np.ndarray = self.means[chosen] + np.linalg.solve(self.factors[chosen].T, rng.standard_normal(self.means.shape[1]))
        return code

    def arrays(self) -> Arrays:
        return {"weights": self.weights, "means": self.means, "factors": self.factors}


class CodeKernels:
    """A mean of Gaussians of the same width around codes of pictures (Parzen 1962, "On estimation of a probability density").

    Parameters
    ----------
    centres
        float64 (M, k): the codes.
    bandwidth
        The standard deviation of each Gaussian, in standard deviations of the codes.
    """

    def __init__(self, centres: np.ndarray, bandwidth: float) -> None:
        self.centres, self.bandwidth = centres, bandwidth

    @cached_property
    def _kernels(self) -> Any:
        from sklearn.neighbors import KernelDensity

        return KernelDensity(bandwidth=self.bandwidth).fit(self.centres)

    def log_density(self, codes: np.ndarray) -> np.ndarray:
        found: np.ndarray = self._kernels.score_samples(codes)
        return found

    def draw(self, rng: np.random.Generator) -> np.ndarray:
        centre = self.centres[rng.integers(len(self.centres))]
        code: np.ndarray = centre + self.bandwidth * rng.standard_normal(len(centre))
        return code

    def arrays(self) -> Arrays:
        return {"centres": self.centres, "bandwidth": np.array(self.bandwidth)}


def rebuilt(arrays: Arrays) -> CodeDensity:
    """Return the density that returned ``arrays``."""
    if "centres" in arrays:
        return CodeKernels(arrays["centres"], arrays["bandwidth"].item())
    return CodeMixture(arrays["weights"], arrays["means"], arrays["factors"])
