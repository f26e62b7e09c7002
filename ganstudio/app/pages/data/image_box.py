"""An image in a box with outlines of its parts, and a strip of small images."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ganstudio.app.ui.painting import paint_image
from ganstudio.app.ui.theme import theme

BOX = 152
LEAST = 100  # px of height in a low window: 32 px enlarged three times, and the frame
SMALL = 48
GAP = 6
VEIL_ALPHA = 190
WHOLE = QRectF(0, 0, 1, 1)


class ImageBox(QWidget):
    """An image, dimmed outside ``parts``, which are in shares of its width and height; each part has an outline."""

    def __init__(self, name: str, framed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.image: QImage | None = None
        self.parts: Sequence[QRectF] = ()
        self._framed = framed
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(BOX, BOX)

    def minimumSizeHint(self) -> QSize:
        return QSize(BOX, LEAST)

    def show_image(self, image: QImage | None, parts: Sequence[QRectF] = (WHOLE,)) -> None:
        """Paint ``image``, or nothing."""
        self.image, self.parts = image, parts
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme().colours
        painter.fillRect(self.rect(), QColor(colours.window))
        if self.image is None:
            return
        area = paint_image(painter, self.image, self.rect().adjusted(1, 1, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self._framed:
            painter.setPen(QPen(QColor(colours.muted), 1))
            painter.drawRect(area.adjusted(-1, -1, 0, 0))
        if list(self.parts) != [WHOLE]:
            self._paint_parts(painter, area)

    def _paint_parts(self, painter: QPainter, area: QRectF) -> None:
        colours = theme().colours
        kept, outside = QPainterPath(), QPainterPath()
        width, height = area.width(), area.height()
        placed = [
            QRectF(area.x() + part.x() * width, area.y() + part.y() * height, part.width() * width, part.height() * height)
            for part in self.parts
        ]
        kept.setFillRule(Qt.FillRule.WindingFill)
        for rect in placed:
            kept.addRect(rect)
        outside.addRect(area)
        veil = QColor(colours.window)
        veil.setAlpha(VEIL_ALPHA)
        painter.fillPath(outside.subtracted(kept) if len(placed) < 100 else outside.subtracted(_bounds(placed)), veil)
        painter.setPen(QPen(QColor(colours.accent), 1))
        for rect in placed:
            painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _bounds(rects: Sequence[QRectF]) -> QPainterPath:
    """Return the border around all rectangles together: subtracting hundreds singly takes seconds."""
    path, around = QPainterPath(), QRectF()
    for rect in rects:
        around = around.united(rect)
    path.addRect(around)
    return path


class ImageStrip(QWidget):
    """A row of small images."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.images: Sequence[QImage] = ()
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(6 * SMALL + 5 * GAP, SMALL)

    def show_images(self, images: Sequence[QImage]) -> None:
        """Show these images."""
        self.images = images
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, image in enumerate(self.images):
            paint_image(painter, image, QRect(number * (SMALL + GAP), 0, SMALL, SMALL))
