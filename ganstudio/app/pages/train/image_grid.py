"""One picture, as large as fits, every pixel of it a whole number of pixels on the screen, through pyqtgraph."""

from pathlib import Path

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QResizeEvent, QTransform
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ganstudio.app.rendering.qimages import to_array, write_png
from ganstudio.app.ui.actions import WINDOW, make_action
from ganstudio.app.ui.saving import ask_where
from ganstudio.app.ui.theme import theme


class ImageGrid(pg.GraphicsView):
    """Shows a :class:`QImage`: enlarged by the largest whole factor that fits, or shrunk by averaging if it must be.

    Its actions, in its context menu and by shortcut, save the picture and copy it.
    """

    _image = QImage()  # pyqtgraph resizes the view while it constructs it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file_name = "grid.png"
        self._item = pg.ImageItem(axisOrder="row-major", autoDownsample=True)
        self.addItem(self._item)
        self._hint = QLabel(self, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._hint.setProperty("role", "muted")
        QVBoxLayout(self).addWidget(self._hint)
        self.setMinimumSize(160, 96)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Sample grid"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.save_action = make_action("train.save-grid", self, self.ask_and_save, WINDOW)
        self.copy_action = make_action("train.copy-grid", self, self.copy, WINDOW)
        self.show_image(QImage())
        theme().changed.connect(self._paint_theme)
        self._paint_theme()

    @property
    def image(self) -> QImage:
        """What is shown; a null image if nothing is."""
        return self._image

    def show_image(self, image: QImage, file_name: str = "grid.png") -> None:
        """Show a picture; ``file_name`` is what it is proposed to be saved as."""
        self._image = image
        self._file_name = file_name
        for action in (self.save_action, self.copy_action):
            action.setEnabled(not image.isNull())
        self._hint.setVisible(image.isNull())
        self._item.setVisible(not image.isNull())
        if not image.isNull():
            self._item.setImage(to_array(image.convertToFormat(QImage.Format.Format_RGB888)), levels=(0, 255))
            self._place()

    def set_hint(self, text: str) -> None:
        """What to say while there is no picture."""
        self._hint.setText(text)

    def target(self) -> QRectF:
        """Where the picture is painted, in pixels of the screen (device pixels)."""
        ratio = self.devicePixelRatioF()
        room_x, room_y = round(self.width() * ratio), round(self.height() * ratio)
        width, height = self._image.width(), self._image.height()
        factor = min(room_x / width, room_y / height)
        factor = float(int(factor)) if factor >= 1 else factor
        across, down = round(width * factor), round(height * factor)
        return QRectF((room_x - across) // 2, (room_y - down) // 2, across, down)

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        if not self._image.isNull():
            QGuiApplication.clipboard().setImage(self._image)

    def ask_and_save(self) -> None:
        """Ask where to, and write the picture as PNG in its own pixels."""
        path = ask_where(self, self.tr("Save grid"), self._file_name, self.tr("PNG image (*.png)"), ".png")
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> bool:
        """Write the picture as PNG; False if the disk refuses."""
        return write_png(self._image, path)

    def sizeHint(self) -> QSize:
        return QSize(560, 560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._image.isNull():
            self._place()

    def _place(self) -> None:
        """The view's coordinates are the widget's pixels; the picture goes onto whole pixels of the screen."""
        target, ratio = self.target(), self.devicePixelRatioF()
        factor_x, factor_y = target.width() / self._image.width(), target.height() / self._image.height()
        self._item.setTransform(
            QTransform().translate(target.x() / ratio, target.y() / ratio).scale(factor_x / ratio, factor_y / ratio)
        )

    def _paint_theme(self) -> None:
        self.setBackground(theme().colours.window)
