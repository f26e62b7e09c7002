"""Defines the density that :func:`ganstudio.load` returns."""

from collections.abc import Sequence

import numpy as np

from ganstudio.api import arguments
from ganstudio.api.display import grid, png
from ganstudio.engine.recipes.sample import DensityModel
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.baseline import Likelihood

SHOWN = 16  # pictures in a notebook


class TrainedDensity:
    """A Gaussian mixture or a kernel density. It draws pictures of seeds and has no latent space.

    Attributes
    ----------
    run
        Its run.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self._model = DensityModel(run)

    @property
    def likelihood(self) -> Likelihood:
        """Return how likely it finds held-out pictures, in bits per dimension."""
        return self.run.likelihood

    def sample(self, seeds: Sequence[int]) -> np.ndarray:
        """Draw an image for each seed, always the same: uint8 (N, H, W, C).

        It is the most likely picture of a random code, without the noise that the density allows each pixel.
        """
        with arguments.as_argument_errors():
            return self._model.sample(arguments.check_seeds(seeds))

    def __repr__(self) -> str:
        frame, bits = self.run.config.data.frame, self.likelihood.bits
        return f"<TrainedDensity {self.run.name}: {self.run.kind}, {frame} px, {bits:.3g} bits per dimension>"

    def _repr_png_(self) -> bytes:
        """Return a grid of the first seeds for notebooks."""
        return png(grid(self.sample(range(SHOWN)), columns=8))
