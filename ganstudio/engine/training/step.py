"""One optimisation step of the game. Every tensor stays on the device; nothing here waits for it."""

from collections.abc import Iterable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ganstudio.engine.archs import Discriminator, Generator
from ganstudio.engine.config import TrainingConfig
from ganstudio.engine.device import Device
from ganstudio.engine.losses import OBJECTIVES, gradient_penalty

MEASURED = ("loss_g", "loss_d", "d_real", "d_fake")


@dataclass(frozen=True)
class Batch:
    """What a step consumes, on the device: ``real`` (N, C, H, W) in [-1, 1], ``z`` (N, latent_dim), ``labels`` (N,) or None."""

    real: Tensor
    z: Tensor
    labels: Tensor | None


class Game:
    """Two networks, two optimizers and the rules by which they move.

    Parameters
    ----------
    generator, discriminator
        On the device already.
    training
        Objective, updates, optimizers, R1.
    device
        Precision of the forward passes.
    """

    def __init__(self, generator: Generator, discriminator: Discriminator, training: TrainingConfig, device: Device) -> None:
        self.generator = generator
        self.discriminator = discriminator
        self.objective = OBJECTIVES.get(training.objective)
        self.training = training
        self.device = device
        self.g_parameters = list(generator.parameters())
        self.d_parameters = list(discriminator.parameters())
        self.opt_g = make_optimizer(self.g_parameters, training.lr_g, training)
        self.opt_d = make_optimizer(self.d_parameters, training.lr_d, training)

    def step(self, batch: Batch, number: int) -> Tensor:
        """Play one round; ``number`` counts them from 0 and decides whether R1 is due.

        Returns
        -------
        Tensor
            (4,) float32 on the device, detached: :data:`MEASURED`. The gradients stay in ``.grad`` until the next step.
        """
        if self.training.update == "simultaneous":
            return self._simultaneous(batch, number)
        return self._alternating(batch, number)

    def gradient_norms(self) -> Tensor:
        """(2,) norms of the gradients of G and of D left by the last step."""
        norms = [
            torch.nn.utils.get_total_norm([p.grad for p in parameters if p.grad is not None])
            for parameters in (self.g_parameters, self.d_parameters)
        ]
        return torch.stack(norms)

    def _alternating(self, batch: Batch, number: int) -> Tensor:
        """D moves first; G then answers the D that has just moved, with the same images."""
        fake = self._generate(batch)
        loss_d, real_logits, fake_logits = self._loss_d(batch, fake.detach(), number)
        self._move(self.opt_d, loss_d[1], self.d_parameters)
        loss_g = self.objective.generator(self._judge(fake, batch.labels))
        self._move(self.opt_g, loss_g, self.g_parameters)
        return _measured(loss_g, loss_d[0], real_logits, fake_logits)

    def _simultaneous(self, batch: Batch, number: int) -> Tensor:
        """Both gradients are taken at the same point, from the same pass over the generated images; then both move."""
        fake = self._generate(batch)
        loss_d, real_logits, fake_logits = self._loss_d(batch, fake, number)
        loss_g = self.objective.generator(fake_logits)
        self.opt_d.zero_grad()
        torch.autograd.backward(loss_d[1], inputs=self.d_parameters, retain_graph=True)
        self._move(self.opt_g, loss_g, self.g_parameters)
        self.opt_d.step()
        return _measured(loss_g, loss_d[0], real_logits, fake_logits)

    def _loss_d(self, batch: Batch, fake: Tensor, number: int) -> tuple[tuple[Tensor, Tensor], Tensor, Tensor]:
        """((D's loss without and with R1), real logits, fake logits)."""
        penalised = self.training.r1_gamma > 0 and number % self.training.r1_every == 0
        real = batch.real.requires_grad_() if penalised else batch.real
        real_logits = self._judge(real, batch.labels, full_precision=penalised)
        fake_logits = self._judge(fake, batch.labels)
        loss = self.objective.discriminator(real_logits, fake_logits)
        if not penalised:
            return (loss, loss), real_logits, fake_logits
        weight = self.training.r1_gamma / 2 * self.training.r1_every
        return (loss, loss + weight * gradient_penalty(real_logits, real)), real_logits, fake_logits

    def _generate(self, batch: Batch) -> Tensor:
        with self._autocast():
            images: Tensor = self.generator(batch.z, batch.labels)
        return images

    def _judge(self, images: Tensor, labels: Tensor | None, *, full_precision: bool = False) -> Tensor:
        """Logits (N,) in float32. R1 needs the whole pass in float32: its second derivatives drown in bf16's rounding."""
        with self._autocast(enabled=not full_precision):
            logits: Tensor = self.discriminator(images, labels)
        return logits.float()

    def _autocast(self, *, enabled: bool = True) -> torch.autocast:
        return torch.autocast(self.device.kind, torch.bfloat16, enabled=enabled and self.device.precision == "bf16")

    @staticmethod
    def _move(optimizer: torch.optim.Optimizer, loss: Tensor, parameters: list[nn.Parameter]) -> None:
        """One optimizer step. ``inputs`` keeps the other player's weights out of the backward pass: they need no gradients here."""
        optimizer.zero_grad()
        torch.autograd.backward(loss, inputs=parameters)
        optimizer.step()


def make_optimizer(parameters: Iterable[nn.Parameter], lr: float, training: TrainingConfig) -> torch.optim.Optimizer:
    """Adam or SGD in one fused kernel."""
    if training.optimizer == "sgd":
        return torch.optim.SGD(parameters, lr=lr, momentum=training.beta1, fused=True)
    return torch.optim.Adam(parameters, lr=lr, betas=(training.beta1, training.beta2), fused=True)


def _measured(loss_g: Tensor, loss_d: Tensor, real_logits: Tensor, fake_logits: Tensor) -> Tensor:
    with torch.no_grad():
        return torch.stack([loss_g, loss_d, real_logits.sigmoid().mean(), fake_logits.sigmoid().mean()])
