"""A tractable density of pictures, and the pictures that it draws."""

from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ganstudio.engine.baselines.bits import bits_per_dimension, dequantise
from ganstudio.engine.baselines.codes import CodeDensity, rebuilt
from ganstudio.engine.baselines.projection import PixelProjection
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.runs.tensors import read_tensors, write_tensors

BLOCK = 64  # pictures at a time, which limits the time to cancel
DRAWS = 4  # of the dequantisation noise for each picture


@dataclass(frozen=True, eq=False)
class PixelDensity:
    """A density of the D levels of pictures: of their codes, times a Gaussian of the left-over dimensions."""

    projection: PixelProjection
    codes: CodeDensity

    def log_density(self, values: np.ndarray) -> np.ndarray:
        """Return the log-densities (N,), in nats, of dequantised pictures (N, D)."""
        codes, rest = self.projection.encode(values)
        found: np.ndarray = self.codes.log_density(codes) + rest
        return found

    def bits(self, images: np.ndarray, seed: int = 0, draws: int = DRAWS) -> Task[Event, None, np.ndarray]:
        """Return the bits per dimension (N,) of images uint8 (N, C, H, W), each the mean over ``draws`` of the noise."""
        rng = np.random.default_rng(seed)
        found = np.empty(len(images))
        for begin in range(0, len(images), BLOCK):
            part = images[begin : begin + BLOCK]
            logs = np.mean([self.log_density(dequantise(part, rng)) for _ in range(draws)], axis=0)
            found[begin : begin + BLOCK] = bits_per_dimension(logs, self.projection.dimensions)
            yield Progress(begin + len(part), len(images), "images")
        return found

    def draw(self, seeds: Sequence[int]) -> np.ndarray:
        """Draw the picture of each seed, whatever the others: uint8 (N, D).

        It is the most likely picture of a random code: like a VAE's, it lacks the noise that the density allows each pixel.
        """
        return self.projection.decode(np.stack([self.codes.draw(np.random.default_rng(seed)) for seed in seeds]))


def save_density(path: Path, density: PixelDensity) -> None:
    """Write a density as a safetensors file, atomically."""
    lines = density.projection
    arrays = {
        "mean": lines.mean,
        "scale": lines.scale,
        "components": lines.components,
        "deviations": lines.deviations,
        "residual": np.array(lines.residual),
    }
    arrays |= {f"codes.{name}": array for name, array in density.codes.arrays().items()}
    write_tensors(path, {name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in arrays.items()})


def load_density(path: Path) -> PixelDensity:
    """Read what :func:`save_density` wrote.

    Raises
    ------
    OSError, KeyError
        The file is missing, incomplete or of another kind.
    """
    arrays = {name: tensor.numpy() for name, tensor in read_tensors(path).items()}
    mean, scale, components, deviations = (arrays[name] for name in ("mean", "scale", "components", "deviations"))
    codes = {name.removeprefix("codes."): array for name, array in arrays.items() if name.startswith("codes.")}
    projection = PixelProjection(mean, scale, components, deviations, arrays["residual"].item())
    return PixelDensity(projection, rebuilt(codes))
