"""Augments the discriminator's inputs, so that it cannot memorise few pictures."""

from ganstudio.engine.augment.ada import ADA
from ganstudio.engine.augment.adaptive import Adaptive
from ganstudio.engine.augment.diffaugment import DiffAugment
from ganstudio.engine.config.augmentation import AugmentConfig

__all__ = ["ADA", "Adaptive", "DiffAugment", "make_augmentation"]


def make_augmentation(training: AugmentConfig) -> ADA | DiffAugment:
    """Return the transformations that the settings choose."""
    if training.augment in ("adaptive", "fixed", "scheduled"):
        return ADA(training.augment_transformations)
    return DiffAugment(training.augment_colour, training.augment_translation, training.augment_cutout)
