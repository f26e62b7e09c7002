"""Options for drawing latents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ganstudio.engine.latent.latent import Latent, render, with_label
from ganstudio.engine.networks import Generator


@dataclass(frozen=True)
class RenderOptions:
    """Options for drawing latents: truncation towards the mean by ``truncation``, the class ``label`` (None: each its own), and the
    number format ``precision``, one of :data:`~ganstudio.engine.latent.latent.PRECISIONS`."""

    truncation: float = 1.0
    label: int | None = None
    precision: str = "fp32"

    def dressed(self, latent: Latent) -> Latent:
        """Return ``latent`` as drawn, with ``label``. A latent edited behind the mapping keeps its class."""
        return with_label(latent, self.label)

    def draw(self, generator: Generator, latents: Sequence[Latent]) -> np.ndarray:
        """Draw the images, uint8 (N, H, W, C)."""
        return render(generator, [self.dressed(latent) for latent in latents], self.truncation, self.precision)

    def film(self, generator: Generator, latents: Iterable[Latent]) -> Iterator[np.ndarray]:
        """Yield the images one at a time, uint8 (H, W, C), drawing each on request."""
        for latent in latents:
            yield self.draw(generator, [latent])[0]
