"""Shows the results of a folder: a map of the latents, the chosen picture, and how well latents tell classes apart."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from ganstudio.app.jobs.background import Background
from ganstudio.app.rendering.frames import RenderedImage
from ganstudio.app.tasks.folder import FoundFolder
from ganstudio.app.ui.answers_strip import Answer, AnswersStrip
from ganstudio.app.ui.controls import named
from ganstudio.app.ui.elided_label import ElidedLabel
from ganstudio.app.ui.formats import likeness, pictures_in_words
from ganstudio.app.ui.latent_stage import LatentStage
from ganstudio.app.ui.scatter import Scatter
from ganstudio.app.ui.theme import theme
from ganstudio.engine.text import Sentence

RING, SMALL_RING = 17, 12  # pixels across
NEAR = 64  # side of a neighbour's picture


class FolderView(QWidget):
    """The view; emits ``chosen(index)`` with a picture to view, ``save_asked()`` from its button."""

    chosen = Signal(int)
    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: FoundFolder | None = None
        self.neighbours: list[int] = []
        self._index = 0
        self._looking = Background(_look, self)
        self._looking.done.connect(self._on_near)
        self.scatter = Scatter(self.tr("Pictures by code"), self._image, self.caption_of)
        self.rings = pg.ScatterPlotItem()
        self.rings.setZValue(5)
        self.scatter.addItem(self.rings)
        self.title = ElidedLabel("heading")
        self.own = LatentStage(self.tr("The picture"))
        self.drawn = LatentStage(self.tr("The model's result"))
        self.drawn.setToolTip(self.tr("Drag the picture into a tool or onto another page"))
        self.near = AnswersStrip(self.tr("Nearest pictures by code"), NEAR)
        self.near.setToolTip(self.tr("Click a picture to go to it, or drag it into a tool or onto another page"))
        self.summary, self.verdict = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.verdict.setToolTip(
            self.tr(
                "Each picture is classified by a linear classifier that was trained on other pictures. In brackets: "
                "the 95 % confidence interval."
            )
        )
        self.summary.setProperty("role", "muted")
        self.save = QPushButton(theme().icon("download"), self.tr("Save codes..."))
        named(
            self.save,
            self.save.text(),
            self.tr("Save the codes with names and classes as an npz file, for NumPy and other programs"),
        )
        self._lay_out()
        self.scatter.opened.connect(lambda _group, index: self.chosen.emit(index))
        self.near.clicked.connect(self._go)
        self.near.opened.connect(self._go)
        self.save.clicked.connect(self.save_asked)
        theme().changed.connect(self._show_rings)

    def _lay_out(self) -> None:
        images = QHBoxLayout()
        images.setSpacing(8)
        for text, stage in ((self.tr("The picture"), self.own), (self.tr("Found"), self.drawn)):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(_small(text))
            column.addWidget(stage, stretch=1)
            images.addLayout(column)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(8, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self.title)
        beside.addLayout(images, stretch=1)
        beside.addWidget(_small(self.tr("Nearest by code")))
        beside.addWidget(self.near)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(self.scatter)
        both.addWidget(right)
        both.setSizes([600, 480])
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 0)
        whole.setSpacing(8)
        whole.addWidget(both, stretch=1)
        whole.addWidget(self._said())

    def _said(self) -> QFrame:
        frame = QFrame()
        row = QHBoxLayout(frame)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.verdict)
        words.addWidget(self.summary)
        row.addLayout(words, stretch=1)
        row.addWidget(self.save)
        return frame

    # -- all pictures -----------------------------------------------------------------------------------------------------

    def show_found(self, found: FoundFolder) -> None:
        """Show the map and the facts about the latents."""
        if found is self._found:
            return
        self._found = found
        labels, names = found.result.collection.labels, list(found.result.collection.dataset.classes)
        groups = np.where(labels >= 0, labels, len(names))
        if (labels < 0).any():
            names.append(self.tr("no class") if names else "")
        shares = [f"{100 * share:.0f} %" for share in found.shares]
        across = self.tr("first component of the codes ({share} of their variance)").format(share=shares[0])
        up = self.tr("second component of the codes ({share})").format(share=shares[1])
        self.scatter.show_points(found.places, groups, names, (across, up))
        self.verdict.setText(" ".join(self._verdict(found)))
        self.summary.setText(" · ".join(self._summary(found)))

    def _verdict(self, found: FoundFolder) -> list[str]:
        said = [_said(sentence) for sentence in found.result.sentences]
        if found.result.collection.is_own:
            said.append(self.tr("The model was trained on these very pictures: pictures it has not seen would say more."))
        return said

    def _summary(self, found: FoundFolder) -> list[str]:
        said = [
            pictures_in_words(len(found.result)),
            self.tr("median likeness {psnr}").format(psnr=likeness(found.result.psnr)),
        ]
        for cause, count in found.result.left_out.items():
            word = QCoreApplication.translate("engine", cause)
            said.append(self.tr("left out: {count} {cause}").format(cause=word, count=f"{count:,}"))
        return said

    # -- the chosen picture -----------------------------------------------------------------------------------------------

    def show_picture(self, index: int, frame: RenderedImage | None) -> None:
        """Show a picture, the model's picture of it (None: not drawn yet), and its neighbours."""
        found = self._found
        assert found is not None
        self.neighbours, self._index = [], index
        self._looking.ask([(found, index)])
        self.title.show_text(found.caption(index))
        self.own.show_draft(found.result.pixels(index))
        self.drawn.show_frame(frame)
        self._show_rings()

    def _on_near(self, batch: list[tuple[tuple[FoundFolder, int], object]]) -> None:
        """Show the neighbours, unless they are of a picture chosen before."""
        for (found, index), near in batch:
            if found is not self._found or index != self._index:
                continue
            if isinstance(near, Exception):
                raise near
            assert isinstance(near, list)
            self.neighbours = [place for place, _, _ in near]
            answers = [Answer(image, self._near_caption(place, far), found.result.latent(place)) for place, far, image in near]
            self.near.show_answers(answers, current=-1)
            self._show_rings()

    def show_frame(self, frame: RenderedImage) -> None:
        """Show the model's picture of the chosen picture."""
        self.drawn.show_frame(frame)

    def _show_rings(self) -> None:
        if self._found is None:
            return
        places = self._found.places[[*self.neighbours, self._index]]
        colours = theme().colours
        pens = [pg.mkPen(colours.muted, width=1.5)] * len(self.neighbours) + [pg.mkPen(colours.text, width=2)]
        sizes = [SMALL_RING] * len(self.neighbours) + [RING]
        self.rings.setData(pos=places.astype(float), size=sizes, pen=pens, brush=None, pxMode=True)

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.neighbours):
            self.chosen.emit(self.neighbours[place])

    def _image(self, _group: int, index: int) -> QImage | None:
        return self._found.image(index) if self._found is not None else None

    def caption_of(self, _group: int, index: int) -> str:
        """Return the words below the picture ``index``."""
        found = self._found
        return (
            "" if found is None else " · ".join(filter(None, (found.result.collection.name(index), found.result.class_of(index))))
        )

    def _near_caption(self, index: int, far: float) -> str:
        return self.tr("{name}, {distance} away").format(name=self.caption_of(0, index), distance=f"{far:.2f}")


def _look(asked: tuple[FoundFolder, int]) -> list[tuple[int, float, QImage]]:
    """Return a picture's neighbours with their distances and images; runs in another thread."""
    found, index = asked
    return [(place, far, found.image(place)) for place, far in found.result.neighbours(index)]


def _small(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "small")
    return label


def _said(sentence: Sentence) -> str:
    return QCoreApplication.translate("engine", sentence.text).format(**sentence.values)
