"""Runs long tasks of the engine in the background: the worker pushes events, the window pulls them.

A QThread drives the generator and appends its events to a deque; a timer in the GUI thread drains the deque 20 times a second. No
Qt signal ever leaves the worker, so the number of redraws does not depend on the number of events, and nothing can run in the
wrong thread by accident. Only this file of the application touches QThread; docs/adr/0003-jobs-are-polled.md says why.
"""

import logging
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, QTimer, Signal

from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Event, Progress, Status

DRAIN_MS = 50

logger = logging.getLogger(__name__)


class _JobWorker:
    """The half of a job that lives in the thread. It knows neither Qt nor the job, so that no Qt object ends in this thread."""

    def __init__(self, title: str, make: Callable[[], Iterator[Event]]) -> None:
        self.queue: deque[Event] = deque()
        self.go = threading.Event()
        self.go.set()
        self.cancelled = threading.Event()
        self._title = title
        self._make = make
        self._result: Any = None
        self._error: BaseException | None = None

    def run(self) -> None:
        """Drive the generator until it ends or is cancelled; then close it."""
        generator: Any = None
        try:
            generator = self._make()
            while True:
                self.go.wait()
                if self.cancelled.is_set():
                    break
                self.queue.append(next(generator))
        except StopIteration as end:
            self._result = end.value
        except BaseException as error:
            self._error = error
        try:
            if generator is not None:
                generator.close()
        except BaseException as error:
            self._error = self._error or error
        if self._error is not None:
            _log(self._title, self._error)

    def take_outcome(self) -> tuple[Any, BaseException | None]:
        """Return (result, error) once; afterwards nothing here keeps them alive."""
        outcome = (self._result, self._error)
        self._result = self._error = None
        return outcome


class JobThread(QThread):
    """Runs a function. It stays in ``running`` until it has ended: Qt aborts the process when a running thread is destroyed."""

    running: ClassVar[set["JobThread"]] = set()

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()

    def begin(self) -> None:
        """Start the thread."""
        self.running.difference_update([thread for thread in self.running if thread.isFinished()])  # whose jobs are gone
        self.running.add(self)
        self.start()

    def has_ended(self, milliseconds: int = 0) -> bool:
        """Wait at most ``milliseconds`` and return whether the thread has ended; False if it was never started."""
        if not self.isFinished() and not (self.isRunning() and self.wait(QDeadlineTimer(milliseconds))):
            return False
        self.wait()  # isFinished() is true a moment before the thread is gone
        self.running.discard(self)
        return True


class Job(QObject):
    """A long task: calls ``make()`` in the worker thread and drives the generator that it returns there.

    Signals, all in the GUI thread: ``events(list)`` a batch in order, ``progress(Progress)`` the last of a batch,
    ``state_changed(str)``, and ``finished(result, error)``, which comes exactly once, whatever happens. ``error`` is None when the
    task is done or was cancelled; ``result`` is None unless the generator returned. ``status`` and ``last_progress`` hold the
    latest ones, ``state`` is ``"running"``, ``"paused"``, ``"stopping"`` or ``"done"``. ``can_cancel`` says whether the window
    offers to cancel it; closing the window cancels every job.
    """

    events = Signal(list)
    progress = Signal(object)
    state_changed = Signal(str)
    finished = Signal(object, object)

    def __init__(
        self, title: str, make: Callable[[], Iterator[Event]], parent: QObject | None = None, *, can_cancel: bool = True
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.can_cancel = can_cancel
        self.state = "running"
        self.status: Status | None = None
        self.last_progress: Progress | None = None
        self._worker = _JobWorker(title, make)
        self._thread = JobThread(self._worker.run)
        self._timer = QTimer(self, interval=DRAIN_MS)
        self._timer.timeout.connect(self._drain)

    @property
    def is_done(self) -> bool:
        """Return whether ``finished`` has been emitted."""
        return self.state == "done"

    @property
    def was_cancelled(self) -> bool:
        """Return whether the task was asked to stop."""
        return self._worker.cancelled.is_set()

    def start(self) -> None:
        """Start the job. A job runs once."""
        logger.info("%s: begins", self.title)
        self._thread.begin()
        self._timer.start()

    def pause(self) -> None:
        """Pause the generator after its current step, until :meth:`resume`."""
        if self.state == "running":
            self._worker.go.clear()
            self._set_state("paused")

    def resume(self) -> None:
        """Continue after :meth:`pause`."""
        if self.state == "paused":
            self._set_state("running")
            self._worker.go.set()

    def cancel(self) -> None:
        """Close the generator after its current step; its ``finally`` leaves files whole. ``finished`` follows."""
        if self.state in ("running", "paused"):
            self._worker.cancelled.set()
            self._set_state("stopping")
            self._worker.go.set()

    def wait(self, milliseconds: int) -> bool:
        """Block until ``finished`` was emitted; return False if that takes longer than ``milliseconds``."""
        self._thread.has_ended(milliseconds)
        self._drain()
        return self.is_done

    def _set_state(self, state: str) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _remember(self, batch: list[Event]) -> None:
        before = self.last_progress
        for event in batch:
            if isinstance(event, Status):
                logger.info("%s: %s", self.title, event.text.format(**event.values))
                self.status = event
                self.last_progress = None  # it belongs to the previous stage
            elif isinstance(event, Progress):
                self.last_progress = event
        if self.last_progress is not None and self.last_progress is not before:
            self.progress.emit(self.last_progress)

    def _drain(self) -> None:
        if self.is_done:
            return
        ended = self._thread.has_ended()  # before draining: nothing is appended after it
        batch: list[Event] = []
        while self._worker.queue:
            batch.append(self._worker.queue.popleft())
        if batch:
            self._remember(batch)
            self.events.emit(batch)
        if ended:
            self._timer.stop()
            logger.info("%s: ends", self.title)
            self._set_state("done")
            self.finished.emit(*self._worker.take_outcome())


def _log(title: str, error: BaseException) -> None:
    if isinstance(error, StudioError):
        logger.warning("%s: %s", title, error)
    else:
        logger.error("%s: %s", title, "".join(traceback.format_exception(error)).rstrip())
    # its stack frames would keep their tensors alive while the error is shown
    traceback.clear_frames(error.__traceback__)
