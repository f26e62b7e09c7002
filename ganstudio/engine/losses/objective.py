"""What an adversarial objective is: two losses over logits."""

from collections.abc import Callable
from dataclasses import dataclass

from torch import Tensor


@dataclass(frozen=True)
class Objective:
    """A registry entry.

    Attributes
    ----------
    title
        Shown name.
    discriminator
        ``(real, fake) -> loss``: logits (N,) of real and of generated images to a scalar in nats that D minimises.
    generator
        ``(fake) -> loss``: logits (N,) of generated images to a scalar that G minimises.
    """

    title: str
    discriminator: Callable[[Tensor, Tensor], Tensor]
    generator: Callable[[Tensor], Tensor]
