"""A strip of alternative results, of which a person chooses one, with a last tile that asks for more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ganstudio.app.tasks.search import Outcome
from ganstudio.app.ui.latent_mime import dragged_folder
from ganstudio.app.ui.theme import theme
from ganstudio.app.ui.tile_view import FRAME, TileView
from ganstudio.engine.latent.latent import Latent

SIDE = 96
ICON = 24
LINE = 20


@dataclass(frozen=True, eq=False)
class Answer:
    """A result: a picture of any size, its latent (None: not draggable), its caption, and the file to drag out."""

    image: QImage
    caption: str
    latent: Latent | None = None
    outcome: Outcome | None = None


class AnswersStrip(TileView):
    """A strip of results. Emits ``chosen(index)`` when a result gets the frame, ``more_asked()`` from the last tile."""

    more_asked = Signal()

    def __init__(self, name: str, side: int = SIDE, parent: QWidget | None = None) -> None:
        super().__init__(name, side, is_row=True, parent=parent)
        self.has_hearts = False
        self._answers: list[Answer] = []
        self._images: list[QImage] = []
        self._has_more = False

    def show_answers(self, answers: Sequence[Answer], current: int = 0) -> None:
        """Show ``answers`` and frame ``current`` (-1: no frame) without a signal."""
        kept = {id(answer.image): image for answer, image in zip(self._answers, self._images, strict=True)}
        self._images = [kept.get(id(answer.image)) or self._small(answer.image) for answer in answers]
        self._answers = list(answers)
        self.set_current(min(current, len(answers) - 1))
        self._fit()

    def set_more(self, has_more: bool) -> None:
        """Show or hide the last tile, which asks for more."""
        self._has_more = has_more
        self._fit()

    @property
    def answer(self) -> Answer | None:
        """Return the chosen result; None without one."""
        return self._answers[self.current] if 0 <= self.current < len(self._answers) else None

    def count(self) -> int:
        return len(self._answers) + self._has_more

    def image(self, index: int) -> QImage | None:
        return self._images[index] if index < len(self._images) else None

    def latent(self, index: int) -> Latent | None:
        return self._answers[index].latent if index < len(self._answers) else None

    def writer(self, index: int) -> Callable[[], Path] | None:
        outcome = self._answers[index].outcome if index < len(self._answers) else None
        return None if outcome is None else partial(_write, outcome)

    def caption_of(self, index: int) -> str:
        return self.tr("Find more answers") if self._is_more(index) else self._answers[index].caption

    def choose(self, index: int) -> None:
        if self._is_more(index):
            self.set_current(index)
            self.show_tile(index)
        else:
            super().choose(index)

    def _is_more(self, index: int) -> bool:
        return self._has_more and index == len(self._answers)

    def _small(self, image: QImage) -> QImage:
        """Return the image at the size of its tile: each painting would shrink a full image again."""
        most = self.tile_size * self.devicePixelRatioF()
        if image.width() <= most.width() and image.height() <= most.height():
            return image
        return image.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)

    def _paint_tile(self, painter: QPainter, index: int, tile: QRect) -> None:
        if not self._is_more(index):
            super()._paint_tile(painter, index, tile)
            return
        colours = theme().colours
        is_current = index == self.current and self.hasFocus()
        painter.setPen(QPen(QColor(colours.accent if is_current else colours.line), FRAME if is_current else 1))
        painter.drawRect(tile.adjusted(0, 0, -1, -1))
        middle = tile.center()
        place = QRect(middle.x() - ICON // 2, middle.y() - (ICON + LINE) // 2, ICON, ICON)
        theme().icon("plus").paint(painter, place)
        painter.setPen(QColor(colours.text))
        painter.drawText(
            QRect(tile.left(), place.bottom() + 2, tile.width(), LINE), Qt.AlignmentFlag.AlignCenter, self.tr("Find more")
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._is_more(self.at(event.position().toPoint())):
            self.more_asked.emit()
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._is_more(self.at(event.position().toPoint())):
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._is_more(self.current):
            self.more_asked.emit()
        else:
            super().keyPressEvent(event)


def _write(outcome: Outcome) -> Path:
    """Write the whole picture under its proposed name; return the file."""
    path = dragged_folder() / outcome.name
    outcome.save(path)
    return path
