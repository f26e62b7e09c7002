"""Pixels as Qt shows them: conversion, and painting that never blurs small images."""

import numpy as np
from PIL import Image
from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from ganstudio.app.theme import theme

FORMATS = {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBA8888}
CHECKER = 8  # side of a square of the checkerboard behind transparent pixels


def to_qimage(pixels: np.ndarray) -> QImage:
    """A QImage that owns its memory, from uint8 (H, W), (H, W, 1), (H, W, 3) or (H, W, 4)."""
    height, width = pixels.shape[:2]
    channels = pixels.shape[2] if pixels.ndim == 3 else 1
    rows = np.ascontiguousarray(pixels)
    return QImage(rows.data, width, height, width * channels, FORMATS[channels]).copy()


def to_array(image: QImage) -> np.ndarray:
    """The pixels, uint8 (H, W) or (H, W, 3 or 4), of an image in one of FORMATS, copied."""
    channels = image.depth() // 8
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels: np.ndarray = rows[:, : image.width() * channels].copy()
    return pixels if channels == 1 else pixels.reshape(image.height(), image.width(), channels)


def picture_to_qimage(image: Image.Image) -> QImage:
    """The same from a Pillow picture in mode L, LA, RGB or RGBA."""
    return to_qimage(np.asarray(image.convert("RGBA") if image.mode == "LA" else image))


def fitted(size: QSize, box: QRect, ratio: float) -> QRectF:
    """Where an image of ``size`` goes in ``box``: enlarged by the largest whole factor of screen pixels, or shrunk, and centred.

    ``ratio`` is the number of screen pixels in one logical pixel.
    """
    scale = min(box.width() * ratio / max(size.width(), 1), box.height() * ratio / max(size.height(), 1))
    scale = (int(scale) if scale >= 1 else scale) / ratio
    shown = QSizeF(size.width() * scale, size.height() * scale)
    # on whole screen pixels, or the squares of the image would differ in size
    left = round((box.x() + (box.width() - shown.width()) / 2) * ratio) / ratio
    top = round((box.y() + (box.height() - shown.height()) / 2) * ratio) / ratio
    return QRectF(left, top, shown.width(), shown.height())


def paint_image(painter: QPainter, image: QImage | QPixmap, box: QRect) -> QRectF:
    """Paint ``image`` :func:`fitted` in ``box``, over a checkerboard if it is transparent. Returns where it is."""
    target = fitted(image.size(), box, painter.device().devicePixelRatioF())
    if image.hasAlphaChannel():
        paint_checkerboard(painter, target)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, target.width() < image.width())
    if isinstance(image, QPixmap):
        painter.drawPixmap(target, image, QRectF(image.rect()))
    else:
        painter.drawImage(target, image)
    return target


def paint_checkerboard(painter: QPainter, area: QRectF) -> None:
    colours = theme().colours
    tile = QPixmap(2 * CHECKER, 2 * CHECKER)
    tile.fill(QColor(colours.window))
    on_tile = QPainter(tile)
    for place in (0, CHECKER):
        on_tile.fillRect(place, place, CHECKER, CHECKER, QColor(colours.line))
    on_tile.end()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawTiledPixmap(area, tile)
