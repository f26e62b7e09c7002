"""Least squares: logits are drawn to 1 (real) and 0 (fake) (Mao et al. 2017, equation 2 with a = 0, b = c = 1)."""

from torch import Tensor

from ganstudio.engine.objectives.objective import Objective
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

BOUNDARY = 0.5  # halfway between the targets


def discriminator_loss(real: Tensor, fake: Tensor, smoothing: float = 0.0) -> Tensor:
    """E[(r - (1 - s))^2] / 2 + E[f^2] / 2, from logits (N,), with smoothing s; no unit."""
    return (real - (1 - smoothing)).square().mean() / 2 + fake.square().mean() / 2


def generator_loss(fake: Tensor, real: Tensor | None = None) -> Tensor:
    """E[(f - 1)^2] / 2, from logits (N,); no unit."""
    return (fake - 1).square().mean() / 2


def probability(margin: Tensor) -> Tensor:
    """The targets 0 and 1 make D's output itself the probability (Mao et al. 2017, section 3.2), from its distance to 1/2."""
    return (margin + BOUNDARY).clamp(0, 1)


LEAST_SQUARES = Objective(
    mark("presets", "Least squares"),
    discriminator_loss,
    generator_loss,
    has_targets=True,
    boundary=BOUNDARY,
    probability=probability,
)
