"""Adapts the strength of augmentation to D's overfitting.

Karras, Aittala, Hellsten, Laine, Lehtinen and Aila 2020, "Training Generative Adversarial Networks with Limited Data", section 3.1:
r = E[sign D(real)], D's confidence on the training images, should stay near 0.6. The sign is that of the distance to the
objective's boundary; a relativistic D and a critic have none: their augmentation is fixed or scheduled.
"""

import torch
from torch import Tensor

from ganstudio.engine.config.augmentation import AugmentConfig

EVERY = 4  # steps between adjustments


class Adaptive:
    """Adapts the probability ``p`` of each augmentation, a tensor on the device so that nothing synchronises."""

    def __init__(self, device: str) -> None:
        self.p = torch.zeros((), device=device)
        self._signs = torch.zeros((), device=device)

    def observe(self, right: Tensor, batch: int, step: int, training: AugmentConfig) -> None:
        """Add the fraction of augmented real images that D calls real; every 4th ``step`` p moves in proportion to ``batch``."""
        self._signs += 2 * right - 1
        if (step + 1) % EVERY:
            return
        move = (self._signs / EVERY - training.augment_target).sign() * (batch * EVERY / training.augment_images)
        self.p = (self.p + move).clamp(0, training.augment_p_end if training.augment == "adaptive" else 1)
        self._signs = torch.zeros_like(self._signs)

    def state(self) -> dict[str, Tensor]:
        """Return the state for :meth:`load`."""
        return {"p": self.p, "signs": self._signs}

    def load(self, state: dict[str, Tensor]) -> None:
        """Restore a state."""
        self.p = state["p"].to(self.p.device)
        self._signs = state["signs"].to(self._signs.device)
