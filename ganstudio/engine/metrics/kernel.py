"""Computes KID, the kernel distance between two sets of features (Binkowski et al. 2018, section 4)."""

from torch import Tensor


def kernel_distance(one: Tensor, other: Tensor) -> Tensor:
    """Return the unbiased squared MMD, a scalar, with k(x, y) = (x.y / d + 1)^3, of features (N, D) and (M, D); about 0 if alike.

    Both are normalised by the mean and the overall standard deviation of ``one`` first: ``one`` should be the reference.
    """
    mean = one.mean(dim=0)
    std = (one - mean).square().mean().sqrt().clamp_min(1e-6)
    x, y = (one - mean) / std, (other - mean) / std
    within_x, within_y = _kernel(x, x), _kernel(y, y)
    n, m = len(x), len(y)
    mean_x = (within_x.sum() - within_x.diagonal().sum()) / (n * (n - 1))
    mean_y = (within_y.sum() - within_y.diagonal().sum()) / (m * (m - 1))
    return mean_x + mean_y - 2 * _kernel(x, y).mean()


def _kernel(x: Tensor, y: Tensor) -> Tensor:
    cube: Tensor = (x @ y.T / x.shape[1] + 1) ** 3
    return cube
