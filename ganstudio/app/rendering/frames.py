"""How latents are drawn, and what came of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ganstudio.engine.latent.favourites import Appearance
from ganstudio.engine.latent.latent import Latent, render

if TYPE_CHECKING:
    from ganstudio.engine.networks import Generator


def seed_of(point: Latent) -> int | None:
    """The seed that says all of ``point``; None if it was changed since, or never came from one."""
    return point.seed if point.latent is None else None


@dataclass(frozen=True)
class RenderOptions:
    """How points are drawn: towards the mean by ``truncation``, all of class ``label`` (None: each of its own), in a number format,
    ``precision``, of :data:`~ganstudio.engine.latent.latent.PRECISIONS`."""

    truncation: float = 1.0
    label: int | None = None
    precision: str = "fp32"

    def dressed(self, point: Latent) -> Latent:
        """``point`` as it is to be drawn. One that was edited behind the mapping keeps the class that it was edited with."""
        return point if self.label is None or point.latent is not None else replace(point, label=self.label)

    def draw(self, generator: "Generator", points: list[Latent]) -> np.ndarray:
        """Their images, uint8 (N, H, W, C)."""
        return render(generator, [self.dressed(point) for point in points], self.truncation, self.precision)

    def film(self, generator: "Generator", points: Iterable[Latent]) -> Iterator[np.ndarray]:
        """The same one by one, uint8 (H, W, C), as each is asked for."""
        for point in points:
            yield self.draw(generator, [point])[0]


@dataclass(frozen=True)
class RenderedImage:
    """A picture shown: its point, how it is drawn and by which snapshot; its pixels (H, W, C), the tag of its request, and the seed
    of the generator's noise (None: the noise that it was trained with)."""

    point: Latent
    look: RenderOptions
    images_seen: int
    pixels: np.ndarray
    tag: object = None
    noise: int | None = None

    @property
    def appearance(self) -> Appearance:
        """How it is drawn, to be kept with it."""
        return Appearance(self.look.truncation, self.images_seen, self.noise, self.look.precision)
