"""What was found for the holes of a picture, in the picture's own numbers."""

from dataclasses import dataclass

import numpy as np

from ganstudio.engine.data.prepare import Box
from ganstudio.engine.latent.point import Point
from ganstudio.engine.search.original import Original, original_of
from ganstudio.engine.search.target import Target
from ganstudio.engine.search.windows import MaskedPicture


@dataclass(frozen=True, eq=False)
class Patch:
    """What lies in one window of a picture in each answer.

    Attributes
    ----------
    box
        The window.
    changed
        bool (h, w): the hole and its feather; all else is the very same as before.
    own
        (count, h, w, C): the numbers of the picture's own file.
    shown
        The same as it is shown: sRGB, uint8 (count, h, w, 1, 3 or 4).
    points
        Where each lies.
    psnr
        Of the known pixels around the hole, each weighted by how near it is, before the filling was blended in, in decibels.
    """

    box: Box
    changed: np.ndarray
    own: np.ndarray
    shown: np.ndarray
    points: tuple[Point, ...]
    psnr: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Filling:
    """One picture with its holes, and what was found for them: that of the largest one first.

    ``suffix`` is that of a file that keeps all of a result.
    """

    picture: MaskedPicture
    patches: tuple[Patch, ...]
    suffix: str

    @property
    def target(self) -> Target:
        """The picture as it was."""
        return self.picture.target

    @property
    def parts(self) -> np.ndarray:
        """uint8 (count, h, w, C): what is now in the largest window, as it is shown."""
        return self.patches[0].shown

    @property
    def points(self) -> tuple[Point, ...]:
        """Where each answer lies in the latent space, with several windows that of the largest."""
        return self.patches[0].points

    @property
    def psnr(self) -> tuple[float, ...]:
        """Of each answer, in the window where it is least like what is around."""
        return tuple(min(values) for values in zip(*(patch.psnr for patch in self.patches), strict=True))

    def original(self, number: int) -> Original:
        """The whole picture with answer ``number``, as its file had it."""
        before = original_of(self.target, self.picture.background)
        values = before.values.copy()
        for patch in self.patches:
            left, top, right, bottom = patch.box
            np.copyto(values[top:bottom, left:right], patch.own[number], where=patch.changed[..., None])
        return before.with_values(values)

    def image(self, number: int) -> np.ndarray:
        """The same as it is shown, uint8 (H, W, C)."""
        found = self.original(number)
        return found.shown(found.values)
