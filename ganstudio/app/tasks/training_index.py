"""Looking at the training images of a run in the background, and laying them out on a map together with samples."""

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
    """Which samples: of these seeds and snapshots, drawn so."""

    run: Run
    snapshots: tuple[int, ...]
    count: int
    look: RenderOptions
    noise: int | None


@dataclass(frozen=True, eq=False)
class MapMade:
    """A layout, the samples that were ``wanted``, and where on it they lie, float32 (M, 2)."""

    layout: "MapLayout"
    wanted: Wanted
    samples: "Samples"
    places: np.ndarray


def know_images(run: Run) -> Generator[Event, None, "TrainingIndex"]:
    """Look at the training images of ``run``."""
    from ganstudio.engine.recipes.training_images import index_images

    return (yield from index_images(run))


class Layouts:
    """Those made of the training images that were looked at last, one for each way, so that none is made twice."""

    def __init__(self) -> None:
        self._made: dict[str, MapLayout] = {}

    def get(self, known: "TrainingIndex", how: str) -> "MapLayout | None":
        """What was made of ``known``; None if nothing was."""
        layout = self._made.get(how)
        return layout if layout is not None and layout.index is known else None

    def keep(self, layout: "MapLayout") -> None:
        """Keep it, and none of other training images."""
        same = {how: kept for how, kept in self._made.items() if kept.index is layout.index}
        self._made = {**same, layout.how: layout}

    def drop(self, layout: "MapLayout") -> None:
        """It is of no use any more."""
        self._made = {how: kept for how, kept in self._made.items() if kept is not layout}


def make_map(
    known: "TrainingIndex", how: str, wanted: Wanted, before: MapMade | None, layouts: Layouts
) -> Generator[Event, None, MapMade]:
    """Lay out the training images, draw samples and put them among them.

    What is among ``layouts`` is not made again, and what is made is kept there at once, whatever comes of the rest; neither are
    the samples of the map ``before`` drawn again.
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
    except StudioError:  # what places them may be gone: the next one begins afresh
        layouts.drop(layout)
        raise
    return MapMade(layout, wanted, samples, places)
