"""The application: unexpected errors reach a dialog, the language changes under a running training, the process ends well."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from ganstudio.app.shell import application, logs
from ganstudio.app.shell.application import Studio
from ganstudio.engine.config import with_settings
from ganstudio.engine.data import Dataset
from ganstudio.engine.errors import ConfigError, StudioError, TrainingGoesOn
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.training.rules import check


@pytest.fixture
def studio(qtbot, qapp) -> Iterator[Studio]:
    made = Studio(qapp)
    made.window.show()
    yield made
    made.session.jobs.stop_all()
    assert made.session.wait_for_jobs(30_000)
    made.set_language("en")
    made.window.deleteLater()
    made.deleteLater()


def endless() -> Iterator[Event]:
    while True:
        yield Progress(1, 100, "images")
        time.sleep(0.001)


def test_an_exception_in_a_slot_reaches_the_dialog(qtbot, studio, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", studio.report)

    def fail() -> None:
        raise ZeroDivisionError("in a slot")

    with qtbot.captureExceptions():  # keep pytest-qt's own hook out of it
        monkeypatch.setattr(sys, "excepthook", studio.report)
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: studio.error_dialog is not None and studio.error_dialog.isVisible())
    dialog = studio.error_dialog
    assert "ZeroDivisionError: in a slot" in dialog.text.toPlainText()
    assert any(str(logs.log_path()) in label.text() for label in dialog.findChildren(QLabel))
    dialog.copy.click()
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    studio.report(ValueError, ValueError("another"), None)
    qtbot.waitUntil(lambda: "ValueError: another" in dialog.text.toPlainText())
    dialog.reject()


def test_an_exception_in_another_thread_reaches_the_dialog(qtbot, studio, monkeypatch):
    monkeypatch.setattr(threading, "excepthook", studio.report_thread)

    def fail() -> None:
        raise ZeroDivisionError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: studio.error_dialog is not None and studio.error_dialog.isVisible())
    assert "in a thread" in studio.error_dialog.text.toPlainText()
    studio.error_dialog.reject()


def test_a_jobs_unexpected_error_reaches_the_dialog_and_an_expected_one_the_page(qtbot, studio):
    def expected() -> Iterator[Event]:
        yield Progress(0, 1, "images")
        raise StudioError("The disk {name} is full.", name="/x")

    def unexpected() -> Iterator[Event]:
        yield Progress(0, 1, "images")
        raise RuntimeError("CUDA out of memory")

    studio.session.jobs.start("test", expected, lambda _: None)
    qtbot.waitUntil(studio.window.banner.isVisible)
    assert studio.window.banner.label.text() == "The disk /x is full."
    assert studio.error_dialog is None
    studio.session.jobs.start("test", unexpected, lambda _: None)
    qtbot.waitUntil(lambda: studio.error_dialog is not None and studio.error_dialog.isVisible())
    assert "CUDA out of memory" in studio.error_dialog.text.toPlainText()
    assert "in unexpected" in studio.error_dialog.text.toPlainText()
    studio.error_dialog.reject()


def test_an_error_after_the_language_changed_reaches_a_dialog_too(qtbot, studio):
    studio.report(ValueError, ValueError("first"), None)
    qtbot.waitUntil(lambda: studio.error_dialog is not None)
    studio.error_dialog.reject()
    studio.set_language("zh_CN")
    qtbot.wait(50)
    studio.report(ValueError, ValueError("second"), None)
    qtbot.waitUntil(lambda: studio.error_dialog is not None and studio.error_dialog.isVisible())
    assert studio.error_dialog.text.toPlainText() == "ValueError: second\n"
    studio.error_dialog.reject()


def test_an_error_in_the_dialog_does_not_go_round_in_circles(qtbot, studio, monkeypatch, caplog):
    def fail(_text: str) -> None:
        raise RuntimeError("no dialog today")

    monkeypatch.setattr(application, "ErrorDialog", fail)
    studio.report(ValueError, ValueError("first"), None)
    qtbot.waitUntil(lambda: "could not be shown" in caplog.text)
    qtbot.wait(100)
    assert caplog.text.count("could not be shown") == 1


def test_the_language_changes_under_a_running_job(qtbot, studio):
    studio.session.training.begin("sevens", endless)
    job = studio.session.training.job
    first = studio.window
    studio.set_language("zh_CN")
    assert studio.window is not first
    assert studio.window.isVisible()
    assert studio.settings.value("language") == "zh_CN"
    assert studio.window.status.log_button.text() == "日志"
    assert studio.window.page == first.page
    assert studio.window.status.title.text() == "正在训练 sevens"
    qtbot.waitUntil(lambda: job.last_progress is not None)
    studio.set_language("en")
    assert studio.window.status.log_button.text() == "Log"
    assert not job.is_done


SCRIPT = """
import signal, sys
from PySide6.QtCore import QTimer
import ganstudio.app.shell.application as application

begin = application.Studio.begin

def watched(self, demo):
    begin(self, demo)
    assert self.window.isVisible()
    print("torch" in sys.modules, "pyqtgraph" in sys.modules, flush=True)
    QTimer.singleShot(300, lambda: signal.raise_signal(signal.SIGINT) if "signal" in sys.argv else self.window.close())

application.Studio.begin = watched
sys.exit(application.run_window(demo=False))
"""


@pytest.mark.parametrize(("argument", "code"), [("close", 0), pytest.param("signal", 130, marks=pytest.mark.slow)])
def test_the_process_shows_a_window_before_torch_and_ends_cleanly(home, argument, code):
    environment = {**os.environ, "GANSTUDIO_HOME": str(home)}
    done = subprocess.run([sys.executable, "-c", SCRIPT, argument], env=environment, capture_output=True, text=True, timeout=120)
    assert done.stdout.split() == ["False", "False"]
    assert done.returncode == code, done.stderr
    assert done.stderr == ""
    assert "The window is shown" in (home / "studio.log").read_text()


def test_what_the_pages_need_is_imported_in_threads_the_shown_page_first(qtbot, studio, monkeypatch):
    loaded: list[tuple[str, bool]] = []

    def load(key: str) -> None:
        loaded.append((key, threading.current_thread() is threading.main_thread()))

    pages = [replace(page, load=partial(load, page.key) if page.load is not None else None) for page in application.PAGES]
    monkeypatch.setattr(application, "PAGES", tuple(pages))
    studio.window.show_page("explore")
    studio.begin(demo=False)
    qtbot.waitUntil(lambda: len(loaded) == 6)
    assert loaded[0] == ("explore", False)
    assert {key for key, _ in loaded} == {page.key for page in pages} - {"data"}
    assert not any(in_main for _, in_main in loaded)


def test_a_message_names_settings_by_their_labels_and_offers_to_set_them(qtbot, studio):
    session, banner = studio.session, studio.window.banner
    studio.window.show_page("train")
    session.engine.load()
    qtbot.waitUntil(lambda: session.engine.is_loaded and getattr(studio.window.stack.currentWidget(), "is_built", False))
    form = studio.window.stack.currentWidget().page.panel.form
    form.set_config(with_settings(form.config(), {"training.objective": "wgan-gp", "model.norm_d": "own"}))
    with pytest.raises(ConfigError) as refused:
        check(with_settings(form.config(), {"data.size": 16}), Dataset.of(np.zeros((4, 1, 16, 16), np.uint8), None, (), "blobs"))
    session.error.emit(refused.value)
    assert "“Discriminator normalisation” to “None”" in banner.label.text()
    assert "model.norm_d" not in banner.label.text()
    assert banner.act.text() == "Set Discriminator normalisation to None"
    banner.act.click()
    assert form.config().model.norm_d == "none"
    assert not banner.isVisible()
    session.error.emit(StudioError("Nothing to set."))
    assert not banner.act.isVisible()


def test_a_banner_leaves_with_its_cause(qtbot, studio, tmp_path):
    session, banner = studio.session, studio.window.banner

    def fail() -> Iterator[Event]:
        yield from ()
        raise StudioError("It failed.")

    def succeed() -> Iterator[Event]:
        yield from ()

    def shown() -> None:
        session.jobs.start("Trying", fail, lambda _: None)
        qtbot.waitUntil(lambda: banner.isVisible() and not session.jobs.running)

    shown()
    session.jobs.start("Something else", succeed, lambda _: None)
    qtbot.waitUntil(lambda: not session.jobs.running)
    assert banner.isVisible()
    session.jobs.start("Trying", succeed, lambda _: None)  # again
    assert not banner.isVisible()
    qtbot.waitUntil(lambda: not session.jobs.running)
    for changed in (session.runs.changed, session.pictures.source_changed):
        shown()
        changed.emit()
        assert not banner.isVisible()
    session.error.emit(TrainingGoesOn("Stop it first."))
    assert banner.isVisible()
    session.training.state_changed.emit("idle")
    assert not banner.isVisible()
    shown()
    session.training.state_changed.emit("idle")
    assert banner.isVisible()  # which it was not about
