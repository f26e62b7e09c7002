"""Defines an adversarial objective: two losses over logits."""

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
        Displayed name.
    discriminator
        ``(real, fake, smoothing) -> loss`` that D minimises. ``smoothing`` is 1 minus the target of real images
        (one-sided label smoothing, Salimans et al. 2016, section 3.4); objectives without targets ignore it.
    generator
        ``(fake, real) -> loss`` that G minimises; ``real`` is None unless ``needs_real``.
    needs_real
        Whether G's loss also takes the logits of real images.
    has_targets
        Whether label smoothing has an effect.
    is_critic
        Whether D estimates a distance rather than a probability: it needs the gradient penalty at interpolates.
    boundary
        The logit between "generated" (below) and "real" (above). None if logits have no absolute scale, because D only
        compares real with generated images.
    probability
        ``margin -> probability`` of "real" for a logit ``margin`` above the boundary.
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
    """Return the real logits of an objective with ``needs_real``; a ``ValueError`` if they are missing."""
    if real is None:
        raise ValueError("this objective needs the logits of real images in the generator's step")
    return real
