"""What an adversarial objective is: two losses over logits."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True)
class Objective:
    """A registry entry. Logits are (N,), losses scalars in nats unless said otherwise.

    Attributes
    ----------
    title
        Shown name.
    discriminator
        ``(real, fake, smoothing) -> loss`` that D minimises. ``smoothing`` is how far below 1 the target of real images lies
        (one-sided label smoothing, Salimans et al. 2016, section 3.4); objectives without targets ignore it.
    generator
        ``(fake, real) -> loss`` that G minimises; ``real`` is None unless ``needs_real``.
    needs_real
        Whether G is judged against real images too.
    has_targets
        Whether label smoothing means something.
    is_critic
        Whether D's output is a distance rather than a probability: it needs the gradient penalty at interpolates.
    boundary
        The logit between "generated" (below) and "real" (above). None where logits have no absolute scale: D then compares
        real with generated images only.
    probability
        ``margin -> probability`` that D gives to an image whose logit lies ``margin`` above the boundary.
    """

    title: str
    discriminator: Callable[[Tensor, Tensor, float], Tensor]
    generator: Callable[[Tensor, Tensor | None], Tensor]
    needs_real: bool = False
    has_targets: bool = False
    is_critic: bool = False
    boundary: float | None = 0.0
    probability: Callable[[Tensor], Tensor] = torch.sigmoid

    def margins(self, real: Tensor, fake: Tensor) -> tuple[Tensor, Tensor]:
        """Return how far ``real`` and ``fake`` logits (N,) lie above the boundary; without a boundary, above their partners."""
        if self.boundary is None:
            return real - fake, fake - real
        return real - self.boundary, fake - self.boundary


def paired(real: Tensor | None) -> Tensor:
    """The real logits that an objective with ``needs_real`` was promised."""
    if real is None:
        raise ValueError("this objective needs the logits of real images in the generator's step")
    return real
