"""The model of a run whose pictures are drawn from a density instead of a latent space."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from ganstudio.engine.baselines.density import PixelDensity, load_density
from ganstudio.engine.errors import ConfigError, RunError
from ganstudio.engine.latent.model import BATCH, Labels, Model
from ganstudio.engine.latent.sampling import LARGEST_SEED
from ganstudio.engine.runs import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

DENSITY = "density.safetensors"


class DensityModel:
    """A Gaussian mixture or a kernel density of a run; it draws pictures of seeds as :class:`Model` does, but has no latents.

    Attributes
    ----------
    run
        Its run.
    density
        The density of pictures.
    images_seen
        Images that it was fitted to.
    classes
        Empty: it knows no classes.

    Raises
    ------
    RunError
        The run holds no such density, or its file is missing or damaged.
    """

    classes: tuple[str, ...] = ()

    def __init__(self, run: Run) -> None:
        if run.kind not in ("gmm", "kde"):
            raise RunError(mark("engine", "{name} holds no mixture or kernel density."), name=run.name)
        self.run, self.images_seen = run, run.images_seen
        path = run.path / DENSITY
        try:
            self.density: PixelDensity = load_density(path)
        except (OSError, KeyError) as error:
            raise RunError(mark("engine", "{path} is damaged: {reason}."), path=path, reason=str(error)) from None
        data = run.config.data
        if self.density.projection.dimensions != data.channels * data.frame.area:
            raise RunError(mark("engine", "{path} is damaged: {reason}."), path=path, reason="its images have another size")

    @property
    def digest(self) -> str:
        """Return hexadecimal digits that identify the density: the same only for the same pictures of all seeds."""
        return digest_of(self.run.path / DENSITY)

    def sample(self, seeds: Sequence[int], truncation: float = 1.0, labels: Labels = None) -> np.ndarray:
        """Draw the image of each seed, always the same: uint8 (N, H, W, C).

        Raises
        ------
        ConfigError
            A seed does not exist; a ``truncation`` other than 1 or ``labels`` are given, which mean nothing here.
        """
        data = self.run.config.data
        return np.concatenate([np.empty((0, *data.frame.shape, data.channels), np.uint8), *self.stream(seeds, truncation, labels)])

    def stream(
        self, seeds: Sequence[int], truncation: float = 1.0, labels: Labels = None, batch: int = BATCH
    ) -> Iterator[np.ndarray]:
        """Yield the images of :meth:`sample`, ``batch`` at a time."""
        if truncation != 1 or labels is not None:
            text = mark("engine", "{name} has no latent space and no classes: leave out the truncation and the class.")
            raise ConfigError(text, name=self.run.name)
        for seed in seeds:
            if not 0 <= seed <= LARGEST_SEED:
                raise ConfigError(mark("engine", "There is no seed {seed}. Seeds go from 0 to 2^63 - 1."), seed=seed)
        data = self.run.config.data
        for begin in range(0, len(seeds), batch):
            drawn = self.density.draw(seeds[begin : begin + batch])
            yield np.ascontiguousarray(drawn.reshape(-1, data.channels, *data.frame.shape).transpose(0, 2, 3, 1))


def digest_of(path: Path) -> str:
    """Return the digest of a file's content, in hexadecimal digits."""
    with open(path, "rb") as file:
        found = hashlib.blake2b(digest_size=16)
        while block := file.read(2**20):
            found.update(block)
    return found.hexdigest()


def open_any_model(run: Run, snapshot: int | None = None, device: str | torch.device = "cpu") -> Model | DensityModel:
    """Return what draws the pictures of a run: both kinds have ``run``, ``images_seen``, ``classes``, ``sample``, ``stream``.

    Raises
    ------
    RunError
        The run has no snapshot yet, lacks this snapshot, or is an upscaler.
    """
    if run.kind not in ("gmm", "kde"):
        return Model(run, snapshot, device)
    if snapshot is not None and snapshot != run.images_seen:
        text = mark("engine", "{name} has no snapshots: it was fitted in one go.")
        raise RunError(text, name=run.name)
    return DensityModel(run)
