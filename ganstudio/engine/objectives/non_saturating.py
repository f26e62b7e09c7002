"""The non-saturating objective: G maximises log D(G(z)) instead (Goodfellow et al. 2014, section 3)."""

from torch import Tensor
from torch.nn.functional import softplus

from ganstudio.engine.objectives.objective import Objective
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def discriminator_loss(real: Tensor, fake: Tensor, smoothing: float = 0.0) -> Tensor:
    """Return -E[(1 - s) log D(x) + s log(1 - D(x))] - E[log(1 - D(G(z)))], from logits (N,), with smoothing s."""
    # softplus(r) - softplus(-r) = r
    return softplus(-real).mean() + smoothing * real.mean() + softplus(fake).mean()


def generator_loss(fake: Tensor, real: Tensor | None = None) -> Tensor:
    """Return -E[log D(G(z))], from logits (N,): its gradient stays strong where D is confident."""
    return softplus(-fake).mean()


NON_SATURATING = Objective(mark("presets", "Non-saturating"), discriminator_loss, generator_loss, has_targets=True)
