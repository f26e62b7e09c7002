"""Least squares: D's logits have the targets 1 (real) and 0 (fake) (Mao et al. 2017, equation 2 with a = 0, b = c = 1)."""

from torch import Tensor

from ganstudio.engine.objectives.objective import Objective
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

BOUNDARY = 0.5  # halfway between the targets


def discriminator_loss(real: Tensor, fake: Tensor, smoothing: float = 0.0) -> Tensor:
    """Return E[(r - (1 - s))^2] / 2 + E[f^2] / 2, from logits (N,), with smoothing s."""
    return (real - (1 - smoothing)).square().mean() / 2 + fake.square().mean() / 2


def generator_loss(fake: Tensor, real: Tensor | None = None) -> Tensor:
    """Return E[(f - 1)^2] / 2, from logits (N,)."""
    return (fake - 1).square().mean() / 2


def probability(margin: Tensor) -> Tensor:
    """Return the probability of "real": D's output itself, as its targets are 0 and 1 (Mao et al. 2017, section 3.2)."""
    return (margin + BOUNDARY).clamp(0, 1)


LEAST_SQUARES = Objective(
    mark("presets", "Least squares"),
    discriminator_loss,
    generator_loss,
    has_targets=True,
    boundary=BOUNDARY,
    probability=probability,
)
