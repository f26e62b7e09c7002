"""Indexes a run's training images in the background, and lays them out on a map together with samples."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Event, Status
from ganstudio.engine.latent.rendering import RenderOptions
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:
    from ganstudio.engine.recipes.training_images import TrainingIndex
    from ganstudio.engine.recipes.training_map import MapLayout, Samples


@dataclass(frozen=True)
class Wanted:
    """The samples to place on the map: seeds, snapshots and how to draw them."""

    run: Run
    snapshots: tuple[int, ...]
    count: int
    look: RenderOptions
    noise: int | None


@dataclass(frozen=True, eq=False)
class MapMade:
    """A layout, the ``wanted`` samples, and their coordinates on it, float32 (M, 2)."""

    layout: "MapLayout"
    wanted: Wanted
    samples: "Samples"
    places: np.ndarray


def know_images(run: Run) -> Generator[Event, None, "TrainingIndex"]:
    """Index the training images of ``run``."""
    from ganstudio.engine.recipes.training_images import index_images

    return (yield from index_images(run))


class Layouts:
    """Caches the layouts of the training images indexed last, one for each method."""

    def __init__(self) -> None:
        self._made: dict[str, MapLayout] = {}

    def get(self, known: "TrainingIndex", how: str) -> "MapLayout | None":
        """Return the layout of ``known`` by the method ``how``; None if it was not made."""
        layout = self._made.get(how)
        return layout if layout is not None and layout.index is known else None

    def keep(self, layout: "MapLayout") -> None:
        """Keep ``layout``, and drop those of other training images."""
        same = {how: kept for how, kept in self._made.items() if kept.index is layout.index}
        self._made = {**same, layout.how: layout}

    def drop(self, layout: "MapLayout") -> None:
        """Remove ``layout``."""
        self._made = {how: kept for how, kept in self._made.items() if kept is not layout}


def make_map(
    known: "TrainingIndex", how: str, wanted: Wanted, before: MapMade | None, layouts: Layouts
) -> Generator[Event, None, MapMade]:
    """Lay out the training images, draw the samples and place them on the layout.

    A layout in ``layouts`` is used again, and a new layout is kept there at once, even if the rest fails. Samples of the map
    ``before`` are not drawn again.
    """
    from ganstudio.engine.recipes.training_map import lay_out, samples_for_map

    layout = layouts.get(known, how)
    if layout is None:
        layout = yield from lay_out(known, how)
        layouts.keep(layout)
    if before is not None and before.wanted == wanted:
        samples = before.samples
    else:
        look = wanted.look
        samples = yield from samples_for_map(
            wanted.run,
            wanted.snapshots,
            wanted.count,
            truncation=look.truncation,
            label=look.label,
            noise=wanted.noise,
            precision=look.precision,
        )
    yield Status(mark("engine", "Putting the samples onto the map"), {})
    try:
        places = yield from layout.place(samples.features)
    except StudioError:  # the layout's process may be gone: the next map starts a new layout
        layouts.drop(layout)
        raise
    return MapMade(layout, wanted, samples, places)
