"""What a widget paints, in figures."""

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

BARE = 4  # colours at the most: background, frame, focus
DRAWN = 50  # colours at the least: the edges of letters and curves have many


def colours(widget: QWidget) -> int:
    """The number of different colours in its picture."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[:, : image.width()]
    return len(np.unique(pixels))
