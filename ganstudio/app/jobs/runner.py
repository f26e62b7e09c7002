"""Running jobs and handing out what comes of them."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from ganstudio.app.jobs.job import Job
from ganstudio.engine.events import Event


class JobRunner(QObject):
    """Every job of the application, from its start to its end.

    Attributes
    ----------
    jobs
        What is going on, for the status bar, the newest last. Jobs that are too short to be shown are not among them.
    failed
        The title of the job whose error is being told; empty while none is.
    """

    jobs_changed = Signal()
    written = Signal(object)  # a file that a job has made
    error = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs: list[Job] = []
        self._quiet_jobs: list[Job] = []
        self._discarded: list[Job] = []
        self.failed = ""

    def run_job(
        self,
        title: str,
        make: Callable[[], Iterator[Event]],
        on_result: Callable[[Any], None],
        on_error: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Run ``make()``'s generator in the background.

        ``on_result`` gets what it returns, ``on_error`` (by default the window shows it) what it raises; both are called in the GUI
        thread, and neither if the widget they belong to is gone. A job that was cancelled has no result, but it may fail to close.
        """
        return self._start(title, make, on_result, on_error or self.error.emit, self.jobs)

    @property
    def is_busy(self) -> bool:
        """Whether anything is still running."""
        return bool(self.jobs or self._quiet_jobs)

    def stop_all(self) -> None:
        """Ask every job to stop; ``jobs_changed`` follows each that has ended."""
        for job in (*self.jobs, *self._quiet_jobs):
            job.cancel()

    def wait_for_jobs(self, milliseconds: int = 60_000) -> bool:
        """Block until every job has ended, those begun meanwhile too; False if one takes longer."""
        while self.is_busy:
            if not all(job.wait(milliseconds) for job in (*self.jobs, *self._quiet_jobs)):
                return False
        return True

    def _start(
        self,
        title: str,
        make: Callable[[], Iterator[Event]],
        on_result: Callable[[Any], None] | None,
        on_error: Callable[[BaseException], None],
        listed: list[Job],
        *,
        can_cancel: bool = True,
    ) -> Job:
        job = Job(title, make, self, can_cancel=can_cancel)

        def finished(result: Any, error: BaseException | None) -> None:
            listed.remove(job)
            self._discard(job)
            self.jobs_changed.emit()
            if error is not None:
                self.failed = title
                _call(on_error, error)
                self.failed = ""
            elif on_result is not None and not job.was_cancelled:
                _call(on_result, result)

        job.finished.connect(finished)
        listed.append(job)
        job.start()
        self.jobs_changed.emit()
        return job

    def _discard(self, job: Job) -> None:
        # what is connected to the job may hold the last reference to it; let go in the middle of its destructor, that would crash
        self._discarded = [old for old in self._discarded if shiboken6.isValid(old)] + [job]
        job.deleteLater()


def _call(callback: Callable[[Any], None], value: Any) -> None:
    owner = _owner(callback)
    if not isinstance(owner, QObject) or shiboken6.isValid(owner):
        callback(value)


def _owner(callback: Any) -> Any:
    """What ``callback`` works for: the object of a method, or the ``self`` of the method that a function was written in."""
    function = callback.func if isinstance(callback, partial) else callback
    code = getattr(function, "__code__", None)
    cells = getattr(function, "__closure__", None)
    if code is not None and cells is not None and "self" in code.co_freevars:
        return cells[code.co_freevars.index("self")].cell_contents
    return getattr(function, "__self__", None)
