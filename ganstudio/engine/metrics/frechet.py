"""Computes the Frechet distance between Gaussians, and how much each image adds to it."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

SINGULAR = 1e-10  # eigenvalues below this part of the largest are none


@dataclass(frozen=True, eq=False)
class Gaussian:
    """A Gaussian with ``mean`` (D,) and ``covariance`` (D, D), float64."""

    mean: Tensor
    covariance: Tensor

    @classmethod
    def fit(cls, features: Tensor, weights: np.ndarray | None = None) -> "Gaussian":
        """Fit to features float64 (N, D), each counted ``weights`` (N,) times."""
        counts = features.new_ones(len(features)) if weights is None else torch.from_numpy(weights).double()
        total = counts.sum()
        mean = counts @ features / total
        centred = (features - mean) * counts.sqrt()[:, None]
        return cls(mean, centred.T @ centred / (total - 1))


def frechet_distance(one: Gaussian, other: Gaussian) -> float:
    """Return the squared Frechet distance between two Gaussians (Dowson and Landau 1982, "The Frechet distance between multivariate
    normal distributions")."""
    root, failed = torch.linalg.cholesky_ex(one.covariance)  # a tenth of the time of an eigendecomposition
    if failed:
        (root,) = _powers(one.covariance, 0.5)
    # the trace of (A B)^(1/2) is that of (L^T B L)^(1/2), which is symmetric, for A = L L^T
    common = torch.linalg.eigvalsh(root.T @ other.covariance @ root).clamp_min(0).sqrt().sum()
    return float((one.mean - other.mean).square().sum() + (one.covariance + other.covariance).trace() - 2 * common)


def image_effects(one: Gaussian, features: Tensor, other: Gaussian, other_features: Tensor) -> tuple[np.ndarray, np.ndarray]:
    """Return (N,) and (M,): by how much the distance rises, to first order, when an image counts once more.

    The derivative of the distance by the covariance B is 1 - T, by A it is 1 - T^-1, with the optimal transport from N(b, B) to
    N(a, A), T = A^(1/2) (A^(1/2) B A^(1/2))^(-1/2) A^(1/2) (Peyre and Cuturi 2019, "Computational Optimal Transport", remark 2.31).

    Parameters
    ----------
    one, other
        Gaussians fitted to ``features`` (N, D) and to ``other_features`` (M, D).
    """
    root, inverse = _powers(one.covariance, 0.5, -0.5)
    product_root, product_inverse = _powers(root @ other.covariance @ root, 0.5, -0.5)
    transport, back = root @ product_inverse @ root, inverse @ product_root @ inverse
    shift = other.mean - one.mean
    return _effects(features - one.mean, -shift, back), _effects(other_features - other.mean, shift, transport)


def _effects(centred: Tensor, shift: Tensor, transport: Tensor) -> np.ndarray:
    quadratic = (centred @ (torch.eye(len(shift), dtype=torch.float64) - transport) * centred).sum(dim=1)
    effects: np.ndarray = ((2 * centred @ shift + quadratic) / len(centred)).numpy()
    return effects


def _powers(matrix: Tensor, *exponents: float) -> list[Tensor]:
    """Return powers of a symmetric matrix (D, D) without negative eigenvalues, negative powers on its range only."""
    values, vectors = torch.linalg.eigh(matrix)
    kept = values > SINGULAR * values[-1]
    vectors, values = vectors[:, kept], values[kept]
    return [(vectors * values**exponent) @ vectors.T for exponent in exponents]
