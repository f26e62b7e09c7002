"""Maps the training images of a run, and samples of its snapshots among them."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from ganstudio.engine.analysis.drawn import Samples as Samples
from ganstudio.engine.analysis.drawn import draw_samples
from ganstudio.engine.analysis.scatter import Density, Projection
from ganstudio.engine.analysis.training_index import TrainingIndex
from ganstudio.engine.analysis.umap_layout import umap_layout
from ganstudio.engine.events import Event, Status
from ganstudio.engine.recipes.opening import where_memory_allows
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True, eq=False)
class MapLayout:
    """A map of training images.

    Attributes
    ----------
    how
        "pca" or "umap".
    rows
        Indices of the mapped rows of ``index.features``.
    places
        Their coordinates, float32 (N, 2).
    place
        Maps features, float32 (M, D), to coordinates: a generator of events that returns float32 (M, 2).
    shares
        Fraction of the variance along each axis; None for umap.
    density
        Maps coordinates (M, 2) to the density of training images, from 0 to 1.
    """

    index: TrainingIndex
    how: str
    rows: np.ndarray
    places: np.ndarray
    place: Callable[[np.ndarray], Generator[Event, None, np.ndarray]]
    shares: tuple[float, float] | None
    density: Callable[[np.ndarray], np.ndarray]


def lay_out(index: TrainingIndex, how: str) -> Generator[Event, None, MapLayout]:
    """Lay out training images on a map, by their two principal components ("pca") or by "umap".

    Raises
    ------
    StudioError
        umap is not installed, or failed.
    """
    rows = index.plain
    features = index.features[rows]
    if how == "umap":
        made = yield from umap_layout(features)
        return MapLayout(index, how, rows, made.places, made.place, None, Density.of(made.places).at)
    yield Status(mark("engine", "Computing the map"), {})
    plane = Projection.of(features)

    def place(others: np.ndarray) -> Generator[Event, None, np.ndarray]:
        yield from ()
        return plane.place(others)

    places = plane.place(features)
    return MapLayout(index, how, rows, places, place, plane.shares, Density.of(places).at)


def samples_for_map(
    run: Run,
    snapshots: Sequence[int],
    count: int,
    *,
    truncation: float = 1.0,
    label: int | None = None,
    noise: int | None = None,
    precision: str = "fp32",
) -> Generator[Event, None, Samples]:
    """Draw seeds 0 to ``count`` - 1 with each of ``snapshots``, as :func:`~ganstudio.engine.analysis.drawn.draw_samples` does."""
    yield Status(mark("engine", "Drawing the samples"), {})
    return (yield from where_memory_allows(run, partial(draw_samples, run, snapshots, count, truncation, label, noise, precision)))
