"""How latents are drawn."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ganstudio.engine.latent.latent import Latent, render, with_label
from ganstudio.engine.networks import Generator


@dataclass(frozen=True)
class RenderOptions:
    """How latents are drawn: towards the mean by ``truncation``, all of class ``label`` (None: each of its own), and in the number
    format ``precision``, one of :data:`~ganstudio.engine.latent.latent.PRECISIONS`."""

    truncation: float = 1.0
    label: int | None = None
    precision: str = "fp32"

    def dressed(self, latent: Latent) -> Latent:
        """Return ``point`` as it is drawn. One that was edited behind the mapping keeps the class that it was edited with."""
        return with_label(latent, self.label)

    def draw(self, generator: Generator, latents: Sequence[Latent]) -> np.ndarray:
        """Return their images, uint8 (N, H, W, C)."""
        return render(generator, [self.dressed(latent) for latent in latents], self.truncation, self.precision)

    def film(self, generator: Generator, latents: Iterable[Latent]) -> Iterator[np.ndarray]:
        """Yield their images one by one, uint8 (H, W, C), as each is asked for."""
        for latent in latents:
            yield self.draw(generator, [latent])[0]
