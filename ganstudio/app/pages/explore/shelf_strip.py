"""The shelf at the bottom of the page: the favourites with their names."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from ganstudio.app.pages.explore.latent_strip import LatentStrip
from ganstudio.app.pages.explore.shelf_pictures import ShelfPictures
from ganstudio.app.pages.explore.titles import latent_title
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.ui.controls import named
from ganstudio.app.ui.theme import theme
from ganstudio.engine.latent.favourites import Appearance
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.rendering import RenderOptions

CAPTION = 18  # px below the pictures, once any of them has a name
EDITOR = 140  # px, the least width of the name editor
EMPTY = 40  # px of height while the shelf is empty
SMALL = 11  # px, the font size of the captions


class ShelfStrip(LatentStrip):
    """Shows ``model.shelf``: a drop adds a picture, Delete removes it, F2 or the context menu names it."""

    def __init__(self, model: ActiveModel, parent: QWidget | None = None) -> None:
        self._shelf = shelf = model.shelf
        super().__init__(self.tr("Shelf"), model, self._title, parent, ShelfPictures(model, model))
        self.take_drops(self.tr("Shelf: press F to add the picture shown, or drop pictures here."))
        self.setToolTip(
            self.tr(
                "Saved pictures: click to show one, drag it into a tool or onto another page, press F2 to rename it, "
                "Delete to remove it"
            )
        )
        self.editor = named(_Name(self.viewport()), self.tr("Name of the picture"), self.tr("Enter saves the name, Escape cancels"))
        self.editor.hide()
        self.editor.editingFinished.connect(self._rename)
        self.editor.given_up.connect(self._close)
        self._edited = -1
        self.horizontalScrollBar().valueChanged.connect(self._close)
        self.removed.connect(shelf.remove)
        self.dropped.connect(self._take)
        shelf.changed.connect(self._show)
        self._show()

    @property
    def caption(self) -> int:
        """Return the height of the captions, in pixels."""
        return CAPTION if self._edited >= 0 or any(favourite.name for favourite in self._shelf.favourites) else 0

    def edit(self, index: int) -> None:
        """Let the person name a favourite."""
        self.set_current(index)
        self.show_tile(index)
        self._edited = index
        self.updateGeometry()
        tile = self.tile(index)
        wide = max(self.tile_size.width(), EDITOR)
        left = max(0, min(tile.left(), self.viewport().width() - wide))
        height = self.editor.sizeHint().height()
        self.editor.setGeometry(left, tile.bottom() + CAPTION + 1 - height, wide, height)
        self.editor.setText(self._shelf.favourites[index].name)
        self.editor.selectAll()
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def appearance(self, index: int) -> Appearance | None:
        return self._shelf.favourites[index].appearance

    def _title(self, index: int) -> str:
        favourite = self._shelf.favourites[index]
        title, liked = latent_title(self._model, favourite.latent, RenderOptions()), favourite.appearance
        if liked is None:
            return title
        words = [self.tr("{images} images seen").format(images=f"{liked.images_seen:,}")]
        if liked.truncation != 1:
            words.append(self.tr("truncation {value}").format(value=f"{liked.truncation:.2f}"))
        if liked.noise is not None:
            words.append(self.tr("noise {seed}").format(seed=f"{liked.noise:,}"))
        return " · ".join([title, *words])

    def _take(self, latent: Latent, place: int, appearance: Appearance | None) -> None:
        """Take a dropped latent; without an appearance, the page draws it like the rest."""
        model = self._model
        if appearance is None:
            latent, appearance = model.look.dressed(latent), model.appearance
        self._shelf.add(latent, place, appearance)

    def _rename(self) -> None:
        index, name = self._edited, self.editor.text()
        self._close()
        if 0 <= index < self.count():
            self._shelf.rename(index, name)

    def _close(self) -> None:
        if self._edited >= 0:
            self._edited = -1  # before the focus is lost, which ends editing too
            if self.editor.hasFocus():
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.editor.hide()
            self.updateGeometry()

    def _show(self) -> None:
        self.show_latents(self._shelf.latents)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._with_caption(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._with_caption(super().minimumSizeHint())

    def _with_caption(self, size: QSize) -> QSize:
        """Make the strip a single line high while the shelf is empty."""
        return QSize(size.width(), size.height() + self.caption if self.count() else EMPTY)

    def _paint_tile(self, painter: QPainter, index: int, tile: QRect) -> None:
        super()._paint_tile(painter, index, tile)
        name = self._shelf.favourites[index].name
        if name:
            font = painter.font()
            font.setPixelSize(SMALL)
            painter.setFont(font)
            painter.setPen(QColor(theme().colours.text))
            room = QRect(tile.left() - 2, tile.bottom() + 3, tile.width() + 4, CAPTION - 3)
            text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and 0 <= self.current < self.count():
            self.edit(self.current)
        else:
            super().keyPressEvent(event)

    def menu(self, index: int) -> QMenu:
        menu = super().menu(index)
        menu.addAction(self.tr("Rename (F2)"), lambda: self.edit(index))
        menu.addAction(self.tr("Remove from shelf (Delete)"), lambda: self.removed.emit(index))
        return menu


class _Name(QLineEdit):
    """The name editor; emits ``given_up()`` on Escape."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
