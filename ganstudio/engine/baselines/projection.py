"""Principal components of pixels, with a Gaussian for what they leave out, so that densities of codes are densities of pictures.

Tipping and Bishop 1999, "Probabilistic Principal Component Analysis", section 3: the left-over dimensions get a Gaussian of equal
variance in all directions, whose maximum-likelihood estimate is the mean of the left-over variances (equation 8). Pixels are first
divided by their standard deviations, without which the dark border of a digit would count as uncertain as its strokes. Both steps
are changes of variables: log p(picture) = log p(code) + log p(left-over part) - sum of log standard deviations.
"""

import math
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class PixelProjection:
    """An invertible linear map from D pixels to k codes and the D - k dimensions left over.

    Attributes
    ----------
    mean, scale
        float64 (D,): mean and standard deviation of each pixel, in levels.
    components
        float64 (k, D): orthonormal rows, the directions of largest variance of the scaled pixels, k < D.
    deviations
        float64 (k,): standard deviations along them; codes are divided by them.
    residual
        Variance of the scaled pixels in each left-over dimension.
    """

    mean: np.ndarray
    scale: np.ndarray
    components: np.ndarray
    deviations: np.ndarray
    residual: float

    @property
    def dimensions(self) -> int:
        """Return D."""
        return len(self.mean)

    def take(self, count: int) -> "PixelProjection":
        """Return the projection on the first ``count`` components; the others join the left-over dimensions."""
        size, left = len(self.deviations), self.dimensions - len(self.deviations)
        variance = self.residual * left + float(np.square(self.deviations[count:]).sum())
        residual = variance / (left + size - count)
        return PixelProjection(self.mean, self.scale, self.components[:count], self.deviations[:count], residual)

    def encode(self, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the codes (N, k) of dequantised pictures (N, D), and the rest (N,) of their log-density, in nats.

        The sum of the rest and the log-density of the code is the log-density of the picture.
        """
        scaled = (values - self.mean) / self.scale
        raw = scaled @ self.components.T
        left = self.dimensions - len(self.deviations)
        squares = np.maximum(np.square(scaled).sum(axis=1) - np.square(raw).sum(axis=1), 0)
        rest = -0.5 * (squares / self.residual + left * math.log(2 * math.pi * self.residual))
        rest = rest - np.log(self.scale).sum() - np.log(self.deviations).sum()
        return raw / self.deviations, rest

    def decode(self, codes: np.ndarray) -> np.ndarray:
        """Return the most likely pictures of codes (N, k): uint8 (N, D)."""
        values = self.mean + self.scale * ((codes * self.deviations) @ self.components)
        pictures: np.ndarray = np.clip(np.floor(values), 0, 255).astype(np.uint8)
        return pictures


def fit_projection(values: np.ndarray, count: int, floor: float = 0.0, seed: int = 0) -> PixelProjection:
    """Fit a projection on ``count`` principal components.

    Parameters
    ----------
    values
        Dequantised pictures (N, D), N > ``count`` < D.
    floor
        In levels: it is added, as a standard deviation, to that of every pixel, so that a pixel which never changes among these
        pictures may change in others.
    """
    from sklearn.decomposition import PCA  # takes a second to import

    mean = values.mean(axis=0, dtype=np.float64)
    scale = np.sqrt(values.var(axis=0, dtype=np.float64) + floor**2)
    scaled = ((values - mean) / scale).astype(np.float32)
    found = PCA(count, random_state=seed).fit(scaled)
    components = np.asarray(found.components_, np.float64)
    variances = np.square(scaled @ components.T.astype(np.float32)).mean(axis=0, dtype=np.float64)
    whole = np.square(scaled).sum(axis=1, dtype=np.float64).mean()
    residual = max(float(whole - variances.sum()) / (values.shape[1] - count), 1e-12)
    return PixelProjection(mean, scale, components, np.sqrt(np.maximum(variances, residual)), residual)
