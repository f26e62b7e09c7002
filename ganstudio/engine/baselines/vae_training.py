"""Trains a VAE until its bound on pictures kept out of the training no longer improves."""

import math
import time
from collections.abc import Generator as Task
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from ganstudio.engine.baselines.bits import dequantise
from ganstudio.engine.baselines.vae import VAE, bounds, divergence
from ganstudio.engine.config import Config
from ganstudio.engine.data import Dataset
from ganstudio.engine.device import Device, used_memory
from ganstudio.engine.errors import TrainingError
from ganstudio.engine.events import Event, Progress, Stats
from ganstudio.engine.networks.layers import LEAKY_GAIN, scaled_normal
from ganstudio.engine.runs.checkpoint import build_networks
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

CHECKS = 20  # of the bound on the validation part, over the training
PATIENCE = 4  # checks without an improvement that end it
MOST_CHECKED, MOST_MEASURED = 256, 2000  # pictures: of the validation part, and for the first widths of the pixels
FLOORS = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0)  # levels
TICK_SECONDS = 0.2
RATE_OF_WIDTHS = 20.0  # a pixel's width learns faster than the weights


@dataclass(frozen=True, eq=False)
class TrainedVAE:
    """A trained VAE, in eval mode, on the CPU.

    ``images_seen`` counts the images up to its best check, ``floor`` is the width, in levels, that pixels get on top of their own.
    """

    vae: VAE
    images_seen: int
    floor: float
    seconds: float
    rows: tuple[Mapping[str, float], ...]


def build_vae(config: Config, rng: torch.Generator) -> VAE:
    """Return an untrained VAE for resolved settings; its decoder is the generator of the config's DCGAN."""
    generator, _ = build_networks(config, (), rng)
    vae = VAE(generator, config.data.frame, config.data.channels)
    for module in vae.encoder.modules():
        if isinstance(module, nn.Conv2d | nn.Linear):
            scaled_normal(module, LEAKY_GAIN if module is not vae.encoder.head else 0.1, rng)
    return vae


class VAETrainer:
    """Trains a VAE step by step on the images ``rows`` of ``dataset``."""

    def __init__(self, config: Config, dataset: Dataset, rows: np.ndarray, device: Device) -> None:
        self.config, self.device = config, device
        self._dataset, self._rows = dataset, rows
        self._rng = torch.Generator().manual_seed(config.run.seed)
        self._noise = np.random.default_rng(config.run.seed)
        self.vae = build_vae(config, self._rng)
        self.vae.set_widths(dataset.batch(rows[:MOST_MEASURED]))
        self.vae.to(device.kind)
        self.vae.to(memory_format=device.torch_format)  # type: ignore[call-overload] # missing in torch's stubs
        rate = config.training.lr_g
        own = [parameter for name, parameter in self.vae.named_parameters() if name != "log_width"]
        groups: list[dict[str, Any]] = [{"params": own}, {"params": [self.vae.log_width], "lr": rate * RATE_OF_WIDTHS}]
        self._adam = torch.optim.Adam(groups, rate, betas=(0.9, 0.999), fused=True)
        self._rates = [group["lr"] for group in self._adam.param_groups]
        self.images_seen = 0

    def step(self, share: float) -> Tensor:
        """Take a step on the negative ELBO of a batch; return it in bits per dimension, a detached scalar on the device.

        ``share`` is the part of the training that is done: the learning rates fall with it to 0, along half a cosine.
        """
        vae, device = self.vae.train(), self.device
        for group, rate in zip(self._adam.param_groups, self._rates, strict=True):
            group["lr"] = rate * (0.5 + 0.5 * math.cos(math.pi * share))
        chosen = self._noise.integers(0, len(self._rows), self.config.training.batch)
        images = self._dataset.batch(self._rows[chosen])
        values = torch.from_numpy(dequantise(images, self._noise).reshape(images.shape))
        values = values.to(device.kind, memory_format=device.torch_format)
        with torch.enable_grad():
            with torch.autocast(device.kind, torch.bfloat16, enabled=device.precision == "bf16"):
                mean, log_std = vae.posterior(values)
                noise = torch.randn(mean.shape, generator=self._rng).to(device.kind)
                likely = vae.reconstruction(values, mean + log_std.exp() * noise)
            loss = (divergence(mean, log_std) - likely).mean() / (vae.dimensions * math.log(2))
            self._adam.zero_grad()
            torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(vae.parameters(), 1.0)
        self._adam.step()
        self.images_seen += len(images)
        return loss.detach()

    def share(self, begin: float) -> float:
        """Return the part of the training that is done, by images or by the time since ``begin``, whichever is more."""
        run = self.config.run
        by_time = (time.perf_counter() - begin) / (run.minutes * 60) if run.minutes else 0.0
        return min(1.0, max(self.images_seen / run.images, by_time))

    def row(self, seconds: float) -> dict[str, float]:
        """Return what every row of statistics holds, after so many seconds of training."""
        seen, used = self.images_seen, used_memory(self.device)
        step, rate = seen // self.config.training.batch, round(seen / max(seconds, 1e-9), 1)
        return {"images": seen, "step": step, "seconds": seconds, "rate": rate, "memory": used}


def train_vae(
    config: Config, dataset: Dataset, rows: np.ndarray, validation: np.ndarray, device: Device
) -> Task[Event, None, TrainedVAE]:
    """Train on the images ``rows`` of ``dataset``; a generator of events.

    Parameters
    ----------
    config
        Resolved settings: the decoder's, the batch, the learning rate ``training.lr_g``, ``run.images``, ``run.minutes``.
    validation
        Images uint8 (M, C, H, W): the best of the states is the one with the lowest bound on them.

    Raises
    ------
    TrainingError
        The bound is no longer finite.
    """
    trainer, checked = VAETrainer(config, dataset, rows, device), validation[:MOST_CHECKED]
    begin, best, state, waited = time.perf_counter(), math.inf, None, 0
    table: list[Mapping[str, float]] = []
    for check in range(1, CHECKS + 1):
        loss = yield from _until(trainer, check / CHECKS, begin)
        found = _mean_bound(trainer.vae, checked)
        if not (math.isfinite(found) and math.isfinite(loss)):
            text = mark("engine", "Training diverged: the bound is no longer finite at {images} images. Try a lower learning rate.")
            raise TrainingError(text, images=f"{trainer.images_seen:,}")
        seconds = round(time.perf_counter() - begin, 3)
        table.append(trainer.row(seconds) | {"bits": loss, "bits_validation": found})
        yield Stats(dict(table[-1]))
        waited = 0 if found < best else waited + 1
        if found < best:
            best, state = found, (trainer.images_seen, _copied(trainer.vae))
        if waited >= PATIENCE:
            break
    assert state is not None
    trainer.vae.load_state_dict(state[1])
    # a pixel that hardly changes among the training pictures may change in others
    floor = min(FLOORS, key=lambda width: _mean_bound(trainer.vae, checked, width))
    vae = trainer.vae.eval().requires_grad_(False).to("cpu")
    return TrainedVAE(vae, state[0], floor, time.perf_counter() - begin, tuple(table))


def _until(trainer: VAETrainer, share: float, begin: float) -> Task[Event, None, float]:
    """Train until this ``share`` of the images or of the time is over, at least one step; return the mean loss."""
    losses: list[Tensor] = []
    tick = time.perf_counter()
    while not losses or trainer.share(begin) < share:
        done = trainer.share(begin)
        losses.append(trainer.step(done))
        now = time.perf_counter()
        if now - tick >= TICK_SECONDS and done:
            tick, seen, spent = now, trainer.images_seen, now - begin
            yield Progress(seen, max(seen, round(seen / done)), "images", seen / spent, spent * (1 - done) / done)
    return float(torch.stack(losses).mean())


def _mean_bound(vae: VAE, images: np.ndarray, floor: float = 0.0) -> float:
    """Return the mean negative ELBO of a few images, in bits per dimension, without events."""
    task = bounds(vae, images, floor=floor)
    while True:
        try:
            next(task)
        except StopIteration as end:
            return float(np.mean(end.value[0]))


def _copied(vae: VAE) -> dict[str, Tensor]:
    return {name: tensor.detach().clone() for name, tensor in vae.state_dict().items()}
