"""All pictures of a source as a grid of thumbnails. Only what is on the screen is ever decoded or painted.

Not a QListView: with 100,000 pictures that lays all of them out anew at every change of size or content, for a second each time.
"""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ganstudio.app.images import paint_image
from ganstudio.app.theme import theme
from ganstudio.app.widgets.thumbnail_cache import ThumbnailCache
from ganstudio.engine.data import Source

CELL = 96
PITCH = CELL + 8  # from one row to the next
FRAME = 2
REQUEST_MS = 16


class ThumbnailView(QAbstractScrollArea):
    """The grid. ``chosen(int)`` is the picture with the frame; arrow keys, Home, End and the page keys move it."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pictures"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.current = -1
        self._cache = ThumbnailCache(self)
        self._cache.arrived.connect(self.viewport().update)
        self._soon = QTimer(self, interval=REQUEST_MS, singleShot=True)
        self._soon.timeout.connect(self._request_visible)
        theme().changed.connect(self.viewport().update)

    @property
    def count(self) -> int:
        """How many pictures there are."""
        return 0 if self._cache.source is None else len(self._cache.source)

    @property
    def is_complete(self) -> bool:
        """Whether everything on the screen is there."""
        return not self._soon.isActive() and not self._cache.is_busy

    def set_source(self, source: Source | None) -> None:
        """Show the pictures of ``source`` from the top, the first one chosen."""
        self._cache.set_source(source, round(CELL * self.devicePixelRatioF()))
        self.current = -1
        self._fit()
        self.verticalScrollBar().setValue(0)
        self.choose(0)
        self._update()

    def choose(self, index: int) -> None:
        """Put the frame around a picture and bring it into view."""
        if not self.count:
            return
        self.current = max(0, min(index, self.count - 1))
        top = self.current // self._columns() * PITCH
        bar = self.verticalScrollBar()
        bar.setValue(max(min(bar.value(), top), top + PITCH - self.viewport().height()))
        source = self._cache.source
        self.setAccessibleDescription(source.title(self.current) if source else "")
        self.viewport().update()
        self.chosen.emit(self.current)

    def visible(self) -> range:
        """The pictures on the screen."""
        columns, top = self._columns(), self.verticalScrollBar().value()
        last_row = -(-(top + self.viewport().height()) // PITCH)
        return range(top // PITCH * columns, min(last_row * columns, self.count))

    def cell(self, index: int) -> QRect:
        """Where a picture is, in the coordinates of the viewport."""
        row, column = divmod(index, self._columns())
        pitch = self.viewport().width() / self._columns()  # the columns share the width evenly
        left = round((column + 0.5) * pitch - CELL / 2)
        return QRect(left, row * PITCH - self.verticalScrollBar().value() + (PITCH - CELL) // 2, CELL, CELL)

    def at(self, place: QPoint) -> int:
        """The picture at a place in the viewport, or -1."""
        column = int(place.x() * self._columns() / max(self.viewport().width(), 1))
        index = (place.y() + self.verticalScrollBar().value()) // PITCH * self._columns() + column
        return index if 0 <= index < self.count and self.cell(index).contains(place) else -1

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * PITCH, 2 * PITCH)

    def _columns(self) -> int:
        return max(1, self.viewport().width() // PITCH)

    def _fit(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, -(-self.count // self._columns()) * PITCH - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(PITCH // 2)

    def _update(self) -> None:
        self.viewport().update()
        if not self._soon.isActive():
            self._soon.start()

    def _request_visible(self) -> None:
        shown = self.visible()
        if self._cache.source is not None:
            self._cache.want(range(shown.start, min(shown.stop + len(shown), self.count)))  # and one screen ahead

    def resizeEvent(self, event: QResizeEvent) -> None:
        row, past = divmod(self.verticalScrollBar().value(), PITCH)
        first = row * max(1, event.oldSize().width() // PITCH)
        self._fit()
        if event.oldSize().width() != event.size().width():
            self.verticalScrollBar().setValue(first // self._columns() * PITCH + past)  # the same pictures stay on top
        self._update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        colours = theme().colours
        for index in self.visible():
            cell = self.cell(index)
            pixmap = self._cache.get(index)
            if pixmap is not None:
                paint_image(painter, pixmap, cell)
            elif self._cache.is_broken(index):
                theme().icon("triangle-alert").paint(painter, cell.adjusted(32, 32, -32, -32))
            else:
                painter.fillRect(cell, QColor(colours.raised))
            if index == self.current:
                painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.muted), FRAME))
                painter.drawRect(cell.adjusted(-FRAME, -FRAME, FRAME, FRAME))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.at(event.position().toPoint())
        if index >= 0:
            self.choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self._columns()
        page = max(1, self.viewport().height() // PITCH) * columns
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -self.count,
            Qt.Key.Key_End: self.count,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.choose(self.current + step)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            source, index = self._cache.source, self.at(event.pos())
            QToolTip.showText(event.globalPos(), source.title(index) if source is not None and index >= 0 else "")
            return True
        return super().viewportEvent(event)
