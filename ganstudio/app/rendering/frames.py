"""How latents are drawn, and what came of it."""

from dataclasses import dataclass

import numpy as np

from ganstudio.engine.latent.favourites import Appearance
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.rendering import RenderOptions


@dataclass(frozen=True)
class RenderedImage:
    """A picture shown: its point, how it is drawn and by which snapshot; its pixels (H, W, C), the tag of its request, and the seed
    of the generator's noise (None: the noise that it was trained with)."""

    latent: Latent
    look: RenderOptions
    images_seen: int
    pixels: np.ndarray
    tag: object = None
    noise: int | None = None

    @property
    def appearance(self) -> Appearance:
        """How it is drawn, to be kept with it."""
        return Appearance(self.look.truncation, self.images_seen, self.noise, self.look.precision)
