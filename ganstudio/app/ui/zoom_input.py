"""Zooms and moves a picture by wheel, mouse and keys."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ganstudio.app.rendering.zoom import Placement, fitted, next_scale

WHEEL_STEP = 120  # a step of the wheel, in eighths of a degree
EDGE = 8  # pixels between the widget's border and a point that is moved into view


class ZoomInput(QWidget):
    """A widget in which the wheel zooms at the cursor, + and - in the middle; Space or middle button drags move, 0 fits.

    ``view_changed()`` comes when the picture moves or scales. A subclass returns :meth:`picture_size`, and gets the mouse in
    :meth:`pressed`, :meth:`moved` and :meth:`released`.
    """

    view_changed = Signal()
    inset = 0  # pixels of the widget around a fitted picture
    pointer = Qt.CursorShape.ArrowCursor  # the cursor, except while the mouse moves the picture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.placement = Placement()
        self._is_fitted = True
        self._grabbed: QPointF | None = None
        self._has_space = False
        self._wheel = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(self.pointer)

    # -- for subclasses ---------------------------------------------------------------------------------------------------

    def picture_size(self) -> tuple[int, int]:
        """Return width and height of the picture in pixels; (0, 0) without a picture."""
        raise NotImplementedError

    def pressed(self, event: QMouseEvent, at: QPointF) -> None:
        """Handle a button pressed at a point of the picture."""

    def moved(self, event: QMouseEvent, at: QPointF) -> None:
        """Handle a move of the mouse, with a button or without."""

    def released(self, event: QMouseEvent, at: QPointF) -> None:
        """Handle a released button."""

    # -- placement --------------------------------------------------------------------------------------------------------
    @property
    def has_picture(self) -> bool:
        """Return whether a picture is shown."""
        return min(self.picture_size()) > 0

    @property
    def room(self) -> tuple[int, int]:
        """Return width and height of the widget in screen pixels."""
        ratio = self.devicePixelRatioF()
        return round(self.width() * ratio), round(self.height() * ratio)

    def to_picture(self, at: QPointF) -> QPointF:
        """Return the point of the picture at a point of the widget."""
        ratio = self.devicePixelRatioF()
        return QPointF(*self.placement.to_picture(at.x() * ratio, at.y() * ratio))

    def to_widget(self, at: QPointF) -> QPointF:
        """Return the point of the widget at a point of the picture."""
        return QPointF(*self.placement.to_screen(at.x(), at.y())) / self.devicePixelRatioF()

    def fit(self) -> None:
        """Show all of the picture, as large as possible."""
        self._is_fitted = True
        self.set_placement(self._whole())

    def zoom(self, steps: int, at: QPointF | None = None) -> None:
        """Zoom in (out, if negative); what is at a point of the widget (None: its middle) stays there."""
        ratio = self.devicePixelRatioF()
        at = QPointF(self.rect().center()) if at is None else at
        whole = self._whole()
        scale = next_scale(self.placement.scale, steps, min(whole.scale, 1.0))
        if scale == whole.scale and steps < 0:
            self.fit()
        else:
            self._is_fitted = False
            self.set_placement(self.placement.scaled(scale, at.x() * ratio, at.y() * ratio))

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture, by pixels of the widget."""
        ratio = self.devicePixelRatioF()
        self._is_fitted = False
        self.set_placement(self.placement.moved(round(dx * ratio), round(dy * ratio)))

    def look_like(self, other: "ZoomInput") -> None:
        """Take over the zoom and position of another view of a picture of the same size."""
        if self.picture_size() == other.picture_size():
            self._is_fitted = other._is_fitted
            self.set_placement(other.placement)

    def show_point(self, at: QPointF) -> None:
        """Move the picture to bring a point of it into view."""
        place, edge = self.to_widget(at), 8
        dx = max(edge - place.x(), 0) + min(self.width() - edge - place.x(), 0)
        dy = max(edge - place.y(), 0) + min(self.height() - edge - place.y(), 0)
        if dx or dy:
            self.pan(dx, dy)

    def _whole(self) -> Placement:
        free = round(self.inset * self.devicePixelRatioF())
        return fitted(self.picture_size(), (self.room[0] - 2 * free, self.room[1] - 2 * free)).moved(free, free)

    def set_placement(self, placement: Placement) -> None:
        """Show the picture at ``placement``, as far as the picture and the room allow."""
        self.placement = placement.kept(self.picture_size(), self.room)
        self.view_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._is_fitted:
            self.fit()
        else:
            self.set_placement(self.placement)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.fit()
        return super().event(event)

    # -- mouse and keys ---------------------------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_pan = event.button() == Qt.MouseButton.MiddleButton or (self._has_space and event.button() == Qt.MouseButton.LeftButton)
        if is_pan:
            self._grabbed = event.position()
            self._show_hand()
        elif self.has_picture:
            self.pressed(event, self.to_picture(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            moved, self._grabbed = event.position() - self._grabbed, event.position()
            self.pan(moved.x(), moved.y())
        elif self.has_picture:
            self.moved(event, self.to_picture(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._grabbed = None
            self._show_hand()
        elif self.has_picture:
            self.released(event, self.to_picture(event.position()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / WHEEL_STEP)
        self._wheel -= steps * WHEEL_STEP
        if steps and self.has_picture:
            self.zoom(steps, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space:
            self._has_space = True
            self._show_hand()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._has_space = False
            self._show_hand()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._has_space = False
        self._show_hand()
        super().focusOutEvent(event)

    def _show_hand(self) -> None:
        if self._grabbed is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._has_space:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(self.pointer)
