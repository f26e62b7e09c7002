"""Tab goes as the eye does: within each panel from top to bottom, in a row from left to right."""

from collections import defaultdict
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ganstudio.app.pages import PAGES
from ganstudio.app.shell.main_window import MainWindow
from ganstudio.app.state.session import Session
from ganstudio.app.ui.engine_entry import EngineEntry

pytestmark = pytest.mark.usefixtures("shared_cache")


def chain(page: QWidget) -> list[QWidget]:
    """The visible widgets of ``page`` that Tab stops at, in its order."""
    found, window = [], page.window()
    widget = window.nextInFocusChain()
    while widget is not window:
        stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if stops and widget.isVisibleTo(page) and page.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def place(widget: QWidget, panel: QWidget) -> QRect:
    return QRect(widget.mapTo(panel, QPoint(0, 0)), widget.size())


def is_before(first: QRect, second: QRect) -> bool:
    """Whether the eye comes to ``first`` no later than to ``second``."""
    overlap = min(first.bottom(), second.bottom()) - max(first.top(), second.top())
    in_a_row = overlap > min(first.height(), second.height()) / 2
    return first.left() <= second.left() if in_a_row else first.top() <= second.top()


def test_tab_follows_the_eye_within_each_panel(qtbot, session: Session, untrained):
    def end(_window: MainWindow) -> None:
        session.jobs.stop_all()
        assert session.wait_for_jobs(30_000)

    session.engine.load()
    qtbot.waitUntil(lambda: session.engine.is_loaded)
    window = MainWindow(session, PAGES)
    qtbot.addWidget(window, before_close_func=end)
    window.resize(1280, 800)
    window.show()
    qtbot.waitUntil(lambda: window.stack.count() > 0)
    session.pictures.open(["digits"])
    session.runs.show(untrained("style", classes=3))
    wrong = []
    for spec in PAGES:
        window.show_page(spec.key)
        page = window.stack.currentWidget()
        if isinstance(page, EngineEntry):
            qtbot.waitUntil(lambda page=page: page.is_built)
        qtbot.waitUntil(lambda: not session.jobs.running)
        QTest.qWait(30)
        panels = defaultdict(list)
        for widget in chain(page):
            panels[widget.parentWidget()].append(widget)
        assert panels, spec.key
        for panel, widgets in panels.items():
            for first, second in pairwise(widgets):
                if not is_before(place(first, panel), place(second, panel)):
                    names = " before ".join(item.accessibleName() or type(item).__name__ for item in (first, second))
                    wrong.append(f"{spec.key}, {type(panel).__name__}: {names}")
    assert not wrong, "\n".join(wrong)
