"""A picture to zoom and move, the base of the widgets that work on pictures."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ganstudio.app.rendering.zoom import NOTHING, Box
from ganstudio.app.ui.scaled_picture import ScaledPicture
from ganstudio.app.ui.theme import theme
from ganstudio.app.ui.zoom_input import ZoomInput


class ZoomView(ZoomInput):
    """Shows a picture.

    A subclass paints what belongs to the picture in :meth:`compose`, whose result is cached until :meth:`touch`, and what
    changes with every move of the mouse in :meth:`decorate`.
    """

    moves_whole = True  # whether everything composed moves with the picture

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = ScaledPicture(self)
        self.hint = ""
        self._shown = QPixmap()  # the composed picture, as large as the widget
        self._shown_at = self.placement  # the placement when it was composed
        self._stale = NOTHING  # the part to compose again, in screen pixels
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 64)
        self.picture.improved.connect(self.touch)
        self.view_changed.connect(self._follow_view)
        theme().changed.connect(self.touch)

    def show_picture(self, image: QImage) -> None:
        """Show an image, fitted, or placed like the last image of the same size; a null image clears the view."""
        before = self.picture_size()
        self.picture.set_image(image)
        if self.picture_size() != before:
            self.fit()
        self.touch()

    def show_hint(self, text: str) -> None:
        """Set the text shown without a picture."""
        self.hint = text
        self.update()

    def picture_size(self) -> tuple[int, int]:
        return self.picture.size

    def sizeHint(self) -> QSize:
        return QSize(480, 400)

    # -- painting ---------------------------------------------------------------------------------------------------------

    def compose(self, painter: QPainter, area: Box) -> None:
        """Paint the content of ``area``, to which the painter is clipped, in screen pixels of the widget."""
        self.picture.paint(painter, self.placement)

    def decorate(self, painter: QPainter) -> None:
        """Paint over the picture, in pixels of the widget."""

    def on_screen(self, box: Box, margin: int = 0) -> Box:
        """Return the visible part of a box of the picture, in screen pixels, widened by ``margin`` of them."""
        left, top = (int(place) - margin - 1 for place in self.placement.to_screen(box.left, box.top))
        right, bottom = (int(place) + margin + 2 for place in self.placement.to_screen(box.right, box.bottom))
        return Box(left, top, right, bottom).within(*self.room)

    def place_of(self, box: Box) -> QRectF:
        """Return the exact rectangle of a box of the picture, in screen pixels."""
        return QRectF(*(QPointF(*self.placement.to_screen(*corner)) for corner in (box[:2], box[2:])))

    def touch(self, area: Box | None = None) -> None:
        """Compose this area of the screen (None: all) again."""
        area = Box(0, 0, *self.room) if area is None else area
        if not area.is_empty:
            ratio = self.devicePixelRatioF()
            self._stale = self._stale.united(area)
            self.update(QRectF(area.left / ratio, area.top / ratio, area.width / ratio, area.height / ratio).toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.has_picture:
            self._compose_stale()
            painter.drawPixmap(0, 0, self._shown)
            self.decorate(painter)
        else:
            painter.setPen(QColor(theme().colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 16, -16, -16), flags, self.hint)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme().colours.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _follow_view(self) -> None:
        """Move what is in view already, and compose only the rest."""
        before, self._shown_at = self._shown_at, self.placement
        dx, dy = self.placement.left - before.left, self.placement.top - before.top
        width, height = self.room
        is_moved = self.placement.scale == before.scale and abs(dx) < width and abs(dy) < height
        if not (is_moved and self.moves_whole and self._stale.is_empty and self._shown.size() == QSize(width, height)):
            self.touch()
            return
        self._shown.scroll(dx, dy, self._shown.rect())
        self._compose(Box(0, 0, dx, height) if dx > 0 else Box(width + dx, 0, width, height))
        self._compose(Box(0, 0, width, dy) if dy > 0 else Box(0, height + dy, width, height))
        self.update()

    def _compose_stale(self) -> None:
        if self._shown.size() != QSize(*self.room):
            self._shown = QPixmap(*self.room)
            self._stale = Box(0, 0, *self.room)
        area, self._stale = self._stale, NOTHING
        self._compose(area)

    def _compose(self, area: Box) -> None:
        if area.is_empty:
            return
        self._shown.setDevicePixelRatio(1)
        painter = QPainter(self._shown)
        painter.setClipRect(QRect(area.left, area.top, area.width, area.height))
        painter.fillRect(area.left, area.top, area.width, area.height, QColor(theme().colours.window))
        self.compose(painter, area)
        painter.end()
        self._shown.setDevicePixelRatio(self.devicePixelRatioF())
