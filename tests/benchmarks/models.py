"""Models to measure with, trained here on nine tenths of the built-in pictures; the last tenth is held out."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from ganstudio.engine.config import with_settings
from ganstudio.engine.config.presets import QUICK_LOOK
from ganstudio.engine.data import Dataset, load_dataset, open_source
from ganstudio.engine.data.preparation.split import split
from ganstudio.engine.networks import Discriminator, Generator
from ganstudio.engine.recipes.train import create_run, train
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import load_discriminator, load_generator
from ganstudio.engine.search.target import Target
from tests.pulling import finished

HELD = 1000
IMAGES = 250_000
RUNS = "GANSTUDIO_BENCH_RUNS"  # a folder in the environment: models trained there are used again


@dataclass(frozen=True, eq=False)
class Trained:
    """A pair of networks, and what they were trained on and what not: uint8 (N, C, size, size), with classes (N,)."""

    generator: Generator
    discriminator: Discriminator
    images: np.ndarray
    labels: np.ndarray
    held: np.ndarray
    held_labels: np.ndarray


def trained(name: str, scale: float) -> Trained:
    """The Quick look preset on a built-in set, unconditional; ``scale`` below 1 shortens the training."""
    whole = finished(load_dataset(finished(open_source([name])), QUICK_LOOK.config.data))
    pixels = whole.batch(np.arange(len(whole.rows)))
    dataset = Dataset.of(pixels[:-HELD], whole.labels[:-HELD], whole.classes, name)
    images = round(IMAGES * min(scale, 1))
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(os.environ.get(RUNS, temporary)) / f"{name}-{images}"
        if not (path / "config.json").exists():
            create_run(path, with_settings(QUICK_LOOK.config, {"run.images": images, "run.device": "cpu"}), dataset)
        run = Run.open(path)
        if run.images_seen < images:
            finished(train(run, dataset, resume=True))
        generator, discriminator = load_generator(run)[1], load_discriminator(run)
    assert discriminator is not None
    return Trained(generator, discriminator, pixels[:-HELD], whole.labels[:-HELD], pixels[-HELD:], whole.labels[-HELD:])


def trained_run(name: str, scale: float, folder: Path) -> Run:
    """The same as a run of its own, which keeps out of the training what every run keeps out; trained in ``folder``, or where RUNS
    says."""
    path = Path(os.environ.get(RUNS, folder)) / f"{name}-run"
    settings = {"run.images": round(IMAGES * min(scale, 1)), "run.device": "cpu", "data.source": [name]}
    config = with_settings(QUICK_LOOK.config, settings)
    dataset = finished(load_dataset(finished(open_source([name])), config.data))
    run = Run.open(path) if (path / "config.json").exists() else create_run(path, config, dataset)
    if run.images_seen < run.config.run.images:
        finished(train(run, dataset, resume=run.images_seen > 0))
    return run


def held_out_of(run: Run) -> np.ndarray:
    """What it keeps out, uint8 (N, C, size, size)."""
    dataset = finished(load_dataset(finished(open_source(run.config.data.source, run.config.data)), run.config.data))
    return dataset.batch(split(len(dataset.rows), run.config.training.held_out)[1])


def as_target(pixels: np.ndarray) -> Target:
    """uint8 (1, size, size) as what a person gives."""
    return Target(Path("held-out.png"), Image.fromarray(pixels[0]), (0, 0, *pixels.shape[1:]), pixels)


def scaled(images: np.ndarray) -> torch.Tensor:
    """uint8 to [-1, 1]."""
    return torch.from_numpy(np.ascontiguousarray(images)).float().div(127.5).sub(1)
