"""Runs the discriminator's passes: augmentation, noise and precision."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import torch
from torch import Tensor

from ganstudio.engine.augment import Adaptive, make_augmentation
from ganstudio.engine.config import TrainingConfig
from ganstudio.engine.device import Device, full_float32
from ganstudio.engine.networks import Discriminator
from ganstudio.engine.objectives import OBJECTIVES
from ganstudio.engine.training.batch import Batch
from ganstudio.engine.training.schedule import cosine_decay

REAL, FAKE, BETWEEN, FAKE_FOR_G, REAL_FOR_G = range(5)  # the passes of D in a step, each with its own chances


@dataclass
class StepContext:
    """The current step: its ``number`` from 0, the ``images_seen`` before it, and the generator of its noise."""

    number: int
    images_seen: int
    rng: torch.Generator


class Passes:
    """Runs the discriminator in a step: with augmentation and noise before it, autocast and TF32 around it.

    Parameters
    ----------
    discriminator
        On the device already.
    training
        Objective, penalties, augmentation.
    device
        Precision of the passes.
    """

    def __init__(self, discriminator: Discriminator, training: TrainingConfig, device: Device) -> None:
        self.discriminator = discriminator
        self.device = device
        self.adaptive = Adaptive(device.kind)
        self.change(training)

    def change(self, training: TrainingConfig) -> None:
        """Use these settings from now on; the networks and the optimizers stay."""
        self.training = training
        self.objective = OBJECTIVES.get(training.objective)
        self.augment = make_augmentation(training)

    def chances(self, count: int, rng: torch.Generator) -> Tensor | None:
        """Draw the random numbers that augment ``count`` images for D; None if nothing uses them.

        Returns
        -------
        Tensor
            (count, 5, n + 1) in [0, 1) on the generator's device: for each pass of D, the n of the augmentation and, last, the
            position of the gradient penalty between a real and a generated image. They are drawn for the whole batch, so that
            microbatches and processes augment the images the same way.
        """
        if self.training.augment == "none" and not self.objective.is_critic:
            return None
        return torch.rand(count, REAL_FOR_G + 1, self.augment.chances + 1, generator=rng, device=rng.device)

    def augment_p(self, images_seen: int) -> Tensor | float:
        """Return the probability of each augmentation, in [0, 1]; a tensor () on the device if it adapts to D."""
        training = self.training
        if training.has_adaptive_augment:
            return self.adaptive.p
        if training.augment == "fixed":
            return training.augment_p
        if training.augment == "scheduled":
            begin, end = training.augment_p, training.augment_p_end
            return end + (begin - end) * cosine_decay(images_seen, training.schedule_images, 0.0)
        return float(training.augment == "diffaugment")

    def shown(self, images: Tensor, batch: Batch, place: int, context: StepContext) -> Tensor:
        """Return the input of D in the pass ``place``: ``images`` of ``batch``, augmented, then noised."""
        training = self.training
        if training.augment != "none":
            assert batch.chances is not None
            images = self.augment(images, batch.chances[:, place, : self.augment.chances], self.augment_p(context.images_seen))
        if training.instance_noise:
            noise = torch.randn(images.shape, generator=context.rng, device=context.rng.device).to(images.device)
            images = images + noise * (training.instance_noise * cosine_decay(context.images_seen, training.schedule_images, 0.0))
        return images

    def _logits(self, images: Tensor, batch: Batch, place: int, context: StepContext, *, full_precision: bool = False) -> Tensor:
        """Return logits (N,) in float32. Penalties need the whole pass in float32: bf16's rounding swamps second derivatives."""
        seen = self.shown(images, batch, place, context)
        return self._head(self._features(seen, full_precision), batch.labels, full_precision)

    def _features(self, images: Tensor, full_precision: bool) -> list[Tensor]:
        with self._autocast(enabled=not full_precision):
            return self.discriminator.features(images)

    def _head(self, features: list[Tensor], labels: Tensor | None, full_precision: bool) -> Tensor:
        with self._autocast(enabled=not full_precision):
            return self.discriminator.head(features, labels).float()

    def _autocast(self, *, enabled: bool = True) -> torch.autocast:
        return torch.autocast(self.device.kind, torch.bfloat16, enabled=enabled and self.device.precision == "bf16")

    def _penalty_precision(self, context: StepContext) -> AbstractContextManager[None]:
        """Return the context of a pass of D and its backward pass: no TF32 under a penalty, see ADR 12."""
        training = self.training
        is_due = (training.r1_gamma > 0 or training.r2_gamma > 0) and context.number % training.r1_every == 0
        return full_float32() if is_due or self.objective.is_critic else nullcontext()
