"""Small sets of pictures to evaluate, runs on them that need no training, and a feature network that costs nothing."""

from pathlib import Path

import numpy as np
from PIL import Image

from ganstudio.engine.metrics.features.network import Described
from ganstudio.engine.runs import Run
from tests.pulling import finished


class Thumbnails:
    """A feature network whose features are the image itself at 4 x 4 px."""

    name, title, digest = "thumbnails", "thumbnails", "0123"
    classes: tuple[str, ...] = ()

    def describe(self, images: np.ndarray) -> Described:
        """Describe images uint8 (n, C, H, W), H and W multiples of 4."""
        count, channels, height, width = images.shape
        parts = images.reshape(count, channels, 4, height // 4, 4, width // 4)
        return Described(parts.mean(axis=(1, 3, 5)).reshape(count, 16).astype(np.float32) / 255)


def noise(count: int = 40, side: int = 16, seed: int = 0, low: int = 0, high: int = 255) -> np.ndarray:
    """Pictures of noise, uint8 (count, side, side); the brighter, the higher ``low``."""
    return np.random.default_rng(seed).integers(low, high, (count, side, side), np.uint8)


def save_pictures(folder: Path, images: np.ndarray, classes: int = 1) -> str:
    """Write pictures as files, with classes in folders of their own, the first class three times as often as the others."""
    for number, image in enumerate(images):
        name = f"class {max(0, number % (classes + 2) - 2)}" if classes > 1 else "."
        (folder / name).mkdir(parents=True, exist_ok=True)
        Image.fromarray(image).save(folder / name / f"{number:03}.png")
    return str(folder)


def untrained_on(
    path: Path, names: str, snapshots: tuple[int, ...] = (64, 128), conditional: bool = False, size: int = 16, seed: int = 0
) -> Run:
    """Make a run on pictures, with networks as they begin, the same for the same ``seed`` but different in each snapshot."""
    import torch

    from ganstudio.engine.config import Config, with_settings
    from ganstudio.engine.data import load_dataset, open_source
    from ganstudio.engine.recipes.train import create_run
    from ganstudio.engine.runs.checkpoint import build_networks, save_snapshot

    words = {"model.arch": "dcgan", "model.filters": 4, "model.latent_dim": 8, "model.conditional": conditional}
    config = with_settings(Config(), {**words, "data.source": [names], "data.size": size, "training.batch": 8})
    dataset = finished(load_dataset(finished(open_source([names], config.data)), config.data))
    run = create_run(path, config, dataset)
    for number, images_seen in enumerate(snapshots):
        generator, _ = build_networks(run.config, dataset.classes, torch.Generator().manual_seed(seed + number))
        save_snapshot(run, images_seen, generator.state_dict(), {})
    return run
