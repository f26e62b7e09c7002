"""Draws many small pictures of latents, a few at a time while nothing more urgent waits.

An old picture stays until the new one is drawn.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.rendering.renderer import Channel, ModelVersion
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.rendering import RenderOptions
from ganstudio.engine.runs.folder import Run

if TYPE_CHECKING:
    from ganstudio.engine.networks import Generator

MOST = 8  # most pictures per request
BUDGET = 0.006  # seconds per request: the large picture must not wait longer
KEPT = 3000

Make = Callable[["Generator", list[Any], RenderOptions], list[Latent]]
Source = Callable[[], tuple[ModelVersion | None, RenderOptions]]
DrawnImages = list[tuple[Hashable, Latent, np.ndarray]]


@dataclass(frozen=True)
class DrawnImage:
    """A finished picture of ``latent``, drawn in ``version``."""

    latent: Latent
    image: QImage
    version: int


class Pictures(QObject):
    """Pictures by key. ``make(generator, keys, look)`` returns their latents; without it the keys are the latents.

    The model's generator draws them, or that of ``source()``; call :meth:`renew` when that changes.

    ``arrived()`` comes when requested pictures are ready, ``drawn(keys)`` says which. They are drawn again when the model's
    generator or options change, but never by another run, whose latents may have another size.
    """

    arrived = Signal()
    drawn = Signal(list)

    def __init__(
        self, model: ActiveModel, parent: QObject, make: Make | None = None, rank: int = 2, source: Source | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._make: Make = make or (lambda _generator, latents, _look: latents)
        self._wanted: list[Any] = []
        self._run: Run | None = None  # the run of the requests
        self._version = 0
        self._ready: OrderedDict[Hashable, DrawnImage] = OrderedDict()
        self._source: Source = source or (lambda: (model.origin, model.look))
        self._channel = Channel(model.renderer, self, rank, tells=source is not None)
        self._channel.done.connect(self._take)
        model.generator_changed.connect(self.renew)
        model.look_changed.connect(self.renew)

    @property
    def is_busy(self) -> bool:
        """Return whether pictures are being drawn."""
        return self._channel.is_busy

    def want(self, keys: Iterable[Any]) -> None:
        """Draw the missing or outdated pictures of these next, in this order, and drop older requests."""
        self._wanted, self._run = list(keys), self._model.run
        self._ask()

    def get(self, key: Hashable) -> DrawnImage | None:
        """Return a picture, which may be outdated; None while it is missing."""
        return self._ready.get(key)

    def image(self, key: Hashable) -> QImage | None:
        """Return the image of a picture; None while it is missing."""
        found = self._ready.get(key)
        return found.image if found is not None else None

    def clear(self) -> None:
        """Drop all pictures and requests."""
        self._ready.clear()
        self._wanted = []
        self._channel.drop()

    def renew(self) -> None:
        """Draw all requested pictures again."""
        self._version += 1
        self._ask()

    def _ask(self) -> None:
        (origin, look), version, make = self._source(), self._version, self._make
        missing = [key for key in self._wanted if key not in self._ready or self._ready[key].version != version]
        if not missing or origin is None or self._model.run is not self._run:
            self._channel.drop()
            return
        self._channel.ask(origin, lambda generator: draw_some(generator, missing, make, look), version)

    def _take(self, version: int, drawn: DrawnImages) -> None:
        for key, latent, pixels in drawn:
            self._ready[key] = DrawnImage(latent, to_qimage(pixels), version)
            self._ready.move_to_end(key)
        while len(self._ready) > KEPT:
            self._ready.popitem(last=False)
        self.arrived.emit()
        self.drawn.emit([key for key, _, _ in drawn])
        if not self._channel.is_busy:
            self._ask()


def draw_some(generator: "Generator", keys: Sequence[Any], make: Make, look: RenderOptions) -> DrawnImages:
    """Return pictures of the first ``keys``, as many as the time budget allows."""
    found: DrawnImages = []
    begin, size = time.perf_counter(), 1
    while size and len(found) < len(keys):
        part = list(keys[len(found) : len(found) + size])
        latents = make(generator, part, look)
        found += list(zip(part, latents, look.draw(generator, latents), strict=True))
        spent = time.perf_counter() - begin
        size = min(MOST, int((BUDGET - spent) / spent * len(found)))  # as many as the rest of the budget allows
        size = max(size, 0)
    return found
