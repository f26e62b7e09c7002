"""Shows the progress of a training in four numbers."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ganstudio.app.ui.elided_label import ElidedLabel
from ganstudio.app.ui.formats import duration, thousands
from ganstudio.engine.events import Progress

ENDLESS = 10_000_000_000  # images; such a goal means that only the time is limited
SPACING = 6
DISPENSABLE = (1, 2)  # steps, then speed, which the status bar shows as well: hidden first without room for all


class Counters(QWidget):
    """Shows images, steps, speed, and the time left or taken.

    Without room for all, the names get shorter, then steps and speed disappear; nothing is ever cut off.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values: list[QLabel] = []
        self.titles: list[ElidedLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._grid.setHorizontalSpacing(SPACING)
        self._long = [self.tr("images seen"), self.tr("steps"), self.tr("images/s"), self.tr("left")]
        self._short = [self.tr("images"), self.tr("steps"), self.tr("img/s"), self.tr("left")]
        for column in range(len(self._long)):
            value, name = QLabel("–"), ElidedLabel("small", Qt.TextElideMode.ElideRight)
            value.setProperty("role", "number")
            for row, label in enumerate((value, name)):
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                self._grid.addWidget(label, row, column)
            self.values.append(value)
            self.titles.append(name)
        self._show_titles()

    def show_progress(self, row: Mapping[str, float], goal: int, progress: Progress | None) -> None:
        """Show a row of statistics and, while training, its progress; else the time that the run has taken."""
        goal_text = self.tr("of {goal} images").format(goal=f"{goal:,}")
        self._name_time(self.tr("of training") if progress is None else self.tr("left"), progress is None)
        self._long[0] = self.tr("images seen") if goal >= ENDLESS else goal_text
        rate = row["rate"] if progress is None else progress.rate
        left = progress.seconds_left if progress is not None else row["seconds"]
        texts = (f"{row['images']:,.0f}", f"{row['step']:,.0f}", thousands(rate), "–" if left is None else duration(left))
        for label, text in zip(self.values, texts, strict=True):
            label.setText(text)
        self._show_titles()

    def clear(self) -> None:
        """Show empty counters."""
        for label in self.values:
            label.setText("–")
        self._long[0] = self.tr("images seen")
        self._name_time(self.tr("left"), False)
        self._show_titles()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_titles()

    def _name_time(self, text: str, is_taken: bool) -> None:
        self._long[3], self._short[3] = text, self.tr("trained") if is_taken else text

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _show_titles(self) -> None:
        """Show the first layout that fits: all columns with long names, with short names, a column less, two less."""
        columns = range(len(self.values))
        ways = [(self._long, 0), *((self._short, without) for without in range(len(DISPENSABLE) + 1))]
        for names, without in ways:
            shown = [column for column in columns if column not in DISPENSABLE[:without]]
            if self._needed(names, shown) <= self.width():
                break
        for column in columns:
            for label in (self.values[column], self.titles[column]):
                label.setVisible(column in shown)
            self._grid.setColumnStretch(column, int(column in shown))
            self.titles[column].setMinimumWidth(self._name_width(names, column))
            self.titles[column].show_text(names[column])
            self.titles[column].setToolTip(self._long[column])

    def _needed(self, names: list[str], columns: list[int]) -> int:
        """Return the width of these columns in pixels, each as wide as its number or its name."""
        return sum(max(self.values[at].sizeHint().width(), self._name_width(names, at)) + SPACING for at in columns) - SPACING

    def _name_width(self, names: list[str], column: int) -> int:
        return self.titles[column].fontMetrics().horizontalAdvance(names[column])
