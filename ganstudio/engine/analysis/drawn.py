"""Samples of a run's snapshots, with the features that the metrics use."""

from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.latent.latent import Latent, latents_from_seeds, render
from ganstudio.engine.latent.model import Model
from ganstudio.engine.metrics.features.random_features import RandomFeatures
from ganstudio.engine.pixels import from_uint8
from ganstudio.engine.runs.folder import Run

BATCH = 64
SMALL = 64  # shorter side of the thumbnails


@dataclass(frozen=True, eq=False)
class Samples:
    """N samples: the latent of each, its snapshot (``images``, int64 (N,)), its ``features``, float32 (N, D), and a thumbnail,
    uint8 (N, h, w, C)."""

    latents: tuple[Latent, ...]
    images: np.ndarray
    features: np.ndarray
    small: np.ndarray


def draw_samples(
    run: Run,
    snapshots: Sequence[int],
    count: int,
    truncation: float = 1.0,
    label: int | None = None,
    noise: int | None = None,
    precision: str = "fp32",
    device: torch.device | str = "cpu",
) -> Task[Event, None, Samples]:
    """Draw the seeds 0 to ``count`` - 1 with each of ``snapshots``. A generator of events in images that returns :class:`Samples`.

    Samples are of class ``label`` (None: the class of each seed), with the noise of a seed (None: the noise of the training);
    ``truncation`` and ``precision`` are those of :func:`~ganstudio.engine.latent.latent.render`.

    Raises
    ------
    RunError
        A snapshot no longer exists.
    """
    latents: list[Latent] = []
    features, small = [], []
    for images in snapshots:
        generator = Model(run, images, device, noise).generator
        network: RandomFeatures | None = None
        for begin in range(0, count, BATCH):
            part = latents_from_seeds(generator, range(begin, min(begin + BATCH, count)), label)
            pixels = torch.from_numpy(render(generator, part, truncation, precision)).permute(0, 3, 1, 2)
            network = network or RandomFeatures(pixels.shape[1]).to(device)
            features.append(network(from_uint8(pixels, device)).cpu().numpy())
            small.append(_small(pixels))
            latents += part
            yield Progress(len(latents), count * len(snapshots), "images")
    drawn_by = np.repeat(np.asarray(snapshots, np.int64), count)
    return Samples(tuple(latents), drawn_by, np.concatenate(features), np.concatenate(small))


def _small(pixels: torch.Tensor) -> np.ndarray:
    """Reduce uint8 (n, C, H, W) to thumbnails, uint8 (n, h, w, C)."""
    frame = FrameSize(pixels.shape[3], pixels.shape[2])
    if frame.shorter > SMALL:
        pixels = torch.nn.functional.interpolate(pixels.float(), frame.reduced_to(SMALL).shape, mode="area").round().to(torch.uint8)
    return np.ascontiguousarray(pixels.permute(0, 2, 3, 1).numpy())
