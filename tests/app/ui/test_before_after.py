"""Before and after: what is left and right of the line, and all of the source while a button is held."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.ui.before_after import BeforeAfter
from tests.app.painted import DRAWN, colours

LEFT = Qt.MouseButton.LeftButton
RED, GREEN = (200, 0, 0), (0, 200, 0)


@pytest.fixture
def pair(qtbot) -> BeforeAfter:
    made = BeforeAfter("Compare")
    qtbot.addWidget(made)
    made.resize(400, 300)
    pictures = [np.full((30, 40, 3), colour, np.uint8) for colour in (RED, GREEN)]
    made.show_pictures(*map(to_qimage, pictures))
    made.show()
    made.setFocus()
    return made


def red_share(pair: BeforeAfter) -> float:
    """How much of a row in the lower half is the source."""
    image = pair.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    row = [image.pixelColor(x, 280) for x in range(4, 396)]
    reds, greens = (sum(colour == QColor(*which) for colour in row) for which in (RED, GREEN))
    assert reds + greens > 380
    return reds / (reds + greens)


def test_the_line_is_dragged(pair, qtbot):
    assert red_share(pair) == pytest.approx(0.5, abs=0.02)
    with qtbot.waitSignal(pair.split_moved):
        QTest.mousePress(pair, LEFT, pos=QPoint(203, 100))
        QTest.mouseMove(pair, QPoint(100, 40))
    assert red_share(pair) == pytest.approx(0.25, abs=0.02)
    QTest.mouseMove(pair, QPoint(-50, 40))
    QTest.mouseRelease(pair, LEFT, pos=QPoint(-50, 40))
    assert pair.split == 0
    assert red_share(pair) == 0
    QTest.mouseMove(pair, QPoint(300, 40))
    assert pair.split == 0  # it was let go


def test_pressing_elsewhere_shows_the_source(pair):
    QTest.mousePress(pair, LEFT, pos=QPoint(320, 100))
    assert red_share(pair) == 1
    QTest.mouseRelease(pair, LEFT, pos=QPoint(320, 100))
    assert red_share(pair) == pytest.approx(0.5, abs=0.02)


def test_keys(pair):
    QTest.keyClick(pair, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert pair.split == pytest.approx(0.6)
    assert pair.accessibleDescription() == "60%"
    QTest.keyClick(pair, Qt.Key.Key_Home)
    assert pair.split == 0
    QTest.keyPress(pair, Qt.Key.Key_Return)
    assert red_share(pair) == 1
    QTest.keyRelease(pair, Qt.Key.Key_Return)
    assert red_share(pair) == 0
    QTest.keyPress(pair, Qt.Key.Key_Return)
    pair.clearFocus()
    assert not pair.is_held


def test_the_line_stays_in_view(pair):
    pair.zoom(3, QPointF(10, 10))
    assert 0 < pair.line() < 400
    assert red_share(pair) == pytest.approx(0.5, abs=0.02)
    pair.pan(-120, 0)
    assert red_share(pair) == pytest.approx(0.5, abs=0.02)


def test_other_sizes_and_nothing(pair):
    with pytest.raises(ValueError, match="source"):
        pair.show_pictures(QImage(4, 4, QImage.Format.Format_RGB888), QImage(5, 4, QImage.Format.Format_RGB888))
    pair.show_pictures(QImage(), QImage())
    pair.show_hint("Nothing yet")
    QTest.mouseClick(pair, LEFT, pos=QPoint(200, 100))
    QTest.keyClick(pair, Qt.Key.Key_Right)
    assert colours(pair) > DRAWN  # the hint
