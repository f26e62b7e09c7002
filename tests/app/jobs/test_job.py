"""A job always ends, exactly once, and never costs the window more than a drain every 50 ms."""

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread

from ganstudio.app.jobs.job import DRAIN_MS, Job
from ganstudio.engine.events import Event, Progress, Status


class OutOfMemory(RuntimeError):
    """What torch raises when a device is full is a RuntimeError too."""


def endless() -> Iterator[Event]:
    number = 0
    while True:
        number += 1
        yield Progress(number, 1_000_000, "images")
        time.sleep(0.001)


@pytest.fixture(autouse=True)
def quick_timers() -> None:
    """Jobs as the window has them."""


def job_of(qtbot, make) -> tuple[Job, list[tuple[object, object]]]:
    job = Job("test", make)
    ends: list[tuple[object, object]] = []
    job.finished.connect(lambda result, error: ends.append((result, error)))
    return job, ends


def test_all_events_arrive_in_order_and_the_result_after_them(qtbot):
    def task() -> Iterator[Event]:
        for number in range(500):
            yield Progress(number, 500, "images")
        return "done"

    job, ends = job_of(qtbot, task)
    seen: list[int] = []
    job.events.connect(lambda batch: seen.extend(event.done for event in batch))
    job.finished.connect(lambda *_: seen.append(-1))
    job.start()
    qtbot.waitUntil(lambda: bool(ends))
    assert seen == [*range(500), -1]
    assert ends == [("done", None)]
    assert job.state == "done"


def test_a_thousand_events_a_second_come_in_few_batches(qtbot):
    job, ends = job_of(qtbot, endless)
    batches: list[int] = []
    last: list[Progress] = []
    job.events.connect(lambda batch: batches.append(len(batch)))
    job.progress.connect(last.append)
    begin = time.perf_counter()
    job.start()
    qtbot.waitUntil(lambda: sum(batches) > 200)
    job.cancel()
    qtbot.waitUntil(lambda: bool(ends))
    assert len(batches) <= 1.2 * 1000 * (time.perf_counter() - begin) / DRAIN_MS + 2
    assert len(last) == len(batches)
    assert last[-1].done == sum(batches) == job.last_progress.done


def test_a_new_stage_forgets_the_progress_of_the_one_before(qtbot):
    go_on = threading.Event()

    def task() -> Iterator[Event]:
        yield Progress(2, 2, "files")
        yield Status("Training", {})
        go_on.wait(10)
        yield Progress(1, 9, "images")

    job, ends = job_of(qtbot, task)
    job.start()
    qtbot.waitUntil(lambda: job.status is not None)
    assert job.last_progress is None
    go_on.set()
    qtbot.waitUntil(lambda: bool(ends))
    assert job.last_progress == Progress(1, 9, "images")


def test_a_drain_hands_on_all_that_waits_at_once(qtbot):
    has_made_all, go_on = threading.Event(), threading.Event()

    def task() -> Iterator[Event]:
        for number in range(50):
            yield Progress(number, 50, "images")
        has_made_all.set()
        go_on.wait(10)

    job, ends = job_of(qtbot, task)
    batches: list[int] = []
    job.events.connect(lambda events: batches.append(len(events)))
    job.start()
    assert has_made_all.wait(10)
    qtbot.waitUntil(lambda: bool(batches))
    assert batches == [50]
    go_on.set()
    qtbot.waitUntil(lambda: bool(ends))


@pytest.mark.parametrize("error", [ValueError("bad"), OutOfMemory("device full"), MemoryError(), SystemExit(3)], ids=repr)
def test_whatever_is_raised_arrives_once(qtbot, error):
    def task() -> Iterator[Event]:
        yield Status("Working", {})
        raise error

    job, ends = job_of(qtbot, task)
    job.start()
    qtbot.waitUntil(lambda: bool(ends))
    qtbot.wait(3 * DRAIN_MS)
    assert ends == [(None, error)]
    assert job.status == Status("Working", {})


def test_an_error_before_the_generator_arrives_too(qtbot):
    def task() -> Iterator[Event]:
        raise ImportError("no torch")

    job, ends = job_of(qtbot, task)
    job.start()
    qtbot.waitUntil(lambda: bool(ends))
    assert isinstance(ends[0][1], ImportError)


def test_cancel_closes_the_generator_in_its_thread(qtbot):
    closed: list[bool] = []

    def task() -> Iterator[Event]:
        try:
            yield from endless()
        finally:
            closed.append(QThread.isMainThread())

    job, ends = job_of(qtbot, task)
    job.start()
    qtbot.wait(50)
    job.cancel()
    assert job.state == "stopping"
    job.cancel()
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == [(None, None)]
    assert job.was_cancelled
    assert closed == [False]


def test_an_error_while_closing_is_told(qtbot):
    def task() -> Iterator[Event]:
        try:
            yield from endless()
        finally:
            raise OSError("disk full")

    job, ends = job_of(qtbot, task)
    job.start()
    qtbot.wait(50)
    job.cancel()
    qtbot.waitUntil(lambda: bool(ends))
    assert isinstance(ends[0][1], OSError)


def test_a_paused_job_stands_still_and_goes_on(qtbot):
    job, ends = job_of(qtbot, endless)
    job.start()
    qtbot.waitUntil(lambda: job.last_progress is not None)
    job.pause()
    qtbot.wait(3 * DRAIN_MS)
    at = job.last_progress.done
    qtbot.wait(3 * DRAIN_MS)
    assert job.last_progress.done == at
    assert job.state == "paused"
    job.resume()
    qtbot.waitUntil(lambda: job.last_progress.done > at)
    job.pause()
    job.cancel()
    qtbot.waitUntil(lambda: bool(ends))


def test_waiting_emits_finished_too(qtbot):
    job, ends = job_of(qtbot, endless)
    job.start()
    job.cancel()
    assert job.wait(5000)
    assert job.wait(0)
    assert ends == [(None, None)]


def test_an_error_does_not_keep_the_memory_of_its_frames(qtbot):
    class Tensor:
        pass

    alive: list[object] = []

    def task() -> Iterator[Event]:
        import weakref

        tensor = Tensor()
        alive.append(weakref.ref(tensor))
        yield Status("Working", {})
        raise OutOfMemory(f"no room beside {tensor}")

    job, ends = job_of(qtbot, task)
    job.start()
    qtbot.waitUntil(lambda: bool(ends))
    assert ends[0][1] is not None
    assert alive[0]() is None
