"""How much to augment: only as much as D's overfitting calls for.

Karras, Aittala, Hellsten, Laine, Lehtinen and Aila 2020, "Training Generative Adversarial Networks with Limited Data", section 3.1:
r = E[sign D(real)], how sure D is of the training images, should stay near 0.6. The sign is that of the distance to the objective's
boundary; a relativistic D and a critic have none, so adaptive augmentation is refused with them.
"""

import torch
from torch import Tensor

TARGET = 0.6
EVERY = 4  # steps between adjustments
FULL_RANGE = 500_000  # images in which p can go from 0 to 1


class Adaptive:
    """The probability ``p`` of each augmentation, a tensor on the device so that nothing waits for it."""

    def __init__(self, device: str) -> None:
        self.p = torch.zeros((), device=device)
        self._signs = torch.zeros((), device=device)

    def observe(self, right: Tensor, batch: int, step: int) -> None:
        """Take in which part of the augmented real images D calls real; every fourth ``step`` p moves by what ``batch`` allows."""
        self._signs += 2 * right - 1
        if (step + 1) % EVERY:
            return
        move = (self._signs / EVERY - TARGET).sign() * (batch * EVERY / FULL_RANGE)
        self.p = (self.p + move).clamp(0, 1)
        self._signs = torch.zeros_like(self._signs)

    def state(self) -> dict[str, Tensor]:
        """What :meth:`load` takes."""
        return {"p": self.p, "signs": self._signs}

    def load(self, state: dict[str, Tensor]) -> None:
        """Go back to a state."""
        self.p = state["p"].to(self.p.device)
        self._signs = state["signs"].to(self._signs.device)
