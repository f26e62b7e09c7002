"""Draws the tree of generative models by how they state a density, with the judged models in their places.

Goodfellow 2016, "NIPS 2016 Tutorial: Generative Adversarial Networks", figure 9.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ganstudio.app.ui.theme import theme

LEAVES = ("tractable", "approximate", "implicit")
GAP, APART = 28, 12  # px between two levels, and between two columns


@dataclass(frozen=True)
class ModelCard:
    """A model in the tree: its name, its kind ("" for a GAN), its likelihood and its sample quality, in words."""

    name: str
    kind: str
    likelihood: str
    quality: str


class KindTree(QWidget):
    """The tree; :meth:`show_models` puts models under its leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.root = _node(self.tr("Generative models"), self.tr("Models that learn to generate pictures like those in a data set"))
        self.explicit = _node(self.tr("Explicit density"), self.tr("States how likely each picture is"))
        self.leaves = {
            "tractable": _node(self.tr("Tractable"), self.tr("The likelihood is computed exactly: mixtures, kernel densities")),
            "approximate": _node(self.tr("Approximate"), self.tr("Only a bound is known: variational autoencoders")),
            "implicit": _node(self.tr("Implicit density"), self.tr("Draws pictures and states no likelihood: GANs")),
        }
        self.columns = {leaf: QVBoxLayout() for leaf in LEAVES}
        self.cards: dict[str, list[QFrame]] = {leaf: [] for leaf in LEAVES}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addLayout(self._nodes())
        below = QHBoxLayout()
        below.setSpacing(APART)
        for leaf in LEAVES:
            self.columns[leaf].setSpacing(8)
            below.addLayout(self.columns[leaf], stretch=1)
        whole.addLayout(below)
        theme().changed.connect(self.update)

    def _nodes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(APART)
        grid.setVerticalSpacing(GAP)
        middle = Qt.AlignmentFlag.AlignHCenter
        grid.addWidget(self.root, 0, 0, 1, 3, middle)
        grid.addWidget(self.explicit, 1, 0, 1, 2, middle)
        grid.addWidget(self.leaves["implicit"], 1, 2, middle)
        for place, leaf in enumerate(LEAVES):
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(place, 1)
            if leaf != "implicit":
                grid.addWidget(self.leaves[leaf], 2, place, middle)
        return grid

    def show_models(self, models: Mapping[str, Sequence[ModelCard]]) -> None:
        """Show the models of each leaf."""
        for leaf in LEAVES:
            while self.columns[leaf].takeAt(0) is not None:
                pass
            for card in self.cards[leaf]:
                card.hide()
                card.deleteLater()
            self.cards[leaf] = [_card(model) for model in models.get(leaf, ())] or [_empty(self.tr("None judged yet"))]
            for card in self.cards[leaf]:
                self.columns[leaf].addWidget(card)
            self.columns[leaf].addStretch()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme().colours.muted), 1.5))
        links = [(self.root, self.explicit), (self.root, self.leaves["implicit"])]
        links += [(self.explicit, self.leaves[leaf]) for leaf in ("tractable", "approximate")]
        for parent, child in links:
            begin, end = parent.geometry(), child.geometry()
            middle = (begin.bottom() + end.top()) / 2
            places = (
                QPointF(begin.center().x(), begin.bottom()),
                QPointF(begin.center().x(), middle),
                QPointF(end.center().x(), middle),
                QPointF(end.center().x(), end.top()),
            )
            painter.drawPolyline(places)


def _node(text: str, tip: str) -> QLabel:
    label = QLabel(text, alignment=Qt.AlignmentFlag.AlignCenter)
    label.setProperty("role", "node")
    label.setToolTip(tip)
    return label


def _card(model: ModelCard) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(10, 8, 10, 8)
    column.setSpacing(4)
    name = QLabel(model.name, wordWrap=True)
    name.setProperty("role", "strong")
    column.addWidget(name)
    for text, role in ((model.kind, "small"), (model.likelihood, ""), (model.quality, "")):
        if text:
            label = QLabel(text, wordWrap=True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            if role:
                label.setProperty("role", role)
            column.addWidget(label)
    return card


def _empty(text: str) -> QFrame:
    frame = QFrame()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    label = QLabel(text, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
    label.setProperty("role", "small")
    column.addWidget(label)
    return frame
