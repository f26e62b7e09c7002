"""A slider over a run's saved grids, from the first to the latest."""

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QToolButton, QVBoxLayout, QWidget

from ganstudio.app.ui.theme import theme
from ganstudio.engine.runs.folder import Kept

PLAY_MS = 80
CACHE_BYTES = 128 * 2**20


class Timeline(QWidget):
    """Chooses a saved grid, or follows the newest ("live").

    ``chosen(image, images, live)`` comes with every picture to show: a QImage, the images seen when it was made, and whether it is
    the newest. The slider takes Left, Right, Home and End like any slider. ``branch_asked(images)`` comes with the images
    seen of the snapshot nearest to the grid shown.
    """

    chosen = Signal(QImage, int, bool)
    branch_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: list[Kept] = []
        self._newest: tuple[int, QImage] | None = None
        self._images = _Cache()
        self._snapshots: list[int] = []
        self._is_training = False
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.play = _tool("play", self.tr("Play the run from the start"), self)
        self.live = QPushButton(self.tr("Latest"))
        self.branch = QPushButton(self.tr("Branch from here"))
        self.count = QLabel()
        self._timer = QTimer(self, interval=PLAY_MS)
        self._timer.timeout.connect(self._play_on)
        self._lay_out()
        self.slider.valueChanged.connect(self._show)
        self.play.clicked.connect(self._toggle_play)
        self.live.clicked.connect(self.follow)
        self.branch.clicked.connect(lambda: self.branch_asked.emit(self.snapshot))
        self.set_grids([])

    def set_grids(self, kept: Sequence[Kept]) -> None:
        """Replace the grids by these, in order, and follow the newest."""
        self._kept = list(kept)
        self._newest = None
        self._images.clear()
        self.live.setChecked(True)
        self._stop_playing()
        self._fit_slider()
        self._show()

    def set_training(self, is_training: bool) -> None:
        """Set whether a training makes new grids: only then is the latest grid live."""
        self._is_training = is_training

        self._show()

    def set_earlier(self, kept: Sequence[Kept]) -> None:
        """Put these grids before the grids that came meanwhile."""
        first = self._kept[0].images_seen if self._kept else self._newest[0] + 1 if self._newest is not None else None
        earlier = [item for item in kept if first is None or item.images_seen < first]
        shown = self.slider.value() + len(earlier)
        self._kept = earlier + self._kept
        self._fit_slider()
        if self.is_live:
            self._show()
        else:
            self.slider.setValue(shown)

    def add(self, images_seen: int, image: QImage, path: Path | None) -> None:
        """Add a new grid, saved as ``path``, or only for display (None)."""
        while self._kept and self._kept[-1].images_seen >= images_seen:  # the run resumed from its last checkpoint
            self._kept.pop()
        if path is not None:
            self._kept.append(Kept(images_seen, path))
            self._images.put(path, image)
        self._newest = images_seen, image
        self._fit_slider()
        if self.is_live:
            self._show()

    @property
    def is_live(self) -> bool:
        """Return whether the timeline follows the newest grid."""
        return self.live.isChecked()

    @property
    def images_seen(self) -> int | None:
        """Return the images seen at the grid shown; None without a grid."""
        if self.is_live and self._newest is not None:
            return self._newest[0]
        return self._kept[self.slider.value()].images_seen if self._kept else None

    def set_snapshots(self, images: Sequence[int]) -> None:
        """Set the snapshots that the run can branch from, by images seen."""
        self._snapshots = list(images)
        self._show_branch()

    @property
    def snapshot(self) -> int | None:
        """Return the images seen of the snapshot nearest to the grid shown; None without a snapshot."""
        shown = self.images_seen
        return min(self._snapshots, key=lambda images: abs(images - (shown or 0))) if self._snapshots else None

    def go_to(self, images_seen: int) -> None:
        """Show the saved grid nearest to ``images_seen``."""
        if self._kept:
            self._stop_playing()
            self.slider.setValue(min(range(len(self._kept)), key=lambda index: abs(self._kept[index].images_seen - images_seen)))

    def follow(self) -> None:
        """Show the newest grid, and each new grid from now on."""
        self._stop_playing()
        self.live.setChecked(True)
        self._fit_slider()
        self._show()

    def grids(self) -> list[Kept]:
        """Return the saved grids, by images seen."""
        return list(self._kept)

    def _lay_out(self) -> None:
        self.slider.setAccessibleName(self.tr("Timeline"))
        self.slider.setToolTip(self.tr("Drag back to see the images earlier in the run"))
        self.slider.setPageStep(5)
        self.live.setCheckable(True)
        self.live.setToolTip(self.tr("Follow the newest images"))
        self.live.setAccessibleName(self.tr("Follow the newest images"))
        self.branch.setAccessibleName(self.branch.text())
        self.count.setProperty("role", "number")
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.play)
        row.addWidget(self.slider, stretch=1)
        row.addWidget(self.live)
        row.addWidget(self.branch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.count)
        column.addLayout(row)
        # from left to right, whatever the order of creation
        for before, after in ((self.play, self.slider), (self.slider, self.live), (self.live, self.branch)):
            QWidget.setTabOrder(before, after)

    def _fit_slider(self) -> None:
        last = max(0, len(self._kept) - 1)
        was = self.slider.blockSignals(True)  # the position follows the grids here: no person moved it
        self.slider.setRange(0, last)
        if self.is_live:
            self.slider.setValue(last)
        self.slider.blockSignals(was)
        for widget in (self.slider, self.play, self.live):
            widget.setEnabled(bool(self._kept))

    def _show(self, position: int | None = None) -> None:
        if position is not None:  # a person moved the slider
            self.live.setChecked(position == self.slider.maximum() and not self.is_playing)
        if self.is_live and self._newest is not None:
            images, image = self._newest
        elif self._kept:
            kept = self._kept[self.slider.value()]
            images, image = kept.images_seen, self._images.get(kept.path)
        else:
            images, image = 0, QImage()
        live = self.is_live
        is_growing = live and self._newest and self._is_training
        text = self.tr("{images} images seen · latest") if is_growing else self.tr("{images} images seen")
        self.count.setText(text.format(images=f"{images:,}") if not image.isNull() else " ")
        self._show_branch()
        self.chosen.emit(image, images, live)

    def _show_branch(self) -> None:
        nearest = self.snapshot
        self.branch.setEnabled(nearest is not None)
        tip = self.tr("Start a new run from the snapshot at {images} images, with the settings on the left")
        none = self.tr("You can branch from here once there is a snapshot")
        self.branch.setToolTip(tip.format(images=f"{nearest:,}") if nearest is not None else none)

    @property
    def is_playing(self) -> bool:
        """Return whether the grids are played as a film."""
        return self._timer.isActive()

    def _toggle_play(self) -> None:
        if self.is_playing:
            self._stop_playing()
            return
        if self.slider.value() == self.slider.maximum():
            self.live.setChecked(False)
            self.slider.setValue(0)
        self._timer.start()
        self.play.setIcon(theme().icon("pause"))

    def _play_on(self) -> None:
        if self.slider.value() >= self.slider.maximum():
            self.follow()
        else:
            self.slider.setValue(self.slider.value() + 1)

    def _stop_playing(self) -> None:
        self._timer.stop()
        self.play.setIcon(theme().icon("play"))


class _Cache:
    """Caches decoded pictures by path, and drops the least recently used."""

    def __init__(self) -> None:
        self._images: OrderedDict[Path, QImage] = OrderedDict()
        self._bytes = 0

    def get(self, path: Path) -> QImage:
        if path not in self._images:
            self.put(path, QImage(str(path)))
        self._images.move_to_end(path)
        return self._images[path]

    def put(self, path: Path, image: QImage) -> None:
        self._bytes += image.sizeInBytes() - (self._images[path].sizeInBytes() if path in self._images else 0)
        self._images[path] = image
        while self._bytes > CACHE_BYTES and len(self._images) > 1:
            _, oldest = self._images.popitem(last=False)
            self._bytes -= oldest.sizeInBytes()

    def clear(self) -> None:
        self._images.clear()
        self._bytes = 0


def _tool(icon: str, tip: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setIcon(theme().icon(icon))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
