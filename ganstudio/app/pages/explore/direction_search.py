"""Finds the directions of a model without blocking the window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ganstudio.app.jobs.job import Job
from ganstudio.app.rendering.renderer import Channel, ModelVersion
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.ui.language import translated
from ganstudio.engine.events import Progress
from ganstudio.engine.latent.directions import Direction
from ganstudio.engine.latent.discovery import sefa
from ganstudio.engine.latent.model import open_model
from ganstudio.engine.recipes.directions import directions

if TYPE_CHECKING:
    from collections.abc import Generator as Task

    from ganstudio.engine.events import Event

COUNT = 10
KEPT = 8  # cached results of PCA, which takes seconds

Layers = tuple[int, int] | None


class DirectionSearch(QObject):
    """Emits ``found(list)`` with the directions requested last, ``said(text)`` with progress or the reason for a failure."""

    found = Signal(object)
    said = Signal(str)

    def __init__(self, model: ActiveModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._job: Job | None = None
        self._known: dict[tuple[ModelVersion, Layers], list[Direction]] = {}
        self._channel = Channel(model.renderer, self, rank=1)
        self._channel.done.connect(lambda _tag, found: self.found.emit(found))

    @property
    def is_busy(self) -> bool:
        """Return whether a result is still to come."""
        return self._channel.is_busy or self._job is not None

    def find(self, kind: str, layers: Layers) -> None:
        """Start to find directions of ``kind`` ("sefa" or "pca") that act on ``layers`` (None: all)."""
        self.drop()
        origin = self._model.origin
        if origin is None:
            return
        if kind == "sefa":
            self._channel.ask(origin, lambda generator: sefa(generator, layers, COUNT))
        elif (known := self._known.get((origin, layers))) is not None:
            self.found.emit(known)
        else:
            self.said.emit(self.tr("Analysing what the model draws..."))
            make, done = partial(principal, origin, layers), partial(self._on_found, (origin, layers))
            self._job = self._model.jobs.start(self.tr("Finding directions"), make, done, self._on_error)
            self._job.progress.connect(self._on_progress)

    def drop(self) -> None:
        """Drop the request."""
        self._channel.drop()
        if self._job is not None:
            self._job.progress.disconnect(self._on_progress)
            self._job.cancel()
            self._job = None

    def _on_progress(self, progress: Progress) -> None:
        share = progress.done / progress.total if progress.total else 0.0
        if share < 1:
            self.said.emit(self.tr("Analysing what the model draws: {share}").format(share=f"{share:.0%}"))
        else:
            self.said.emit(self.tr("Computing the principal components..."))

    def _on_found(self, key: tuple[ModelVersion, Layers], found: list[Direction]) -> None:
        self._job = None
        self._known[key] = found
        while len(self._known) > KEPT:
            del self._known[next(iter(self._known))]
        self.found.emit(found)

    def _on_error(self, error: BaseException) -> None:
        self._job = None
        self.said.emit(translated(error))


def principal(origin: ModelVersion, layers: Layers) -> "Task[Event, None, list[Direction]]":
    """Run PCA with its own copy of the generator, as the renderer keeps using the other."""
    found = yield from directions(open_model(origin.run, origin.images_seen), "pca", layers=layers, count=COUNT)
    return list(found.directions)
