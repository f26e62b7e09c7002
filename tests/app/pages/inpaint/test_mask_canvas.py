"""The canvas: what mouse and keys do to the pixels of the mask."""

from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPaintEvent, QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget

from ganstudio.app.pages.inpaint.mask import HOLE
from ganstudio.app.pages.inpaint.mask_bar import MaskBar
from ganstudio.app.pages.inpaint.mask_canvas import LARGEST, MaskCanvas
from ganstudio.app.pages.inpaint.mask_view import MOST_FEATHER
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.rendering.zoom import Box
from ganstudio.app.ui.theme import theme
from ganstudio.engine.errors import DatasetError
from tests.app.painted import BARE, colours

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton


@pytest.fixture
def canvas(qtbot) -> MaskCanvas:
    made = MaskCanvas()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show_picture(to_qimage(np.full((240, 320, 3), 90, np.uint8)))
    made.show()
    made.setFocus()
    return made


def at(canvas: MaskCanvas, x: float, y: float) -> QPoint:
    """The middle of a pixel of the picture, in the widget."""
    return canvas.to_widget(QPointF(x + 0.5, y + 0.5)).toPoint()


def drag(canvas: MaskCanvas, *places: tuple[float, float], button=LEFT, ends: bool = True) -> None:
    QTest.mousePress(canvas, button, pos=at(canvas, *places[0]))
    for place in places[1:]:
        QTest.mouseMove(canvas, at(canvas, *place))
    if ends:
        QTest.mouseRelease(canvas, button, pos=at(canvas, *places[-1]))


def test_brush_and_eraser(canvas, qtbot):
    canvas.set_brush(9)
    with qtbot.waitSignal(canvas.edited):
        drag(canvas, (50, 60), (90, 60))
    assert canvas.hole.bounds == Box(46, 56, 95, 65)
    assert canvas.hole.pixels[60, 50:91].all()
    drag(canvas, (70, 40), (70, 80), button=RIGHT)
    assert not canvas.hole.pixels[60, 66:75].any()
    assert canvas.hole.pixels[60, 50]
    canvas.set_tool("eraser")
    drag(canvas, (50, 60))
    assert not canvas.hole.pixels[60, 50]
    QTest.mouseMove(canvas, at(canvas, 200, 200))
    assert not canvas.hole.pixels[150:].any()


def test_rectangle_and_lasso(canvas):
    canvas.set_tool("rectangle")
    drag(canvas, (100, 90), (40, 30))
    assert canvas.hole.bounds == Box(40, 30, 101, 91)
    assert (canvas.hole.pixels == HOLE).sum() == 61 * 61
    drag(canvas, (200, 200))
    assert (canvas.hole.pixels == HOLE).sum() == 61 * 61  # a click draws nothing
    canvas.set_tool("lasso")
    drag(canvas, (200, 100), (260, 100), (260, 160), (200, 160))
    assert canvas.hole.pixels[130, 230]
    assert (canvas.hole.pixels == HOLE).sum() == 2 * 61 * 61
    drag(canvas, (210, 110), (250, 110), (250, 150), (210, 150), button=RIGHT)
    assert not canvas.hole.pixels[130, 230]


def test_undo_redo_and_escape(canvas):
    canvas.set_brush(20)
    drag(canvas, (50, 60), (90, 60))
    first = canvas.hole.pixels.copy()
    drag(canvas, (150, 160), (190, 160))
    second = canvas.hole.pixels.copy()
    drag(canvas, (20, 20), (300, 200), ends=False)
    canvas.undo()  # not in the middle of a stroke
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    np.testing.assert_array_equal(canvas.hole.pixels, second)
    QTest.mouseRelease(canvas, LEFT, pos=at(canvas, 300, 200))
    canvas.undo()
    np.testing.assert_array_equal(canvas.hole.pixels, first)
    canvas.undo()
    assert not canvas.hole.pixels.any()
    canvas.redo()
    canvas.redo()
    np.testing.assert_array_equal(canvas.hole.pixels, second)


def test_everything_by_keyboard(canvas):
    canvas.set_tool("rectangle")
    QTest.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    start = canvas.cursor_at
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(canvas, key, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(canvas, key)
    QTest.mouseMove(canvas, QPoint(3, 3))  # a nudge at the mouse does not matter
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    x, y, step = int(start.x()), int(start.y()), 1 + 8 // 2
    assert canvas.hole.bounds == Box(x, y, x + step + 1, y + step + 1)
    assert canvas.accessibleDescription() == f"{x + step}, {y + step}"
    canvas.set_tool("brush")
    QTest.keyClick(canvas, Qt.Key.Key_Backspace)
    for _ in range(100):
        QTest.keyClick(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert canvas.cursor_at.y() == 0.5
    assert not canvas.hole.pixels.any()
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    canvas.clearFocus()
    assert canvas.stroke is None  # lifted: no key would reach it


def test_what_is_painted_is_what_a_full_painting_shows(canvas):
    """Only what changed is painted anew, and nothing of it is missing."""
    canvas.set_brush(30)
    canvas.set_feather(10)
    QApplication.processEvents()
    rng = np.random.default_rng(0)
    for zoom in (0, 2, -3):
        canvas.zoom(zoom)
        for _ in range(4):
            places = [canvas.to_picture(QPointF(*rng.uniform(20, 400, 2))) for _ in range(4)]
            drag(canvas, *[place.toTuple() for place in places])
            QApplication.processEvents()
        canvas.undo()
        for move in ((37, -21), (-80, -5), (0, 44), (3, 0)):
            canvas.pan(*move)
            QApplication.processEvents()
        drag(canvas, (30, 30), (90, 70))
        canvas.pan(11, 11)  # not painted yet
        QTest.mouseMove(canvas, QPoint(5, 5))
        painted = canvas.grab().toImage()
        canvas.touch()
        canvas.update()
        again = canvas.grab().toImage()
        difference = np.abs(pixels(painted).astype(int) - pixels(again))
        assert difference.max() <= 2


def hover(canvas: MaskCanvas, place: QPoint) -> None:
    """Move the mouse by an event alone: the real one may be over a window of another test."""
    at, none = QPointF(place), Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, at, canvas.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas, move)


def test_the_ring_is_painted_where_it_is_and_where_it_was(canvas, monkeypatch):
    canvas.set_brush(20)
    painted = QRegion()
    paint = canvas.paintEvent

    def watch(event: QPaintEvent) -> None:
        nonlocal painted
        painted += event.region()
        paint(event)

    monkeypatch.setattr(canvas, "paintEvent", watch)
    hover(canvas, QPoint(100, 100))
    QApplication.processEvents()
    canvas.zoom(1, QPointF(160, 100))
    QApplication.processEvents()
    ring = canvas.decorated
    assert ring.contains(canvas.to_widget(canvas.cursor_at).toPoint())  # not where it was before the zoom
    painted = QRegion()
    hover(canvas, QPoint(500, 200))
    QApplication.processEvents()
    assert (QRegion(ring) - painted).isEmpty()
    assert (QRegion(canvas.decorated) - painted).isEmpty()
    assert canvas.decorated.contains(QPoint(500, 200))
    assert painted.boundingRect() != canvas.rect()


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].copy()


@pytest.mark.parametrize("grey", [0, 128, 255])
def test_the_border_is_seen_on_every_picture(canvas, grey):
    canvas.show_picture(to_qimage(np.full((240, 320, 3), grey, np.uint8)))
    canvas.set_tool("rectangle")
    drag(canvas, (100, 100), (200, 200))
    canvas.leaveEvent(None)
    row = [QColor(canvas.grab().toImage().pixel(x, 2 * 150)).lightness() for x in range(2 * 95, 2 * 105)]
    assert min(row) < 20
    assert max(row) > 235


def turn(canvas: MaskCanvas, place: QPointF, angle: int) -> None:
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(canvas, QWheelEvent(place, canvas.mapToGlobal(place), QPoint(), QPoint(0, angle), *none, False))


def test_wheels_that_turn_finely_add_up(canvas):
    for angle, scale in ((50, 2.0), (50, 2.0), (50, 3.0), (100, 4.0), (-20, 4.0), (-150, 3.0)):
        turn(canvas, QPointF(100, 100), angle)
        assert canvas.placement.scale == scale


def test_zooming_keeps_what_is_under_the_cursor(canvas):
    place = QPointF(137, 211)
    before = canvas.to_picture(place)
    turn(canvas, place, 240)
    assert canvas.placement.scale == 4.0
    after = canvas.to_picture(place)
    assert (after - before).manhattanLength() < 0.5
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.placement.scale == 3.0
    canvas.fit()
    assert canvas.placement.scale == 2.0


@pytest.mark.parametrize("button", ["space", "middle"])
def test_panning_paints_nothing(canvas, button):
    canvas.zoom(2)
    before = canvas.to_picture(QPointF(100, 100))
    if button == "space":
        QTest.keyPress(canvas, Qt.Key.Key_Space)
        assert canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor
    which = LEFT if button == "space" else MIDDLE
    QTest.mousePress(canvas, which, pos=QPoint(100, 100))
    QTest.mouseMove(canvas, QPoint(180, 130))
    QTest.mouseRelease(canvas, which, pos=QPoint(180, 130))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.to_picture(QPointF(180, 130)) == before
    assert canvas.cursor().shape() == Qt.CursorShape.CrossCursor
    assert not canvas.hole.pixels.any()


def test_other_masks(canvas):
    drag(canvas, (50, 60), (90, 60))
    drawn = canvas.hole.pixels.copy()
    canvas.invert()
    np.testing.assert_array_equal(canvas.hole.pixels, HOLE - drawn)
    canvas.clear()
    assert not canvas.hole.pixels.any()
    canvas.undo()
    canvas.undo()
    np.testing.assert_array_equal(canvas.hole.pixels, drawn)
    with pytest.raises(DatasetError, match="The mask is 320 × 100 px, the picture is 320 × 240 px"):
        canvas.set_mask(np.zeros((100, 320), np.uint8))
    canvas.show_picture(to_qimage(np.zeros((240, 320, 3), np.uint8)))
    np.testing.assert_array_equal(canvas.hole.pixels, drawn)  # the same size: the mask stays
    see_through = np.full((100, 90, 4), 255, np.uint8)
    see_through[20:40, 30:70, 3] = 100
    canvas.show_picture(to_qimage(see_through))
    assert not canvas.hole.pixels.any()
    canvas.take_alpha()
    assert canvas.hole.bounds == Box(30, 20, 70, 40)
    canvas.show_picture(QImage())
    assert not canvas.hole.pixels.size
    assert colours(canvas) <= BARE


def test_a_large_picture_is_shown_smoothly(canvas, qtbot):
    fine = np.zeros((3000, 4096, 3), np.uint8)
    fine[::4] = 255
    canvas.show_picture(to_qimage(fine))
    qtbot.waitUntil(lambda: len(canvas.picture.copies) > 1)
    shown = pixels(canvas.grab().toImage()).reshape(480, 640, 3)[200:280, 200:400, 0]
    assert shown.min() > 40
    assert shown.max() < 90  # a quarter of white, not stripes of what happened to be hit
    stripes = np.zeros((900, 1000, 3), np.uint8)
    stripes[:, ::2] = 255
    canvas.show_picture(to_qimage(stripes))
    assert ((pixels(canvas.grab().toImage()) % 255) > 0).mean() > 0.3


# -- the bar --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def bar(canvas, qtbot) -> Iterator[MaskBar]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    made = MaskBar(canvas)
    column.addWidget(made)
    column.addWidget(canvas)
    window.show()
    canvas.setFocus()
    yield made
    canvas.setParent(None)  # it has its own end


def test_the_bar_and_the_keys_set_the_tool(bar, canvas):
    QTest.keyClick(canvas, Qt.Key.Key_E)
    assert canvas.tool == "eraser"
    assert bar.commands.tools["eraser"].isChecked()
    for button in bar.findChildren(QToolButton):
        assert button.accessibleName()
        assert button.toolTip()
    bar.width_value.setValue(100)
    QTest.keyClick(canvas, Qt.Key.Key_BracketRight)
    assert canvas.brush == bar.width_value.value() == 125
    QTest.keyClick(canvas, Qt.Key.Key_BracketLeft)
    assert canvas.brush == 100
    for _ in range(40):
        QTest.keyClick(canvas, Qt.Key.Key_BracketLeft)
    assert canvas.brush == 1
    bar.width_slider.setValue(bar.width_slider.maximum())
    assert canvas.brush == LARGEST
    bar.feather.setValue(99)
    assert canvas.feather == MOST_FEATHER


def test_the_bar_undoes_and_is_told(bar, canvas):
    commands = bar.commands
    assert not commands.undo.isEnabled()
    drag(canvas, (50, 60), (90, 60))
    assert commands.undo.isEnabled()
    QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not canvas.hole.pixels.any()
    assert commands.redo.isEnabled()
    QTest.keyClick(canvas, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert canvas.hole.pixels.any()
    assert not commands.from_alpha.isEnabled()
    canvas.show_picture(QImage())
    assert not commands.invert.isEnabled()


def test_masks_are_imported_and_exported(bar, canvas, qtbot, tmp_path):
    drag(canvas, (50, 60), (90, 60))
    drawn, path = canvas.hole.pixels.copy(), tmp_path / "mask.png"
    bar.commands.save_file(path)
    qtbot.waitUntil(path.is_file)
    qtbot.waitUntil(lambda: not bar.commands.files.is_busy)
    canvas.clear()
    with qtbot.waitSignal(canvas.edited):
        bar.commands.load_file(path)
    np.testing.assert_array_equal(canvas.hole.pixels, drawn)
    Image.new("L", (64, 64)).save(tmp_path / "small.png")
    with qtbot.waitSignal(bar.commands.failed) as failed:
        bar.commands.load_file(tmp_path / "small.png")
    assert "64 × 64 px" in str(failed.args[0])
    with qtbot.waitSignal(bar.commands.failed) as failed:
        bar.commands.save_file(tmp_path / "none" / "mask.png")
    assert "Can't write" in str(failed.args[0])
    np.testing.assert_array_equal(canvas.hole.pixels, drawn)


def test_both_themes(bar, canvas):
    backgrounds = []
    for mode in ("light", "dark"):
        theme().set_mode(mode)
        backgrounds.append(canvas.grab().toImage().pixelColor(3, 3).lightness())
        assert bar.minimumSizeHint().width() < 640  # beside a panel in a window of 1,024 px
    assert backgrounds[0] > 200 > 80 > backgrounds[1]
