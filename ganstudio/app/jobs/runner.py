"""Runs jobs and hands on their results and errors."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from ganstudio.app.jobs.job import Job
from ganstudio.engine.events import Event


class JobRunner(QObject):
    """Runs every job of the application.

    ``changed()`` comes when a job has begun or ended, ``error(error)`` with an error that no ``on_error`` takes.

    Attributes
    ----------
    running
        The jobs that the status bar shows, the newest last.
    failed_title
        The title of the job while ``error`` reports its error, else "".
    is_ending
        Whether :meth:`stop_all` was called: nothing starts by itself any more.
    """

    changed = Signal()
    error = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.running: list[Job] = []
        self.failed_title = ""
        self.is_ending = False
        self._quiet: list[Job] = []
        self._discarded: list[Job] = []

    @property
    def is_busy(self) -> bool:
        """Return whether a job is running, shown or not."""
        return bool(self.running or self._quiet)

    def start(
        self,
        title: str,
        make: Callable[[], Iterator[Event]],
        on_result: Callable[[Any], None] | None = None,
        on_error: Callable[[BaseException], None] | None = None,
        *,
        is_shown: bool = True,
        can_cancel: bool = True,
    ) -> Job:
        """Run ``make()``'s generator in the background.

        ``on_result`` gets what it returns, ``on_error`` (by default ``error``) what it raises; both are called in the GUI thread,
        and neither if the widget they belong to is gone. A job that was cancelled has no result, but it may fail to close. The
        status bar shows the job if ``is_shown``, and a button to cancel it if ``can_cancel``.
        """
        job = Job(title, make, self, can_cancel=can_cancel)
        listed = self.running if is_shown else self._quiet

        def finished(result: Any, error: BaseException | None) -> None:
            listed.remove(job)
            self._discard(job)
            self.changed.emit()
            if error is not None:
                self.failed_title = title
                _call(on_error or self.error.emit, error)
                self.failed_title = ""
            elif on_result is not None and not job.was_cancelled:
                _call(on_result, result)

        job.finished.connect(finished)
        listed.append(job)
        job.start()
        self.changed.emit()
        return job

    def stop_all(self) -> None:
        """Ask every job to stop; ``changed`` follows each end."""
        self.is_ending = True
        for job in (*self.running, *self._quiet):
            job.cancel()

    def wait(self, milliseconds: int = 60_000) -> bool:
        """Block until every job, new ones included, has ended; return False if that takes longer."""
        while self.is_busy:
            if not all(job.wait(milliseconds) for job in (*self.running, *self._quiet)):
                return False
        return True

    def _discard(self, job: Job) -> None:
        # a connected callback may hold the job's last reference; dropping it inside its destructor would crash
        self._discarded = [old for old in self._discarded if shiboken6.isValid(old)] + [job]
        job.deleteLater()


def _call(callback: Callable[[Any], None], value: Any) -> None:
    owner = _owner(callback)
    if not isinstance(owner, QObject) or shiboken6.isValid(owner):
        callback(value)


def _owner(callback: Any) -> Any:
    """Return the owner of ``callback``: the object of a method, or the ``self`` that a nested function closes over."""
    function = callback.func if isinstance(callback, partial) else callback
    code = getattr(function, "__code__", None)
    cells = getattr(function, "__closure__", None)
    if code is not None and cells is not None and "self" in code.co_freevars:
        return cells[code.co_freevars.index("self")].cell_contents
    return getattr(function, "__self__", None)
