"""The export dialog: what it asks, what it says before, and how one gets to it."""

import sys

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QWidget

from ganstudio.app.pages.explore.export_dialog import ExportDialog
from ganstudio.app.rendering.film import FilmOrder

PICTURE, SHEET, FILM, MODEL = "The picture shown", "Pictures", "Film", "Model"


def asked_of(dialog):
    """What it asks for, and never written."""
    asked = []
    dialog.asked.disconnect()
    dialog.asked.connect(asked.append)
    return asked


def test_a_sheet_that_is_too_large_is_refused_before(dialog, qtbot):
    _, made = dialog(what=SHEET)
    made.form.count.setValue(10_000)
    made.form.scale.setValue(8)
    qtbot.waitUntil(lambda: "too large" in made.bytes.text())
    assert not made.write.isEnabled()
    made.form.count.setValue(100)
    qtbot.waitUntil(lambda: "kB" in made.bytes.text())
    assert made.write.isEnabled()


def test_a_film_as_it_was_asked_for(dialog, tmp_path):
    _, made = dialog(what=FILM)
    asked = asked_of(made)
    form = made.form
    form.kind.setCurrentIndex(1)
    form.seconds.setValue(1.2)
    form.rate.setValue(10)
    form.scale.setValue(3)
    form.repeat.setChecked(False)
    assert made.facts.text() == "12 frames of 48 × 48 pixels"
    made.save_to(tmp_path / "walk")
    order = asked[0]
    assert isinstance(order, FilmOrder)
    assert (order.out, order.count, order.rate, order.scale, order.repeat) == (tmp_path / "walk.gif", 12, 10.0, 3, False)
    list(order.task())
    with Image.open(order.out) as film:
        assert (film.n_frames, film.size, film.info["duration"]) == (12, (48, 48), 100)
        assert "loop" not in film.info


def test_what_was_chosen_is_chosen_again(dialog, tmp_path):
    page, made = dialog(what=FILM)
    asked_of(made)
    length = made.form.seconds.value()
    made.form.kind.setCurrentIndex(2)
    made.form.rate.setValue(12)
    made.form.seconds.setValue(3.0)
    made.form.repeat.setChecked(False)
    made.save_to(tmp_path / "a")
    page.acts.ask_and_export(film=True)
    form = page.findChildren(ExportDialog)[-1].form
    assert (form.kind.currentIndex(), form.rate.value(), form.repeat.isChecked()) == (2, 12, False)
    assert form.seconds.value() == length  # that is the walk's


def test_what_is_missing_is_said_before(dialog, qtbot, monkeypatch):
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    _, made = dialog(what=FILM)
    for kind, extra in ((FILM, "ganstudio[video]"), (MODEL, "ganstudio[onnx]")):
        made.what.setCurrentText(kind)
        qtbot.waitUntil(lambda: "pip install" in made.bytes.text())
        assert extra in made.bytes.text()
        assert not made.write.isEnabled()
        made.form.kind.setCurrentIndex(2)
        qtbot.waitUntil(lambda: "About" in made.bytes.text())
        assert made.write.isEnabled()


def test_by_key_by_button_and_from_the_tool(opened, settle, monkeypatch, qtbot, tmp_path):
    page = opened()
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    made = page.findChild(ExportDialog)
    assert [form.title for form in made.forms] == ["The picture shown", "Pictures", "Model"]
    made.reject()
    assert not page.panel.film.isVisible()
    page.panel.choose("interpolate")
    settle(page)
    said = []
    page.session.message.connect(said.append)
    QTest.mouseClick(page.panel.film, Qt.MouseButton.LeftButton)
    assert said == ["Nothing to film yet"]
    page.panel.choose("walk")
    settle(page)
    QTest.mouseClick(page.panel.film, Qt.MouseButton.LeftButton)
    made = page.findChildren(ExportDialog)[-1]
    assert made.what.currentText() == FILM
    monkeypatch.setattr(
        "ganstudio.app.pages.explore.export_dialog.QFileDialog.open", lambda box: box.fileSelected.emit(str(tmp_path / "a.webp"))
    )
    made.form.kind.setCurrentIndex(2)
    made.form.seconds.setValue(0.4)
    with qtbot.waitSignal(page.session.written):
        QTest.mouseClick(made.write, Qt.MouseButton.LeftButton)
    with Image.open(tmp_path / "a.webp") as film:
        assert film.n_frames == 10


def test_every_control_of_the_dialog_has_a_name_and_a_tip(dialog, qtbot):
    page, made = dialog()
    for kind in (PICTURE, SHEET, FILM, MODEL):
        made.what.setCurrentText(kind)
        found = [child for child in made.findChildren(QWidget) if isinstance(child, QAbstractButton | QAbstractSpinBox | QComboBox)]
        shown = [child for child in found if child.isVisible() and not child.objectName().startswith("qt_")]
        assert len(shown) > 3
        assert all(child.accessibleName() and child.toolTip() for child in shown)
    made.reject()
    qtbot.waitUntil(lambda: not page.findChildren(ExportDialog))
