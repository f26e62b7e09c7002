"""Least squares: logits are drawn to 1 (real) and 0 (fake) (Mao et al. 2017, equation 2 with a = 0, b = c = 1)."""

from torch import Tensor

from ganstudio.engine.losses.objective import Objective
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def discriminator_loss(real: Tensor, fake: Tensor, smoothing: float = 0.0) -> Tensor:
    """E[(r - (1 - s))^2] / 2 + E[f^2] / 2, from logits (N,), with smoothing s; no unit."""
    return (real - (1 - smoothing)).square().mean() / 2 + fake.square().mean() / 2


def generator_loss(fake: Tensor, real: Tensor | None = None) -> Tensor:
    """E[(f - 1)^2] / 2, from logits (N,); no unit."""
    return (fake - 1).square().mean() / 2


LEAST_SQUARES = Objective(mark("presets", "Least squares"), discriminator_loss, generator_loss, has_targets=True)
