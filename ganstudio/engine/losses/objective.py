"""What an adversarial objective is: two losses over logits."""

from collections.abc import Callable
from dataclasses import dataclass

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
    """

    title: str
    discriminator: Callable[[Tensor, Tensor, float], Tensor]
    generator: Callable[[Tensor, Tensor | None], Tensor]
    needs_real: bool = False
    has_targets: bool = False
    is_critic: bool = False


def paired(real: Tensor | None) -> Tensor:
    """The real logits that an objective with ``needs_real`` was promised."""
    if real is None:
        raise ValueError("this objective needs the logits of real images in the generator's step")
    return real
