"""The base of tools that play, and their clock."""

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ganstudio.app.pages.explore.tool import Tool
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf

TICK_MS = 16
LONGEST_STEP = 0.1  # seconds, so that playing continues at the same position after a stall of the window


class PlayClock(QObject):
    """Emits ``ticked(seconds)`` with the time since the last tick, and ``changed(is_playing)`` when it starts or stops."""

    ticked = Signal(float)
    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, interval: int = TICK_MS) -> None:
        super().__init__(parent)
        self._last = 0.0
        self._timer = QTimer(self, interval=interval, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def is_playing(self) -> bool:
        """Return whether the clock runs."""
        return self._timer.isActive()

    def start(self) -> None:
        """Start ticking."""
        self._last = time.perf_counter()
        self._timer.start()
        self.changed.emit(True)

    def stop(self) -> None:
        """Stop ticking."""
        if self.is_playing:
            self._timer.stop()
            self.changed.emit(False)

    def _tick(self) -> None:
        now = time.perf_counter()
        passed, self._last = min(now - self._last, LONGEST_STEP), now
        self.ticked.emit(passed)


class PlayingTool(Tool):
    """A tool that plays until it is paused: Space and its button call :meth:`play`.

    A subclass implements :meth:`tick`, :meth:`show_playing`, which updates its button, and where needed :meth:`can_play`,
    :meth:`rewind`, which starts again at the end, and :meth:`commit`, called when playing or dragging ends.
    """

    interval = TICK_MS  # milliseconds between two ticks

    def __init__(self, model: ActiveModel, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(model, shelf, parent)
        self.clock = PlayClock(self, self.interval)
        self.clock.ticked.connect(self.tick)
        self.clock.changed.connect(self.show_playing)

    def play(self) -> None:
        if self.clock.is_playing:
            self.pause()
        elif self.is_active and self.can_play():
            self.rewind()
            self.clock.start()

    def pause(self) -> None:
        """Stop playing."""
        if self.clock.is_playing:
            self.clock.stop()
            self.commit()

    def end(self) -> None:
        self.pause()

    def can_play(self) -> bool:
        """Return whether there is anything to play."""
        return True

    def rewind(self) -> None:
        """Go back to the beginning if the end is reached; called before playing starts."""

    def tick(self, passed: float) -> None:
        """Advance by ``passed`` seconds."""
        raise NotImplementedError

    def show_playing(self, is_playing: bool) -> None:
        """Show on the button whether the tool plays."""
        raise NotImplementedError

    def commit(self) -> None:
        """Make the picture an undo step, as playing was paused or a drag has ended."""
