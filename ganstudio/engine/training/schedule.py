"""Computes the values that change over a run.

They follow half a cosine over the images of ``training.schedule_images``, as in R3GAN's trainer (Huang et al. 2024, appendix), and
depend on the number of images seen alone: a resumed run continues exactly, and a changed setting applies at the next step.
"""

import math

from ganstudio.engine.config import TrainingConfig


def cosine_decay(images_seen: int, over: int, end: float) -> float:
    """Return a factor that falls from 1 to ``end`` along half a cosine as ``images_seen`` goes from 0 to ``over`` (0: stays 1)."""
    if over <= 0:
        return 1.0
    return end + (1 - end) * (1 + math.cos(math.pi * min(images_seen / over, 1.0))) / 2


def cosine_growth(images_seen: int, over: int) -> float:
    """Return a factor that rises from 0 to 1 along half a cosine as ``images_seen`` goes from 0 to ``over`` (0: it is 1)."""
    return 1 - cosine_decay(images_seen, over, 0.0) if over > 0 else 1.0


def lr_factor(training: TrainingConfig, images_seen: int) -> float:
    """Return the fraction of the learning rates that applies after ``images_seen`` images."""
    return cosine_decay(images_seen, training.schedule_images, training.lr_end)


def gamma_factor(training: TrainingConfig, images_seen: int) -> float:
    """Return the fraction of R1 and R2 that applies after ``images_seen`` images."""
    return cosine_decay(images_seen, training.schedule_images, training.gamma_end)


def beta2(training: TrainingConfig, images_seen: int) -> float:
    """Return the decay of Adam's second moment after ``images_seen`` images."""
    if not training.beta2_end:
        return training.beta2
    return training.beta2_end + (training.beta2 - training.beta2_end) * cosine_decay(images_seen, training.schedule_images, 0.0)


def half_life(training: TrainingConfig, images_seen: int) -> float:
    """Return the half-life of the averaged generator, in images, after ``images_seen`` images."""
    grown = cosine_growth(images_seen, training.schedule_images) if training.ema_grows else 1.0
    return min(training.ema_images * grown, training.ema_ramp * images_seen)


def scheduled_values(training: TrainingConfig, images_seen: int) -> dict[str, float]:
    """Return the values that the schedule changes, for the statistics; empty without a schedule."""
    if not training.schedule_images:
        return {}
    return {
        "lr_g": training.lr_g * lr_factor(training, images_seen),
        "lr_d": training.lr_d * lr_factor(training, images_seen),
        "r1_gamma": training.r1_gamma * gamma_factor(training, images_seen),
        "beta2": beta2(training, images_seen),
        "ema_images": half_life(training, images_seen),
    }
