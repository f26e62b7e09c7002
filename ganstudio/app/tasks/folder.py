"""Searching a whole folder of pictures in the background, and what is known of them afterwards."""

from collections import Counter
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
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

if TYPE_CHECKING:  # torch is imported when a task needs it
    from ganstudio.engine.analysis.probe_report import ProbeReport
    from ganstudio.engine.search.collection import Collection
    from ganstudio.engine.search.latent_set import LatentSet

NEIGHBOURS = 12


@dataclass(frozen=True, eq=False)
class FoundFolder:
    """Where the pictures of a collection lie in the latent space of ``run``.

    Attributes
    ----------
    places, shares
        float32 (N, 2) on the map of the codes, and how much of their variance each of its axes shows.
    reading
        What a linear reading of the codes tells; or why there is none.
    """

    run: Run
    collection: "Collection"
    coded: "LatentSet"
    places: np.ndarray
    shares: tuple[float, float]
    reading: "ProbeReport | Sentence"

    def __len__(self) -> int:
        return len(self.coded)

    @property
    def left_out(self) -> Counter[str]:
        """How many files are left out, by cause."""
        return Counter(problem.cause for problem in self.collection.problems)

    @property
    def psnr(self) -> float:
        """The median likeness in decibels; infinite where most are exact."""
        return float(np.median(self.coded.psnr))

    def class_of(self, index: int) -> str:
        """The name of its class; "" for none."""
        label = int(self.collection.labels[index])
        return self.collection.dataset.classes[label] if label >= 0 else ""

    def image(self, index: int) -> QImage:
        """What the model is shown of a picture."""
        return to_qimage(self.pixels(index))

    def pixels(self, index: int) -> np.ndarray:
        """The same, uint8 (H, W, C)."""
        pixels: np.ndarray = self.collection.read(np.array([index]))[0].transpose(1, 2, 0)
        return pixels

    def point(self, index: int) -> Latent:
        """Where it lies."""
        return self.coded.point(index)

    def neighbours(self, index: int) -> list[tuple[int, float]]:
        """The pictures whose codes are nearest to that of this one, the nearest first, and how far they are.

        Of 60,000 that takes half a second.
        """
        from ganstudio.engine.analysis.neighbours import nearest_features

        task = nearest_features(self.coded.features[index : index + 1], self.coded.features, NEIGHBOURS + 1)
        while True:
            try:
                next(task)
            except StopIteration as end:
                pairs = zip(end.value.indices[0].tolist(), end.value.distances[0].tolist(), strict=True)
                return [pair for pair in pairs if pair[0] != index][:NEIGHBOURS]

    def outcome(self, index: int, frame: RenderedImage) -> Outcome:
        """What can be saved and led on with, of a picture of which the model draws ``frame``."""
        from ganstudio.engine.export.provenance import Provenance, save_picture

        path = self.collection.path(index) or Path(self.collection.name(index))
        drawn = Provenance(frame.point, 1.0, None, self.coded.run, self.coded.images_seen, self.coded.network)
        return Outcome(frame.point, lambda: frame.pixels, path, "found", lambda out: save_picture(out, frame.pixels, drawn), drawn)


def find_folder(run: Run, names: Sequence[str], effort: str, label: int | None) -> Generator[Event, None, FoundFolder]:
    """Find all pictures of these names by the newest snapshot, with an effort of EFFORTS or "encoder".

    ``label`` is the class of all; None: that of each is found as well.
    """
    yield Status(mark("engine", "Loading the model"), {})
    from ganstudio.engine.analysis.probe_report import linear_probe
    from ganstudio.engine.analysis.scatter import Projection
    from ganstudio.engine.search.batch import find_codes, load_model
    from ganstudio.engine.search.collection import gather

    model = load_model(run, effort)
    yield Status(mark("engine", "Preparing the pictures"), {})
    collection = yield from gather(run, names)
    yield Status(mark("engine", "Searching the latent space"), {})
    coded = yield from find_codes(model, collection, effort, label)
    yield Status(mark("engine", "Reading the codes"), {})
    reading = yield from linear_probe(coded.features, collection.read, collection.labels)
    plane = Projection.of(coded.features)
    return FoundFolder(run, collection, coded, plane.place(coded.features), plane.shares, reading)


def save_codes(found: FoundFolder, path: Path) -> Generator[Event, None, Written]:
    """Write the codes as an npz file."""
    yield from ()
    found.coded.save(path, found.collection)
    return Written(path)
