"""Through time: a latent drawn by every snapshot of the run."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ganstudio.app.pages.explore.playing import PlayingTool
from ganstudio.app.rendering.film import Footage
from ganstudio.app.rendering.frames import RenderedImage
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.rendering.renderer import Channel
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf
from ganstudio.app.ui.actions import with_keys
from ganstudio.app.ui.controls import named, slider, tool_button
from ganstudio.app.ui.painting import tile_size
from ganstudio.app.ui.theme import theme
from ganstudio.app.ui.tile_view import TileView
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.latent.favourites import Appearance
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.rendering import RenderOptions
from ganstudio.engine.recipes.film import SECONDS, TrainingFilm, through_training
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:
    from ganstudio.engine.networks import Generator

PLAY_MS = round(1000 * SECONDS)
BUDGET = 0.03  # seconds per request
SIDE, LARGEST = 64, 96


class Film(TileView):
    """A tile for each snapshot; ``frames`` by images seen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, SIDE, is_row=True, parent=parent)
        self.has_hearts = False
        self.snapshots: list[int] = []
        self.frames: dict[int, RenderedImage] = {}
        self._images: dict[int, QImage] = {}

    def show_film(self, snapshots: list[int], frame: FrameSize) -> None:
        """Start again with tiles for these snapshots."""
        self.snapshots, self.frames, self._images = list(snapshots), {}, {}
        self.tile_size = tile_size(*frame.sides, SIDE, LARGEST)
        self.updateGeometry()
        self._fit()

    def add(self, frame: RenderedImage) -> None:
        """Add a drawn picture."""
        self.frames[frame.images_seen] = frame
        self._images[frame.images_seen] = to_qimage(frame.pixels)
        self.viewport().update()

    def count(self) -> int:
        return len(self.snapshots)

    def image(self, index: int) -> QImage | None:
        return self._images.get(self.snapshots[index])

    def latent(self, index: int) -> Latent | None:
        frame = self.frames.get(self.snapshots[index])
        return frame.look.dressed(frame.latent) if frame is not None else None

    def appearance(self, index: int) -> Appearance | None:
        frame = self.frames.get(self.snapshots[index])
        return frame.appearance if frame is not None else None

    def caption_of(self, index: int) -> str:
        return self.tr("{images} images seen").format(images=f"{self.snapshots[index]:,}")


class TimeTool(PlayingTool):
    """Shows a strip of snapshots under the picture, with a slider and a button that plays them."""

    key = "time"
    title = mark("tools", "Time")
    tip = mark("tools", "See how the picture developed, snapshot by snapshot")
    icon = "hourglass"
    films = True
    interval = PLAY_MS

    def __init__(self, model: ActiveModel, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(model, shelf, parent)
        self.film = self.strip = Film(self.tr("The same picture at every snapshot"))
        self._wanted: tuple[Latent, RenderOptions] | None = None
        tip = self.tr("Drag to step through the training: the same latent, drawn by each snapshot")
        self.slider = slider(self.tr("Snapshot"), tip, 0)
        self.start = tool_button("play", "", with_keys(self.tr("Play the training from the start"), "explore.play"))
        self.count = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.use = QPushButton(self.tr("Use snapshot"))
        named(self.use, self.use.text(), self.tr("Draw everything on this page with the snapshot shown"))
        self._lay_out()
        self._channel = Channel(model.renderer, self, rank=2)
        self._channel.done.connect(self._take)
        self.slider.valueChanged.connect(self._show)
        self.film.chosen.connect(self.slider.setValue)
        self.start.clicked.connect(self.play)
        self.use.clicked.connect(self._use)
        model.frame_changed.connect(self._follow)
        model.snapshots_changed.connect(self._begin_film)

    def _lay_out(self) -> None:
        hint = QLabel(self.tr("The same latent, drawn by each snapshot. Choose another picture to see its history."))
        hint.setWordWrap(True)
        hint.setProperty("role", "small")
        row = QHBoxLayout()
        row.addWidget(self.start)
        row.addWidget(self.slider, stretch=1)
        self.column.addLayout(row)
        self.column.addWidget(self.count)
        self.column.addWidget(self.use)
        self.column.addWidget(hint)
        self.column.addStretch()

    def begin(self) -> None:
        self._begin_film()

    def end(self) -> None:
        self._wanted = None
        super().end()
        self._channel.drop()
        self.model.redraw()

    def rewind(self) -> None:
        if self.slider.value() == self.slider.maximum():
            self.slider.setValue(0)

    def show_playing(self, is_playing: bool) -> None:
        self.start.setIcon(theme().icon("pause" if is_playing else "play"))

    def tick(self, passed: float) -> None:
        if self.slider.value() >= self.slider.maximum():
            self.pause()
        elif self.film.image(self.slider.value() + 1) is not None:  # else wait until it is drawn
            self.slider.setValue(self.slider.value() + 1)

    # -- the film ---------------------------------------------------------------------------------------------------------

    def _follow(self, frame: RenderedImage) -> None:
        """Draw the film again if the latent or its options changed."""
        if self.is_active and self._wanted != (frame.latent, frame.look):
            self._begin_film()

    def _begin_film(self) -> None:
        frame, run, images = self.model.frame, self.model.run, self.model.images_seen
        if not self.is_active or frame is None or run is None or images is None:
            return
        self._wanted = frame.latent, frame.look
        snapshots = self.model.snapshots
        self.film.show_film(snapshots, run.config.data.frame)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(0, len(snapshots) - 1))
            self.slider.setValue(snapshots.index(frame.images_seen) if frame.images_seen in snapshots else snapshots.index(images))
        self._show_place()
        self._ask()

    def _ask(self) -> None:
        origin, wanted = self.model.origin, self._wanted
        missing = [images for images in reversed(self.film.snapshots) if images not in self.film.frames]
        if origin is None or wanted is None or not missing:
            return
        missing.sort(key=lambda images: abs(self.film.snapshots.index(images) - self.slider.value()))
        latent, look = wanted
        self._channel.ask(origin, lambda generator: draw_film(generator, origin.run, missing, latent, look), wanted)

    def _take(self, wanted: tuple[Latent, RenderOptions], frames: list[RenderedImage]) -> None:
        if wanted != self._wanted:
            return
        for frame in frames:
            self.film.add(frame)
        self._ask()

    def _show(self, place: int) -> None:
        self._show_place()
        frame = self.film.frames.get(self.film.snapshots[place]) if place < self.film.count() else None
        if frame is not None:
            self.model.present(frame)

    def _show_place(self) -> None:
        place = self.slider.value()
        self.film.set_current(place)
        if place < self.film.count():
            self.film.show_tile(place)
            self.count.setText(self.film.caption_of(place))
        self.use.setEnabled(place < self.film.count() and self.film.snapshots[place] != self.model.images_seen)

    def footage(self) -> Footage | None:
        model, frame, snapshots = self.model, self.model.frame, tuple(self.film.snapshots)
        if len(snapshots) < 2 or model.origin is None or frame is None:
            return None
        run, (height, width) = model.origin.run, frame.pixels.shape[:2]
        source = TrainingFilm(run, frame.latent)
        return Footage(f"{run.name}-training", source.seconds, (width, height), model.origin, source, frame.look)

    def _use(self) -> None:
        snapshots, place = self.film.snapshots, self.slider.value()
        self.model.choose(snapshots[place] if place < len(snapshots) - 1 else None)
        self.model.commit(self.use.text())


def draw_film(generator: "Generator", run: Run, snapshots: list[int], latent: Latent, look: RenderOptions) -> list[RenderedImage]:
    """Return pictures of the first ``snapshots``, as many as the time budget allows. ``generator`` gives the architecture."""
    begin, frames = time.perf_counter(), []
    for images, pixels in zip(snapshots, through_training(generator, run, snapshots, latent, look), strict=False):
        frames.append(RenderedImage(latent, look, images, pixels))
        if time.perf_counter() - begin > BUDGET:
            break
    return frames
