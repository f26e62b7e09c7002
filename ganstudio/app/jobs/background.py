"""Runs the short work of widgets (thumbnails, previews) in Qt's thread pool. Long tasks are jobs (:mod:`.jobs`)."""

import threading
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

DRAIN_MS = 16


class Background(QObject):
    """Calls ``work(request)`` in Qt's thread pool for the latest requests and drops older ones that have not begun.

    ``done(list)`` comes in the GUI thread with (request, result) pairs; the result is the exception where ``work`` raised one.
    """

    done = Signal(list)

    def __init__(self, work: Callable[[Any], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = _BackgroundWorker(work)
        self._timer = QTimer(self, interval=DRAIN_MS)
        self._timer.timeout.connect(self._drain)
        self.destroyed.connect(self._worker.drop)

    @property
    def is_busy(self) -> bool:
        """Return whether results are still to come."""
        return self._timer.isActive()

    def ask(self, requests: Iterable[Any]) -> None:
        """Replace the waiting requests by these, in this order; an empty list only drops what waits."""
        if self._worker.ask(requests) and not self._timer.isActive():  # restarted each time, it might never fire
            self._timer.start()

    def _drain(self) -> None:
        if not self._worker.is_working:  # before draining: nothing is appended after it
            self._timer.stop()
        batch = self._worker.take()
        if batch:
            self.done.emit(batch)


class _BackgroundWorker:
    """The half that the thread sees. It knows no QObject, so the widget can be destroyed at any time."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self.is_working = False
        self._work = work
        self._lock = threading.Lock()
        self._waiting: deque[Any] = deque()
        self._results: deque[tuple[Any, Any]] = deque()

    def ask(self, requests: Iterable[Any]) -> bool:
        with self._lock:
            self._waiting = deque(requests)
            if self._waiting and not self.is_working:
                self.is_working = True
                QThreadPool.globalInstance().start(self._run)
            return self.is_working

    def drop(self) -> None:
        self.ask(())

    def take(self) -> list[tuple[Any, Any]]:
        batch = []
        while self._results:
            batch.append(self._results.popleft())
        return batch

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self.is_working = False
                    return
                request = self._waiting.popleft()
            try:
                result = self._work(request)
            except Exception as error:
                result = error
            self._results.append((request, result))
