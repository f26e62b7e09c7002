"""Inverts a whole folder of pictures in the background."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage

from ganstudio.app.rendering.exports import Written
from ganstudio.app.rendering.frames import RenderedImage
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.tasks.search import Outcome
from ganstudio.engine.events import Event, Status
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:  # torch is imported when a task needs it
    from ganstudio.engine.recipes.features import FeaturesResult


@dataclass(frozen=True, eq=False)
class FoundFolder:
    """The pictures of a folder with their latents.

    Attributes
    ----------
    places, shares
        Coordinates on the map of the latents, float32 (N, 2), and each axis's share of the variance.
    """

    result: "FeaturesResult"
    places: np.ndarray
    shares: tuple[float, float]

    def image(self, index: int) -> QImage:
        """Return the part of a picture that the model sees."""
        return to_qimage(self.result.pixels(index))

    def caption(self, index: int) -> str:
        """Return a picture's name and class."""
        return " · ".join(filter(None, (self.result.collection.name(index), self.result.class_of(index))))

    def outcome(self, index: int, frame: RenderedImage) -> Outcome:
        """Return a picture's result, to save or to use on another page; ``frame`` is the model's picture of it."""
        from ganstudio.engine.export.provenance import save_picture

        collection, drawn = self.result.collection, self.result.provenance(index)
        path = collection.path(index) or Path(collection.name(index))
        return Outcome(frame.latent, lambda: frame.pixels, path, "found", lambda out: save_picture(out, frame.pixels, drawn), drawn)


def find_folder(run: Run, names: Sequence[str], effort: str, label: int | None) -> Generator[Event, None, FoundFolder]:
    """Invert all pictures of these names with the newest snapshot; ``effort`` is a key of EFFORTS or "encoder".

    ``label`` is the class of all; None detects each picture's class.
    """
    from ganstudio.engine.recipes.features import features

    yield Status(mark("engine", "Loading the model"), {})
    result = yield from features(run, names, effort=effort, label=label)
    return FoundFolder(result, *result.map())


def save_codes(found: FoundFolder, path: Path) -> Generator[Event, None, Written]:
    """Write the latents to ``path`` as an npz file."""
    yield from ()
    found.result.save(path)
    return Written(path)
