"""Finds the codes of many pictures, and measures how well a linear classifier on them separates the classes."""

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ganstudio.engine.analysis.neighbours import nearest_features
from ganstudio.engine.analysis.probe import LinearProbe as LinearProbe
from ganstudio.engine.analysis.probe_report import ProbeReport as ProbeReport
from ganstudio.engine.analysis.probe_report import linear_probe
from ganstudio.engine.analysis.scatter import Projection
from ganstudio.engine.events import Event, Status, finish
from ganstudio.engine.export.provenance import Provenance
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.model import Model
from ganstudio.engine.recipes.opening import class_number, run_of, with_model
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.search.batch import check_search, find_codes
from ganstudio.engine.search.collection import Collection, gather
from ganstudio.engine.search.distance import finite
from ganstudio.engine.search.latent_set import LatentSet
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence


@dataclass(frozen=True, eq=False)
class FeaturesResult:
    """The codes of the N pictures of a collection in the latent space of ``run``.

    Attributes
    ----------
    collection
        The pictures, and the causes of the files left out.
    codes
        The latent of each, with its likeness.
    probe
        The accuracy of a linear classifier on the codes; or a sentence that says why there is none.
    """

    run: Run
    collection: Collection
    codes: LatentSet
    probe: ProbeReport | Sentence

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def left_out(self) -> Counter[str]:
        """Return the number of files left out, by cause."""
        return Counter(problem.cause for problem in self.collection.problems)

    @property
    def psnr(self) -> float | None:
        """Return the median PSNR in dB; None if most pictures are exact."""
        return finite(float(np.median(self.codes.psnr)))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return :attr:`probe` in words."""
        return self.probe.words if isinstance(self.probe, ProbeReport) else (self.probe,)

    def class_of(self, index: int) -> str:
        """Return the name of a picture's class; "" without a class."""
        label = int(self.collection.labels[index])
        return self.collection.dataset.classes[label] if label >= 0 else ""

    def pixels(self, index: int) -> np.ndarray:
        """Return a picture as prepared for the model, uint8 (H, W, C)."""
        images: np.ndarray = self.collection.read(np.array([index])).transpose(0, 2, 3, 1)
        first: np.ndarray = images[0]
        return first

    def latent(self, index: int) -> Latent:
        """Return the latent of a picture."""
        return self.codes.latent(index)

    def provenance(self, index: int) -> Provenance:
        """Return the provenance of the model's version of a picture."""
        return Provenance(self.latent(index), 1.0, None, self.codes.run, self.codes.images_seen, self.codes.network)

    def neighbours(self, index: int, count: int = 12) -> list[tuple[int, float]]:
        """Return the pictures whose codes are nearest to that of a picture, nearest first, and their distances.

        For 60,000 pictures that takes half a second.
        """
        found = finish(nearest_features(self.codes.features[index : index + 1], self.codes.features, count + 1))
        pairs = zip(found.indices[0].tolist(), found.distances[0].tolist(), strict=True)
        return [pair for pair in pairs if pair[0] != index][:count]

    def map(self) -> tuple[np.ndarray, tuple[float, float]]:
        """Return the first two principal components of the codes, float32 (N, 2), and the fraction of the variance of each."""
        plane = Projection.of(self.codes.features)
        return plane.place(self.codes.features), plane.shares

    def save(self, path: str | Path) -> None:
        """Write everything as an npz file, as :meth:`~ganstudio.engine.search.latent_set.LatentSet.save` does.

        Raises
        ------
        RunError
            The disk is full or not writable.
        """
        self.codes.save(Path(path), self.collection)


def features(
    model: Run | Model,
    names: Sequence[str],
    *,
    snapshot: int | None = None,
    effort: str = "fast",
    label: int | str | None = None,
    limit: int | None = None,
    seed: int = 0,
) -> Generator[Event, None, FeaturesResult]:
    """Find every picture of a collection in the latent space, and measure how well the codes separate the classes.

    The same call resumes a stopped search.

    Parameters
    ----------
    model
        A run, or an open model.
    names
        Folders, image files, archives, arrays or a built-in set.
    snapshot
        Images seen of a run's snapshot; None for the latest.
    effort
        "fast" or "careful"; or "encoder": a single pass of the encoder of the snapshot.
    label
        The class of all, by name or number; None: the search finds each class.
    limit
        At most this many pictures, chosen by ``seed``.
    seed
        The same seed gives the same result.

    Raises
    ------
    ConfigError
        The class or effort does not exist.
    RunError
        The run has nothing to load yet, or lacks the snapshot or its encoder; or its model's pictures are not finite.
    DatasetError
        The pictures do not exist, or none of them can be used.
    """
    run = run_of(model)
    asked = class_number(run, label)

    def task(opened: Model) -> Generator[Event, None, FeaturesResult]:
        check_search(opened, effort)
        yield Status(mark("engine", "Preparing the pictures"), {})
        collection = yield from gather(run.config.data, names, limit, seed)
        yield Status(mark("engine", "Searching the latent space"), {})
        codes = yield from find_codes(opened, collection, effort, asked, seed)
        yield Status(mark("engine", "Reading the codes"), {})
        probe = yield from linear_probe(codes.features, collection.read, collection.labels, seed)
        return FeaturesResult(run, collection, codes, probe)

    return (yield from with_model(model, snapshot, task))
