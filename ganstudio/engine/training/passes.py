"""How the discriminator is shown images, and in which precision it judges them."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import torch
from torch import Tensor

from ganstudio.engine.augment import CHANCES, Adaptive, Augmentation
from ganstudio.engine.config import TrainingConfig
from ganstudio.engine.device import Device, full_float32
from ganstudio.engine.networks import Discriminator
from ganstudio.engine.objectives import OBJECTIVES
from ganstudio.engine.training.batch import Batch
from ganstudio.engine.training.schedule import cosine_decay

REAL, FAKE, BETWEEN, FAKE_FOR_G, REAL_FOR_G = range(5)  # the passes of D in a step, each with chances of its own


@dataclass
class StepContext:
    """The step at hand: its ``number`` from 0, the ``images`` seen before it, and where the randomness of its noise comes from."""

    number: int
    images_seen: int
    rng: torch.Generator


class Passes:
    """The passes of the discriminator in a step: augmentation and noise before it, autocast and TF32 around it.

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
        """Play by these settings from now on; what the networks and the optimizers are made of stays as it is."""
        self.training = training
        self.objective = OBJECTIVES.get(training.objective)
        self._augment = Augmentation(training.augment_colour, training.augment_translation, training.augment_cutout)

    def chances(self, count: int, rng: torch.Generator) -> Tensor | None:
        """Draw the random numbers that decide how D is shown ``count`` images; None if nothing varies them.

        Returns
        -------
        Tensor
            (count, 5, CHANCES + 1) in [0, 1) on the generator's device: for each pass of D those of the augmentation, and behind
            them where between a real and a generated image a critic is held to its slope. Drawn for the whole batch, so that its
            parts, and the processes that share it, see the images as they would be seen together.
        """
        if self.training.augment == "none" and not self.objective.is_critic:
            return None
        return torch.rand(count, REAL_FOR_G + 1, CHANCES + 1, generator=rng, device=rng.device)

    @property
    def augment_p(self) -> float:
        """How likely each augmentation is now; reading it waits for the device."""
        if self.training.augment == "adaptive":
            return float(self.adaptive.p)
        return float(self.training.augment == "diffaugment")

    def _shown(self, images: Tensor, batch: Batch, place: int, context: StepContext) -> Tensor:
        """What D is shown instead of ``images`` of ``batch`` in the pass ``place``: augmented, then noised."""
        training = self.training
        if training.augment != "none":
            assert batch.chances is not None
            probability = self.adaptive.p if training.augment == "adaptive" else 1.0
            images = self._augment(images, batch.chances[:, place, :CHANCES], probability)
        if training.instance_noise:
            noise = torch.randn(images.shape, generator=context.rng, device=context.rng.device).to(images.device)
            images = images + noise * (training.instance_noise * cosine_decay(context.images_seen, training.schedule_images, 0.0))
        return images

    def _logits(self, images: Tensor, batch: Batch, place: int, context: StepContext, *, full_precision: bool = False) -> Tensor:
        """Logits (N,) in float32. Penalties need the whole pass in float32: second derivatives drown in bf16's rounding."""
        seen = self._shown(images, batch, place, context)
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
        """Around a pass of D with a penalty and around its backward pass: no TF32 there, see ADR 12."""
        training = self.training
        is_due = (training.r1_gamma > 0 or training.r2_gamma > 0) and context.number % training.r1_every == 0
        return full_float32() if is_due or self.objective.is_critic else nullcontext()
