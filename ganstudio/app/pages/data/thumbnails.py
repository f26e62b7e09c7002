"""A grid of thumbnails of all pictures of a source. Only visible pictures are decoded and painted.

Not a QListView: with 100,000 pictures it takes a second to lay out all of them again at every change of size or content.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ganstudio.app.pages.data.selection import Selection
from ganstudio.app.pages.data.thumbnail_cache import ThumbnailCache
from ganstudio.app.ui.painting import paint_image
from ganstudio.app.ui.theme import theme
from ganstudio.engine.data import Source

CELL = 96
PITCH = CELL + 8  # from a row to the next
FRAME = 2
VEIL_ALPHA = 190  # over excluded pictures
REQUEST_MS = 16


class ThumbnailView(QAbstractScrollArea):
    """The grid. ``chosen(int)`` comes with the picture that gets the frame; arrow keys, Home, End and page keys move it.

    Shift and Ctrl choose several; ``selected(set)`` comes with all of them.
    """

    chosen = Signal(int)
    selected = Signal(set)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pictures"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.selection = Selection()
        self.reason: Callable[[int], str] = lambda _: ""
        self._cache = ThumbnailCache(self)
        self._cache.arrived.connect(self.viewport().update)
        self._soon = QTimer(self, interval=REQUEST_MS, singleShot=True)
        self._soon.timeout.connect(self._request_visible)
        theme().changed.connect(self.viewport().update)

    @property
    def current(self) -> int:
        """Return the picture with the frame, or -1."""
        return self.selection.current

    @property
    def count(self) -> int:
        """Return the number of pictures."""
        return 0 if self._cache.source is None else len(self._cache.source)

    @property
    def is_complete(self) -> bool:
        """Return whether all visible thumbnails are ready."""
        return not self._soon.isActive() and not self._cache.is_busy

    def set_source(self, source: Source | None) -> None:
        """Show the pictures of ``source`` from the top, the first of them chosen."""
        self._cache.set_source(source, round(CELL * self.devicePixelRatioF()))
        self.selection.clear()
        self._fit()
        self.verticalScrollBar().setValue(0)
        self.choose(0)
        self._update()

    def set_reasons(self, reason: Callable[[int], str]) -> None:
        """Mark the excluded pictures: ``reason(index)`` returns why, "" for used pictures."""
        self.reason = reason
        self.viewport().update()

    def choose(self, index: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Put the frame around a picture and bring it into view."""
        if not self.count:
            return
        index = max(0, min(index, self.count - 1))
        if modifiers & Qt.KeyboardModifier.ShiftModifier and self.current >= 0:
            self.selection.extend(index)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self.selection.toggle(index)
        else:
            self.selection.choose(index)
        top = index // self._columns() * PITCH
        bar = self.verticalScrollBar()
        bar.setValue(max(min(bar.value(), top), top + PITCH - self.viewport().height()))
        source = self._cache.source
        self.setAccessibleDescription(" ".join(filter(None, (source.title(index) if source else "", self.reason(index)))))
        self.viewport().update()
        self.chosen.emit(index)
        self.selected.emit(self.selection.chosen)

    def choose_all(self) -> None:
        """Choose every picture; the frame stays."""
        self.selection.choose_all(self.count)
        self.viewport().update()
        self.selected.emit(self.selection.chosen)

    def visible(self) -> range:
        """Return the visible pictures."""
        columns, top = self._columns(), self.verticalScrollBar().value()
        last_row = -(-(top + self.viewport().height()) // PITCH)
        return range(top // PITCH * columns, min(last_row * columns, self.count))

    def cell(self, index: int) -> QRect:
        """Return the rectangle of a picture, in the coordinates of the viewport."""
        row, column = divmod(index, self._columns())
        pitch = self.viewport().width() / self._columns()  # the columns share the width equally
        left = round((column + 0.5) * pitch - CELL / 2)
        return QRect(left, row * PITCH - self.verticalScrollBar().value() + (PITCH - CELL) // 2, CELL, CELL)

    def at(self, place: QPoint) -> int:
        """Return the picture at a position in the viewport, or -1."""
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
            self._cache.want(range(shown.start, min(shown.stop + len(shown), self.count)))  # and the next screen

    def resizeEvent(self, event: QResizeEvent) -> None:
        row, past = divmod(self.verticalScrollBar().value(), PITCH)
        first = row * max(1, event.oldSize().width() // PITCH)
        self._fit()
        if event.oldSize().width() != event.size().width():
            self.verticalScrollBar().setValue(first // self._columns() * PITCH + past)  # keeps the same pictures on top
        self._update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for index in self.visible():
            self._paint_cell(painter, index, self.cell(index))

    def _paint_cell(self, painter: QPainter, index: int, cell: QRect) -> None:
        colours = theme().colours
        pixmap = self._cache.get(index)
        if pixmap is not None:
            paint_image(painter, pixmap, cell)
        elif self._cache.is_broken(index):
            theme().icon("triangle-alert").paint(painter, cell.adjusted(32, 32, -32, -32))
        else:
            painter.fillRect(cell, QColor(colours.raised))
        if pixmap is not None and self.reason(index):
            veil = QColor(colours.window)
            veil.setAlpha(VEIL_ALPHA)
            painter.fillRect(cell, veil)
            theme().icon("ban").paint(painter, QRect(cell.center() - QPoint(12, 12), QSize(24, 24)))
        many = len(self.selection.chosen) > 1
        if index == self.current or (many and index in self.selection.chosen):
            is_active = self.hasFocus() or (many and index in self.selection.chosen)
            painter.setPen(QPen(QColor(colours.accent if is_active else colours.muted), FRAME))
            painter.drawRect(cell.adjusted(-FRAME, -FRAME, FRAME, FRAME))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.at(event.position().toPoint())
        if index < 0 or (event.button() != Qt.MouseButton.LeftButton and index in self.selection.chosen):
            return  # the menu applies to all chosen pictures
        self.choose(index, event.modifiers())

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
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose_all()
        elif step is None:
            super().keyPressEvent(event)
        else:
            self.choose(self.current + step, event.modifiers() & Qt.KeyboardModifier.ShiftModifier)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            source, index = self._cache.source, self.at(event.pos())
            lines = () if source is None or index < 0 else (source.title(index), self.reason(index))
            QToolTip.showText(event.globalPos(), "\n".join(filter(None, lines)))
            return True
        return super().viewportEvent(event)
