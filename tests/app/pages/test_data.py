"""The Data page with a real session: from nothing to pictures, with what is wrong with them."""

import threading

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton

from ganstudio.app.pages import data
from ganstudio.app.pages.data import DataPage
from ganstudio.app.theme import theme


@pytest.fixture
def page(qtbot, session) -> DataPage:
    made = data.PAGE.factory(session)
    qtbot.addWidget(made)
    made.resize(960, 640)
    made.show()
    qtbot.waitExposed(made)
    yield made
    qtbot.waitUntil(lambda: not any(thread.name.startswith("background: ") for thread in threading.enumerate()))


def open_and_wait(qtbot, session, *names: object) -> None:
    with qtbot.waitSignal(session.source_changed, timeout=10_000):
        session.open_source([str(name) for name in names])
    qtbot.waitUntil(lambda: not session.is_busy, timeout=10_000)


def test_the_first_start_leads_to_sevens(page, session, qtbot, monkeypatch):
    assert page.stack.currentWidget() is page.empty
    assert page.empty.button.text() == "Learn to draw sevens"
    learnt: list[bool] = []
    monkeypatch.setattr(type(session), "learn_sevens", lambda self: learnt.append(True))
    rebuilt = DataPage(session)
    qtbot.addWidget(rebuilt)
    qtbot.mouseClick(rebuilt.empty.button, Qt.MouseButton.LeftButton)
    assert learnt == [True]


def test_a_built_in_set(page, session, qtbot):
    with qtbot.waitSignal(session.source_changed, timeout=10_000):
        qtbot.mouseClick(page.bar.sets["fashion"], Qt.MouseButton.LeftButton)
        assert not page.bar.sets["fashion"].isChecked()
    assert page.bar.sets["fashion"].isChecked()
    assert not page.bar.sets["sevens"].isChecked()
    assert page.title.text() == "Fashion"
    assert page.facts.text() == "10,000 pictures · 28 × 28 px · grey · 10 classes"
    assert page.licence.text() == "Fashion-MNIST, Zalando SE · MIT"
    assert page.panel.classes.texts()[-1] == ("Ankle boot", "1,000")
    assert not page.panel.problems.isVisible()
    assert page.panel.number.text() == "Picture 1 of 10,000"
    assert page.panel.title.text() == "Class: Ankle boot"
    assert not session.is_busy


def test_a_folder_with_broken_files(page, session, pictures, qtbot):
    content = (pictures / "001.png").read_bytes()
    (pictures / "cut.png").write_bytes(content[: len(content) // 2])
    (pictures / "empty.jpg").touch()
    open_and_wait(qtbot, session, pictures)
    assert page.title.text() == "pictures"
    assert page.licence.text() == str(pictures)
    assert page.facts.text() == "40 of 42 pictures can be used · 16 × 16 px · colour"
    assert page.panel.problems_heading.text() == "Left out: 2"
    assert page.panel.problems.texts() == [("cut.png", "truncated"), ("empty.jpg", "empty file")]
    assert not page.panel.classes.isVisible()


def test_sizes_in_words(page, session, tmp_path, qtbot):
    for number, size in enumerate([(20, 1000), (1200, 30)]):
        Image.fromarray(np.zeros((*size, 3), np.uint8)).save(tmp_path / f"{number}.png")
    open_and_wait(qtbot, session, tmp_path)
    assert "30 to 1,000 px wide, 20 to 1,200 px high" in page.facts.text()


def test_long_names_never_widen_the_window(page, session, tmp_path, qtbot):
    before = page.minimumSizeHint().width()
    folder = tmp_path / ("long" * 50) / ("name" * 50)
    for name in ("a" * 200, "b" * 200):
        (folder / name).mkdir(parents=True)
        Image.new("RGB", (16, 16)).save(folder / name / ("c" * 200 + ".png"))
    open_and_wait(qtbot, session, folder)
    assert page.minimumSizeHint().width() <= max(before, 700)
    assert page.panel.title.toolTip().endswith("Class: " + "a" * 200)
    page.resize(700, 600)
    assert page.panel.geometry().right() < 700


def test_choosing_a_picture_shows_it(page, session, pictures, qtbot):
    open_and_wait(qtbot, session, pictures)
    qtbot.mouseClick(page.thumbnails.viewport(), Qt.MouseButton.LeftButton, pos=page.thumbnails.cell(2).center())
    assert page.panel.number.text() == "Picture 3 of 40"
    assert page.panel.title.text() == "002.png"
    qtbot.waitUntil(lambda: page.panel.preview.seen_facts.text() == "16 × 16 px, colour")
    page.panel.size.setCurrentIndex(page.panel.size.findText("64 px"))
    qtbot.waitUntil(lambda: page.panel.preview.seen_facts.text() == "64 × 64 px, colour")


def test_the_way_on(page, session, pictures, qtbot):
    open_and_wait(qtbot, session, pictures)
    with qtbot.waitSignal(session.page_requested) as asked:
        qtbot.mouseClick(page.panel.train, Qt.MouseButton.LeftButton)
    assert asked.args == ["train"]


def test_one_picture_is_not_enough(page, session, pictures, qtbot):
    open_and_wait(qtbot, session, pictures / "003.png")
    assert not page.panel.train.isEnabled()
    assert page.facts.text() == "1 picture · 16 × 16 px · colour"
    assert page.panel.note.isVisible()
    open_and_wait(qtbot, session, pictures)
    assert page.panel.train.isEnabled()
    assert not page.panel.note.isVisible()


def test_choosing_files_and_folders(page, session, pictures, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(pictures))
    with qtbot.waitSignal(session.source_changed, timeout=10_000):
        qtbot.mouseClick(page.bar.folder, Qt.MouseButton.LeftButton)
    assert session.source.names == (str(pictures),)
    two = [str(pictures / "001.png"), str(pictures / "002.png")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (two, ""))
    with qtbot.waitSignal(session.source_changed, timeout=10_000):
        qtbot.mouseClick(page.bar.files, Qt.MouseButton.LeftButton)
    assert len(session.source) == 2
    assert page.licence.text() == f"{two[0]} and 1 more"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    qtbot.mouseClick(page.bar.files, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not session.is_busy)
    assert len(session.source) == 2


def test_a_page_built_later_shows_the_same(page, session, pictures, qtbot):
    open_and_wait(qtbot, session, pictures)
    rebuilt = DataPage(session)
    qtbot.addWidget(rebuilt)
    qtbot.waitUntil(lambda: not session.is_busy)
    assert rebuilt.facts.text() == page.facts.text()


def test_a_training_has_the_cores_to_itself(page, session, pictures, qtbot, monkeypatch):
    state = ["running"]
    monkeypatch.setattr(type(session), "training", property(lambda self: state[0]))
    open_and_wait(qtbot, session, pictures)
    assert page.facts.text() == "40 pictures · colour"
    state[0] = "idle"
    session.training_changed.emit("idle")
    qtbot.waitUntil(lambda: page.facts.text() == "40 pictures · 16 × 16 px · colour")


def test_another_source_ends_the_check_of_the_first(page, session, pictures, qtbot):
    with qtbot.waitSignal(session.source_changed, timeout=10_000):
        session.open_source([str(pictures)])
    first = page._check_job
    assert first is not None
    open_and_wait(qtbot, session, "sevens")
    assert first.was_cancelled or first.is_done
    assert page.facts.text() == "6,265 pictures · 28 × 28 px · grey"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_control_has_a_name_and_a_tip(mode, page, session, pictures, qtbot):
    theme().set_mode(mode)
    open_and_wait(qtbot, session, pictures)
    controls = [*page.findChildren(QPushButton), *page.findChildren(QComboBox)]
    assert len(controls) >= 7
    for control in controls:
        assert control.toolTip(), control
        assert control.accessibleName() or control.text(), control
