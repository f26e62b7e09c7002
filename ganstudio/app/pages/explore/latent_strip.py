"""A row of latents that takes drops: the shelf, keyframes, in-between frames."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from ganstudio.app.pages.explore.pictures import Pictures
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import is_same
from ganstudio.app.ui.latent_mime import LATENT, accept_copy, appearance_from_mime, from_mime
from ganstudio.app.ui.painting import tile_size
from ganstudio.app.ui.theme import theme
from ganstudio.app.ui.tile_view import FRAME, TileView
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.latent.latent import Latent

SIDE = 64
LARGEST = 96


class LatentStrip(TileView):
    """A strip. Emits ``dropped(latent, place, appearance)`` when a latent is dropped before the tile ``place``, with the
    appearance of its picture or None, and ``removed(index)`` with the Delete key.

    ``titles(index)`` returns a tile's title; ``pictures`` draws the tiles (None: with the model).
    """

    dropped = Signal(object, int, object)
    removed = Signal(int)

    def __init__(
        self,
        name: str,
        model: ActiveModel,
        titles: Callable[[int], str],
        parent: QWidget | None = None,
        pictures: Pictures | None = None,
    ) -> None:
        super().__init__(name, SIDE, is_row=True, parent=parent)
        self.has_hearts = False
        self._model = model
        self._titles = titles
        self._latents: list[Latent] = []
        self._hint = ""
        self._drop_at = -1
        self._pictures = pictures or Pictures(model, self)
        self._pictures.arrived.connect(self.viewport().update)
        model.generator_changed.connect(self._on_generator)
        self._on_generator()

    def take_drops(self, hint: str) -> None:
        """Accept dropped latents; show ``hint`` while the strip is empty."""
        self._hint = hint
        self.setAcceptDrops(True)

    def show_latents(self, latents: Sequence[Latent]) -> None:
        """Show latents in this order."""
        self._latents = list(latents)
        if self.current >= len(self._latents):
            self.set_current(len(self._latents) - 1)
        self._pictures.want(self._latents)
        self._fit()

    @property
    def is_busy(self) -> bool:
        """Return whether pictures are being drawn."""
        return self._pictures.is_busy

    def count(self) -> int:
        return len(self._latents)

    def image(self, index: int) -> QImage | None:
        return self._pictures.image(self._latents[index])

    def latent(self, index: int) -> Latent | None:
        return self._latents[index]

    def caption_of(self, index: int) -> str:
        return self._titles(index)

    def _on_generator(self) -> None:
        frame = self._model.run.config.data.frame if self._model.run is not None else FrameSize.square(SIDE)
        self.tile_size = tile_size(*frame.sides, SIDE, LARGEST)
        self.updateGeometry()
        self.refit.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, colours = QPainter(self.viewport()), theme().colours
        if not self._latents and self._hint:
            painter.setPen(QColor(colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(8, 0, -8, 0), flags, self._hint)
        if self._drop_at >= 0:
            left = self._drop_at * self.pitch.width() - self.horizontalScrollBar().value()
            painter.fillRect(left - 1, 2, 2 + FRAME, self.viewport().height() - 4, QColor(colours.accent))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and 0 <= self.current < self.count():
            self.removed.emit(self.current)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(LATENT):
            accept_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(LATENT):
            accept_copy(event)
            self._show_drop(self._place(event.position().x()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_drop(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_drop(-1)
        latent = from_mime(event.mimeData())
        if latent is not None:
            accept_copy(event)
            self.dropped.emit(latent, self._place(event.position().x()), appearance_from_mime(event.mimeData()))
            self._highlight(latent, self._place(event.position().x()))

    def _highlight(self, latent: Latent, place: int) -> None:
        """Let keys act on the tile just dropped here, not on the tile that the drag began with."""
        there = [index for index, other in enumerate(self._latents) if is_same(latent, other)]
        if there:
            self.set_current(min(there, key=lambda index: abs(index - place)))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, x: float) -> int:
        return max(0, min(round((x + self.horizontalScrollBar().value()) / self.pitch.width()), self.count()))

    def _show_drop(self, place: int) -> None:
        self._drop_at = place
        self.viewport().update()
