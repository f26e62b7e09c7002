"""A small picture with a caption, beside the point under the cursor."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ganstudio.app.ui.painting import paint_image

SIDE = 128  # logical pixels of the picture
APART = 14  # from the point under the cursor


class PictureTip(QFrame):
    """A tip over ``parent`` that ignores the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.picture, self.words = _Picture(), QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.words.setProperty("role", "small")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.picture, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.words)
        self.hide()

    def text(self) -> str:
        """Return the caption."""
        return self.words.text()

    def show_at(self, place: QPoint, image: QImage | None, words: str) -> None:
        """Show an image (None: an empty box) and ``words`` beside ``place`` in the parent, inside its borders."""
        self.picture.image = image if image is not None else QImage()
        self.picture.update()
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.adjustSize()
        parent = self.parentWidget()
        assert parent is not None
        right, below = place.x() + APART, place.y() + APART
        x = right if right + self.width() <= parent.width() else place.x() - APART - self.width()
        y = below if below + self.height() <= parent.height() else place.y() - APART - self.height()
        self.move(max(0, x), max(0, y))
        self.show()
        self.raise_()


class _Picture(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setFixedSize(QSize(SIDE, SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.image.isNull():
            paint_image(QPainter(self), self.image, QRect(0, 0, SIDE, SIDE))
