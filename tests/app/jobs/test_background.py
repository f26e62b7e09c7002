"""Small work beside the window: only what was asked for last, results in the GUI thread, nothing left behind."""

import threading

import pytest
from PySide6.QtCore import QThreadPool

from ganstudio.app.jobs.background import Background


@pytest.fixture
def gate():
    """Work that waits until it is let go, and what it began with."""

    class Gate:
        def __init__(self) -> None:
            self.open = threading.Event()
            self.begun: list[object] = []

        def __call__(self, request: object) -> object:
            self.begun.append(request)
            self.open.wait(10)
            if request == "bad":
                raise ValueError(request)
            return f"{request}!"

    made = Gate()
    yield made
    made.open.set()


def collect(background: Background) -> list[tuple[object, object]]:
    found: list[tuple[object, object]] = []
    background.done.connect(found.extend)
    return found


def test_older_requests_are_dropped(qtbot, gate):
    background = Background(gate)
    found = collect(background)
    background.ask(["a", "b", "c"])
    qtbot.waitUntil(lambda: gate.begun == ["a"])
    background.ask(["d"])
    gate.open.set()
    qtbot.waitUntil(lambda: not background.is_busy)
    assert found == [("a", "a!"), ("d", "d!")]


def test_results_come_while_one_asks_all_the_time(qtbot, gate):
    background = Background(gate)
    found = collect(background)
    background.ask(["0"])
    qtbot.waitUntil(lambda: gate.begun == ["0"])  # a slow thread would take a later request instead
    gate.open.set()
    for number in range(1, 200):
        background.ask([str(number)])
        qtbot.wait(3)  # less than between two looks for results
        if found:
            break
    assert found[0] == ("0", "0!")


def test_an_exception_is_a_result(qtbot, gate):
    background = Background(gate)
    found = collect(background)
    gate.open.set()
    background.ask(["bad", "good"])
    qtbot.waitUntil(lambda: len(found) == 2)
    assert isinstance(found[0][1], ValueError)
    assert found[1] == ("good", "good!")


def test_results_come_in_the_gui_thread_and_the_thread_ends(qtbot, gate):
    background = Background(gate)
    where: list[threading.Thread] = []
    background.done.connect(lambda _: where.append(threading.current_thread()))
    gate.open.set()
    for _ in range(3):
        background.ask(["a"])
        qtbot.waitUntil(lambda: not background.is_busy)
    assert where == [threading.main_thread()] * 3
    assert QThreadPool.globalInstance().activeThreadCount() == 0


def test_work_goes_on_when_nothing_listens_any_more(qtbot, gate):
    background = Background(gate)
    background.ask(["a", "b"])
    qtbot.waitUntil(lambda: gate.begun == ["a"])
    background.deleteLater()
    with qtbot.waitSignal(background.destroyed):
        pass
    gate.open.set()
    assert QThreadPool.globalInstance().waitForDone(5000)
    assert gate.begun == ["a"]
