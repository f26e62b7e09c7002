"""Trains small networks on points of the plane, with the objectives of the large networks."""

from dataclasses import replace

import torch
from torch import Tensor, nn

from ganstudio.engine.config import TrainingConfig
from ganstudio.engine.device import Device
from ganstudio.engine.networks import Discriminator, Generator
from ganstudio.engine.networks.layers import mapping
from ganstudio.engine.objectives import OBJECTIVES
from ganstudio.engine.toy.mixtures import Mixture
from ganstudio.engine.training.batch import Batch
from ganstudio.engine.training.ema import EMA
from ganstudio.engine.training.passes import StepContext
from ganstudio.engine.training.schedule import half_life
from ganstudio.engine.training.step import AdversarialStep

LATENT = 4
FOCUS = 3.0  # scale of D's inputs, so that its ReLU kinks fall between the modes
WIDTH, DEPTH = 128, 6  # with 3 layers, half of the grid's samples lie between modes after the same number of steps
STEPS = 10_000  # until the learning rates and the penalties have decayed
CPU = Device("cpu", "", "fp32", "contiguous", 1, 0)


class ToyGenerator(Generator):
    """Maps z (N, 4) to points in the square from -1 to 1, as images (N, 2, 1, 1)."""

    def __init__(self) -> None:
        super().__init__(LATENT, 0)
        self.layers = nn.Sequential(mapping(LATENT, WIDTH, DEPTH), nn.Linear(WIDTH, 2))

    def map(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        return z

    def synthesize(self, latent: Tensor) -> Tensor:
        points: Tensor = self.layers(latent)[:, :, None, None]
        return points


class ToyDiscriminator(Discriminator):
    """Maps points (N, 2, 1, 1) to logits (N,)."""

    def __init__(self) -> None:
        super().__init__()
        self.stages = nn.ModuleList([mapping(2, WIDTH, DEPTH)])
        self.judge = nn.Linear(WIDTH, 1)

    def features(self, images: Tensor) -> list[Tensor]:
        return [self.stages[0](images.flatten(1) * FOCUS)]

    def head(self, features: list[Tensor], labels: Tensor | None) -> Tensor:
        logits: Tensor = self.judge(features[-1]).flatten()
        return logits


def toy_config(objective: str = "relativistic", steps: int = STEPS) -> TrainingConfig:
    """Return settings that suit the plane, for ``steps`` steps.

    The relativistic objective gets R1 and R2, without which it does not converge: large at first, so that no mode is lost, and
    decaying, so that each mode becomes narrow enough.
    """
    config = TrainingConfig(batch=512, objective=objective, lr_g=2e-4, lr_d=2e-4, beta1=0.0, beta2=0.99, ema_images=100_000)
    if not OBJECTIVES.get(objective).needs_real:
        return config
    penalties = replace(config, r1_gamma=0.01, r2_gamma=0.01, r1_every=4, gamma_end=0.1)
    return replace(penalties, lr_g=2e-3, lr_d=2e-3, lr_end=0.02, schedule_images=steps * config.batch)


class ToyGame:
    """Trains both networks and the averaged generator on a mixture; :meth:`step` updates them once."""

    def __init__(self, mixture: Mixture, training: TrainingConfig, seed: int = 0) -> None:
        self.mixture = mixture
        self.training = training
        self.rng = torch.Generator().manual_seed(seed)
        self.steps = 0
        self.scale = max(abs(value) for centre in mixture.centres for value in centre)
        generator, discriminator = ToyGenerator(), ToyDiscriminator()
        for network in (generator, discriminator):
            for layer in network.modules():
                if isinstance(layer, nn.Linear):
                    nn.init.kaiming_normal_(layer.weight, 0.2, generator=self.rng)
                    nn.init.uniform_(layer.bias, -1.0, 1.0, generator=self.rng)
        self.gan = AdversarialStep(generator, discriminator, training, CPU)
        self.ema = EMA(generator)

    def step(self) -> dict[str, float]:
        """Update both networks once and return the losses by name."""
        size = self.training.batch
        batches = [self._batch(size) for _ in range(self.training.d_steps)]
        measured = self.gan.step(batches, StepContext(self.steps, self.steps * size, self.rng))
        self.steps += 1
        self.ema.update(size, half_life(self.training, self.steps * size))
        return dict(zip(("loss_g", "loss_d"), measured[:2].tolist(), strict=True))

    @torch.no_grad()
    def sample(self, n: int) -> Tensor:
        """Draw points (n, 2) of the averaged generator."""
        generator = self.ema.network
        assert isinstance(generator, ToyGenerator)
        points: Tensor = generator(generator.sample_z(n, self.rng)).flatten(1)
        return points * self.scale

    def _batch(self, size: int) -> Batch:
        def real() -> Tensor:
            return self.mixture.sample(size, self.rng)[:, :, None, None] / self.scale

        real_for_g = real() if self.gan.objective.needs_real and self.training.update == "alternating" else None
        return Batch(real(), self.gan.generator.sample_z(size, self.rng), None, real_for_g, self.gan.chances(size, self.rng))
