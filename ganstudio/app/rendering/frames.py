"""Rendered pictures with the latents and options that produced them."""

from dataclasses import dataclass

import numpy as np

from ganstudio.engine.latent.favourites import Appearance
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.rendering import RenderOptions


@dataclass(frozen=True)
class RenderedImage:
    """A picture with its latent, options and snapshot; its pixels (H, W, C), the tag of its request, and the seed of the
    generator's noise (None: the noise from its training)."""

    latent: Latent
    look: RenderOptions
    images_seen: int
    pixels: np.ndarray
    tag: object = None
    noise: int | None = None

    @property
    def appearance(self) -> Appearance:
        """Return how the picture is drawn, to keep with it."""
        return Appearance(self.look.truncation, self.images_seen, self.noise, self.look.precision)
