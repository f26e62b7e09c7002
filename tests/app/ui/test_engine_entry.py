"""Pages that need the engine."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ganstudio.app.ui.engine_entry import EngineEntry, EnginePage


class Engine(QObject):
    ready = Signal()
    changed = Signal()

    def __init__(self, is_loaded: bool) -> None:
        super().__init__()
        self.is_loaded = is_loaded
        self.has_failed = False
        self.loads: list[tuple[Callable[[], object], ...]] = []

    def load(self, *more: Callable[[], object]) -> None:
        self.loads.append(more)


class Session:
    def __init__(self, engine_loaded: bool) -> None:
        self.engine = Engine(engine_loaded)


class Page(EnginePage):
    taken: Sequence[Path] = ()

    def take_pictures(self, paths: Sequence[Path]) -> None:
        self.taken = paths

    def build(self) -> Iterator[None]:
        self.steps = ["first"]
        yield
        self.steps.append("second")


@pytest.fixture
def entry(qtbot):
    def make(engine_loaded: bool) -> EngineEntry:
        made = EngineEntry(Session(engine_loaded), lambda: Page)
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def test_it_waits_for_the_engine(entry, qtbot):
    made = entry(False)
    assert made.findChild(QLabel).isVisible()
    assert made.page is None
    made.session.engine.ready.emit()
    assert not made.findChild(QLabel).isVisible()
    qtbot.waitUntil(lambda: made.page.isVisible())
    assert made.page.steps == ["first", "second"]


def test_a_failure_is_told_and_can_be_tried_again(entry, qtbot):
    made = entry(False)
    button = made.findChild(QPushButton)
    assert not button.isVisible()
    made.session.engine.has_failed = True
    made.session.engine.changed.emit()
    assert button.isVisible()
    assert made.findChild(QLabel).text() == "The engine could not be loaded."
    button.click()
    made.session.engine.has_failed = False
    made.session.engine.changed.emit()
    (loads,) = made.session.engine.loads
    assert [load() for load in loads] == [Page]
    assert not button.isVisible()
    assert made.findChild(QLabel).text().startswith("Loading the engine")
    made.session.engine.ready.emit()
    qtbot.waitUntil(lambda: made.page.isVisible())
    made.session.engine.changed.emit()
    assert not button.isVisible()


def test_the_window_goes_on_between_two_steps(entry, qtbot):
    made = entry(True)
    assert not hasattr(made.page, "steps")
    while not hasattr(made.page, "steps"):
        QApplication.processEvents()
    assert made.page.steps == ["first"]
    assert not made.page.isVisible()
    qtbot.waitUntil(lambda: made.page.isVisible())
    made.session.engine.ready.emit()
    assert made.page.steps == ["first", "second"]


def test_pictures_dropped_before_the_page_is_built_reach_it(entry, qtbot):
    made = entry(False)
    made.take_pictures([Path("a.png")])
    made.session.engine.ready.emit()
    qtbot.waitUntil(lambda: made.page.isVisible())
    assert made.page.taken == [Path("a.png")]
    made.take_pictures([Path("b.png")])
    assert made.page.taken == [Path("b.png")]


def test_all_steps_at_once():
    assert Page(Session(True)).steps == ["first", "second"]
