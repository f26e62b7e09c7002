"""A pad with a handle to drag, over a map of pictures, in the proportions of the pictures."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ganstudio.app.ui.latent_mime import LATENT, accept_copy, from_mime
from ganstudio.app.ui.painting import paint_image
from ganstudio.app.ui.theme import theme
from ganstudio.engine.config.frame import FrameSize

TILES = 5  # pictures in a row of the map
HANDLE = 7
STEP, LEAP = 0.02, 0.1  # share of its sides per arrow key, without and with Shift


class LatentPad(QWidget):
    """A pad. Emits ``moved(x, y)``, each from 0 to 1, during a drag, ``settled()`` after a drag or a key, and
    ``dropped(latent, corner)`` when a latent is dropped in a quarter (0 to 3: top left, top right, bottom left, bottom right).
    """

    moved = Signal(float, float)
    settled = Signal()
    dropped = Signal(object, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.x_, self.y_ = 0.5, 0.5
        self.takes_drops = True
        self.images: dict[tuple[int, int], QImage] = {}
        self._frame = FrameSize.square(64)  # whose proportions the pad has
        self._map = QPixmap()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAcceptDrops(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(160, 160)
        theme().changed.connect(self._forget_map)

    def set_position(self, x: float, y: float) -> None:
        """Put the handle at (x, y), from 0 to 1, without a signal."""
        self.x_, self.y_ = min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)
        self.setAccessibleDescription(f"{self.x_:.2f}, {self.y_:.2f}")
        self.update()

    def show_map(self, images: Mapping[tuple[int, int], QImage]) -> None:
        """Paint images behind the handle, by column and row of ``TILES``; missing ones stay empty."""
        self.images = dict(images)
        first = next(iter(self.images.values()), None)
        if first is not None:
            self._frame = FrameSize(first.width(), first.height())
            self.updateGeometry()
        self._forget_map()

    def area(self) -> QRect:
        """Return the pad in the pictures' proportions, in the widget's pixels."""
        scale = min(self.width() / self._frame.width, self.height() / self._frame.height)
        width, height = round(scale * self._frame.width), round(scale * self._frame.height)
        return QRect((self.width() - width) // 2, 0, width, height)

    def place(self, x: float, y: float) -> QPointF:
        """Return (x, y) in the widget's pixels: the corners are the middles of the outermost pictures."""
        area = self.area()
        across, down = area.width() / TILES, area.height() / TILES
        left, top = area.x() + across / 2, area.y() + down / 2
        return QPointF(left + x * across * (TILES - 1), top + y * down * (TILES - 1))

    def sizeHint(self) -> QSize:
        return QSize(260, 260)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(width, round(width * self._frame.height / self._frame.width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._forget_map()

    def _forget_map(self) -> None:
        self._map = QPixmap()
        self.update()

    def _paint_map(self) -> QPixmap:
        area, ratio = self.area(), self.devicePixelRatioF()
        made = QPixmap(area.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor(theme().colours.raised))
        painter = QPainter(made)
        across, down = ([round(number * side / TILES) for number in range(TILES + 1)] for side in (area.width(), area.height()))
        for (column, row), image in self.images.items():
            box = QRect(across[column], down[row], across[column + 1] - across[column], down[row + 1] - down[row])
            if image.width() > box.width():  # fills the box, whose sides are rounded: a gap would look like an edge
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(box, image)
            else:
                paint_image(painter, image, box)
        veil = QColor(theme().colours.window)
        veil.setAlpha(60)  # so that the handle stands out
        painter.fillRect(QRect(0, 0, area.width(), area.height()), veil)
        painter.end()
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._map.isNull():
            self._map = self._paint_map()
        painter, colours, area = QPainter(self), theme().colours, self.area()
        painter.drawPixmap(area.topLeft(), self._map)
        at = self.place(self.x_, self.y_)
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.line), 1))
        painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QColor(colours.text)
        line.setAlpha(110)
        painter.setPen(QPen(line, 1))
        painter.drawLine(QPointF(area.left(), at.y()), QPointF(area.right(), at.y()))
        painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()))
        painter.setPen(QPen(QColor(colours.on_accent), 2))
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(QRectF(at.x() - HANDLE, at.y() - HANDLE, 2 * HANDLE, 2 * HANDLE))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        self.set_position(self.x_ + step * way[0], self.y_ + step * way[1])
        self.moved.emit(self.x_, self.y_)
        self.settled.emit()

    def _go(self, at: QPointF) -> None:
        first, last = self.place(0, 0), self.place(1, 1)
        across, down = max(last.x() - first.x(), 1), max(last.y() - first.y(), 1)
        self.set_position((at.x() - first.x()) / across, (at.y() - first.y()) / down)
        self.moved.emit(self.x_, self.y_)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.takes_drops and event.mimeData().hasFormat(LATENT):
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        latent, middle = from_mime(event.mimeData()), self.area().center()
        if latent is not None:
            accept_copy(event)
            at = event.position()
            self.dropped.emit(latent, int(at.x() > middle.x()) + 2 * int(at.y() > middle.y()))
