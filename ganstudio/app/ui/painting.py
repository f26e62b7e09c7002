"""Paints small images without blurring them."""

import math

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from ganstudio.app.ui.theme import theme

CHECKER = 8  # side of a square of the checkerboard behind transparent pixels


def fitted(size: QSize, box: QRect, ratio: float) -> QRectF:
    """Return where to paint an image of ``size`` in ``box``: centred, enlarged by the largest whole factor, or shrunk.

    ``ratio`` is the number of screen pixels per logical pixel.
    """
    scale = min(box.width() * ratio / max(size.width(), 1), box.height() * ratio / max(size.height(), 1))
    scale = (int(scale) if scale >= 1 else scale) / ratio
    shown = QSizeF(size.width() * scale, size.height() * scale)
    # on whole screen pixels, or the image's pixels would differ in size
    left = round((box.x() + (box.width() - shown.width()) / 2) * ratio) / ratio
    top = round((box.y() + (box.height() - shown.height()) / 2) * ratio) / ratio
    return QRectF(left, top, shown.width(), shown.height())


def tile_size(width: int, height: int, side: float, most: float) -> QSize:
    """Return the size of a tile for images of that size, in their proportions: enlarged by a whole factor, or shrunk.

    Parameters
    ----------
    side
        The factor is the largest with which the mean side is at most ``side``, but at least 1.
    most
        The largest mean side, in pixels.
    """
    mean = math.sqrt(width * height)
    factor = max(1, math.floor(side / mean))
    scale = factor if factor * mean <= most else most / mean
    return QSize(round(width * scale), round(height * scale))


def paint_image(painter: QPainter, image: QImage | QPixmap, box: QRect) -> QRectF:
    """Paint ``image`` :func:`fitted` in ``box``, over a checkerboard if it is transparent. Returns where."""
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
