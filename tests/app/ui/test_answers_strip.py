"""Answers side by side: one is chosen, the last tile asks for more."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.tasks.search import Outcome
from ganstudio.app.ui.answers_strip import Answer, AnswersStrip
from ganstudio.app.ui.drop_overlay import DropOverlay
from ganstudio.app.ui.latent_mime import make_drag
from ganstudio.engine.export.images import save_png
from tests.app.painted import DRAWN, colours

LEFT = Qt.MouseButton.LeftButton


def answers(count: int, side: int = 16) -> list[Answer]:
    rng = np.random.default_rng(0)
    return [Answer(to_qimage(rng.integers(0, 256, (side, side, 3), np.uint8)), f"Answer {number}") for number in range(count)]


@pytest.fixture
def strip(qtbot) -> AnswersStrip:
    made = AnswersStrip("Answers")
    qtbot.addWidget(made)
    made.resize(600, made.sizeHint().height())
    made.show_answers(answers(3), 1)
    made.set_more(True)
    made.show()
    made.setFocus()
    return made


def test_one_is_chosen(strip, qtbot):
    assert strip.answer.caption == strip.accessibleDescription() == "Answer 1"
    with qtbot.waitSignal(strip.chosen) as chosen:
        QTest.mouseClick(strip.viewport(), LEFT, pos=strip.tile(2).center())
    assert chosen.args == [2]
    assert strip.answer.caption == "Answer 2"


def test_the_last_tile_asks_for_more(strip, qtbot):
    with qtbot.assertNotEmitted(strip.chosen), qtbot.waitSignal(strip.more_asked):
        QTest.mouseClick(strip.viewport(), LEFT, pos=strip.tile(3).center())
    assert strip.current == 1
    with qtbot.assertNotEmitted(strip.chosen):
        QTest.keyClick(strip, Qt.Key.Key_End)
    assert strip.answer is None
    assert strip.accessibleDescription() == "Find more answers"
    with qtbot.waitSignal(strip.more_asked):
        QTest.keyClick(strip, Qt.Key.Key_Return)
    with qtbot.waitSignal(strip.chosen):
        QTest.keyClick(strip, Qt.Key.Key_Left)
    with qtbot.assertNotEmitted(strip.opened):
        QTest.mouseDClick(strip.viewport(), LEFT, pos=strip.tile(3).center())
    asking = colours(strip)
    strip.set_more(False)
    assert strip.count() == 3
    assert DRAWN < colours(strip) < asking  # the answers without what asks for more


def test_more_of_them(strip):
    large = answers(30, 400)
    strip.show_answers(large, 29)
    strip.show_tile(29)
    assert strip.image(29).width() == strip.tile_size.width()  # not shrunk anew with every painting
    assert strip.visible().stop >= 30
    kept = strip.image(3)
    strip.show_answers(large[:5], 9)
    assert strip.image(3) is kept
    assert strip.current == 4
    shown = colours(strip)
    strip.show_answers([])
    assert strip.current == -1
    assert strip.answer is None
    assert colours(strip) < shown


def test_an_answer_dragged_out_is_the_whole_picture_as_a_file(strip, tmp_path):
    whole, made = np.random.default_rng(1).integers(0, 256, (60, 90, 3), np.uint8), []

    def save(path: Path) -> None:
        made.append(True)
        save_png(path, whole)

    outcome = Outcome(None, lambda: whole, tmp_path / "a {odd} name.jpg", "filled-1", save)
    strip.show_answers([replace(answers(1)[0], outcome=outcome), *answers(1)])
    assert strip.writer(1) is None
    mime = make_drag(strip, strip.latent(0), strip.image(0), write=strip.writer(0)).mimeData()
    assert mime.hasUrls() and not mime.hasImage()  # the small picture would be taken for all there is
    assert not made  # nothing is written before a program asks for it
    (path,) = [url.toLocalFile() for url in mime.urls()]
    assert path.endswith("a {odd} name-filled-1.png")
    assert np.array_equal(np.asarray(Image.open(path)), whole)
    assert [url.toLocalFile() for url in mime.urls()] == [path] and len(made) == 1


def test_what_is_dragged_inside_the_studio_is_not_learned_from(qtbot, strip, tmp_path):
    window = QMainWindow()
    qtbot.addWidget(window)
    overlay = DropOverlay(window)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])

    class Inside(QDragEnterEvent):
        def source(self) -> object:
            return strip

    for kind, shown in ((Inside, False), (QDragEnterEvent, True)):
        event = kind(QPoint(5, 5), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
        overlay.dragEnterEvent(event)
        assert overlay.isVisibleTo(window) == shown
