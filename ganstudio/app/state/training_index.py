"""Indexes the training images of the explored run once, and keeps the index while the window is open."""

from collections import OrderedDict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ganstudio.app.jobs.job import Job
from ganstudio.app.tasks import training_index as tasks_known
from ganstudio.engine.runs.folder import Run

if TYPE_CHECKING:
    from ganstudio.app.state.active_model import ActiveModel
    from ganstudio.engine.recipes.training_images import TrainingIndex

KEPT = 2  # runs: with 50,000 images, 130 MB each

Key = tuple[Path, str]


class TrainingImages(QObject):
    """Emits ``changed()`` when the images change, when they cannot be read, and when reading them begins and ends.

    Attributes
    ----------
    known
        The images; None before the first request, while they are read, and after a failure. Cancelling a repeated reading
        keeps the previous images.
    error
        Why they cannot be read; None if nothing is wrong.
    """

    changed = Signal()

    def __init__(self, model: "ActiveModel") -> None:
        super().__init__(model)
        self._model = model
        self.known: TrainingIndex | None = None
        self.error: BaseException | None = None
        self._job: Job | None = None
        self._ready: OrderedDict[Key, TrainingIndex] = OrderedDict()
        model.run_changed.connect(self._on_run)

    @property
    def is_busy(self) -> bool:
        """Return whether the images are being indexed."""
        return self._job is not None

    def ask(self, again: bool = False) -> None:
        """Index the images, unless that is done; ``again`` repeats it."""
        run = self._model.run
        if run is None or self.is_busy or (self.known is not None and not again):
            return
        self.known = self.error = None
        make = partial(tasks_known.know_images, run)
        title, key = self.tr("Scanning the training images"), _key(run)
        self._job = job = self._model.jobs.start(title, make, partial(self._on_known, key), partial(self._on_error, key))
        job.finished.connect(partial(self._on_end, job, key))
        self.changed.emit()

    def stop(self) -> None:
        """Stop indexing."""
        if self._job is not None:
            self._job.cancel()

    def _on_run(self) -> None:
        self.stop()
        self._job = self.error = None
        run = self._model.run
        self.known = self._ready.get(_key(run)) if run is not None else None
        self.changed.emit()

    def _on_known(self, key: Key, known: "TrainingIndex") -> None:
        self._ready[key] = known
        self._ready.move_to_end(key)
        while len(self._ready) > KEPT:
            self._ready.popitem(last=False)
        if self._is_of(key):
            self.known = known

    def _on_error(self, key: Key, error: BaseException) -> None:
        if self._is_of(key):  # else another run is explored by now
            self.error = error

    def _is_of(self, key: Key) -> bool:
        run = self._model.run
        return run is not None and _key(run) == key

    def _on_end(self, job: Job, key: Key, _result: object, _error: object) -> None:
        if job is self._job:
            self._job = None
            if job.was_cancelled and self.error is None:
                self.known = self._ready.get(key)
            self.changed.emit()


def _key(run: Run) -> Key:
    return run.path, run.dataset.fingerprint
