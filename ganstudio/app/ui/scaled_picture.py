"""Paints a picture quickly at any scale."""

from typing import Any

import numpy as np
from PIL import Image
from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter

from ganstudio.app.jobs.background import Background
from ganstudio.app.rendering.qimages import FORMATS, to_array, to_qimage
from ganstudio.app.rendering.zoom import Placement
from ganstudio.app.ui.painting import paint_checkerboard

LARGE = 1024  # pixels of a side from which smaller copies pay off


class ScaledPicture(QObject):
    """An image with copies to paint from, in the format that paints fastest, each half as large as the previous one, as
    shrinking far in a single step would skip pixels.

    The copies of a large image are made in the background; ``improved()`` comes when they are ready.
    """

    improved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()
        self.copies: list[QImage] = []
        self._copying = Background(_copies, self)
        self._copying.done.connect(self._take)

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height in pixels."""
        return self.image.width(), self.image.height()

    def set_image(self, image: QImage) -> None:
        """Paint this image from now on."""
        if not image.isNull() and image.format() not in FORMATS.values():
            plain = QImage.Format.Format_RGBA8888 if image.hasAlphaChannel() else QImage.Format.Format_RGB888
            image = image.convertToFormat(plain)
        self.image = image
        is_large = max(self.size) > LARGE
        self.copies = [image] if is_large else _copies(image)
        self._copying.ask([image] if is_large else [])

    def paint(self, painter: QPainter, placement: Placement) -> None:
        """Paint the image at ``placement``, enlarged without smoothing."""
        width, height = (length * placement.scale for length in self.size)
        place = QRectF(placement.left, placement.top, width, height)
        if self.image.hasAlphaChannel():
            paint_checkerboard(painter, place)
        best = next((copy for copy in reversed(self.copies) if copy.width() >= width), self.copies[0])
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, placement.scale < 1)
        painter.drawImage(place, best)

    def _take(self, batch: list[tuple[QImage, Any]]) -> None:
        for image, result in batch:
            if isinstance(result, Exception):
                raise result
            if image is self.image:
                self.copies = result
                self.improved.emit()


def _copies(image: QImage) -> list[QImage]:
    copies = [_drawable(image)]
    if max(image.width(), image.height()) > LARGE:
        picture = Image.fromarray(to_array(image))
        while max(picture.size) > LARGE:
            picture = picture.reduce(2)
            copies.append(_drawable(to_qimage(np.asarray(picture))))
    return copies


def _drawable(image: QImage) -> QImage:
    """Return the image in the format that paints without conversion."""
    has_alpha = image.hasAlphaChannel()
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied if has_alpha else QImage.Format.Format_RGB32)
