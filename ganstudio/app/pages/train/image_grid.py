"""Shows a picture as large as fits with pyqtgraph, each pixel a whole number of screen pixels."""

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
    """Shows a :class:`QImage`, enlarged by the largest whole factor that fits, or shrunk by averaging.

    Its actions, in its context menu and by shortcut, save the picture and copy it.
    """

    _image = QImage()  # pyqtgraph resizes the view during construction

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
        """Return the picture shown; a null image without one."""
        return self._image

    def show_image(self, image: QImage, file_name: str = "grid.png") -> None:
        """Show a picture; ``file_name`` is proposed for saving it."""
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
        """Set the text shown without a picture."""
        self._hint.setText(text)

    def target(self) -> QRectF:
        """Return where the picture is painted, in device pixels."""
        ratio = self.devicePixelRatioF()
        room_x, room_y = round(self.width() * ratio), round(self.height() * ratio)
        width, height = self._image.width(), self._image.height()
        factor = min(room_x / width, room_y / height)
        factor = float(int(factor)) if factor >= 1 else factor
        across, down = round(width * factor), round(height * factor)
        return QRectF((room_x - across) // 2, (room_y - down) // 2, across, down)

    def copy(self) -> None:
        """Copy the picture to the clipboard."""
        if not self._image.isNull():
            QGuiApplication.clipboard().setImage(self._image)

    def ask_and_save(self) -> None:
        """Ask for a file, and write the picture as PNG at its own size."""
        path = ask_where(self, self.tr("Save grid"), self._file_name, self.tr("PNG image (*.png)"), ".png")
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> bool:
        """Write the picture as PNG; return False if that fails."""
        return write_png(self._image, path)

    def sizeHint(self) -> QSize:
        return QSize(560, 560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._image.isNull():
            self._place()

    def _place(self) -> None:
        """Align the picture with whole screen pixels; the view's coordinates are the widget's pixels."""
        target, ratio = self.target(), self.devicePixelRatioF()
        factor_x, factor_y = target.width() / self._image.width(), target.height() / self._image.height()
        self._item.setTransform(
            QTransform().translate(target.x() / ratio, target.y() / ratio).scale(factor_x / ratio, factor_y / ratio)
        )

    def _paint_theme(self) -> None:
        self.setBackground(theme().colours.window)
