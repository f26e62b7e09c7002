"""The fillings of a picture's holes, in the picture's own values."""

from dataclasses import dataclass

import numpy as np

from ganstudio.engine.data.preparation.prepare import Box
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.search.original import Original, original_of
from ganstudio.engine.search.target import Target
from ganstudio.engine.search.windows import MaskedPicture


@dataclass(frozen=True, eq=False)
class Patch:
    """The content of a window of the picture in each answer.

    Attributes
    ----------
    box
        The window.
    changed
        bool (h, w): the hole and its feather; everything else is unchanged.
    own
        (count, h, w, C): the content in the values of the picture's file.
    shown
        The same content for display: sRGB, uint8 (count, h, w, 1, 3 or 4).
    latents
        The latent of each answer.
    psnr
        PSNR of the known pixels around the hole, weighted by their nearness, before blending, in decibels.
    """

    box: Box
    changed: np.ndarray
    own: np.ndarray
    shown: np.ndarray
    latents: tuple[Latent, ...]
    psnr: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Filling:
    """A picture with holes and the fillings of its windows, that of the largest hole first.

    ``suffix`` is the ending of a file that keeps the whole result.
    """

    picture: MaskedPicture
    patches: tuple[Patch, ...]
    suffix: str

    @property
    def target(self) -> Target:
        """Return the original picture."""
        return self.picture.target

    @property
    def latents(self) -> tuple[Latent, ...]:
        """Return the latent of each answer; with several windows, that of the largest."""
        return self.patches[0].latents

    @property
    def psnr(self) -> tuple[float, ...]:
        """Return the lowest PSNR of each answer over its windows, in decibels."""
        return tuple(min(values) for values in zip(*(patch.psnr for patch in self.patches), strict=True))

    def original(self, number: int) -> Original:
        """Return the whole picture with answer ``number``, in the form of its file."""
        before = original_of(self.target, self.picture.background)
        values = before.values.copy()
        for patch in self.patches:
            left, top, right, bottom = patch.box
            np.copyto(values[top:bottom, left:right], patch.own[number], where=patch.changed[..., None])
        return before.with_values(values)

    def image(self, number: int) -> np.ndarray:
        """Return the same for display, uint8 (H, W, C)."""
        found = self.original(number)
        return found.shown(found.values)
