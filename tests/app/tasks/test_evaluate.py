"""An evaluation beside a training leaves it the processor."""

import time
from collections.abc import Iterator

import pytest

from ganstudio.app.tasks import evaluate as tasks
from ganstudio.engine.events import Event, Progress


def busy(steps: int) -> Iterator[Event]:
    for number in range(steps):
        end = time.perf_counter() + 0.01
        while time.perf_counter() < end:
            pass
        yield Progress(number, steps, "images")
    return "done"


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses asked for, which take no time."""
    asked: list[float] = []
    monkeypatch.setattr(tasks.time, "sleep", asked.append)
    return asked


def test_without_a_training_there_are_no_pauses(pauses):
    task = tasks.considerate(busy(5), lambda: False)
    assert [next(task).done for _ in range(5)] == list(range(5))
    with pytest.raises(StopIteration) as end:
        next(task)
    assert end.value.value == "done" and not pauses


def test_pauses_take_nine_tenths_of_the_time_while_a_training_runs(pauses):
    events = list(tasks.considerate(busy(5), lambda: True))
    assert sorted({event.done for event in events}) == list(range(5))
    assert sum(pauses) >= 9 * 5 * 0.01


def test_a_long_pause_can_be_cancelled_and_ends_with_the_training(monkeypatch, pauses):
    monkeypatch.setattr(tasks.time, "perf_counter", iter([0.0, 100.0, 100.0, 100.0]).__next__)
    is_training = iter([True] * 8 + [False]).__next__
    task = tasks.considerate(iter([Progress(0, 1, "images")]), is_training)
    assert len(list(task)) == 1 + 8  # an event after each slice, where a job looks whether it was cancelled
    assert pauses == [tasks.SLICE] * 8
