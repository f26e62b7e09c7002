"""Searching a whole folder of pictures in the background, and what is known of them afterwards."""

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
    """Where the pictures of a folder lie in the latent space.

    Attributes
    ----------
    places, shares
        float32 (N, 2) on the map of the codes, and how much of their variance each of its axes shows.
    """

    result: "FeaturesResult"
    places: np.ndarray
    shares: tuple[float, float]

    def image(self, index: int) -> QImage:
        """Return what the model is shown of a picture."""
        return to_qimage(self.result.pixels(index))

    def caption(self, index: int) -> str:
        """Return a picture's name and class."""
        return " · ".join(filter(None, (self.result.collection.name(index), self.result.class_of(index))))

    def outcome(self, index: int, frame: RenderedImage) -> Outcome:
        """Return what can be saved and used elsewhere, of a picture of which the model draws ``frame``."""
        from ganstudio.engine.export.provenance import save_picture

        collection, drawn = self.result.collection, self.result.provenance(index)
        path = collection.path(index) or Path(collection.name(index))
        return Outcome(frame.latent, lambda: frame.pixels, path, "found", lambda out: save_picture(out, frame.pixels, drawn), drawn)


def find_folder(run: Run, names: Sequence[str], effort: str, label: int | None) -> Generator[Event, None, FoundFolder]:
    """Find all pictures of these names by the newest snapshot, with an effort of EFFORTS or "encoder".

    ``label`` is the class of all; None: that of each is found as well.
    """
    from ganstudio.engine.recipes.features import features

    yield Status(mark("engine", "Loading the model"), {})
    result = yield from features(run, names, effort=effort, label=label)
    return FoundFolder(result, *result.map())


def save_codes(found: FoundFolder, path: Path) -> Generator[Event, None, Written]:
    """Write the codes as an npz file."""
    yield from ()
    found.result.save(path)
    return Written(path)
