"""Zooms and moves a plot of values over images seen, by mouse, wheel and keys."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGraphicsSceneWheelEvent, QWidget

from ganstudio.app.ui.plot_style import ShortAxis

ZOOM = 1.2


class _View(pg.ViewBox):
    """A view in which the wheel zooms along the images, with Ctrl along the values."""

    def wheelEvent(self, event: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        if axis is None:
            axis = 1 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 0
        super().wheelEvent(event, axis)


class NavigablePlot(pg.PlotWidget):
    """A plot that zooms and moves, with a cursor.

    The wheel zooms along the images (with Ctrl along the values), dragging moves, a double click shows everything again; the same
    with the keys +, -, the arrows and Home. ``x_view_changed`` and ``hovered`` let two plots move together.

    A subclass draws in :meth:`redraw` and :meth:`show_cursor`; :meth:`whole_x_view` and :meth:`whole_y_view` return full ranges.
    """

    x_view_changed = Signal(object)
    hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        axes = {side: ShortAxis(side) for side in ("left", "bottom")}
        super().__init__(parent, viewBox=_View(enableMenu=False), axisItems=axes)
        self._x_view: tuple[float, float] | None = None
        self._y_view: tuple[float, float] | None = None
        self.cursor_at: float | None = None  # images seen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.getViewBox().sigRangeChangedManually.connect(self._on_dragged)

    def redraw(self) -> None:
        """Draw the current view."""
        raise NotImplementedError

    def show_cursor(self) -> None:
        """Show the values at :attr:`cursor_at`."""
        raise NotImplementedError

    def whole_x_view(self) -> tuple[float, float]:
        """Return the full range of images, from and to."""
        raise NotImplementedError

    def whole_y_view(self) -> tuple[float, float]:
        """Return the range of values at the images shown, from and to."""
        raise NotImplementedError

    def shown_y_view(self) -> tuple[float, float]:
        """Return the range of values from the lower to the upper edge of the plot."""
        return self.y_view()

    @property
    def has_y_view(self) -> bool:
        """Return whether the person has chosen the range of values."""
        return self._y_view is not None

    def x_view(self) -> tuple[float, float]:
        """Return the range of images shown, from and to."""
        return self._x_view if self._x_view is not None else self.whole_x_view()

    def y_view(self) -> tuple[float, float]:
        """Return the range of values shown, from and to."""
        return self._y_view if self._y_view is not None else self.whole_y_view()

    def set_x_view(self, view: tuple[float, float] | None) -> None:
        """Show these images, from and to; None for all."""
        if view != self._x_view:
            self._x_view = view
            self.redraw()
            self.x_view_changed.emit(view)

    def reset_view(self) -> None:
        """Show everything and follow new values."""
        self._y_view = None
        self.set_x_view(None)
        self.redraw()

    def set_cursor_at(self, images_seen: float | None) -> None:
        """Show the values at this number of images; None hides the cursor."""
        if images_seen != self.cursor_at:
            self.cursor_at = images_seen
            self.show_cursor()
            self.hovered.emit(images_seen)

    def _on_dragged(self) -> None:
        """Take over a range that the person chose through pyqtgraph's own mouse handling."""
        (x_view, y_view) = (tuple(pair) for pair in self.getViewBox().viewRange())
        if not np.allclose(y_view, self.shown_y_view()):
            self._y_view = y_view
        if not np.allclose(x_view, self.x_view()):
            self.set_x_view(x_view)
        self.redraw()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        box = self.getViewBox()
        at = self.mapToScene(event.position().toPoint())
        inside = box.sceneBoundingRect().contains(at)
        self.set_cursor_at(box.mapSceneToView(QPointF(at)).x() if inside else None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_view()

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)
        self.set_cursor_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        vertical = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        moves = {Qt.Key.Key_Left: (-0.1, 0), Qt.Key.Key_Right: (0.1, 0), Qt.Key.Key_Up: (0, 0.1), Qt.Key.Key_Down: (0, -0.1)}
        if event.key() in moves:
            self._move(*moves[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom(1 / ZOOM, vertical)
        elif event.key() == Qt.Key.Key_Minus:
            self._zoom(ZOOM, vertical)
        elif event.key() == Qt.Key.Key_Home:
            self.reset_view()
        else:
            super().keyPressEvent(event)

    def _zoom(self, factor: float, vertical: bool) -> None:
        low, high = self.y_view() if vertical else self.x_view()
        centre, half = (low + high) / 2, (high - low) / 2 * factor
        self._set_view((centre - half, centre + half), vertical)

    def _move(self, part_x: float, part_y: float) -> None:
        for part, vertical in ((part_x, False), (part_y, True)):
            if part:
                low, high = self.y_view() if vertical else self.x_view()
                self._set_view((low + part * (high - low), high + part * (high - low)), vertical)

    def _set_view(self, view: tuple[float, float], vertical: bool) -> None:
        if vertical:
            self._y_view = view
            self.redraw()
        else:
            self.set_x_view(view)
