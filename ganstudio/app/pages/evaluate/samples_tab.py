"""The pictures of two judged sets side by side: the same seeds, the best and worst, and those most like a training picture."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ganstudio.app.pages.evaluate.picture_tiles import PictureTiles
from ganstudio.app.tasks.evaluate import ShownEvaluation, ShownJudged
from ganstudio.app.ui.controls import named

SIDE = 64  # px of a tile
GRID_ROWS = 4  # of the grid that are seen at once


class SamplesColumn(QWidget):
    """The pictures of a judged set, chosen from a list."""

    def __init__(self, name: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = named(QComboBox(), name, tip)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.grid = PictureTiles(self.tr("The first samples; models with the same latent space show the same seeds"), SIDE)
        self.grid.setMinimumHeight(GRID_ROWS * self.grid.pitch.height())
        tip = self.tr("Where real pictures are dense among the features: the most typical samples")
        self.best = PictureTiles(tip, SIDE, is_row=True)
        tip = self.tr("Where no real pictures are near among the features: the most unusual samples")
        self.worst = PictureTiles(tip, SIDE, is_row=True)
        tip = self.tr("Each sample is followed by the training picture that is most like it: are they copies?")
        self.suspicious = PictureTiles(tip, SIDE, is_row=True)
        self._titles: list[tuple[QLabel, PictureTiles]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.choice)
        rows = (
            (self.tr("Samples"), self.grid),
            (self.tr("Best samples"), self.best),
            (self.tr("Worst samples"), self.worst),
            (self.tr("Most like a training picture, with that picture"), self.suspicious),
        )
        for title, tiles in rows:
            label = QLabel(title, wordWrap=True)
            label.setProperty("role", "small")
            label.setToolTip(tiles.toolTip())
            column.addWidget(label)
            column.addWidget(tiles, stretch=int(tiles is self.grid))
            self._titles.append((label, tiles))

    def show_judged(self, shown: ShownJudged | None) -> None:
        """Show the pictures of a set; None: no pictures."""
        numbered = self.tr("Sample {number}")
        pairs = () if shown is None else shown.suspicious
        both = [image for pair in pairs for image in pair]
        captions = [text for _ in pairs for text in (self.tr("Generated"), self.tr("Training picture"))]
        sets: Sequence[tuple[PictureTiles, Sequence[QImage]]] = (
            (self.grid, () if shown is None else shown.grid),
            (self.best, () if shown is None else shown.best),
            (self.worst, () if shown is None else shown.worst),
        )
        for tiles, images in sets:
            tiles.show_images(images, [numbered.format(number=number) for number in range(1, len(images) + 1)])
        self.suspicious.show_images(both, captions)
        for label, tiles in self._titles:
            label.setVisible(tiles.count() > 0)
            tiles.setVisible(tiles.count() > 0)


class SamplesTab(QScrollArea):
    """Two columns of pictures; the second is hidden while only one set was judged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: ShownEvaluation | None = None
        self.left = SamplesColumn(self.tr("Left side"), self.tr("The set shown on the left"))
        self.right = SamplesColumn(self.tr("Right side"), self.tr("The set shown on the right"))
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(16)
        for side in (self.left, self.right):
            row.addWidget(side, stretch=1)
            side.choice.activated.connect(self._show_chosen)
        self.left.grid.pointed.connect(self.right.grid.set_current)
        self.right.grid.pointed.connect(self.left.grid.set_current)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        inner.setAutoFillBackground(False)  # setWidget turned it on
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_evaluation(self, result: ShownEvaluation) -> None:
        """Show the first and the last judged set of a result."""
        self._result = result
        for place, side in enumerate((self.left, self.right)):
            side.choice.clear()
            for shown in result.shown:
                side.choice.addItem(shown.judged.name)
            side.choice.setCurrentIndex(place * (len(result.shown) - 1))
        self.right.setVisible(len(result.shown) > 1)
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self._result is not None:
            for side in (self.left, self.right):
                index = side.choice.currentIndex()
                side.show_judged(self._result.shown[index] if 0 <= index < len(self._result.shown) else None)
