"""A dropped network becomes a run, after a question about its licence and origin."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ganstudio.app.pages.page import Page
from ganstudio.app.shell.main_window import MainWindow
from ganstudio.app.state.session import Session
from ganstudio.app.ui.drop_overlay import Drop
from tests.engine.foreign.foreign_files import stylegan2_file

PAGES = (
    Page("data", "Data", "images", lambda _: QLabel("the data")),
    Page("explore", "Explore", "compass", lambda _: QLabel("the model")),
)


@pytest.fixture
def window(qtbot, session: Session) -> MainWindow:
    made = MainWindow(session, PAGES)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.stack.count() == 1)
    return made


def test_a_dropped_network_is_imported_with_its_licence_and_origin(qtbot, window: MainWindow, tmp_path: Path) -> None:
    file, session, panel = stylegan2_file(tmp_path / "faces.pkl")[0], window.session, window.import_panel
    window.intake.take(Drop((file,), is_run=False))
    assert panel.isVisible() and "faces.pkl" in panel.sentence.text() and panel.licence.hasFocus()
    panel.licence.setText(" CC0 ")
    panel.origin.setText("me")
    with qtbot.waitSignal(session.runs.imported):
        qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    run = session.runs.current
    assert run is not None and run.imported is not None and run.path == session.runs.folder / "faces"
    assert (run.imported.licence, run.imported.origin) == ("CC0", "me")
    assert window.page == "explore" and not panel.isVisible()


def test_escape_and_cancel_import_nothing(qtbot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "a.pt").write_bytes(b"nothing")
    for leave in (lambda: qtbot.keyClick(window.import_panel.origin, Qt.Key.Key_Escape), window.import_panel.cancel.click):
        window.intake.take(Drop((tmp_path / "a.pt",), is_run=False))
        leave()
        assert not window.import_panel.isVisible()
    assert not window.session.jobs.is_busy


def test_what_is_wrong_with_the_file_is_said(qtbot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "a.pkl").write_bytes(b"cos\nsystem\n(tR.")
    window.intake.take(Drop((tmp_path / "a.pkl",), is_run=False))
    with qtbot.waitSignal(window.session.error) as caught:
        qtbot.keyClick(window.import_panel.licence, Qt.Key.Key_Return)
    assert "os.system" in str(caught.args[0]) and window.session.runs.current is None


def test_a_folder_named_like_a_network_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.pkl").mkdir()
    assert not Drop((tmp_path / "a.pkl",), is_run=False).is_network
    assert not Drop((tmp_path / "b.pkl", tmp_path / "c.pkl"), is_run=False).is_network
