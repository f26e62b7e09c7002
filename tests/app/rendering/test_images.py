"""Pixels stay what they are on their way to the screen."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from ganstudio.app.rendering.qimages import picture_to_qimage, to_qimage
from ganstudio.app.ui.painting import fitted, paint_image


@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize("width", [5, 8])  # a row of 5 grey or colour pixels does not end where Qt aligns rows
def test_pixels_survive(channels, width):
    pixels = np.random.default_rng(0).integers(0, 256, (4, width, channels), np.uint8)
    image = to_qimage(pixels)
    wanted = pixels.copy()
    pixels[:] = 0  # the image has its own memory
    for y in range(4):
        for x in range(width):
            colour = QColor(image.pixelColor(x, y))
            rgba = [colour.red(), colour.green(), colour.blue(), colour.alpha()]
            assert rgba[:channels] == wanted[y, x].tolist()


def test_grey_with_transparency():
    image = picture_to_qimage(Image.new("LA", (3, 3), (100, 50)))
    assert image.pixelColor(1, 1).getRgb() == (100, 100, 100, 50)


@pytest.mark.parametrize(
    "size, ratio, factor",
    [(28, 1.0, 3), (28, 2.0, 6), (28, 1.5, 5), (96, 1.0, 1), (97, 1.0, 96 / 97), (192, 2.0, 1), (1, 1.0, 96)],
)
def test_small_images_grow_by_whole_factors_of_screen_pixels(size, ratio, factor, qapp):
    area = fitted(QSize(size, size), QRect(10, 20, 96, 96), ratio)
    assert area.width() * ratio == pytest.approx(size * factor)
    assert area.left() * ratio == pytest.approx(round(area.left() * ratio))
    assert QRectF(9, 19, 98, 98).contains(area)


def test_painting_does_not_blur(qapp):
    canvas = QImage(96, 96, QImage.Format.Format_RGB32)
    canvas.fill(QColor("black"))
    painter = QPainter(canvas)
    area = paint_image(painter, to_qimage(np.array([[0, 255], [255, 0]], np.uint8)), QRect(0, 0, 96, 96))
    painter.end()
    assert area == QRectF(0, 0, 96, 96)
    found = {canvas.pixelColor(x, y).red() for x in range(96) for y in range(96)}
    assert found == {0, 255}
    assert canvas.pixelColor(48, 0).red() == 255
    assert canvas.pixelColor(47, 0).red() == 0
