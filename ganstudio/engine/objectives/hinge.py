"""Hinge loss: D's gradient vanishes beyond a margin of 1 (Lim and Ye 2017, section 3; Miyato et al. 2018, equations 16 and 17)."""

from torch import Tensor
from torch.nn.functional import relu

from ganstudio.engine.objectives.objective import Objective
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def discriminator_loss(real: Tensor, fake: Tensor, smoothing: float = 0.0) -> Tensor:
    """Return E[max(0, 1 - r)] + E[max(0, 1 + f)], from logits (N,)."""
    return relu(1 - real).mean() + relu(1 + fake).mean()


def generator_loss(fake: Tensor, real: Tensor | None = None) -> Tensor:
    """Return -E[f], from logits (N,)."""
    return -fake.mean()


HINGE = Objective(mark("presets", "Hinge"), discriminator_loss, generator_loss)
