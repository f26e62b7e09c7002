"""Shows small pictures of latents in rows, to choose, open, drag and put on the shelf."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QMenu, QSizePolicy, QToolTip, QWidget

from ganstudio.app.ui.actions import ACTIONS
from ganstudio.app.ui.latent_mime import make_drag
from ganstudio.app.ui.painting import paint_image
from ganstudio.app.ui.theme import theme
from ganstudio.engine.latent.favourites import Appearance
from ganstudio.engine.latent.latent import Latent, seed_of

GAP = 8
FRAME = 2
HEART = 18
AROUND = QMargins(GAP // 2, GAP // 2, GAP // 2, GAP // 2)  # covers a tile and its frame, but not its neighbours


class TileView(QAbstractScrollArea):
    """A view of tiles, whose content a subclass gives: :meth:`count`, :meth:`image`, :meth:`latent`, :meth:`caption_of`.

    ``chosen(index)`` comes with the tile that gets the frame, by click or by key, ``clicked(index)`` by click alone,
    ``opened(index)`` by double click or Enter, ``hearted(index)`` by a click on its heart. A click counts on release: a
    dragged tile is not chosen.
    """

    chosen = Signal(int)
    clicked = Signal(int)
    opened = Signal(int)
    hearted = Signal(int)

    def __init__(self, name: str, side: int, is_row: bool = False, parent: QWidget | None = None) -> None:
        """Start with square tiles of ``side`` px; set ``tile_size`` to change them."""
        super().__init__(parent)
        self.tile_size = QSize(side, side)
        self.current = -1
        self.has_hearts = True
        self._is_row = is_row
        self._hovered = -1
        self._pressed: QPoint | None = None
        self._pressed_tile = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setMouseTracking(True)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_row else off)
        self.setVerticalScrollBarPolicy(off if is_row else Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        if is_row:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.refit = QTimer(self, singleShot=True, interval=0)
        self.refit.timeout.connect(self._fit)
        theme().changed.connect(self.viewport().update)

    # -- for subclasses ---------------------------------------------------------------------------------------------------

    def count(self) -> int:
        """Return the number of tiles."""
        raise NotImplementedError

    def image(self, index: int) -> QImage | None:
        """Return the picture of a tile; None while it is missing."""
        raise NotImplementedError

    def latent(self, index: int) -> Latent | None:
        """Return the latent of a tile's picture."""
        raise NotImplementedError

    def appearance(self, index: int) -> Appearance | None:
        """Return how the picture of :meth:`image` was drawn; None: with the page's options."""
        return None

    def writer(self, index: int) -> Callable[[], Path] | None:
        """Return the function that makes the file to drag out of the studio; None to drag the picture of :meth:`image`."""
        return None

    def caption_of(self, index: int) -> str:
        """Return the caption of a tile, for its tooltip and screen readers."""
        raise NotImplementedError

    def is_favourite(self, index: int) -> bool:
        """Return whether the heart of a tile is filled."""
        return False

    # -- geometry ---------------------------------------------------------------------------------------------------------

    @property
    def pitch(self) -> QSize:
        """Return the distances from a tile to the next beside it and to the next below it, in pixels."""
        return self.tile_size + QSize(GAP, GAP)

    def columns(self) -> int:
        """Return the number of tiles in a row."""
        return max(1, self.count()) if self._is_row else max(1, self.viewport().width() // self.pitch.width())

    def visible(self) -> range:
        """Return the tiles in view."""
        if self._is_row:
            left, pitch = self.horizontalScrollBar().value(), self.pitch.width()
            return range(left // pitch, min(-(-(left + self.viewport().width()) // pitch), self.count()))
        columns, top, pitch = self.columns(), self.verticalScrollBar().value(), self.pitch.height()
        last = -(-(top + self.viewport().height()) // pitch)
        return range(top // pitch * columns, min(last * columns, self.count()))

    def tile(self, index: int) -> QRect:
        """Return the rectangle of a tile, in the coordinates of the viewport."""
        row, column = divmod(index, self.columns())
        if self._is_row:
            left = column * self.pitch.width() + GAP // 2 - self.horizontalScrollBar().value()
        else:
            left = round((column + 0.5) * self.viewport().width() / self.columns() - self.tile_size.width() / 2)
        top = row * self.pitch.height() + GAP // 2 - (0 if self._is_row else self.verticalScrollBar().value())
        return QRect(QPoint(left, top), self.tile_size)

    def at(self, place: QPoint) -> int:
        """Return the tile at a position in the viewport, or -1."""
        return next((index for index in self.visible() if self.tile(index).contains(place)), -1)

    def show_tile(self, index: int) -> None:
        """Scroll a tile into view."""
        bar = self.horizontalScrollBar() if self._is_row else self.verticalScrollBar()
        room = self.viewport().width() if self._is_row else self.viewport().height()
        pitch = self.pitch.width() if self._is_row else self.pitch.height()
        begin = (index if self._is_row else index // self.columns()) * pitch
        bar.setValue(max(min(bar.value(), begin), begin + pitch - room))

    def choose(self, index: int) -> None:
        """Put the frame around a tile and emit ``chosen``."""
        if 0 <= index < self.count():
            self.set_current(index)
            self.show_tile(index)
            self.chosen.emit(index)

    def set_current(self, index: int) -> None:
        """Put the frame around a tile (-1: no frame) without a signal."""
        self.current = index
        self.setAccessibleDescription(self.caption_of(index) if 0 <= index < self.count() else "")
        self.viewport().update()

    def sizeHint(self) -> QSize:
        width, height = self.pitch.width(), self.pitch.height()
        return QSize(4 * width, height + GAP + 4 if self._is_row else 4 * height)

    def minimumSizeHint(self) -> QSize:
        width, height = self.pitch.width(), self.pitch.height()
        return QSize(2 * width, height + GAP + 4 if self._is_row else height)

    def update_tiles(self, indices: Iterable[int]) -> None:
        """Paint these tiles again, and no others."""
        for index in indices:
            self.viewport().update(self.tile(index) + AROUND)

    def _fit(self) -> None:
        """Set the range of the scroll bar."""
        if self._is_row:
            bar, room, pitch = self.horizontalScrollBar(), self.viewport().width(), self.pitch.width()
            length = self.count() * pitch
        else:
            bar, room, pitch = self.verticalScrollBar(), self.viewport().height(), self.pitch.height()
            length = -(-self.count() // self.columns()) * pitch
        bar.setRange(0, max(0, length - room))
        bar.setPageStep(room)
        bar.setSingleStep(pitch // 2)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # -- painting ---------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for index in self.visible():
            if event.region().intersects(self.tile(index) + AROUND):
                self._paint_tile(painter, index, self.tile(index))

    def _paint_tile(self, painter: QPainter, index: int, tile: QRect) -> None:
        colours, image = theme().colours, self.image(index)
        if image is None:
            painter.fillRect(tile, QColor(colours.raised))
        else:
            paint_image(painter, image, tile)
        if index == self.current:
            painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.muted), FRAME))
            painter.drawRect(tile.adjusted(-FRAME, -FRAME, FRAME, FRAME))
        if self.has_hearts and image is not None and (index == self._hovered or self.is_favourite(index)):
            place = self.heart_rect(tile)
            back = QColor(colours.window)
            back.setAlpha(170)
            painter.fillRect(place.adjusted(-2, -2, 2, 2), back)
            theme().icon("heart", "warning" if self.is_favourite(index) else "").paint(painter, place)

    def heart_rect(self, tile: QRect) -> QRect:
        """Return where the heart of a tile is."""
        return QRect(tile.right() - HEART - 1, tile.top() + 3, HEART, HEART)

    # -- mouse and keys ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.at(place)
        if event.button() != Qt.MouseButton.LeftButton or index < 0:
            return
        if self.has_hearts and self.heart_rect(self.tile(index)).adjusted(-3, -3, 3, 3).contains(place):
            self.hearted.emit(index)
            return
        self._pressed, self._pressed_tile = place, index

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and 0 <= self._pressed_tile < self.count():
            self.choose(self._pressed_tile)
            self.clicked.emit(self._pressed_tile)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed is not None:
            if (place - self._pressed).manhattanLength() >= QApplication.startDragDistance():
                self._pressed = None
                self._drag(self._pressed_tile)
        elif self.at(place) != self._hovered:
            before, self._hovered = self._hovered, self.at(place)
            self.update_tiles(index for index in (before, self._hovered) if index >= 0)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.at(event.position().toPoint())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(index)

    def _drag(self, index: int) -> None:
        if not 0 <= index < self.count():
            return
        drag = make_drag(self, self.latent(index), self.image(index), self.appearance(index), self.writer(index))
        if drag is not None:
            drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self.columns()
        page = max(1, self.viewport().height() // self.pitch.height()) * columns
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -self.current,
            Qt.Key.Key_End: self.count() - 1 - self.current,
        }
        if not self._is_row:
            steps |= {Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}
        step = steps.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current >= 0:
            self.opened.emit(self.current)
        elif step is None:
            super().keyPressEvent(event)
        else:
            self.choose(max(0, min(self.current + step, self.count() - 1)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.current if by_key else self.at(event.pos())
        if not 0 <= index < self.count():
            return
        menu = self.menu(index)
        if menu.isEmpty():
            menu.deleteLater()
            return
        self.set_current(index)
        menu.popup(self.viewport().mapToGlobal(self.tile(index).center()) if by_key else event.globalPos())

    def menu(self, index: int) -> QMenu:
        """Return the menu of a tile; a subclass adds to it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.has_hearts:
            favour = ACTIONS["explore.favour"].text
            menu.addAction(QCoreApplication.translate("actions", favour), lambda: self.hearted.emit(index))
        latent = self.latent(index)
        seed = seed_of(latent) if latent is not None else None
        if seed is not None:
            copy = ACTIONS["explore.copy-seed"].text
            menu.addAction(QCoreApplication.translate("actions", copy), lambda: QApplication.clipboard().setText(str(seed)))
        return menu

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.at(event.pos())
            QToolTip.showText(event.globalPos(), self.caption_of(index) if index >= 0 else "")
            return True
        return super().viewportEvent(event)
