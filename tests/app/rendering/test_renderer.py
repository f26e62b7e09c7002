"""The renderer keeps only what was asked for last, and tells the window at once."""

import itertools
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread

from ganstudio.app.rendering.renderer import Channel, ModelVersion, Renderer
from ganstudio.engine.errors import RunError
from ganstudio.engine.latent.frozen import is_frozen
from ganstudio.engine.latent.noise import has_noise


@pytest.fixture
def renderer(qtbot) -> Iterator[Renderer]:
    before, made = set(threading.enumerate()), Renderer()
    yield made
    made.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "renderer" and thread not in before]


@pytest.fixture
def origin(untrained) -> ModelVersion:
    return ModelVersion(untrained(), 64)


class Listener(QObject):
    """Notes what comes, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[object, object]] = []
        self.threads: set[QThread] = set()

    def hear(self, tag: object, value: object) -> None:
        self.heard.append((tag, value))
        self.threads.add(QThread.currentThread())


def listening(renderer: Renderer, rank: int = 1) -> tuple[Channel, Listener]:
    listener = Listener()
    channel = Channel(renderer, listener, rank)
    channel.done.connect(listener.hear)
    return channel, listener


def test_only_the_latest_request_is_drawn(qtbot, renderer, origin):
    channel, listener = listening(renderer)
    go, begun = threading.Event(), threading.Event()

    def hold(_generator: object) -> None:
        begun.set()
        go.wait(10)

    channel.ask(origin, hold, "first")
    assert begun.wait(10)
    for number in range(1000):
        channel.ask(origin, lambda _, number=number: number, number)
    go.set()
    qtbot.waitUntil(lambda: not channel.is_busy)
    assert listener.heard == [("first", None), (999, 999)]
    assert listener.threads == {QThread.currentThread()}


def test_each_kind_keeps_its_own_latest_and_the_urgent_one_goes_first(qtbot, renderer, origin):
    grid, grid_heard = listening(renderer, rank=2)
    shown, shown_heard = listening(renderer, rank=0)
    order: list[str] = []
    go = threading.Event()
    grid.ask(origin, lambda _: go.wait(10))
    for number in range(5):
        grid.ask(origin, lambda _: order.append("grid"), f"grid {number}")
        shown.ask(origin, lambda _: order.append("shown"), f"shown {number}")
    go.set()
    qtbot.waitUntil(lambda: not (grid.is_busy or shown.is_busy))
    assert order == ["shown", "grid"]
    assert [tag for tag, _ in shown_heard.heard] == ["shown 4"]
    assert grid_heard.heard[-1][0] == "grid 4"


def test_an_answer_comes_without_waiting_for_a_timer(qtbot, renderer, origin):
    channel, listener = listening(renderer)
    channel.ask(origin, lambda _: None)
    qtbot.waitUntil(lambda: not channel.is_busy)
    before, end = len(listener.heard), time.monotonic() + 60
    channel.ask(origin, lambda _: None)
    while len(listener.heard) == before and time.monotonic() < end:
        QCoreApplication.sendPostedEvents()  # which no timer is
        time.sleep(0.001)
    assert len(listener.heard) == before + 1


def test_slow_drags_are_not_interrupted_by_the_grid(qtbot, renderer, origin):
    shown, shown_heard = listening(renderer, rank=0)
    grid, grid_heard = listening(renderer, rank=2)
    for number in range(6):
        shown.ask(origin, lambda _: time.sleep(0.01))
        grid.ask(origin, lambda _: time.sleep(0.01))
        qtbot.waitUntil(lambda number=number: len(shown_heard.heard) > number)
    drawn_meanwhile = len(grid_heard.heard)
    qtbot.waitUntil(lambda: not grid.is_busy)
    assert drawn_meanwhile <= 1
    assert len(grid_heard.heard) == drawn_meanwhile + 1


def test_what_was_dropped_is_never_delivered(qtbot, renderer, origin):
    channel, listener = listening(renderer)
    go, begun = threading.Event(), threading.Event()
    channel.ask(origin, lambda _: (begun.set(), go.wait(10)), "dropped")
    assert begun.wait(10)
    channel.drop()
    assert not channel.is_busy
    go.set()
    channel.ask(origin, lambda _: None, "wanted")
    qtbot.waitUntil(lambda: not channel.is_busy)
    assert [tag for tag, _ in listener.heard] == ["wanted"]


def test_a_widget_may_go_while_its_picture_is_drawn(qtbot, renderer, origin):
    channel, listener = listening(renderer)
    other, heard = listening(renderer)
    go = threading.Event()
    channel.ask(origin, lambda _: go.wait(10))
    channel.ask(origin, lambda _: None)
    listener.deleteLater()
    del channel
    qtbot.wait(1)
    go.set()
    other.ask(origin, lambda _: None, "alive")
    qtbot.waitUntil(lambda: bool(heard.heard))
    assert listener.heard == []


def test_a_generator_that_cannot_be_loaded_is_told(qtbot, renderer, untrained):
    channel, listener = listening(renderer)
    with qtbot.waitSignal(renderer.failed) as failed:
        channel.ask(ModelVersion(untrained(), 65), lambda _: None)
    assert isinstance(failed.args[0], RunError)
    assert listener.heard == []


def test_a_channel_can_tell_it_itself(qtbot, renderer, untrained):
    told, errors = [], []
    renderer.failed.connect(told.append)
    run = untrained()
    for tells in (False, True):
        channel = Channel(renderer, renderer, tells=tells)
        channel.failed.connect(errors.append)
        channel.ask(ModelVersion(run, 65), lambda _: None)
        qtbot.waitUntil(lambda channel=channel: not channel.is_busy)  # it waits for nothing any more
    assert (len(errors), len(told)) == (2, 1)


def test_it_can_be_closed_and_used_again(qtbot, renderer, origin):
    channel, listener = listening(renderer)
    for tag in ("before", "after"):
        channel.ask(origin, lambda _: None, tag)
        qtbot.waitUntil(lambda tag=tag: bool(listener.heard) and listener.heard[-1][0] == tag)
        renderer.close()


def test_a_generator_is_loaded_once_and_noise_can_be_drawn_anew_and_back(qtbot, renderer, untrained):
    run = untrained("style")
    channel, listener = listening(renderer)

    def noise(generator: object) -> tuple[object, list[float]]:
        assert has_noise(generator)
        return generator, [float(buffer.sum()) for name, buffer in generator.named_buffers() if name.endswith("noise")]

    for seed in (None, 3, 3, 4, None):
        channel.ask(ModelVersion(run, 64, seed), noise, seed)
        qtbot.waitUntil(lambda: not channel.is_busy)
    generators, sums = zip(*(value for _, value in listener.heard), strict=True)
    assert len(set(map(id, generators))) == 1
    assert sums[0] == sums[4] != sums[1] == sums[2] != sums[3]


def test_while_a_training_runs_it_rests(qtbot, renderer, origin):
    channel, listener = listening(renderer)
    begins: list[float] = []

    def work(_generator: object) -> None:
        begins.append(time.perf_counter())
        time.sleep(0.02)

    renderer.set_sharing(True)
    for number in range(4):
        channel.ask(origin, work)
        qtbot.waitUntil(lambda number=number: len(listener.heard) > number)
    gaps = [after - before for before, after in itertools.pairwise(begins)]
    assert min(gaps) > 0.055  # 20 ms of work, twice as much rest


def test_a_generator_becomes_quicker_while_nothing_is_asked_for(qtbot, renderer, origin):
    listener, channel = Listener(), Channel(renderer, renderer, rank=0)
    channel.done.connect(listener.hear)
    seen = []
    channel.ask(origin, lambda generator: seen.append(generator))
    qtbot.waitUntil(lambda: bool(seen) and is_frozen(seen[0], 2))
    channel.ask(origin, lambda generator: generator is seen[0])
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    assert listener.heard[1][1]
