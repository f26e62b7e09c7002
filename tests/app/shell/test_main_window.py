"""The frame: pages, drops, the end, what is remembered."""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton

from ganstudio.app.pages.page import Page, PictureDrop
from ganstudio.app.shell.help_window import HelpWindow, shortcuts_of
from ganstudio.app.shell.main_window import MainWindow
from ganstudio.app.shell.rail import RailButton
from ganstudio.app.state.session import Session
from ganstudio.engine.data import decode
from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Event, Progress


class Taker(QLabel):
    """A page that keeps what is dropped over it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.taken: list[tuple[Path, ...]] = []

    def take_pictures(self, paths: Sequence[Path]) -> None:
        self.taken.append(tuple(paths))


PAGES = (
    Page("data", "Data", "images", lambda _: QLabel("the data")),
    Page("train", "Train", "graduation-cap", lambda _: QLineEdit()),
    Page("find", "Find", "scan-search", lambda _: Taker("found"), PictureDrop("Find {name}")),
    Page("recall", "Recall", "compass", lambda _: Taker("drawn"), PictureDrop("Restore how {name} was drawn", ".png")),
    Page(
        *("shelve", "Shelve", "files", lambda _: Taker("shelved")),
        PictureDrop("Show {name}", ".png", several="Shelve {name}", only_files=True),
    ),
    Page("sort", "Sort", "files", lambda _: Taker("sorted"), PictureDrop("Sort {name}", several="Sort all of {name}")),
    Page("enlarge", "Enlarge", "scaling", lambda _: Taker("large"), PictureDrop("Enlarge {name}", by_upscalers=True)),
)


@pytest.fixture
def window(qtbot, session: Session) -> MainWindow:
    def end(_window: MainWindow) -> None:
        session.jobs.stop_all()
        assert session.wait_for_jobs(30_000)

    made = MainWindow(session, PAGES)
    qtbot.addWidget(made, before_close_func=end)  # else it would ask
    made.show()
    qtbot.waitUntil(lambda: made.stack.count() == 1)
    return made


def test_a_finished_evaluation_puts_a_dot_on_its_page(qtbot, session: Session):
    pages = (PAGES[0], Page("evaluate", "Evaluate", "gauge", lambda _: QLabel("figures"), starts_group=True))
    made = MainWindow(session, pages)
    qtbot.addWidget(made)
    buttons = made.rail.findChildren(RailButton)
    assert [button.has_news for button in buttons] == [False, False]
    session.evaluations.result_changed.emit()
    assert [button.has_news for button in buttons] == [False, True]
    made.show_page("evaluate")
    session.evaluations.result_changed.emit()
    assert not any(button.has_news for button in buttons)


def test_a_page_may_take_drops_without_a_model(qtbot, session: Session, tmp_path):
    page = Taker("judged")
    entry = Page("judge", "Judge", "gauge", lambda _: page, PictureDrop("Judge {name}", several="Judge {name}", without_model=True))
    made = MainWindow(session, (entry,))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.stack.count() == 1)
    (tmp_path / "drawn").mkdir()
    drag(made, [tmp_path / "drawn"])
    assert made.intake.overlay.label.text() == "Judge drawn"
    drag(made, [tmp_path / "drawn"], QDropEvent)
    assert page.taken == [(tmp_path / "drawn",)]


def drag(window: MainWindow, paths: list[Path], kind: type = QDragEnterEvent) -> QDropEvent:
    """Send a drag event as Qt does, with the files' addresses."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = QPointF(300, 300) if kind is QDropEvent else QPoint(300, 300)
    event = kind(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    if kind is QDropEvent:
        window.intake.overlay.dropEvent(event)
    else:
        QApplication.sendEvent(window, event)
    event.mime = mime  # Qt does not keep it
    return event


def test_pages_are_built_when_first_shown(qtbot, session):
    built: list[str] = []

    def page(key: str) -> Page:
        def build(session: Session) -> QLabel:
            built.append(key)
            return QLabel(key)

        return Page(key, key, "images", build)

    window = MainWindow(session, [page("data"), page("train")])
    qtbot.addWidget(window)
    assert built == []  # the window itself comes first
    window.show()
    qtbot.waitUntil(lambda: built == ["data"])
    window.show_page("train")
    window.show_page("data")
    window.show_page("no such page")
    assert built == ["data", "train"]
    assert window.page == "data"


def test_the_rail_and_its_shortcuts_switch_pages(qtbot, window):
    buttons = window.rail.findChildren(QToolButton)
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert window.page == "train"
    assert buttons[1].isChecked()
    assert not buttons[0].isChecked()
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "data"
    window.session.page_requested.emit("train")
    assert window.page == "train"


def test_a_page_with_news_has_a_dot_until_it_is_seen(window):
    train = window.rail.findChildren(QToolButton)[1]
    window.session.training.state_changed.emit("idle")
    assert train.has_news
    assert "new" in train.accessibleName()
    window.show_page("train")
    assert not train.has_news
    window.session.training.state_changed.emit("idle")
    assert not train.has_news


def test_a_drag_says_what_a_drop_would_do(window, tmp_path):
    folder = tmp_path / "cats"
    folder.mkdir()
    event = drag(window, [folder])
    assert event.isAccepted()
    assert window.intake.overlay.isVisible()
    assert window.intake.overlay.size() == window.size()
    assert window.intake.overlay.label.text() == "Learn from the pictures in cats"
    window.intake.overlay.dragLeaveEvent(QDragLeaveEvent())
    assert not window.intake.overlay.isVisible()
    drag(window, [tmp_path / "a.png"])
    assert "a.png" in window.intake.overlay.label.text()
    drag(window, [tmp_path / "a.png"] * 3)
    assert "3" in window.intake.overlay.label.text()
    (folder / "config.json").write_text("{}")
    drag(window, [folder])
    assert window.intake.overlay.label.text() == "Open run cats"


def test_a_page_may_do_more_with_a_picture(window, untrained, tmp_path):
    window.show_page("recall")
    drag(window, [tmp_path / "a.png"])
    assert "Learn" in window.intake.overlay.label.text()  # without a run
    window.session.runs.show(untrained())
    for page, name, said in (
        ("recall", "a.png", "Restore how a.png was drawn"),
        ("recall", "a.jpg", "Learn from a.jpg"),
        ("find", "a.jpg", "Find a.jpg"),
        ("find", "a.zip", "Learn from the contents of a.zip"),
        ("train", "a.png", "Learn from a.png"),
    ):
        window.show_page(page)
        drag(window, [tmp_path / name])
        assert window.intake.overlay.label.text() == said
    window.show_page("find")
    drag(window, [tmp_path / "a.png"] * 2)
    assert "Learn" in window.intake.overlay.label.text()
    drag(window, [tmp_path / "a.png"], QDropEvent)
    assert window.stack.currentWidget().taken == [(tmp_path / "a.png",)]
    window.show_page("recall")
    assert window.stack.currentWidget().taken == []  # only the page that is shown gets it


def test_without_a_model_that_could_a_page_does_nothing_with_pictures(window, untrained, tmp_path):
    def says(page: str) -> str:
        window.show_page(page)
        drag(window, [tmp_path / "a.png"])
        return window.intake.overlay.label.text()

    window.session.runs.show(untrained(factor=2))
    assert [says("find"), says("enlarge")] == ["Learn from a.png", "Enlarge a.png"]
    run = untrained()
    shutil.rmtree(run.path / "snapshots")
    window.session.runs.show(run)
    assert [says("find"), says("enlarge")] == ["Learn from a.png"] * 2


def test_a_page_may_work_on_many_pictures_at_once(window, untrained, tmp_path):
    (tmp_path / "cats").mkdir()
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "config.json").write_text("{}")
    window.show_page("sort")
    drag(window, [tmp_path / "cats"])
    assert "Learn" in window.intake.overlay.label.text()  # without a run
    window.session.runs.show(untrained())
    for names, said in (
        (["cats"], "Sort all of cats"),
        (["a.zip"], "Sort all of a.zip"),
        (["a.png", "b.png", "c.png"], "Sort all of a.png and 2 more"),
        (["a.png"], "Sort a.png"),
        (["run"], "Open run run"),
    ):
        drag(window, [tmp_path / name for name in names])
        assert window.intake.overlay.label.text() == said
    drag(window, [tmp_path / "cats"], QDropEvent)
    drag(window, [tmp_path / "a.png", tmp_path / "b.png"], QDropEvent)
    assert window.stack.currentWidget().taken == [(tmp_path / "cats",), (tmp_path / "a.png", tmp_path / "b.png")]
    window.show_page("find")
    drag(window, [tmp_path / "cats"])
    assert "Learn" in window.intake.overlay.label.text()
    window.show_page("shelve")  # takes several files alone, and those of a kind
    for names, said in (
        (["a.png", "b.PNG"], "Shelve a.png and 1 more"),
        (["a.png"], "Show a.png"),
        (["a.png", "b.jpg"], "Learn from these 2 files and folders"),
        (["cats"], "Learn from the pictures in cats"),
        (["a.png", "cats"], "Learn from these 2 files and folders"),
    ):
        drag(window, [tmp_path / name for name in names])
        assert window.intake.overlay.label.text() == said
    drag(window, [tmp_path / "a.png", tmp_path / "b.png"], QDropEvent)
    assert window.stack.currentWidget().taken == [(tmp_path / "a.png", tmp_path / "b.png")]


def test_a_page_that_works_on_pictures_gets_pasted_ones(qtbot, window, untrained):
    window.session.runs.show(untrained())
    window.show_page("find")
    mime = QMimeData()
    mime.setImageData(QImage(20, 20, QImage.Format.Format_RGB888))
    paste(window, mime)
    page = window.stack.currentWidget()
    qtbot.waitUntil(lambda: bool(page.taken))
    ((path,),) = page.taken
    assert path.is_file()
    assert window.page == "find"


def test_a_drag_of_other_things_says_so(window, tmp_path):
    drag(window, [tmp_path / "cats.zip"])
    assert window.intake.overlay.label.text() == "Learn from the contents of cats.zip"
    for name in ("cats", "dogs"):
        (tmp_path / name).mkdir()
    drag(window, [tmp_path / "cats", tmp_path / "dogs"])
    assert window.intake.overlay.label.text() == "Learn from the pictures in these 2 folders"


def paste(window: MainWindow, mime: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(mime)
    next(action for action in window.actions() if action.shortcut().toString() == "Ctrl+V").trigger()


def test_files_can_be_pasted(qtbot, window, pictures):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(pictures / name)) for name in ("000.png", "001.png")])
    with qtbot.waitSignal(window.session.pictures.source_changed):
        paste(window, mime)
    assert len(window.session.pictures.source) == 2
    assert window.page == "data"


def test_pasted_pictures_gather(qtbot, window, pictures):
    session = window.session
    for count, colour in enumerate(("red", "green", "blue"), 1):
        image = QImage(40, 30, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        mime = QMimeData()
        mime.setImageData(image)
        with qtbot.waitSignal(session.pictures.source_changed):
            paste(window, mime)
        assert len(session.pictures.source) == count
    content = session.pictures.source.read(2)
    assert decode(content, "").image.getpixel((5, 5)) == (0, 0, 255)
    with qtbot.waitSignal(session.pictures.source_changed):
        session.pictures.open([str(pictures)])
    with qtbot.waitSignal(session.pictures.source_changed):
        paste(window, mime)
    assert len(session.pictures.source) == 1  # a picture that is pasted does not join a folder


def test_an_empty_clipboard_may_give_nothing_at_all(window, monkeypatch):
    class Empty:
        def mimeData(self) -> None:
            return None

    monkeypatch.setattr(QGuiApplication, "clipboard", staticmethod(Empty))
    window.intake.paste()
    assert "no picture" in window.status.note.text()


def test_nothing_to_paste_is_told(window):
    mime = QMimeData()
    mime.setText("hello")
    paste(window, mime)
    assert "clipboard" in window.status.note.text()


def test_text_dragged_in_is_left_alone(window):
    mime = QMimeData()
    mime.setText("hello")
    event = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(window, event)
    assert not event.isAccepted()
    assert not window.intake.overlay.isVisible()


def test_dropped_pictures_are_opened_and_shown(qtbot, window, pictures):
    window.show_page("train")
    drag(window, [pictures])
    with qtbot.waitSignal(window.session.pictures.source_changed):
        drag(window, [pictures], QDropEvent)
    assert window.page == "data"
    assert not window.intake.overlay.isVisible()
    assert window.session.pictures.source.names == (str(pictures),)


def test_a_dropped_run_folder_is_opened(qtbot, window, tmp_path, monkeypatch):
    opened: list[Path] = []
    monkeypatch.setattr(window.session.runs, "open", opened.append)
    (tmp_path / "config.json").write_text("{}")
    drag(window, [tmp_path], QDropEvent)
    assert opened == [tmp_path]


def endless() -> Iterator[Event]:
    number = 0
    while True:
        number += 1
        yield Progress(number % 100, 100, "images", 1912.0, 90.0)
        time.sleep(0.001)


def test_an_opened_run_is_shown_where_one_is(window):
    for page, shown in (("data", "train"), ("find", "find"), ("train", "train")):
        window.show_page(page)
        window.session.runs.opened.emit()
        assert window.page == shown


def test_the_status_bar_shows_the_job_and_cancels_it(qtbot, window):
    status, session = window.status, window.session
    assert status.title.text() == "Ready"
    assert not status.stop.isVisible()
    session.jobs.start("Measuring", endless, lambda _: None)
    qtbot.waitUntil(lambda: "1,912 images/s" in status.details.text())
    assert "2 min left" in status.details.text()
    assert status.title.text() == "Measuring"
    assert status.stop.text() == "Cancel"
    assert not status.pause.isVisible()
    qtbot.mouseClick(status.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    assert status.title.text() == "Ready"


def test_a_training_can_be_paused_and_stopped_from_any_page(qtbot, window):
    status, session = window.status, window.session
    session.training.begin("sevens", endless)
    assert status.title.text() == "Training sevens"
    assert status.stop.text() == "Stop"
    qtbot.mouseClick(status.pause, Qt.MouseButton.LeftButton)
    assert session.training.state == "paused"
    assert status.title.text() == "Training sevens, paused"
    assert status.pause.text() == "Resume"
    qtbot.mouseClick(status.pause, Qt.MouseButton.LeftButton)
    assert session.training.state == "running"
    qtbot.mouseClick(status.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.training.state == "idle")
    qtbot.waitUntil(lambda: not session.jobs.is_busy)


def test_each_of_several_jobs_has_its_progress_and_its_cancel(qtbot, window):
    status, session = window.status, window.session
    session.training.begin("sevens", endless)
    session.jobs.start("Reading", lambda: iter(()), lambda _: None)
    assert status.title.text() == "Training sevens"  # too short to be shown
    qtbot.waitUntil(lambda: len(session.jobs.running) == 1)
    assert not status.more.isVisible()
    session.jobs.start("Filling", endless, lambda _: None)
    qtbot.waitUntil(lambda: status.title.text() == "Filling")
    assert status.more.text() == "+1 running" and status.stop.text() == "Cancel" and not status.pause.isVisible()
    status.more.click()
    assert status.title.text() == "Training sevens" and status.stop.text() == "Stop" and status.pause.isVisible()
    status.more.click()
    status.stop.click()
    qtbot.waitUntil(lambda: status.title.text() == "Training sevens")
    assert session.training.state == "running" and not status.more.isVisible()
    session.training.stop()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    assert status.title.text() == "Ready"


def test_what_passes_through_does_not_hide_the_job(qtbot, window):
    window.session.message.emit("Copied")
    assert window.status.note.text() == "Copied"
    assert window.status.title.isVisible()


@pytest.mark.parametrize("answer", [False, True])
def test_closing_while_training_asks_and_saves(qtbot, window, monkeypatch, answer):
    session, saved, asked = window.session, [], []

    def training() -> Iterator[Event]:
        try:
            yield from endless()
        finally:
            saved.append(True)

    def ask(_window: MainWindow) -> bool:
        asked.append(True)
        return answer

    monkeypatch.setattr(MainWindow, "ask_to_stop", ask)
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(session.jobs.is_busy))
    session.training.begin("sevens", training)
    qtbot.waitUntil(lambda: session.training.job.last_progress is not None)
    window.close()
    assert asked == [True]
    assert window.isVisible()
    if not answer:
        assert session.training.state == "running"
        return
    qtbot.waitUntil(lambda: bool(closed))
    assert saved == [True]
    assert closed == [False]
    assert not window.isVisible()


def test_closing_during_other_work_just_ends_it(qtbot, window):
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    window.session.jobs.start("Measuring", endless, lambda _: None)
    window.close()
    assert not window.isVisible()
    qtbot.waitUntil(lambda: bool(closed))


def press(qtbot, wanted: str) -> Callable[[], None]:
    def act() -> None:
        box = QApplication.activeModalWidget()
        next(button for button in box.buttons() if button.text() == wanted).click()

    return act


@pytest.mark.parametrize(("button", "stops"), [("Stop and save", True), ("Keep training", False)])
def test_the_question_has_two_answers(qtbot, window, button, stops):
    from PySide6.QtCore import QTimer

    QTimer.singleShot(100, press(qtbot, button))
    assert window.ask_to_stop() is stops


def test_size_page_and_docks_are_remembered(qtbot, session, window):
    window.resize(760, 700)  # the screen of the tests is 800 x 800
    window.show_page("train")
    window.log.show()
    window.close()
    again = MainWindow(session, PAGES)
    qtbot.addWidget(again)
    again.show()
    assert again.size() == window.size()
    assert again.page == "train"
    assert again.log.isVisible()


def test_the_log_dock_shows_new_lines_while_it_is_open(qtbot, window, caplog):
    from ganstudio.app.shell import logs

    record = __import__("logging").makeLogRecord({"msg": "something happened", "levelname": "INFO"})
    logs.recent.handle(record)
    window.log.show()
    qtbot.waitUntil(lambda: "something happened" in window.log.text.toPlainText())
    logs.recent.handle(record)
    qtbot.waitUntil(lambda: window.log.text.toPlainText().count("something happened") == 2)


def test_shortcuts_are_listed_and_unique(window):
    listed = shortcuts_of(window)
    keys = [key for key, _ in listed]
    assert {"Ctrl+1", "Ctrl+2", "F1", "?", "Ctrl+Q", "Ctrl+L"} <= set(keys)
    assert len(keys) == len(set(keys))


def test_f1_and_question_mark_open_help_beside_the_window(qtbot, window):
    window.show_help()
    window.show_shortcuts()
    texts = [help_window.text.toPlainText() for help_window in window.findChildren(HelpWindow)]
    assert len(texts) == 2
    assert "Ctrl+L" in texts[1]
    assert all(not help_window.isModal() for help_window in window.findChildren(HelpWindow))


def test_an_error_is_shown_until_it_is_dismissed(qtbot, window):
    window.banner.tell(str(StudioError("The disk {name} is full.", name="/x")))
    assert window.banner.isVisible()
    qtbot.mouseClick(window.banner.dismiss, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()


def test_an_error_does_not_follow_to_another_page(window):
    window.show_page("train")
    window.banner.tell("The disk is full.")
    window.show_page("train")
    assert window.banner.isVisible()
    window.show_page("data")
    assert not window.banner.isVisible()


def test_every_control_has_a_name_a_tip_and_a_place_in_the_tab_order(window):
    from PySide6.QtWidgets import QAbstractButton

    window.session.training.begin("sevens", endless)
    window.log.show()
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and not button.objectName().startswith("qt_"):
            assert button.toolTip(), button.text()
            assert button.accessibleName() or button.text(), button
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, button.text()
