"""What the discriminator sees, varied, so that it cannot learn few pictures by heart."""

from ganstudio.engine.augment.adaptive import Adaptive
from ganstudio.engine.augment.diffaugment import CHANCES, Augmentation

__all__ = ["CHANCES", "Adaptive", "Augmentation"]
