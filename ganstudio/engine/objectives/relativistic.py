"""Relativistic pairing: D compares each real with a fake image (Jolicoeur-Martineau 2018; Huang et al. 2024, equation 2).

With R1 and R2 this is the objective of R3GAN, which has no local minimum at a collapsed generator.
"""

from torch import Tensor
from torch.nn.functional import softplus

from ganstudio.engine.objectives.objective import Objective, paired
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def discriminator_loss(real: Tensor, fake: Tensor, smoothing: float = 0.0) -> Tensor:
    """Return E[softplus(-(r - f))], from logits (N,), paired by index."""
    return softplus(fake - real).mean()


def generator_loss(fake: Tensor, real: Tensor | None = None) -> Tensor:
    """Return E[softplus(-(f - r))], from logits (N,); the real logits carry no gradient."""
    return softplus(paired(real) - fake).mean()


RELATIVISTIC = Objective(mark("presets", "Relativistic"), discriminator_loss, generator_loss, needs_real=True, boundary=None)
