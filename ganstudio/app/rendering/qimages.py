"""Converts between arrays of pixels and Qt's images."""

from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QIODevice
from PySide6.QtGui import QImage, QImageWriter

FORMATS = {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBA8888}


def to_qimage(pixels: np.ndarray) -> QImage:
    """Return a QImage that owns its memory, from uint8 (H, W), (H, W, 1), (H, W, 3) or (H, W, 4)."""
    height, width = pixels.shape[:2]
    channels = pixels.shape[2] if pixels.ndim == 3 else 1
    rows = np.ascontiguousarray(pixels)
    return QImage(rows.data, width, height, width * channels, FORMATS[channels]).copy()


def to_array(image: QImage) -> np.ndarray:
    """Return a copy of the pixels, uint8 (H, W) or (H, W, 3 or 4), of an image in a format of FORMATS."""
    channels = image.depth() // 8
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels: np.ndarray = rows[:, : image.width() * channels].copy()
    return pixels if channels == 1 else pixels.reshape(image.height(), image.width(), channels)


def picture_to_qimage(image: Image.Image) -> QImage:
    """Return a QImage from a Pillow picture in mode L, LA, RGB or RGBA."""
    return to_qimage(np.asarray(image.convert("RGBA") if image.mode == "LA" else image))


def write_png(image: QImage, out: Path | QIODevice) -> bool:
    """Write ``image`` as PNG; return False if that fails. ``QImage.save`` does not take the format that its stubs ask for."""
    writer = QImageWriter(str(out), b"png") if isinstance(out, Path) else QImageWriter(out, b"png")
    return bool(writer.write(image))
