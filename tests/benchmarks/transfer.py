"""What a start from another run is worth: 300 pictures at 64 px, from a run on 2,000 others, against new networks.

The distance (KID in the studio features of all pictures) of 5,000 generated images to the 300 pictures after 10 minutes from the
other run must not be larger than after 40 minutes from scratch. ``GANSTUDIO_PICTURES`` names a folder or an archive of at least
2,300 pictures; without it, Fashion-MNIST, enlarged. ``scale`` shortens all times; the other run trains for 40 minutes.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.config.presets import find_preset
from ganstudio.engine.data import Dataset, load_dataset, open_source
from ganstudio.engine.latent.sampling import generate
from ganstudio.engine.metrics.features.network import FeatureNetwork
from ganstudio.engine.metrics.features.studio import studio_features
from ganstudio.engine.metrics.kid import kernel_distance
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import save_checkpoint
from ganstudio.engine.runs.pictures import describe
from ganstudio.engine.training.trainer import Trainer
from ganstudio.engine.training.transfer import start_networks
from tests.pulling import finished

PICTURES = "GANSTUDIO_PICTURES"
OTHERS, FEW, SIZE = 2_000, 300, 64
MINUTES = {"other": 40.0, "transfer": 10.0, "scratch": 40.0}
SEEDS = (0, 1, 2)
SAMPLES = 5_000


def run(scale: float) -> dict[str, Any]:
    """Distances after a start from another run and from scratch, medians over the seeds."""
    data = with_settings(Config(), {"data.size": SIZE}).data
    whole = finished(load_dataset(finished(open_source([os.environ.get(PICTURES, "fashion")], data)), data))
    order = np.random.default_rng(0).permutation(len(whole.rows))
    others, few = (part(whole, order[begin:end]) for begin, end in ((0, OTHERS), (OTHERS, OTHERS + FEW)))
    network = finished(studio_features(whole))
    real = described(network, few.batch(np.arange(len(few.rows))))
    samples = max(256, round(SAMPLES * min(scale, 1)))
    found: dict[str, list[float]] = {"transfer": [], "scratch": []}
    for seed in SEEDS[: max(1, round(len(SEEDS) * min(scale * 10, 1)))]:
        config = find_preset("few-images").settings(FrameSize.square(SIZE), FEW, "cpu", {"run.seed": seed, "run.device": "cpu"})
        with tempfile.TemporaryDirectory() as folder:
            origin = trained_run(Path(folder) / "other", config, others, MINUTES["other"] * scale)
            begun, fresh = Trainer(config, few), Trainer(config, few)
            start_networks(begun, origin, None)
        for name, trainer in (("transfer", begun), ("scratch", fresh)):
            train(trainer, MINUTES[name] * scale)
            found[name].append(kernel_distance(real, described(network, images_of(trainer, samples))))
    medians = {name: round(statistics.median(values), 5) for name, values in found.items()}
    return {
        "seeds": len(found["scratch"]),
        "transfer": medians["transfer"],
        "baseline_scratch": medians["scratch"],
        "ratio": round(medians["transfer"] / medians["scratch"], 3),
        "target": {"ratio": 1.0},
    }


def part(whole: Dataset, rows: np.ndarray) -> Dataset:
    """The pictures of these rows, without classes."""
    return Dataset.of(np.asarray(whole.batch(np.sort(rows))), name="part")


def trained_run(path: Path, config: Config, dataset: Dataset, minutes: float) -> Run:
    """A run with a checkpoint after so many minutes."""
    trainer = Trainer(config, dataset)
    train(trainer, minutes)
    made = Run.create(path, trainer.config, describe(dataset))
    save_checkpoint(made, trainer.images_seen, trainer.state())
    return made


def train(trainer: Trainer, minutes: float) -> None:
    """Train for so many minutes, at least one step."""
    end = time.perf_counter() + 60 * minutes
    while not trainer.steps or time.perf_counter() < end:
        trainer.step()


def images_of(trainer: Trainer, count: int) -> np.ndarray:
    """Images of the averaged generator, uint8 (count, C, H, W)."""
    generator = trainer.ema.network
    assert isinstance(generator, Generator)
    with torch.no_grad():
        return np.concatenate([part.transpose(0, 3, 1, 2) for part in generate(generator, range(count))])


def described(network: FeatureNetwork, images: np.ndarray) -> Tensor:
    """The features (N, d) of uint8 images (N, C, H, W)."""
    parts = [network.describe(images[begin : begin + 256]).features for begin in range(0, len(images), 256)]
    return torch.from_numpy(np.concatenate(parts)).float()
