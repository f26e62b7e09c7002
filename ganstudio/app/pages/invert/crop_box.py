"""Shows a picture with a frame around the part to use."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from ganstudio.app.pages.invert.cropping import Sides, is_proportional, largest, proportional, resized, shifted, smallest
from ganstudio.app.rendering.zoom import NOTHING, Box
from ganstudio.app.ui.theme import theme
from ganstudio.app.ui.zoom_view import ZoomView
from ganstudio.engine.config.frame import FrameSize

LEAST = 8  # smallest crop, in pixels of the picture
GRIP = 8  # pixels of the widget beside a border where the mouse takes it
HANDLE = 4
VEIL_ALPHA = 150
LEAP = 10  # factor of a step with Shift
CURSORS = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (0, 0): Qt.CursorShape.SizeAllCursor,
}


class CropBox(ZoomView):
    """A crop frame; ``crop`` is in pixels of the picture. ``changed(Box)`` comes with every change, ``settled()`` after the last.

    Drag inside to move it, at its border to resize it, elsewhere to draw a new frame. By keyboard: arrows move it by a pixel,
    with Ctrl they resize it, with Shift by ten pixels; Home makes it as large as possible.
    """

    inset = GRIP
    changed = Signal(object)
    settled = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setToolTip(
            self.tr("Drag the frame to move it, or its border to resize it. The arrow keys move it; with Ctrl they resize it.")
        )
        self.crop = NOTHING
        self.frame: FrameSize | None = FrameSize.square(64)  # whose proportions the crop has
        self._sides: Sides | None = None  # the sides that the mouse drags
        self._offset = QPointF()  # from the corner of the crop to the mouse

    def show_picture(self, image: QImage) -> None:
        """Show a picture with the largest crop, or the same crop if the size is the same."""
        before = self.picture_size()
        super().show_picture(image)
        if self.picture_size() != before:
            self.set_crop(largest(*self.picture_size(), self.frame))

    def set_frame(self, frame: FrameSize | None) -> None:
        """Restrict the crop to the proportions of ``frame``; None allows any shape."""
        self.frame = frame
        if frame is not None and not self.crop.is_empty and not is_proportional(self.crop, frame):
            self.set_crop(proportional(self.crop, frame))

    def set_crop(self, crop: Box) -> None:
        """Set the crop and emit ``changed``."""
        if crop != self.crop:
            self.crop = crop
            self.setAccessibleDescription(f"{crop.left:,}, {crop.top:,}: {crop.width:,} × {crop.height:,}")
            self.update()
            self.changed.emit(crop)

    def place_of_crop(self) -> QRectF:
        """Return where the crop is, in the pixels of the widget."""
        return QRectF(self.to_widget(QPointF(*self.crop[:2])), self.to_widget(QPointF(*self.crop[2:])))

    # -- painting ---------------------------------------------------------------------------------------------------------

    def decorate(self, painter: QPainter) -> None:
        place, colours = self.place_of_crop(), theme().colours
        around = QPainterPath()
        around.addRect(QRectF(self.rect()))
        around.addRect(place)
        veil = QColor(colours.window)
        veil.setAlpha(VEIL_ALPHA)
        painter.fillPath(around, veil)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, nudge in ((QColor(0, 0, 0, 110), 1.0), (QColor(255, 255, 255, 150), 0.0)):
            painter.setPen(QPen(colour, 1))
            for third in (1 / 3, 2 / 3):
                x, y = place.x() + third * place.width() + nudge, place.y() + third * place.height() + nudge
                painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
                painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
        painter.setPen(QPen(Qt.GlobalColor.black, 3))
        painter.drawRect(place)
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else Qt.GlobalColor.white), 1))
        painter.drawRect(place)
        self._draw_handles(painter, place)

    def _draw_handles(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(QPen(Qt.GlobalColor.black, 1))
        painter.setBrush(Qt.GlobalColor.white)
        for across, down in CURSORS:
            if (across, down) != (0, 0):
                x = place.center().x() + across * place.width() / 2
                y = place.center().y() + down * place.height() / 2
                painter.drawRect(QRectF(x - HANDLE, y - HANDLE, 2 * HANDLE, 2 * HANDLE))

    # -- mouse and keys ---------------------------------------------------------------------------------------------------

    def _held(self, at: QPointF) -> Sides | None:
        """Return the sides of the crop at a point of the widget; (0, 0) inside it, None elsewhere."""
        place = self.place_of_crop()
        if not place.adjusted(-GRIP, -GRIP, GRIP, GRIP).contains(at):
            return None
        # keeps a middle to drag in a small crop
        reach_x, reach_y = (min(GRIP, length / 3) for length in (place.width(), place.height()))
        across = -1 if at.x() < place.left() + reach_x else 1 if at.x() > place.right() - reach_x else 0
        down = -1 if at.y() < place.top() + reach_y else 1 if at.y() > place.bottom() - reach_y else 0
        return across, down

    def pressed(self, event: QMouseEvent, at: QPointF) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._sides = self._held(event.position())
        self._offset = at - QPointF(*self.crop[:2])
        if self._sides is None:
            self._begin_another(at)

    def _begin_another(self, at: QPointF) -> None:
        width, height = self.picture_size()
        across, down = smallest(width, height, LEAST, self.frame)
        left, top = min(max(int(at.x()), 0), width - across), min(max(int(at.y()), 0), height - down)
        self.set_crop(Box(left, top, left + across, top + down))
        self._sides = (1, 1)

    def moved(self, event: QMouseEvent, at: QPointF) -> None:
        if self._sides is None:
            held = self._held(event.position())
            self.setCursor(Qt.CursorShape.CrossCursor if held is None else CURSORS[held])
        elif self._sides == (0, 0):
            corner = at - self._offset
            self._shift(round(corner.x()) - self.crop.left, round(corner.y()) - self.crop.top)
        else:
            self._resize(self._sides, round(at.x()), round(at.y()))

    def released(self, event: QMouseEvent, at: QPointF) -> None:
        if self._sides is not None:
            self._sides = None
            self.settled.emit()

    def _shift(self, dx: int, dy: int) -> None:
        self.set_crop(shifted(self.crop, dx, dy, *self.picture_size()))

    def _resize(self, sides: Sides, x: int, y: int) -> None:
        least = min(LEAST, *self.picture_size())
        self.set_crop(resized(self.crop, sides, x, y, self.picture_size(), least, self.frame))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        way = ways.get(Qt.Key(event.key()))
        if not self.has_picture or (way is None and event.key() != Qt.Key.Key_Home):
            super().keyPressEvent(event)
            return
        if way is None:
            self.set_crop(largest(*self.picture_size(), self.frame))
        else:
            step = LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            dx, dy = (step * length for length in way)
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                sides = (abs(way[0]), abs(way[1]))
                self._resize((1, 1) if self.frame is not None else sides, self.crop.right + dx + dy, self.crop.bottom + dx + dy)
            else:
                self._shift(dx, dy)
        self.settled.emit()
