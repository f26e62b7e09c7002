"""Loads the engine beside the window."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ganstudio.app.jobs.job import Job
from ganstudio.app.jobs.runner import JobRunner
from ganstudio.app.tasks import pictures as tasks

if TYPE_CHECKING:  # the window must appear before torch is imported
    from ganstudio.engine.device import Device


class EngineLoader(QObject):
    """Imports torch outside the GUI thread and finds the device.

    ``ready()`` comes when the engine is loaded, ``changed()`` when loading begins or fails, ``error(error)`` with the reason.

    Attributes
    ----------
    device
        The device that trains by default; None until ``ready``.
    is_loaded
        Whether the engine is loaded.
    has_failed
        Whether the last attempt to load the engine failed.
    """

    ready = Signal()
    changed = Signal()
    error = Signal(object)

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.device: Device | None = None
        self.is_loaded = self.has_failed = False
        self._jobs = jobs
        self._job: Job | None = None

    def load(self, *more: Callable[[], object]) -> None:
        """Load the engine, unless it is loaded or loading, then call ``more`` in the same thread, which imports what a page needs.

        The person cannot cancel this job: everything needs the engine.
        """
        if self.is_loaded or (self._job is not None and not self._job.is_done):
            return
        self.has_failed = False
        title = self.tr("Loading the engine")
        task = partial(tasks.load_engine, *more)
        self._job = self._jobs.start(title, task, self._on_loaded, self._on_failed, can_cancel=False)
        self.changed.emit()

    def _on_loaded(self, device: "Device") -> None:
        self._job = None
        self.device = device
        self.is_loaded = True
        self.ready.emit()

    def _on_failed(self, error: BaseException) -> None:
        self._job = None
        self.has_failed = True
        self.changed.emit()
        self.error.emit(error)
