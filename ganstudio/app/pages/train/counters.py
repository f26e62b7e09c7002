"""Where the training is, in four numbers."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ganstudio.app.format import duration, thousands
from ganstudio.app.widgets.elided_label import ElidedLabel
from ganstudio.engine.events import Progress

ENDLESS = 10_000_000_000  # images: only the time is limited
SPACING = 6
DISPENSABLE = (1, 2)  # steps, then the speed, which the status bar shows as well: the first to go where there is no room for all


class Counters(QWidget):
    """Images, steps, speed, and the time left or taken.

    Where there is no room for all, steps and speed go: numbers are never cut.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[QLabel] = []
        self._titles: list[ElidedLabel] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(SPACING)
        titles = (self.tr("images seen"), self.tr("steps"), self.tr("images/s"), self.tr("time left"))
        for column, title in enumerate(titles):
            value, name = QLabel("–"), ElidedLabel("small", Qt.TextElideMode.ElideRight)
            value.setProperty("role", "number")
            name.show_text(title)
            for row, label in enumerate((value, name)):
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                grid.addWidget(label, row, column)
            grid.setColumnStretch(column, 1)
            self._values.append(value)
            self._titles.append(name)

    def show_progress(self, row: Mapping[str, float], goal: int, progress: Progress | None) -> None:
        """Show a row of statistics and, while training, how far it is; without it the time that the run has taken."""
        goal_text = self.tr("of {goal} images").format(goal=f"{goal:,}")
        self._titles[0].show_text(self.tr("images seen") if goal >= ENDLESS else goal_text)
        self._titles[3].show_text(self.tr("of training") if progress is None else self.tr("left"))
        rate = row["rate"] if progress is None else progress.rate
        left = progress.seconds_left if progress is not None else row["seconds"]
        texts = (f"{row['images']:,.0f}", f"{row['step']:,.0f}", thousands(rate), "–" if left is None else duration(left))
        for label, text in zip(self._values, texts, strict=True):
            label.setText(text)
        self._fit()

    def clear(self) -> None:
        """Nothing has been trained yet."""
        for label in self._values:
            label.setText("–")
        self._titles[0].show_text(self.tr("images seen"))
        self._titles[3].show_text(self.tr("left"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        room = self.width() + SPACING - sum(value.sizeHint().width() + SPACING for value in self._values)
        for column in DISPENSABLE:
            is_shown = room >= 0
            self._values[column].setVisible(is_shown)
            self._titles[column].setVisible(is_shown)
            if not is_shown:
                room += self._values[column].sizeHint().width() + SPACING
