"""A canvas to paint the hole over a picture."""

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ganstudio.app.pages.inpaint.mask import HOLE, KNOWN
from ganstudio.app.pages.inpaint.mask_tools import TOOLS, Stroke
from ganstudio.app.pages.inpaint.mask_view import MaskView

SMALLEST, LARGEST = 1, 512  # brush widths, in pixels of the picture
GROWTH = 1.25  # ratio of brush widths per key
STEP, LEAP = 8, 64  # screen pixels per arrow key, without and with Shift
CROSS = 6  # pixels of the widget, half the size of the keyboard's cursor


class MaskCanvas(MaskView):
    """A canvas; ``settings_changed()`` comes when tool, brush width or feather change.

    The left button paints, the right button or the eraser erases. By keyboard: arrows move a cursor (Shift: far, Ctrl: by a
    pixel), Enter starts and ends painting, Backspace starts and ends erasing, Escape cancels.
    """

    settings_changed = Signal()
    pointer = Qt.CursorShape.CrossCursor

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The picture on which to paint the mask"), parent)
        self.tool = "brush"
        self.brush = 40
        self.stroke: Stroke | None = None
        self._is_by_key = False  # whether keys moved the cursor last
        self.cursor_at: QPointF | None = None  # in the picture; None while the mouse is outside
        self.decorated = QRect()  # the part of the widget under the brush's ring and an unfinished shape
        self.view_changed.connect(self._move_decoration)

    def show_picture(self, image: QImage) -> None:
        self.give_up()
        if (image.width(), image.height()) != self.picture_size():
            self.cursor_at = None
        super().show_picture(image)

    def set_mask(self, pixels: np.ndarray) -> None:
        self.give_up()
        super().set_mask(pixels)

    # -- settings ---------------------------------------------------------------------------------------------------------

    def set_tool(self, tool: str) -> None:
        """Draw with a tool of TOOLS from now on."""
        self.give_up()
        self.tool = tool
        self._settings_changed()

    def set_brush(self, width: int) -> None:
        """Set the width of brush and eraser, in pixels of the picture."""
        self.brush = max(SMALLEST, min(width, LARGEST))
        self._settings_changed()

    def grow(self, steps: int) -> None:
        """Widen the brush by steps (negative: narrow it)."""
        wanted = round(self.brush * GROWTH**steps)
        self.set_brush(wanted if wanted != self.brush else self.brush + (1 if steps > 0 else -1))

    def set_feather(self, feather: int) -> None:
        super().set_feather(feather)
        self._settings_changed()

    def _settings_changed(self) -> None:
        self._move_decoration()
        self.settings_changed.emit()

    # -- drawing ----------------------------------------------------------------------------------------------------------

    def _begin(self, at: QPointF, takes_away: bool, by_key: bool = False) -> None:
        value = KNOWN if takes_away or self.tool == "eraser" else HOLE
        self.stroke = TOOLS[self.tool](self.hole, at.toTuple(), self.brush, value)
        self._is_by_key = by_key
        self._go(at)

    def _go(self, at: QPointF) -> None:
        """Move the cursor to a point of the picture."""
        self.cursor_at = at
        if self.stroke is not None:
            self.show_change(self.stroke.move(at.toTuple()))
        self._move_decoration()

    def _finish(self) -> None:
        if self.stroke is not None:
            self.show_change(self.stroke.finish())
            self._end()

    def _end(self) -> None:
        self.stroke = None
        self._move_decoration()
        if self.hole.end():
            self.edited.emit()

    def give_up(self) -> None:
        """Cancel the current stroke."""
        if self.stroke is not None:
            self.stroke = None
            self.show_change(self.hole.cancel())
            self._move_decoration()

    # -- painting ---------------------------------------------------------------------------------------------------------

    def decorate(self, painter: QPainter) -> None:
        outline = self._outline()
        if not outline.isEmpty():
            self._draw_twice(painter, lambda: painter.drawPolygon(outline))
        if self.cursor_at is None:
            return
        middle = self.to_widget(self.cursor_at)
        if self.tool in ("brush", "eraser"):
            radius = self._radius()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_twice(painter, lambda: painter.drawEllipse(middle, radius, radius))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self._is_by_key:
            across, down = QPointF(CROSS, 0), QPointF(0, CROSS)
            self._draw_twice(painter, lambda: painter.drawLines([middle - across, middle + across, middle - down, middle + down]))

    @staticmethod
    def _draw_twice(painter: QPainter, draw: Callable[[], None]) -> None:
        """Draw in black, then in white dashes over it, to be visible on every picture."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, style in ((Qt.GlobalColor.black, Qt.PenStyle.SolidLine), (Qt.GlobalColor.white, Qt.PenStyle.DashLine)):
            painter.setPen(QPen(colour, 1, style))
            draw()

    def _radius(self) -> float:
        return self.brush / 2 * self.placement.scale / self.devicePixelRatioF()

    def _outline(self) -> QPolygonF:
        corners = self.stroke.outline if self.stroke is not None else []
        return QPolygonF([self.to_widget(QPointF(*corner)) for corner in corners])

    def _move_decoration(self) -> None:
        """Repaint where ring and outline were, and where they are now."""
        around = QRectF()
        if self.cursor_at is not None:
            reach = max(self._radius(), CROSS)
            middle = self.to_widget(self.cursor_at)
            around = QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)
        covered = around.united(self._outline().boundingRect()).toAlignedRect().adjusted(-2, -2, 2, 2)
        self.update(self.decorated)
        self.update(covered)
        self.decorated = covered

    # -- mouse and keys ---------------------------------------------------------------------------------------------------

    def pressed(self, event: QMouseEvent, at: QPointF) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self.give_up()
            self._begin(at, event.button() == Qt.MouseButton.RightButton)

    def moved(self, event: QMouseEvent, at: QPointF) -> None:
        if self.stroke is None or not self._is_by_key:
            self._is_by_key = False
            self._go(at)

    def released(self, event: QMouseEvent, at: QPointF) -> None:
        if not self._is_by_key:
            self._finish()

    def leaveEvent(self, event: QEvent) -> None:
        if self.stroke is None:
            self.cursor_at = None
            self._move_decoration()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._is_by_key:  # no release of a button would end the stroke
            self._finish()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        way = ways.get(Qt.Key(event.key()))
        if not self.has_picture:
            super().keyPressEvent(event)
        elif way is not None:
            self._step(way, event.modifiers())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace):
            self._put_down_or_lift(takes_away=event.key() == Qt.Key.Key_Backspace)
        elif event.key() == Qt.Key.Key_Escape and self.stroke is not None:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def _place_cursor(self) -> QPointF:
        """Return the cursor's position, initially the middle of the view."""
        return self.to_picture(QPointF(self.rect().center())) if self.cursor_at is None else self.cursor_at

    def _step(self, way: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        length = (LEAP if modifiers & Qt.KeyboardModifier.ShiftModifier else STEP) / self.placement.scale
        length = 1 if modifiers & Qt.KeyboardModifier.ControlModifier else max(1, math.floor(length))
        at, (width, height) = self._place_cursor(), self.picture_size()
        x = min(max(at.x() + length * way[0], 0.5), width - 0.5)
        y = min(max(at.y() + length * way[1], 0.5), height - 0.5)
        self._is_by_key = True
        self.show_point(QPointF(x, y))
        self._go(QPointF(x, y))
        self.setAccessibleDescription(f"{int(x):,}, {int(y):,}")

    def _put_down_or_lift(self, takes_away: bool) -> None:
        if self.stroke is None:
            self._begin(self._place_cursor(), takes_away, by_key=True)
        else:
            self._finish()
