"""The whole window at its smallest: nothing is cut off or covered, and every control behaves."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QAction, QHelpEvent, QImage, QScreen, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QScrollArea, QTabBar, QToolButton, QToolTip, QVBoxLayout, QWidget

from ganstudio.app.pages import PAGES
from ganstudio.app.pages.data.image_box import ImageBox
from ganstudio.app.pages.train.counters import Counters
from ganstudio.app.shell.help_window import shortcuts_of
from ganstudio.app.shell.main_window import MINIMUM, MainWindow
from ganstudio.app.state.session import Session
from ganstudio.app.tasks.evaluate import shown
from ganstudio.app.ui.actions import ACTIONS
from ganstudio.app.ui.behaviour import VALUES, behave, elided
from ganstudio.app.ui.elided_label import ElidedLabel
from ganstudio.app.ui.engine_entry import EngineEntry
from ganstudio.app.ui.form import Fold
from ganstudio.app.ui.form_editors import NumberBox
from ganstudio.app.ui.language import install_language
from ganstudio.app.ui.theme import theme
from ganstudio.engine.config import fields
from tests.app.layout import faults
from tests.app.pages.evaluate.fakes import evaluation_of, judged_of, training_of
from tests.app.painted import DRAWN, colours

pytestmark = pytest.mark.usefixtures("shared_cache")


@pytest.fixture(params=["en", "zh_CN"])
def window(request, qtbot, session: Session, untrained) -> Iterator[MainWindow]:
    def end(_window: MainWindow) -> None:
        session.jobs.stop_all()
        assert session.wait_for_jobs(30_000)

    theme().set_mode("dark")  # its style sheet has paddings and sizes of its own
    install_language(request.param)
    session.settings.set_value("language", request.param)
    session.engine.load()
    qtbot.waitUntil(lambda: session.engine.is_loaded)
    made = MainWindow(session, PAGES)
    qtbot.addWidget(made, before_close_func=end)
    made.resize(MINIMUM)
    made.show()
    session.pictures.open(["digits"])
    session.runs.show(untrained("style", classes=3))
    qtbot.waitUntil(lambda: not session.jobs.running)
    yield made
    install_language("en")


@pytest.fixture
def page(window: MainWindow, qtbot) -> Callable[[str], QWidget]:
    """Shows a page and waits until it is built."""

    def show(key: str) -> QWidget:
        window.show_page(key)
        shown = window.stack.currentWidget()
        if isinstance(shown, EngineEntry):
            qtbot.waitUntil(lambda: shown.is_built)
            shown = shown.page
        qtbot.waitUntil(lambda: not window.session.jobs.running)
        QTest.qWait(30)
        return shown

    return show


def turn(widget: QWidget) -> bool:
    """Some notches of the wheel over ``widget``; whether it has taken one. What it does not take goes on to what is around it."""
    at, none = QPointF(widget.rect().center()), Qt.MouseButton.NoButton
    modifiers, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    taken = False
    for step in (120, -120, -120):
        event = QWheelEvent(at, QPointF(widget.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, step), none, modifiers, phase, False)
        QApplication.sendEvent(widget, event)
        taken |= event.isAccepted()
    return taken


def value_of(widget: QWidget) -> object:
    return widget.currentIndex() if isinstance(widget, QComboBox) else getattr(widget, "value", lambda: None)()


def test_at_its_smallest_nothing_is_cut_off_and_every_control_behaves(window, page, qtbot):
    found: list[str] = []
    tried = set()

    def look(name: str) -> None:
        for _ in range(40):  # until all is laid out
            seen = faults(window)
            if not seen:
                break
            QTest.qWait(50)
        found.extend(f"[{name}] {fault}" for fault in seen)
        for widget in window.findChildren(QWidget):
            if widget.isVisible() and isinstance(widget, QToolButton):
                assert widget.focusPolicy() in (Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.NoFocus), widget.text()
            if widget.isVisible() and isinstance(widget, VALUES) and widget not in tried:
                tried.add(widget)
                before = value_of(widget)
                assert not turn(widget), f"{widget.accessibleName()!r} keeps the wheel on {name}"
                assert value_of(widget) == before, f"the wheel changes {widget.accessibleName()!r} on {name}"

    for key in ("data", "train", "invert", "inpaint", "upscale"):
        page(key)
        look(key)
    evaluate = page("evaluate")
    for result in (None, shown(evaluation_of(*training_of("digits", 3, ["fd", "kid"]), judged_of("drawn.zip", 0.5, ["fd"])))):
        window.session.evaluations.result = result
        window.session.evaluations.result_changed.emit()
        for tab in range(evaluate.tabs.count()):
            evaluate.tabs.setCurrentIndex(tab)
            QTest.qWait(30)
            look(f"evaluate {tab}")
    explore = page("explore")
    qtbot.waitUntil(lambda: explore.model.frame is not None)
    for key in explore.panel.buttons:
        explore.panel.choose(key)
        QTest.qWait(30)
        look(key)
    window.banner.tell("Something long was not as it should have been. " * 4)
    page("train")
    look("banner")
    window.log.show()
    QTest.qWait(30)
    look("log")
    assert not found, "\n".join(found)
    assert len(tried) > 40


@pytest.mark.slow
def test_nothing_is_cut_off_at_200_percent():
    """The scale is read when Qt starts, so this is another process."""
    command = [sys.executable, "-m", "pytest", "-q", __file__, "-k", "at_its_smallest"]
    done = subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": "2"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout


def test_faults_are_seen(qtbot):
    """What looks for faults finds them."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 100)
    label = QLabel("a text that is much too long for it", window)
    label.setGeometry(0, 0, 40, 20)
    button = QToolButton(window)
    button.setText("another one")
    button.setGeometry(190, 50, 40, 20)
    window.show()
    assert [fault.split(" ")[0] for fault in faults(window)] == ["QLabel('a", "QToolButton('another", "QToolButton('another"]
    elided = ElidedLabel()
    elided.setParent(window)
    label.hide(), button.hide()
    elided.show_text("a text that is much too long for it")
    elided.setGeometry(0, 0, 40, 20)
    elided.show()
    assert faults(window) == []


@pytest.mark.parametrize("room", [QSize(960, 540 - 28), QSize(1920, 1080), QSize(1366, 740)])
def test_the_first_window_fits_the_screen_with_its_title_bar(qtbot, session, monkeypatch, room):
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(QPoint(0, 28), room))
    window = MainWindow(session, PAGES)
    qtbot.addWidget(window)
    assert window.width() <= room.width() and window.height() <= room.height() - 37  # of the desktop's title bar
    assert window.minimumSize().height() <= window.height()


def test_a_fold_that_is_opened_scrolls_into_view(qtbot):
    area, inner = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    column, content = QVBoxLayout(inner), QVBoxLayout()
    top, fold = QLabel("above"), Fold("Find more", "Show more")
    top.setFixedHeight(400)
    line = QLabel("folded")
    line.setFixedHeight(120)
    content.addWidget(line)
    fold.set_content(content)
    column.addWidget(top)
    column.addWidget(fold)
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.resize(200, 300)
    area.show()
    area.ensureWidgetVisible(fold.button)
    fold.button.click()
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().height() == 120)
    assert not fold.button.visibleRegion().isEmpty()


def test_combo_boxes_and_tabs_show_the_beginning_of_their_text_and_the_tooltip_all(qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_: told.append(text))
    box, tabs = QComboBox(), QTabBar()
    for widget in (box, tabs):
        qtbot.addWidget(widget)
        widget.setToolTip("What it is for")
        behave(widget)
    box.addItem("a text that is much too long for it")
    tabs.addTab("another text that is much too long for it")
    tabs.addTab("short")
    for widget in (box, tabs):
        widget.resize(130, 30)
        widget.show()
    shown = elided(box)
    assert shown.endswith("…") and shown != box.currentText()
    assert tabs.tabRect(1).right() <= 130
    for widget in (box, tabs):
        at = QPoint(10, 10)
        QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    assert told == [
        "a text that is much too long for it\nWhat it is for",
        "another text that is much too long for it\nWhat it is for",
    ]
    assert colours(box) > DRAWN


@pytest.mark.parametrize("window", ["en", pytest.param("zh_CN", marks=pytest.mark.slow)], indirect=True)
def test_keys_go_to_the_page_that_is_shown_and_back_to_where_they_were(window, page, qtbot):
    train = page("train")
    editor = train.panel.form.editor("training.lr_g")
    editor.setEnabled(True)
    window.activateWindow()
    editor.setFocus()
    buttons = window.rail.findChildren(QToolButton)
    qtbot.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    explore = page("explore")
    assert explore is window.focusWidget() or explore.isAncestorOf(window.focusWidget())
    qtbot.mouseClick(explore.panel.buttons["walk"], Qt.MouseButton.LeftButton)
    assert not isinstance(window.focusWidget(), QToolButton)  # so that Space plays
    page("train")
    assert window.focusWidget() is editor


def test_narrow_counters_keep_their_names_whole(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    counters = Counters(window)
    counters.show_progress({"images": 5_632.0, "step": 176.0, "rate": 109.0, "seconds": 42.0}, 10**10, None)
    window.show()
    for width, names in ((500, ("images seen", "steps", "images/s", "of training")), (140, ("images", "img/s", "trained"))):
        counters.resize(width, 40)
        counters.layout().activate()
        shown = [title for title in counters.findChildren(ElidedLabel) if title.isVisible()]
        assert len(shown) > 1 and all(title.text() in names for title in shown)
        for title in shown:
            assert title.fontMetrics().horizontalAdvance(title.text()) <= title.width(), title.text()


def test_a_number_too_long_for_its_box_goes_without_its_unit_and_shows_its_beginning(qtbot):
    box = NumberBox(next(info for info in fields() if info.name == "run.images"))
    qtbot.addWidget(box)
    box.set_value(10_000_000_000)
    box.resize(300, 28)
    box.show()
    assert box.text() == "10,000,000,000 images"
    for width in (130, 80):
        box.resize(width, 28)
        assert (box.text(), box.value()) == ("10,000,000,000", 10_000_000_000)
        assert box.lineEdit().cursorPosition() == 0
    box.resize(300, 28)
    assert box.text() == "10,000,000,000 images"


def test_a_low_picture_box_shows_the_whole_picture(qtbot):
    box = ImageBox("A picture")
    qtbot.addWidget(box)
    box.resize(box.minimumSizeHint())
    image = QImage(28, 28, QImage.Format.Format_RGB888)
    image.fill("#ff0000")
    box.show_image(image)
    seen = box.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = [y for y in range(seen.height()) if seen.pixelColor(box.width() // 2, y).name() == "#ff0000"]
    assert len(rows) == 3 * 28 and rows[0] > 0 and rows[-1] < seen.height() - 1


def test_every_shortcut_listed_exists_once_and_every_action_somewhere(window, page):
    made = set()
    for key in (entry.key for entry in PAGES):
        shown = page(key)
        if key == "explore":
            shown.panel.choose("directions")
        listed = [keys for keys, _ in shortcuts_of(window)]
        assert len(listed) == len(set(listed)), (key, listed)
        assert all(what for _, what in shortcuts_of(window))
        made |= {action.objectName() for action in window.findChildren(QAction) if action.objectName()}
    assert made == set(ACTIONS) | {f"window.{entry.key}" for entry in PAGES}
