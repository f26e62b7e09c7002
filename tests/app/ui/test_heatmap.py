"""Maps of numbers: colours that grow lighter, a scale that says what they mean, the number under the cursor."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from ganstudio.app.ui.heatmap import Heatmap, coloured
from tests.app.painted import colours


@pytest.fixture
def heatmap(qtbot) -> Heatmap:
    made = Heatmap("Error", "Error (grey levels)")
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def test_lighter_is_more():
    pixels = coloured(np.linspace(0, 1, 256)[None], 1.0)[0].astype(float)
    light = pixels[:, :3] @ (0.2126, 0.7152, 0.0722)
    assert (np.diff(light[::3]) > 0).all()  # told apart by those who see no colours
    assert light[-1] - light[0] > 150


def test_no_number_is_transparent_and_more_than_the_most_is_the_brightest():
    pixels = coloured(np.array([[np.nan, 0.0, 2.0, 5.0, np.inf]]), 2.0)[0]
    assert pixels[:, 3].tolist() == [0, 255, 255, 255, 255]
    assert (pixels[2] == pixels[3]).all()
    assert (pixels[2] == pixels[4]).all()


def test_the_number_under_the_cursor(heatmap):
    values = np.arange(12.0).reshape(3, 4)
    heatmap.show_map(values)
    place = heatmap.view.to_widget(QPointF(2.5, 1.5)).toPoint()
    QTest.mouseMove(heatmap.view, place)
    assert heatmap.value.text() == "2, 1: 6.0"
    heatmap.view.setFocus()
    QTest.keyClick(heatmap.view, Qt.Key.Key_Right)
    QTest.keyClick(heatmap.view, Qt.Key.Key_Right)
    assert heatmap.value.text() == "3, 1: 7.0" == heatmap.view.accessibleDescription()
    heatmap.show_map(values / 1100)  # the place stays, its number is told anew
    assert heatmap.value.text() == "3, 1: 0.0064"
    heatmap.view.leaveEvent(None)
    assert heatmap.value.text() == ""


def test_the_scale_says_what_the_colours_mean(heatmap):
    heatmap.show_map(np.array([[0.0, 8.0]]))
    assert heatmap.scale.texts() == ["0.00", "2.00", "4.00", "6.00", "8.00"]
    heatmap.show_map(np.array([[0.0, 8.0]]), most=20.0)
    assert heatmap.scale.texts()[-1] == "20.0"
    heatmap.show_map(np.array([[np.nan]]))
    assert heatmap.most == 1.0
    heatmap.show_map(np.zeros((2, 2)))
    assert heatmap.value_at(1, 1) == 0.0
    assert heatmap.value_at(2, 1) is None
    shown = colours(heatmap)
    heatmap.show_map(None)
    assert heatmap.scale.texts() == []
    assert colours(heatmap) < shown


def test_its_picture_is_the_map(heatmap):
    values = np.array([[0.0, 1.0], [0.5, np.nan]])
    heatmap.show_map(values)
    shown = heatmap.view.grab().toImage()
    for (row, column), colour in zip([(0, 0), (0, 1), (1, 0)], coloured(values, 1.0).reshape(-1, 4)[:3], strict=True):
        at = heatmap.view.to_widget(QPointF(column + 0.5, row + 0.5)).toPoint()
        assert shown.pixelColor(at).getRgb()[:3] == tuple(colour[:3].tolist())
