"""Shows the children of a generation as tiles."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ganstudio.app.pages.explore.lineage import CHILDREN, Generation
from ganstudio.app.pages.explore.pictures import Pictures
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf, is_same
from ganstudio.app.ui.painting import tile_size
from ganstudio.app.ui.theme import theme
from ganstudio.app.ui.tile_view import GAP, HEART, TileView
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.rendering import RenderOptions
from ganstudio.engine.networks import Generator

SIDE, LARGEST = 64, 96


class ChildrenView(TileView):
    """Shows all children at once, in rows.

    ``marked(index)`` comes with a click on the mark of a tile, a click with Ctrl, or Space: it marks the child as a parent,
    or unmarks it.
    """

    marked = Signal(int)

    def __init__(self, model: ActiveModel, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Children"), SIDE, parent=parent)
        self.generation = Generation()
        self._model = model
        self._shelf = shelf
        self._pictures = Pictures(model, self, self._latents_of)
        self._pictures.arrived.connect(self.viewport().update)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hearted.connect(self._heart_it)
        shelf.changed.connect(self.viewport().update)

    @property
    def is_complete(self) -> bool:
        """Return whether all children are drawn."""
        return not self._pictures.is_busy

    def show_generation(self, generation: Generation) -> None:
        """Show the children of a generation; the previous ones stay until these are drawn."""
        before, self.generation = self.generation, generation
        if not generation.parents:
            self._pictures.clear()
        elif (before.parents, before.seed, before.mutation) != (generation.parents, generation.seed, generation.mutation):
            self._pictures.want(range(CHILDREN))
            self._pictures.renew()
        frame = self._model.run.config.data.frame if self._model.run is not None else FrameSize.square(SIDE)
        self.tile_size = tile_size(*frame.sides, SIDE, LARGEST)
        self._fit()

    def index_of(self, latent: Latent) -> int:
        """Return the index of a child; -1 if the latent is no child."""
        return next((index for index in range(self.count()) if (own := self.latent(index)) and is_same(own, latent)), -1)

    def count(self) -> int:
        return CHILDREN if self.generation.parents else 0

    def image(self, index: int) -> QImage | None:
        return self._pictures.image(index)

    def latent(self, index: int) -> Latent | None:
        found = self._pictures.get(index)
        return self._model.look.dressed(found.latent) if found is not None else None

    def caption_of(self, index: int) -> str:
        name = self.tr("Child {number}").format(number=index + 1)
        return " · ".join((name, self.tr("next parent"))) if index in self.generation.marked else name

    def is_favourite(self, index: int) -> bool:
        latent = self.latent(index)
        return latent is not None and self._shelf.find(latent) >= 0

    def columns(self) -> int:
        rows = -(-CHILDREN // super().columns())
        return -(-CHILDREN // rows)

    def _fit(self) -> None:
        self.setFixedHeight(-(-CHILDREN // self.columns()) * self.pitch.height() + GAP)
        super()._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme().colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(8, 0, -8, 0), flags, self.tr("The children appear here."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.refit.start()  # later, as it changes the height

    def _latents_of(self, generator: Generator, indices: list[int], _look: RenderOptions) -> list[Latent]:
        children = self.generation.children(generator)
        return [children[index] for index in indices]

    def _heart_it(self, index: int) -> None:
        latent = self.latent(index)
        if latent is not None:
            self._shelf.toggle_heart(latent, self._model.appearance)

    # -- marks ------------------------------------------------------------------------------------------------------------

    def mark_rect(self, tile: QRect) -> QRect:
        """Return where the check mark of a tile is."""
        return QRect(tile.left() + 3, tile.top() + 3, HEART, HEART)

    def _paint_tile(self, painter: QPainter, index: int, tile: QRect) -> None:
        super()._paint_tile(painter, index, tile)
        is_marked = index in self.generation.marked
        if is_marked or index == self._hovered:
            back = QColor(theme().colours.window)
            back.setAlpha(255 if is_marked else 170)
            painter.fillRect(self.mark_rect(tile).adjusted(-2, -2, 2, 2), back)
            theme().icon("check" if is_marked else "plus").paint(painter, self.mark_rect(tile))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place: QPoint = event.position().toPoint()
        index, is_left = self.at(place), event.button() == Qt.MouseButton.LeftButton
        has_key = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_left and index >= 0 and (has_key or self.mark_rect(self.tile(index)).adjusted(-3, -3, 3, 3).contains(place)):
            self.marked.emit(index)
        else:
            super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            event.accept()  # Ctrl+click and Space mark here
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current >= 0:
            self.marked.emit(self.current)
        else:
            super().keyPressEvent(event)
