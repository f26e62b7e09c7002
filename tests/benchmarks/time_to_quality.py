"""How good the default is, and how soon, against the classic DCGAN tutorial's recipe: Fashion-MNIST, unconditional.

The yardstick is a classifier trained here on the 10,000 built-in images: the Fréchet distance between its features of 10,000
generated and of all built-in images. Each recipe trains alone, one after the other.
"""

import statistics
import time
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.config.presets import QUICK_LOOK, find_preset
from ganstudio.engine.data import Dataset, load_dataset, open_source
from ganstudio.engine.latent.sampling import generate
from ganstudio.engine.training.trainer import Trainer
from tests.benchmarks.judge import Judge
from tests.pulling import finished

SEEDS = (0, 1, 2)
MINUTES = (2, 10)
SAMPLES = 10_000


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
    """The Fréchet distance in the features of a classifier of the pictures' classes."""

    def __init__(self, dataset: Dataset) -> None:
        real = dataset.batch(np.arange(len(dataset.rows)))
        self._logits = Judge(real, dataset.labels)
        self._mean, self._covariance = self._statistics(real)

    def distance(self, trainer: Trainer) -> float:
        """Of the averaged generator's images to the pictures."""
        fakes = np.concatenate(list(generate(trainer.ema.network, range(SAMPLES), batch=250))).transpose(0, 3, 1, 2)
        mean, covariance = self._statistics(fakes)
        values = torch.linalg.eigvals(covariance @ self._covariance).real.clamp_min(0).sqrt().sum()
        return float((mean - self._mean).square().sum() + (covariance + self._covariance).trace() - 2 * values)

    def _statistics(self, images: np.ndarray) -> tuple[Tensor, Tensor]:
        features = self._logits.features(images)
        return features.mean(dim=0), features.T.cov()
