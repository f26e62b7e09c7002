"""Shows the training images nearest to the current picture, with their distances."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.ui.painting import tile_size
from ganstudio.app.ui.plot_style import FONT_PIXELS
from ganstudio.app.ui.theme import theme
from ganstudio.app.ui.tile_view import GAP, TileView
from ganstudio.engine.latent.latent import Latent

SIDE, LARGEST = 64, 96
LINE = 18  # pixels under a tile, for its distance


class NearStrip(TileView):
    """A tile for each training image, nearest first."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, SIDE, is_row=True, parent=parent)
        self.has_hearts = False
        self.rows: tuple[int, ...] = ()
        self.distances: tuple[str, ...] = ()
        self._images: list[QImage] = []
        self._title: Callable[[int], str] = str

    def show_images(
        self, rows: Sequence[int], pixels: Sequence[np.ndarray], distances: Sequence[str], title: Callable[[int], str]
    ) -> None:
        """Show ``rows`` of the training images, uint8 (H, W, C) each, with their distances as text; choose the nearest."""
        self.rows, self.distances, self._title = tuple(rows), tuple(distances), title
        self._images = [to_qimage(image) for image in pixels]
        size = self._images[0].size() if self._images else QSize(SIDE, SIDE)
        self.tile_size = tile_size(size.width(), size.height(), SIDE, LARGEST)
        self.updateGeometry()
        self._fit()
        self.set_current(0 if self.rows else -1)
        self.show_tile(0)

    def count(self) -> int:
        return len(self.rows)

    def image(self, index: int) -> QImage | None:
        return self._images[index]

    def latent(self, index: int) -> Latent | None:
        return None

    def caption_of(self, index: int) -> str:
        return f"{self._title(self.rows[index])} · {self.distances[index]}"

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(0, LINE)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() + QSize(0, LINE)

    def _paint_tile(self, painter: QPainter, index: int, tile: QRect) -> None:
        super()._paint_tile(painter, index, tile)
        font = painter.font()
        font.setPixelSize(FONT_PIXELS)
        painter.setFont(font)
        painter.setPen(QColor(theme().colours.muted))
        place = QRect(tile.left() - GAP // 2, tile.bottom() + 4, tile.width() + GAP, LINE)
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.distances[index])
