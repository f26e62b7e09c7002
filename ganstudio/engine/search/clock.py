"""Tracks a search's progress, and when its next preview is due."""

import time

from ganstudio.engine.events import Progress

PREVIEW = 0.1  # seconds from one preview to the next


class Clock:
    """Counts the steps of a search up to ``total``."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._start = total, 0, time.perf_counter()
        self._previewed = -1.0

    @property
    def seconds(self) -> float:
        """Return the seconds since the search began."""
        return time.perf_counter() - self._start

    def tick(self) -> Progress:
        """Count a step."""
        return self.skip(self._done + 1)

    def skip(self, done: int) -> Progress:
        """Set the count to ``done``."""
        self._done = done
        rate = self._done / max(self.seconds, 1e-6)
        return Progress(self._done, self._total, "steps", rate, (self._total - self._done) / rate)

    def is_preview_due(self, first: bool = False) -> bool:
        """Return whether a preview is due; the ``first`` of a group always is."""
        now = self.seconds
        if not first and now - self._previewed < PREVIEW:
            return False
        self._previewed = now
        return True
