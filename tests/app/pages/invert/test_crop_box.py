"""The crop: always within the picture, of whole pixels, in the proportions of the model's frame."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from ganstudio.app.pages.invert.crop_box import LEAST, CropBox
from ganstudio.app.pages.invert.cropping import is_proportional, largest, resized, shifted
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.rendering.zoom import Box
from ganstudio.engine.config.frame import FrameSize
from tests.app.painted import BARE, colours

LEFT = Qt.MouseButton.LeftButton
SQUARE, WIDE = FrameSize.square(64), FrameSize(96, 64)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def crop_box(qtbot) -> CropBox:
    made = CropBox("Crop")
    qtbot.addWidget(made)
    made.resize(440, 340)
    made.show_picture(to_qimage(np.zeros((150, 200, 3), np.uint8)))
    made.show()
    made.setFocus()
    return made


def drag(widget: CropBox, start: tuple[int, int], end: tuple[int, int]) -> None:
    places = [widget.to_widget(QPointF(*place)).toPoint() for place in (start, end)]
    QTest.mousePress(widget, LEFT, pos=places[0])
    QTest.mouseMove(widget, places[1])
    QTest.mouseRelease(widget, LEFT, pos=places[1])


def test_it_is_moved_and_resized_by_mouse(crop_box, qtbot):
    assert crop_box.crop == Box(25, 0, 175, 150)
    with qtbot.waitSignals([crop_box.changed, crop_box.settled]):
        drag(crop_box, (100, 60), (130, 80))
    assert crop_box.crop == Box(50, 0, 200, 150)  # as far as the picture goes
    drag(crop_box, (200, 150), (150, 90))
    assert crop_box.crop == Box(50, 0, 150, 100)
    drag(crop_box, (100, 50), (80, 70))
    assert crop_box.crop == Box(30, 20, 130, 120)
    drag(crop_box, (30, 70), (70, 70))  # a side of a square: its middle stays
    assert crop_box.crop == Box(70, 40, 130, 100)
    drag(crop_box, (10, 10), (60, 40))  # elsewhere: another one
    assert crop_box.crop == Box(10, 10, 60, 60)


def test_any_shape(crop_box):
    crop_box.set_frame(None)
    crop_box.set_crop(Box(20, 20, 120, 100))
    drag(crop_box, (120, 60), (180, 10))
    assert crop_box.crop == Box(20, 20, 180, 100)
    drag(crop_box, (20, 20), (300, 300))
    assert crop_box.crop == Box(180 - LEAST, 100 - LEAST, 180, 100)
    crop_box.set_crop(Box(20, 20, 120, 100))
    crop_box.set_frame(SQUARE)
    assert crop_box.crop == Box(20, 20, 100, 100)


def test_a_wide_frame_keeps_its_proportions(crop_box):
    crop_box.set_crop(Box(20, 20, 110, 100))
    crop_box.set_frame(WIDE)
    assert crop_box.crop == Box(20, 20, 110, 80)
    drag(crop_box, (110, 80), (140, 80))
    assert crop_box.crop == Box(20, 20, 140, 100)
    drag(crop_box, (140, 60), (80, 60))  # a side alone: the middle of the others stays
    assert crop_box.crop == Box(20, 40, 80, 80)
    drag(crop_box, (100, 100), (130, 110))  # elsewhere: another one
    assert crop_box.crop == Box(100, 100, 130, 120)
    QTest.keyClick(crop_box, Qt.Key.Key_Home)
    assert crop_box.crop == Box(0, 8, 200, 141)


def test_keys(crop_box):
    crop_box.set_crop(Box(50, 50, 100, 100))
    QTest.keyClick(crop_box, Qt.Key.Key_Left)
    QTest.keyClick(crop_box, Qt.Key.Key_Down, SHIFT)
    assert crop_box.crop == Box(49, 60, 99, 110)
    QTest.keyClick(crop_box, Qt.Key.Key_Right, CONTROL | SHIFT)
    assert crop_box.crop == Box(49, 60, 109, 120)
    QTest.keyClick(crop_box, Qt.Key.Key_Up, CONTROL)
    assert crop_box.crop == Box(49, 60, 108, 119)
    assert crop_box.accessibleDescription() == "49, 60: 59 × 59"
    QTest.keyClick(crop_box, Qt.Key.Key_Home)
    assert crop_box.crop == Box(25, 0, 175, 150)
    crop_box.set_frame(None)
    QTest.keyClick(crop_box, Qt.Key.Key_Left, CONTROL)
    assert crop_box.crop == Box(25, 0, 174, 150)


def test_another_picture(crop_box):
    crop_box.set_crop(Box(50, 50, 100, 100))
    crop_box.show_picture(to_qimage(np.ones((150, 200, 3), np.uint8)))
    assert crop_box.crop == Box(50, 50, 100, 100)
    crop_box.show_picture(to_qimage(np.ones((5, 3, 3), np.uint8)))  # smaller than the least crop
    assert crop_box.crop == Box(0, 1, 3, 4)
    drag(crop_box, (0, 4), (0, 0))
    assert crop_box.crop.within(3, 5) == crop_box.crop
    crop_box.show_picture(QImage())
    assert colours(crop_box) <= BARE


def test_the_handles_are_in_view(crop_box):
    crop_box.resize(400, 300)  # twice the picture: it would fill it
    crop_box.set_frame(None)
    QTest.keyClick(crop_box, Qt.Key.Key_Home)
    place = crop_box.place_of_crop().toRect()
    assert crop_box.rect().contains(place.adjusted(-4, -4, 4, 4))
    QTest.mouseMove(crop_box, QPoint(place.left() + 1, place.top() + 1))
    assert crop_box.cursor().shape() == Qt.CursorShape.SizeFDiagCursor


sides = st.sampled_from([(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y])
places = st.integers(-50, 400)


frames = st.sampled_from([None, SQUARE, WIDE, FrameSize(64, 112)])


@settings(max_examples=50)
@given(frames, st.lists(st.tuples(sides, places, places), max_size=8), st.integers(8, 300), st.integers(8, 300))
def test_every_crop_lies_in_the_picture(frame, drags, width, height):
    crop = largest(width, height, frame)
    least = 8 if frame is None else min(8, crop.width, crop.height)
    for which, x, y in drags:
        before = crop
        crop = resized(crop, which, x, y, (width, height), 8, frame)
        assert crop.within(width, height) == crop
        assert min(crop.width, crop.height) >= least
        assert frame is None or is_proportional(crop, frame)
        assert frame != SQUARE or crop.width == crop.height
        for side, fixed in ((which[0], 0), (which[1], 1)):
            if side > 0:
                assert crop[fixed] == before[fixed]
            elif side < 0:
                assert crop[fixed + 2] == before[fixed + 2]
        moved = shifted(crop, x, -y, width, height)
        assert moved.within(width, height) == moved
        assert (moved.width, moved.height) == (crop.width, crop.height)
