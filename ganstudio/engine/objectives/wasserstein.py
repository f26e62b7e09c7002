"""WGAN-GP: D estimates a distance between the distributions (Gulrajani et al. 2017, equation 3; the penalty is in penalties.py).

As published, D updates five times per update of G and has no BatchNorm, which would couple the gradients of a batch's images.
"""

from torch import Tensor

from ganstudio.engine.objectives.objective import Objective
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def discriminator_loss(real: Tensor, fake: Tensor, smoothing: float = 0.0) -> Tensor:
    """Return E[f] - E[r], from the critic's outputs (N,): minus the estimated distance."""
    return fake.mean() - real.mean()


def generator_loss(fake: Tensor, real: Tensor | None = None) -> Tensor:
    """Return -E[f], from the critic's outputs (N,)."""
    return -fake.mean()


WASSERSTEIN = Objective(mark("presets", "Wasserstein (WGAN-GP)"), discriminator_loss, generator_loss, is_critic=True, boundary=None)
