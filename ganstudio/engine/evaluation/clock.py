"""Estimates the time left of a job of many steps, on one scale for the whole job."""

import time
from collections.abc import Generator as Task
from collections.abc import Iterable
from typing import TypeVar

from ganstudio.engine.events import Event, Progress

R = TypeVar("R")
PERCENT = 100


class JobClock:
    """Turns the progress of each step into the progress of the job.

    Parameters
    ----------
    steps
        The kind and the expected seconds of each step. The time that a step takes corrects the expectation of the other steps of
        its kind.
    """

    def __init__(self, steps: Iterable[tuple[str, float]]) -> None:
        self._left: list[tuple[str, float]] = list(steps)
        self._factors: dict[str, float] = {}
        self._start = time.perf_counter()
        self._done = 0

    def plan(self, steps: Iterable[tuple[str, float]]) -> None:
        """Replace the steps that are left by others."""
        self._left = list(steps)

    def run(self, kind: str, task: Task[Event, None, R]) -> Task[Event, None, R]:
        """Run a step; its events of progress become events of the job's progress, in percent with the seconds left."""
        expected = self._begin(kind)
        begin = time.perf_counter()
        while True:
            try:
                event = next(task)
            except StopIteration as end:
                if expected:
                    self._factors[kind] = (time.perf_counter() - begin) / expected
                result: R = end.value
                return result
            yield self._scaled(event, begin, expected * self._factors.get(kind, 1.0)) if isinstance(event, Progress) else event

    def _begin(self, kind: str) -> float:
        """Return the expected seconds of the step that begins, and no longer count them among those left."""
        for place, (name, seconds) in enumerate(self._left):
            if name == kind:
                del self._left[place]
                return seconds
        return 0.0  # a step that was not foreseen

    def _scaled(self, event: Progress, begin: float, expected: float) -> Progress:
        part, spent = event.done / max(event.total, 1), time.perf_counter() - begin
        own = spent * (1 / part - 1) if part > 0.02 else max(expected - spent, 0.0)
        seconds = own + sum(seconds * self._factors.get(kind, 1.0) for kind, seconds in self._left)
        elapsed = time.perf_counter() - self._start
        self._done = max(self._done, int(PERCENT * elapsed / max(elapsed + seconds, 1e-9)))
        return Progress(self._done, PERCENT, "%", seconds_left=seconds)
