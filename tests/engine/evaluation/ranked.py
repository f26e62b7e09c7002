"""Sets of images whose order is known: real images, real images made worse, and what a run draws early and late."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config import DataConfig, with_settings
from ganstudio.engine.config.presets import find_preset
from ganstudio.engine.data import load_dataset, open_source
from ganstudio.engine.data.preparation.split import split
from ganstudio.engine.evaluation.result import Figure
from ganstudio.engine.evaluation.subject import SubjectLike
from ganstudio.engine.latent.model import Model
from ganstudio.engine.pixels import from_uint8
from ganstudio.engine.recipes.evaluate import evaluate
from ganstudio.engine.recipes.train import create_run, train
from ganstudio.engine.runs import Run
from tests.pulling import finished

SIDE = 32
KNOWN = 6_000  # images of the data set that the run and the evaluation know; the others are fresh
EARLY, LATE = 8_000, 32_000  # images seen
COUNT = 2_000  # images of each set
COPIES = 300
NOISE = 0.1  # standard deviation, in images in [-1, 1]

Figures = Mapping[str, Mapping[str, Figure]]  # by judged set and metric


@dataclass(frozen=True, eq=False)
class RealImages:
    """A built-in set in a random order.

    Attributes
    ----------
    path
        An archive of the first ``KNOWN`` images with their classes: the data set that is evaluated.
    training
        uint8 (n, 32, 32): those of its images that a run trains on.
    fresh, labels
        uint8 (m, 32, 32) and int64 (m,): the images that are not in the archive, and their classes.
    classes
        Names of the classes.
    """

    path: Path
    training: np.ndarray
    fresh: np.ndarray
    labels: np.ndarray
    classes: tuple[str, ...]

    @classmethod
    def of(cls, name: str, folder: Path) -> "RealImages":
        """Divide a built-in set, and write the archive into ``folder``."""
        dataset = finished(load_dataset(finished(open_source([name])), DataConfig(size=SIDE)))
        order = np.random.default_rng(0).permutation(len(dataset.rows))
        images, labels = dataset.batch(order)[:, 0], dataset.labels[order]
        path = folder / f"{name}.npz"
        np.savez(path, images=images[:KNOWN], labels=labels[:KNOWN], classes=np.array(dataset.classes))
        rows, _ = split(KNOWN, find_preset("quick-look").config.training.held_out)
        return cls(path, images[rows], images[KNOWN:], labels[KNOWN:], dataset.classes)

    def train(self, folder: Path) -> Run:
        """Train a run that draws each class when asked."""
        words = {"data.source": [str(self.path)], "data.size": SIDE, "data.channels": 1, "model.conditional": True}
        words |= {"run.images": LATE, "run.snapshot_images": EARLY, "run.checkup_seconds": 0, "run.device": "cpu"}
        config = with_settings(find_preset("quick-look").config, words)
        dataset = finished(load_dataset(finished(open_source(config.data.source, config.data)), config.data))
        run = create_run(folder / "run", config, dataset)
        finished(train(run, dataset))
        return run

    def held_out(self, folder: Path) -> str:
        """Return fresh images with their classes, as an archive."""
        path = folder / "held-out.npz"
        np.savez(path, images=self.fresh[:COUNT], labels=self.labels[:COUNT], classes=np.array(self.classes))
        return str(path)

    def without(self, *classes: int) -> np.ndarray:
        """Return as many fresh images, of the other classes."""
        return self.fresh[~np.isin(self.labels, classes)][:COUNT]

    def judge(self, what: Mapping[str, SubjectLike], metrics: list[str], count: int = COUNT) -> Figures:
        """Evaluate sets against the data set's training images."""
        task = evaluate(list(what.values()), [str(self.path)], metrics=metrics, needs_values=False, count=count, resamples=50)
        return {name: judged.figures for name, judged in zip(what, finished(task).judged, strict=True)}


def noise() -> np.ndarray:
    """Return images of noise."""
    return np.random.default_rng(0).integers(0, 256, (COUNT, SIDE, SIDE), np.uint8)


def noisy(images: np.ndarray) -> np.ndarray:
    """Add noise to images (n, H, W)."""
    clean = from_uint8(images)
    return _rounded(clean + NOISE * torch.randn(clean.shape, generator=torch.Generator().manual_seed(0)))


def blurred(images: np.ndarray) -> np.ndarray:
    """Average each pixel of images (n, H, W) with the eight around it."""
    padded = F.pad(from_uint8(images)[:, None], (1, 1, 1, 1), mode="replicate")
    return _rounded(F.avg_pool2d(padded, 3, 1)[:, 0])


def shifted(images: np.ndarray, pixels: int = 2) -> np.ndarray:
    """Shift images (n, H, W) down and to the left as a camera does: the edge goes on."""
    padded = np.pad(images, ((0, 0), (pixels, 0), (0, pixels)), mode="edge")
    return padded[:, : images.shape[1], pixels:]


def _rounded(images: torch.Tensor) -> np.ndarray:
    whole: np.ndarray = images.clamp(-1, 1).add(1).mul(127.5).round().to(torch.uint8).numpy()
    return whole


def snapshots(run: Run) -> dict[str, Model]:
    """Return the generator of a run, early and late in its training."""
    return {"early": Model(run, EARLY), "late": Model(run)}
