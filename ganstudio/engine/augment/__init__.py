"""Augments the discriminator's inputs, so that it cannot memorise few pictures."""

from ganstudio.engine.augment.adaptive import Adaptive
from ganstudio.engine.augment.diffaugment import CHANCES, Augmentation

__all__ = ["CHANCES", "Adaptive", "Augmentation"]
