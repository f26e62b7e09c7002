"""The clock of what plays by itself."""

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal

TICK_MS = 16
LONGEST_STEP = 0.1  # seconds: after a pause of the window it goes on where it was


class PlayClock(QObject):
    """``ticked(seconds)`` says how much time has passed since the last tick, ``changed(is_playing)`` that it began or ended."""

    ticked = Signal(float)
    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last = 0.0
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def is_playing(self) -> bool:
        """Whether it runs."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin."""
        self._last = time.perf_counter()
        self._timer.start()
        self.changed.emit(True)

    def stop(self) -> None:
        """End, if it runs."""
        if self.is_playing:
            self._timer.stop()
            self.changed.emit(False)

    def _tick(self) -> None:
        now = time.perf_counter()
        passed, self._last = min(now - self._last, LONGEST_STEP), now
        self.ticked.emit(passed)
