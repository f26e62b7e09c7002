"""WGAN-GP: D estimates a distance between the distributions (Gulrajani et al. 2017, equation 3; the penalty is in penalties.py).

As published D moves five times for each move of G and has no BatchNorm, which would let images of a batch share their gradients.
"""

from torch import Tensor

from ganstudio.engine.objectives.objective import Objective
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def discriminator_loss(real: Tensor, fake: Tensor, smoothing: float = 0.0) -> Tensor:
    """E[f] - E[r], from the critic's outputs (N,): minus the distance it sees, in its own unit."""
    return fake.mean() - real.mean()


def generator_loss(fake: Tensor, real: Tensor | None = None) -> Tensor:
    """-E[f], from the critic's outputs (N,)."""
    return -fake.mean()


WASSERSTEIN = Objective(mark("presets", "Wasserstein (WGAN-GP)"), discriminator_loss, generator_loss, is_critic=True, boundary=None)
