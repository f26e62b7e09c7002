"""Computes the Frechet distance between Gaussians, and how much each image adds to it."""

from dataclasses import dataclass

import numpy as np

SINGULAR = 1e-10  # eigenvalues below this part of the largest are none


@dataclass(frozen=True, eq=False)
class Gaussian:
    """A Gaussian with ``mean`` (D,) and ``covariance`` (D, D), float64."""

    mean: np.ndarray
    covariance: np.ndarray

    @classmethod
    def fit(cls, features: np.ndarray, weights: np.ndarray | None = None) -> "Gaussian":
        """Fit to features (N, D), each counted ``weights`` (N,) times."""
        counts = np.ones(len(features)) if weights is None else weights.astype(np.float64)
        total = counts.sum()
        mean = counts @ features / total
        centred = (features - mean) * np.sqrt(counts)[:, None]
        return cls(mean, centred.T @ centred / (total - 1))


def frechet_distance(one: Gaussian, other: Gaussian) -> float:
    """Return the squared Frechet distance between two Gaussians (Dowson and Landau 1982, "The Frechet distance between multivariate
    normal distributions")."""
    root = _power(one.covariance, 0.5)
    # the trace of (A B)^(1/2) is that of (A^(1/2) B A^(1/2))^(1/2), which is symmetric
    shared = np.sqrt(np.maximum(np.linalg.eigvalsh(root @ other.covariance @ root), 0)).sum()
    return float(np.square(one.mean - other.mean).sum() + np.trace(one.covariance + other.covariance) - 2 * shared)


def image_effects(
    one: Gaussian, features: np.ndarray, other: Gaussian, other_features: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return (N,) and (M,): by how much the distance rises, to first order, when an image counts once more.

    The derivative of the distance by the covariance B is 1 - T, by A it is 1 - T^-1, with the optimal transport from N(b, B) to
    N(a, A), T = A^(1/2) (A^(1/2) B A^(1/2))^(-1/2) A^(1/2) (Peyre and Cuturi 2019, "Computational Optimal Transport", remark 2.31).

    Parameters
    ----------
    one, other
        Gaussians fitted to ``features`` (N, D) and to ``other_features`` (M, D).
    """
    root, inverse = _power(one.covariance, 0.5), _power(one.covariance, -0.5)
    product = root @ other.covariance @ root
    transport, back = root @ _power(product, -0.5) @ root, inverse @ _power(product, 0.5) @ inverse
    shift = other.mean - one.mean
    return _effects(features - one.mean, -shift, back), _effects(other_features - other.mean, shift, transport)


def _effects(centred: np.ndarray, shift: np.ndarray, transport: np.ndarray) -> np.ndarray:
    quadratic = (centred @ (np.eye(len(shift)) - transport) * centred).sum(axis=1)
    return np.asarray((2 * centred @ shift + quadratic) / len(centred))


def _power(matrix: np.ndarray, exponent: float) -> np.ndarray:
    """Return a power of a symmetric matrix (D, D) without negative eigenvalues, a negative power on its range only."""
    values, vectors = np.linalg.eigh(matrix)
    kept = values > SINGULAR * values[-1]
    return np.asarray((vectors * np.where(kept, np.where(kept, values, 1) ** exponent, 0)) @ vectors.T)
