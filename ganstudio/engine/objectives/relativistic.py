"""Relativistic pairing: how much more real than a fake is a real image? (Jolicoeur-Martineau 2018; Huang et al. 2024, equation 2.)

With R1 and R2 on top this is the objective of R3GAN, which has no basin for a collapsed generator to rest in.
"""

from torch import Tensor
from torch.nn.functional import softplus

from ganstudio.engine.objectives.objective import Objective, paired
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def discriminator_loss(real: Tensor, fake: Tensor, smoothing: float = 0.0) -> Tensor:
    """E[softplus(-(r - f))], from logits (N,), paired as they lie."""
    return softplus(fake - real).mean()


def generator_loss(fake: Tensor, real: Tensor | None = None) -> Tensor:
    """E[softplus(-(f - r))], from logits (N,); the real ones keep no gradient."""
    return softplus(paired(real) - fake).mean()


RELATIVISTIC = Objective(mark("presets", "Relativistic"), discriminator_loss, generator_loss, needs_real=True, boundary=None)
