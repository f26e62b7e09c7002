"""An endless grid of the pictures of all seeds."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ganstudio.app.pages.explore.pictures import Pictures
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf
from ganstudio.app.ui.painting import tile_size
from ganstudio.app.ui.theme import theme
from ganstudio.app.ui.tile_view import TileView
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.latent.latent import Latent, latents_from_seeds, seed_of

SIDE = 96  # px, approximate side of a tile: a whole multiple of the image's side
LARGEST = 144
FIRST = 512  # seeds at first; scrolling adds more
BADGE = 22  # px
MOST = 10_000_000  # most rows that a scroll bar can count


class SampleGrid(TileView):
    """A grid whose tile s shows seed s."""

    def __init__(self, model: ActiveModel, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Samples, one per seed"), SIDE, parent=parent)
        self._model = model
        self._shelf = shelf
        self._seeds = FIRST
        self.marks: Mapping[tuple[int, int | None], str] = {}
        self._pictures = Pictures(model, self, lambda generator, seeds, look: latents_from_seeds(generator, seeds, look.label))
        self._pictures.drawn.connect(self.update_tiles)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._want_visible)
        self.verticalScrollBar().valueChanged.connect(self._extend)
        model.generator_changed.connect(self._on_generator)
        model.frame_changed.connect(self._on_frame)
        shelf.changed.connect(self.viewport().update)
        self._on_generator()

    @property
    def is_complete(self) -> bool:
        """Return whether all visible pictures are drawn."""
        return not self._soon.isActive() and not self._pictures.is_busy

    def begin_anew(self) -> None:
        """Go back to the first seed, for another run."""
        self._pictures.clear()
        self._seeds = FIRST
        self.set_current(-1)
        self.verticalScrollBar().setValue(0)
        self.refit.start()

    def count(self) -> int:
        return self._seeds if self._model.generator is not None else 0

    def image(self, index: int) -> QImage | None:
        return self._pictures.image(index)

    def latent(self, index: int) -> Latent | None:
        found = self._pictures.get(index)
        return found.latent if found is not None else None

    def caption_of(self, index: int) -> str:
        return self.tr("Seed {seed}").format(seed=f"{index:,}")

    def is_favourite(self, index: int) -> bool:
        return self._shelf.has_seed(index, self.latent(index))

    def show_marks(self, marks: Mapping[tuple[int, int | None], str]) -> None:
        """Show these icons on the tiles, by seed and class."""
        self.marks = marks
        self.viewport().update()

    def show_seed(self, seed: int) -> None:
        """Put the frame around a seed and scroll it into view."""
        if seed >= self._seeds:
            self._seeds = min(seed + FIRST, MOST)
            self._fit()
        self.set_current(seed if seed < self._seeds else -1)
        if 0 <= seed < self._seeds:
            self.show_tile(seed)

    def _on_generator(self) -> None:
        frame = self._model.run.config.data.frame if self._model.run is not None else FrameSize.square(SIDE)
        self.tile_size = tile_size(*frame.sides, SIDE + frame.mean_side / 2, LARGEST)  # the nearest whole factor
        self.refit.start()
        self._soon.start()

    def _on_frame(self, frame: object) -> None:
        seed = seed_of(self._model.frame.latent) if self._model.frame is not None else None
        if seed != self.current:
            self.set_current(seed if seed is not None and seed < self._seeds else -1)

    def _extend(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if value > bar.maximum() - 2 * bar.pageStep() and self._seeds < MOST:
            self._seeds += FIRST
            self._fit()

    def _want_visible(self) -> None:
        shown = self.visible()
        self._pictures.want(range(shown.start, min(shown.stop + len(shown), self.count())))  # and the next screen

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if any(self.image(index) is None for index in self.visible()) and not self._pictures.is_busy:
            self._soon.start()

    def _paint_tile(self, painter: QPainter, index: int, tile: QRect) -> None:
        super()._paint_tile(painter, index, tile)
        latent = self.latent(index) if self.marks else None
        icon = self.marks.get((index, latent.label)) if latent is not None else None
        if icon is not None:
            place = QRect(tile.left(), tile.top(), BADGE, BADGE)
            painter.fillRect(place, QColor(theme().colours.window))
            theme().icon(icon).paint(painter, place.adjusted(2, 2, -2, -2))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._soon.start()
        return super().event(event)
