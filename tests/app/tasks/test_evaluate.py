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


@pytest.mark.parametrize("is_training", [False, True])
def test_pauses_take_most_of_the_time_while_a_training_runs(monkeypatch, is_training):
    pauses: list[float] = []
    monkeypatch.setattr(tasks.time, "sleep", pauses.append)
    task = tasks.considerate(busy(5), lambda: is_training)
    events = [next(task) for _ in range(5)]
    with pytest.raises(StopIteration) as end:
        next(task)
    assert end.value.value == "done"
    assert [event.done for event in events] == list(range(5))
    if not is_training:
        assert not pauses
    else:
        assert len(pauses) == 5 and sum(pauses) >= 9 * 5 * 0.01  # a tenth of the time, at most


def test_a_pause_is_short_enough_to_cancel(monkeypatch):
    pauses: list[float] = []
    monkeypatch.setattr(tasks.time, "sleep", pauses.append)
    monkeypatch.setattr(tasks.time, "perf_counter", iter([0.0, 100.0, 100.0, 200.0]).__next__)
    task = tasks.considerate(iter([Progress(0, 1, "images")]), lambda: True)
    with pytest.raises(StopIteration):
        next(task), next(task)
    assert pauses == [tasks.LONGEST_PAUSE]
