"""The non-saturating game: G maximises log D(G(z)) instead (Goodfellow et al. 2014, section 3)."""

from torch import Tensor
from torch.nn.functional import softplus

from ganstudio.engine.losses.objective import Objective
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def discriminator_loss(real: Tensor, fake: Tensor) -> Tensor:
    """-E[log D(x)] - E[log(1 - D(G(z)))], from logits (N,)."""
    return softplus(-real).mean() + softplus(fake).mean()


def generator_loss(fake: Tensor) -> Tensor:
    """-E[log D(G(z))], from logits (N,): a strong gradient while D wins."""
    return softplus(-fake).mean()


NON_SATURATING = Objective(mark("presets", "Non-saturating"), discriminator_loss, generator_loss)
