"""Curves over the images seen, painted directly: a redraw costs about a millisecond, so that watching does not slow training down.

Why not pyqtgraph: docs/adr/0003-plots-and-grids-by-qpainter.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ganstudio.app.theme import theme
from ganstudio.app.widgets.plot_data import Table, value_range
from ganstudio.app.widgets.plot_paint import Frame, Line, paint_cursor, paint_plot

REDRAW_MS = 250  # at most four redraws a second while rows arrive
ZOOM = 1.2
EXPORT_SCALE = 2
EXPORT_SIZE = QSize(800, 500)


@dataclass(frozen=True)
class Curve:
    """A column of the table, its name in the legend, and the colour of the theme that stands for it."""

    column: str
    name: str
    colour: str


class Plot(QWidget):
    """Curves of a :class:`Table` over its images.

    The wheel zooms along the images (with Ctrl along the values), dragging moves, a double click shows everything again; the same
    with the keys +, -, the arrows and Home. ``x_view_changed`` and ``hovered`` let two plots move together.

    Parameters
    ----------
    title
        What the vertical axis shows, with its unit.
    bounds
        Fixed ends of the vertical axis; None to follow the values.
    legend_at
        How far down the legend is: 0 at the top, 1 at the bottom.
    """

    x_view_changed = Signal(object)
    hovered = Signal(object)

    def __init__(
        self,
        table: Table,
        title: str,
        curves: Sequence[Curve],
        bounds: tuple[float, float] | None = None,
        legend_at: float = 0.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.table = table
        self.title = title
        self.curves = tuple(curves)
        self._bounds = bounds
        self._legend_at = legend_at
        self._smoothing = 0.0
        self._x_view: tuple[float, float] | None = None
        self._y_view: tuple[float, float] | None = None
        self._cursor: float | None = None
        self._grabbed: QPointF | None = None
        self._drawn: tuple[QPixmap, Frame] | None = None
        self._timer = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._timer.timeout.connect(self._redraw)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(180, 130)
        self.setAccessibleName(title)
        theme().changed.connect(self._redraw)

    def sizeHint(self) -> QSize:
        return QSize(360, 240)

    def refresh(self) -> None:
        """The table has changed: redraw soon, if anyone can see it."""
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def set_smoothing(self, part: float) -> None:
        """Average over this part of all rows (0 to 1); what was measured stays visible behind the line."""
        self._smoothing = part
        self._redraw()

    def set_x_view(self, view: tuple[float, float] | None) -> None:
        """Show these images, from and to; None for all."""
        if view != self._x_view:
            self._x_view = view
            self._redraw()
            self.x_view_changed.emit(view)

    def reset_view(self) -> None:
        """Show everything and follow what comes."""
        self._y_view = None
        self.set_x_view(None)
        self._redraw()

    def set_cursor_at(self, images: float | None) -> None:
        """Show the values at this number of images; None for no cursor."""
        if images != self._cursor:
            self._cursor = images
            self.update()
            self.hovered.emit(images)

    def values_at(self, images: float) -> tuple[float, list[float]] | None:
        """The row nearest to ``images``: its images, and the value of each curve as drawn."""
        x = self.table.column("images")
        if not len(x):
            return None
        right = min(int(np.searchsorted(x, images)), len(x) - 1)
        row = right - 1 if right and images - x[right - 1] < x[right] - images else right
        window = self._window()
        here = slice(max(row - window // 2, 0), row + (window + 1) // 2)
        columns = [self.table.column(curve.column) for curve in self.curves]
        return float(x[row]), [float(np.nanmean(values[here])) if np.isfinite(values[row]) else np.nan for values in columns]

    def image(self, size: QSize = EXPORT_SIZE) -> QImage:
        """The plot as a picture, twice as fine as on the screen."""
        image = QImage(size * EXPORT_SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(EXPORT_SCALE)
        painter = QPainter(image)
        self._paint(painter, size)
        painter.end()
        return image

    def save_png(self, path: Path) -> bool:
        """Write :meth:`image`; False if the disk refuses."""
        return self.image().save(str(path), "PNG")

    # -- drawing ----------------------------------------------------------------------------------------------------------

    def x_view(self) -> tuple[float, float]:
        """The images shown, from and to."""
        if self._x_view is not None:
            return self._x_view
        x = self.table.column("images")
        return (0.0, float(x[-1])) if len(x) and x[-1] > 0 else (0.0, 1000.0)

    def y_view(self) -> tuple[float, float]:
        """The values shown, from and to."""
        if self._y_view is not None:
            return self._y_view
        if self._bounds is not None:
            return self._bounds
        x = self.table.column("images")
        low, high = self.x_view()
        first, last = np.searchsorted(x, low), np.searchsorted(x, high, side="right")
        return value_range([self.table.column(curve.column)[first:last] for curve in self.curves])

    def _window(self) -> int:
        return max(1, int(self._smoothing * len(self.table)))

    def _redraw(self) -> None:
        self._drawn = None
        self.update()

    def _paint(self, painter: QPainter, size: QSize) -> Frame:
        x = self.table.column("images")
        lines = [
            Line(curve.name, getattr(theme().colours, curve.colour), x, self.table.column(curve.column), self._window())
            for curve in self.curves
        ]
        frame = Frame(size, self.x_view(), self.y_view(), painter.fontMetrics())
        paint_plot(painter, frame, lines, (self.tr("images seen"), self.title), self._legend_at)
        return frame

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn is None:
            ratio = self.devicePixelRatioF()
            pixmap = QPixmap((self.size().toSizeF() * ratio).toSize())
            pixmap.setDevicePixelRatio(ratio)
            on_pixmap = QPainter(pixmap)
            on_pixmap.setFont(self.font())
            self._drawn = pixmap, self._paint(on_pixmap, self.size())
            on_pixmap.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn[0])
        if self._cursor is not None and (found := self.values_at(self._cursor)) is not None:
            colours = theme().colours
            pairs = zip(self.curves, found[1], strict=True)
            values = [(curve.name, getattr(colours, curve.colour), value) for curve, value in pairs]
            at = self.tr("{images} images").format(images=f"{found[0]:,.0f}")
            paint_cursor(painter, self._drawn[1], found[0], at, values)
        if self.hasFocus():
            painter.setPen(theme().colours.accent)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawn = None

    def showEvent(self, event: QShowEvent) -> None:
        self._redraw()

    # -- mouse and keys ---------------------------------------------------------------------------------------------------

    def _frame(self) -> Frame:
        return self._drawn[1] if self._drawn is not None else Frame(self.size(), self.x_view(), self.y_view(), self.fontMetrics())

    def _zoom(self, factor: float, at: QPointF, vertical: bool) -> None:
        x, y = self._frame().values(at)
        low, high = self.y_view() if vertical else self.x_view()
        centre = y if vertical else x
        view = centre + (low - centre) * factor, centre + (high - centre) * factor
        self._set_view(view, vertical)

    def _move(self, part_x: float, part_y: float) -> None:
        for part, vertical in ((part_x, False), (part_y, True)):
            if part:
                low, high = self.y_view() if vertical else self.x_view()
                self._set_view((low + part * (high - low), high + part * (high - low)), vertical)

    def _set_view(self, view: tuple[float, float], vertical: bool) -> None:
        if not 1e-9 < view[1] - view[0] < 1e15:
            return
        if vertical:
            self._y_view = view
            self._redraw()
        else:
            self.set_x_view(view)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        vertical = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._zoom(ZOOM ** (-turned / 120), event.position(), vertical)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        area = self._frame().area
        if self._grabbed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            moved, self._grabbed = event.position() - self._grabbed, event.position()
            self._move(-moved.x() / area.width(), moved.y() / area.height())
        inside = QRectF(area).contains(event.position())
        self.set_cursor_at(self._frame().values(event.position())[0] if inside else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_view()

    def leaveEvent(self, event: object) -> None:
        self.set_cursor_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        centre = QPointF(self._frame().area.center())
        vertical = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        moves = {Qt.Key.Key_Left: (-0.1, 0), Qt.Key.Key_Right: (0.1, 0), Qt.Key.Key_Up: (0, 0.1), Qt.Key.Key_Down: (0, -0.1)}
        if event.key() in moves:
            self._move(*moves[event.key()])
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._zoom(ZOOM if event.key() == Qt.Key.Key_Minus else 1 / ZOOM, centre, vertical)
        elif event.key() == Qt.Key.Key_Home:
            self.reset_view()
        else:
            super().keyPressEvent(event)
