"""The time left of a job is that of all its steps."""

import pytest

from ganstudio.engine.evaluation import clock as module
from ganstudio.engine.evaluation.clock import JobClock
from ganstudio.engine.events import Progress, Status
from tests.pulling import watched


@pytest.fixture
def now(monkeypatch):
    """A clock that a test sets."""
    seconds = [0.0]
    monkeypatch.setattr(module.time, "perf_counter", lambda: seconds[0])
    return seconds


def step(now, seconds, parts=4):
    """A step of so many seconds."""
    yield Status("begins", {})
    for part in range(parts):
        now[0] += seconds / parts
        yield Progress(part + 1, parts, "images")
    return "made"


def test_a_step_that_takes_its_time(now):
    clock = JobClock([("draw", 8.0), ("measure", 2.0)])
    made, events = watched(clock.run("draw", step(now, 8.0)))
    assert made == "made"
    assert isinstance(events[0], Status)
    assert [(event.done, event.total, event.unit) for event in events[1:]] == [(part, 100, "%") for part in (20, 40, 60, 80)]
    assert [event.seconds_left for event in events[1:]] == pytest.approx([8.0, 6.0, 4.0, 2.0])


def test_a_step_that_takes_longer_corrects_the_others_of_its_kind(now):
    clock = JobClock([("draw", 2.0), ("draw", 2.0), ("measure", 1.0)])
    _, events = watched(clock.run("draw", step(now, 6.0)))
    assert events[-1].seconds_left == 3.0
    _, events = watched(clock.run("draw", step(now, 6.0)))
    assert [event.seconds_left for event in events[1:]] == pytest.approx([5.5, 4.0, 2.5, 1.0])


def test_progress_never_goes_back(now):
    clock = JobClock([("draw", 1.0), ("measure", 1.0)])
    events = watched(clock.run("draw", step(now, 1.0)))[1] + watched(clock.run("measure", step(now, 50.0)))[1]
    done = [event.done for event in events if isinstance(event, Progress)]
    assert done == sorted(done)
    assert done[-1] == 100


def test_a_step_that_nobody_foresaw(now):
    assert watched(JobClock([]).run("draw", step(now, 1.0)))[1][-1].seconds_left == 0.0


def test_closing_closes_the_step(now):
    closed = []

    def task():
        try:
            yield Progress(1, 2, "images")
        finally:
            closed.append(True)

    running = JobClock([]).run("draw", task())
    next(running)
    running.close()
    assert closed
