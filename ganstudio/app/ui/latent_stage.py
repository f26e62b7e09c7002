"""Shows the current picture as large as fits."""

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ganstudio.app.rendering.frames import RenderedImage
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.ui.latent_mime import make_drag
from ganstudio.app.ui.painting import paint_image
from ganstudio.app.ui.theme import theme


class LatentStage(QWidget):
    """Shows rendered pictures, scaled by a whole number of screen pixels.

    ``stepped(step)`` comes with the left and right arrow keys, ``opened()`` with a double click or Enter. It can be dragged.
    """

    stepped = Signal(int)
    opened = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame: RenderedImage | None = None
        self.image = QImage()
        self.hint = ""
        self._pressed: QPoint | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(96, 64)
        theme().changed.connect(self.update)

    def show_frame(self, frame: RenderedImage | None) -> None:
        """Show a picture; None clears the stage."""
        self.frame = frame
        self.image = to_qimage(frame.pixels) if frame is not None else QImage()
        self.update()

    def show_draft(self, pixels: np.ndarray) -> None:
        """Show unfinished pixels, uint8 (H, W, C), which cannot be dragged."""
        self.frame = None
        self.image = to_qimage(pixels)
        self.update()

    def show_hint(self, text: str) -> None:
        """Set the text shown without a picture."""
        self.hint = text
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.image.isNull():
            painter.setPen(QColor(theme().colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 16, -16, -16), flags, self.hint)
            return
        paint_image(painter, self.image, self.rect().adjusted(2, 2, -2, -2))
        if self.hasFocus():
            painter.setPen(QColor(theme().colours.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self.frame is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            frame = self.frame
            drag = make_drag(self, frame.look.dressed(frame.latent), self.image, frame.appearance)
            if drag is not None:
                drag.exec(Qt.DropAction.CopyAction)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()
