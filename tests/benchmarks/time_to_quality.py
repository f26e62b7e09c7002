"""How good the default is, and how soon, against the classic DCGAN tutorial's recipe: Fashion-MNIST, unconditional.

The yardstick is a classifier trained here on the 10,000 built-in images: the Fréchet distance between its features of 10,000
generated and of all built-in images. Each recipe trains alone, one after the other.
"""

import statistics
import time
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.data import Dataset, load_dataset, open_source
from ganstudio.engine.latent.sampling import generate
from ganstudio.engine.presets import QUICK_LOOK, find_preset
from ganstudio.engine.training.trainer import Trainer
from tests.pulling import finished

SEEDS = (0, 1, 2)
MINUTES = (2, 10)
SAMPLES = 10_000
EPOCHS = 8


def run(scale: float) -> dict[str, Any]:
    """Distances of both recipes after 2 and 10 minutes, medians over the seeds."""
    source = finished(open_source(["fashion"]))
    dataset = finished(load_dataset(source, QUICK_LOOK.config.data))
    yardstick = Yardstick(dataset)
    tutorial = with_settings(find_preset("classic-dcgan").config, {"training.precision": "fp32"})
    found: dict[str, list[dict[int, float]]] = {"default": [], "tutorial": []}
    for seed in SEEDS[: max(1, round(len(SEEDS) * min(scale, 1)))]:
        for name, config in (("default", QUICK_LOOK.config), ("tutorial", tutorial)):
            found[name].append(trained(with_settings(config, {"run.seed": seed}), dataset, yardstick, scale))
    medians = {name: {at: statistics.median(row[at] for row in rows) for at in MINUTES} for name, rows in found.items()}
    return {
        "seeds": len(found["default"]),
        "default": medians["default"],
        "baseline_tutorial": medians["tutorial"],
        "ratio_at_10_minutes": round(medians["default"][10] / medians["tutorial"][10], 3),
        "ratio_default_at_2_to_tutorial_at_10": round(medians["default"][2] / medians["tutorial"][10], 3),
        "target": {"ratio_at_10_minutes": 0.5, "ratio_default_at_2_to_tutorial_at_10": 1.0},
    }


def trained(config: Config, dataset: Dataset, yardstick: "Yardstick", scale: float) -> dict[int, float]:
    """The distance after each of ``MINUTES`` of training."""
    trainer = Trainer(config, dataset)
    found: dict[int, float] = {}
    for at in MINUTES:
        while trainer.seconds < 60 * at * scale:
            begin = time.perf_counter()
            trainer.step()
            trainer.seconds += time.perf_counter() - begin
        found[at] = round(yardstick.distance(trainer), 2)
    return found


class Yardstick:
    """A small classifier of the pictures' classes and the Fréchet distance in its 128 features."""

    def __init__(self, dataset: Dataset) -> None:
        torch.manual_seed(1)
        self._network = nn.Sequential(*_convolution(1, 32), *_convolution(32, 64), *_convolution(64, 128), nn.Flatten())
        self._features = nn.Sequential(nn.Linear(128 * 16, 128), nn.ReLU())
        self._real = dataset.batch(np.arange(len(dataset.rows)))
        self._train(torch.from_numpy(self._real), torch.from_numpy(dataset.labels))
        self._mean, self._covariance = self._statistics(self._real)

    def distance(self, trainer: Trainer) -> float:
        """Of the averaged generator's images to the pictures."""
        fakes = np.concatenate(list(generate(trainer.ema.network, range(SAMPLES), batch=250))).transpose(0, 3, 1, 2)
        mean, covariance = self._statistics(fakes)
        values = torch.linalg.eigvals(covariance @ self._covariance).real.clamp_min(0).sqrt().sum()
        return float((mean - self._mean).square().sum() + (covariance + self._covariance).trace() - 2 * values)

    def _train(self, images: Tensor, labels: Tensor) -> None:
        judge = nn.Linear(128, 10)
        networks = nn.ModuleList([self._network, self._features, judge])
        optimizer = torch.optim.Adam(networks.parameters(), 1e-3)
        for _ in range(EPOCHS):
            for part in torch.randperm(len(images)).split(128):
                loss = F.cross_entropy(judge(self._features(self._network(_scaled(images[part])))), labels[part])
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
        networks.eval().requires_grad_(False)

    def _statistics(self, images: np.ndarray) -> tuple[Tensor, Tensor]:
        parts = torch.from_numpy(np.ascontiguousarray(images)).split(500)
        features = torch.cat([self._features(self._network(_scaled(part))) for part in parts]).double()
        return features.mean(dim=0), features.T.cov()


def _convolution(inputs: int, outputs: int) -> tuple[nn.Module, ...]:
    return nn.Conv2d(inputs, outputs, 3, 2, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()


def _scaled(images: Tensor) -> Tensor:
    return images.float().div(127.5).sub(1)
