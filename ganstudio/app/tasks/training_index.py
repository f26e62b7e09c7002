"""Looking at the training images of a run in the background, and laying them out on a map together with samples."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from ganstudio.app.rendering.frames import RenderOptions
from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Event, Status
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:
    from ganstudio.engine.analysis.drawn import Samples
    from ganstudio.engine.analysis.training_index import TrainingIndex


@dataclass(frozen=True)
class Wanted:
    """Which samples: of these seeds and snapshots, drawn so."""

    run: Run
    snapshots: tuple[int, ...]
    count: int
    look: RenderOptions
    noise: int | None


@dataclass(frozen=True, eq=False)
class Layout:
    """A map of training images, ``how`` it was made ("pca" or "umap").

    ``rows`` are the places in ``known.features`` of those on it, ``places`` float32 (N, 2) where they lie; ``place`` puts others
    onto it, a generator of events; ``shares`` is how much of the variance each axis shows, None where that means nothing.
    ``density`` is how close together training images lie at given places, from 0 to 1.
    """

    known: "TrainingIndex"
    how: str
    rows: np.ndarray
    places: np.ndarray
    place: Callable[[np.ndarray], Generator[Event, None, np.ndarray]]
    shares: tuple[float, float] | None
    density: Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, eq=False)
class MapMade:
    """A layout, the samples that were ``wanted``, and where on it they lie, float32 (M, 2)."""

    layout: Layout
    wanted: Wanted
    samples: "Samples"
    places: np.ndarray


def know_images(run: Run) -> Generator[Event, None, "TrainingIndex"]:
    """Look at the training images of ``run``."""
    from ganstudio.engine.analysis.training_index import index_training_set
    from ganstudio.engine.recipes.opening import where_memory_allows

    return (yield from where_memory_allows(run, partial(index_training_set, run)))


class Layouts:
    """Those made of the training images that were looked at last, one for each way, so that none is made twice."""

    def __init__(self) -> None:
        self._made: dict[str, Layout] = {}

    def get(self, known: "TrainingIndex", how: str) -> Layout | None:
        """What was made of ``known``; None if nothing was."""
        layout = self._made.get(how)
        return layout if layout is not None and layout.known is known else None

    def keep(self, layout: Layout) -> None:
        """Keep it, and none of other training images."""
        same = {how: kept for how, kept in self._made.items() if kept.known is layout.known}
        self._made = {**same, layout.how: layout}

    def drop(self, layout: Layout) -> None:
        """It is of no use any more."""
        self._made = {how: kept for how, kept in self._made.items() if kept is not layout}


def make_map(
    known: "TrainingIndex", how: str, wanted: Wanted, before: MapMade | None, layouts: Layouts
) -> Generator[Event, None, MapMade]:
    """Lay out the training images, draw samples and put them among them.

    What is among ``layouts`` is not made again, and what is made is kept there at once, whatever comes of the rest; neither are
    the samples of the map ``before`` drawn again.
    """
    from ganstudio.engine.analysis.drawn import draw_samples
    from ganstudio.engine.recipes.opening import where_memory_allows

    layout = layouts.get(known, how)
    if layout is None:
        layout = yield from _lay_out(known, how)
        layouts.keep(layout)
    if before is not None and before.wanted == wanted:
        samples = before.samples
    else:
        yield Status(mark("engine", "Drawing the samples"), {})
        look = wanted.look
        drawing = partial(
            draw_samples, wanted.run, wanted.snapshots, wanted.count, look.truncation, look.label, wanted.noise, look.precision
        )
        samples = yield from where_memory_allows(wanted.run, drawing)
    yield Status(mark("engine", "Putting the samples onto the map"), {})
    try:
        places = yield from layout.place(samples.features)
    except StudioError:  # what places them may be gone: the next one begins afresh
        layouts.drop(layout)
        raise
    return MapMade(layout, wanted, samples, places)


def _lay_out(known: "TrainingIndex", how: str) -> Generator[Event, None, Layout]:
    from ganstudio.engine.analysis.scatter import Density, Projection
    from ganstudio.engine.analysis.umap_layout import umap_layout

    rows = known.plain
    features = known.features[rows]
    if how == "umap":
        made = yield from umap_layout(features)
        return Layout(known, how, rows, made.places, made.place, None, Density.of(made.places).at)
    yield Status(mark("engine", "Laying out the map"), {})
    plane = Projection.of(features)

    def place(others: np.ndarray) -> Generator[Event, None, np.ndarray]:
        yield from ()
        return plane.place(others)

    places = plane.place(features)
    return Layout(known, how, rows, places, place, plane.shares, Density.of(places).at)
