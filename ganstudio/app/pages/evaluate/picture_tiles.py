"""Pictures of an evaluation as tiles: to look at, copy and save."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMenu, QWidget

from ganstudio.app.rendering.qimages import write_png
from ganstudio.app.ui.painting import tile_size
from ganstudio.app.ui.saving import ask_where
from ganstudio.app.ui.tile_view import TileView
from ganstudio.engine.latent.latent import Latent

LARGEST = 88  # px of a tile's mean side


class PictureTiles(TileView):
    """Tiles of pictures with captions; ``pointed(index)`` comes with the tile that gets the frame."""

    pointed = Signal(int)

    def __init__(self, name: str, side: int, is_row: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(name, side, is_row, parent)
        self._side = side
        self.has_hearts = False
        self.setToolTip(name)
        self._images: Sequence[QImage] = ()
        self._captions: Sequence[str] = ()
        self.chosen.connect(self.pointed)

    def show_images(self, images: Sequence[QImage], captions: Sequence[str]) -> None:
        """Show ``images`` with their ``captions``."""
        self._images, self._captions = images, captions
        if images:
            self.tile_size = tile_size(images[0].width(), images[0].height(), self._side, max(self._side, LARGEST))
            self.updateGeometry()
        self.set_current(-1)
        self._fit()

    def count(self) -> int:
        return len(self._images)

    def image(self, index: int) -> QImage | None:
        return self._images[index]

    def latent(self, index: int) -> Latent | None:
        return None

    def caption_of(self, index: int) -> str:
        return self._captions[index]

    def menu(self, index: int) -> QMenu:
        menu = super().menu(index)
        image = self._images[index]
        menu.addAction(self.tr("Copy picture"), lambda: QGuiApplication.clipboard().setImage(image))
        menu.addAction(self.tr("Save picture as PNG..."), lambda: self._ask_and_save(image))
        return menu

    def _ask_and_save(self, image: QImage) -> None:
        path = ask_where(self, self.tr("Save picture"), Path("picture.png"), self.tr("PNG image (*.png)"), ".png")
        if path is not None:
            write_png(image, path)
