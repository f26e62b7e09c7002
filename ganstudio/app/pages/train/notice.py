"""A line over the grid that says how training ended, or what prevents it and how to continue."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.ui.formats import duration
from ganstudio.app.ui.language import translated
from ganstudio.engine.runs.folder import Run


@dataclass(frozen=True)
class WayOut:
    """A button of the notice: its text, its tooltip, and what it does."""

    text: str
    tip: str
    do: Callable[[], object]


class Notice(QWidget):
    """A notice, hidden while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addLayout(self._row)
        self.tell("")

    def text(self) -> str:
        """Return the text of the notice."""
        return self.label.text()

    def tell(self, text: str, ways_out: Sequence[WayOut] = ()) -> None:
        """Replace the text, and offer these buttons."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.label.setText(text)
        self.buttons = [self._button(way) for way in ways_out]
        self._row.addStretch()
        for button in self.buttons:
            self._row.addWidget(button)
        self._row.addStretch()
        self.setVisible(bool(text))

    def tell_end(self, run: Run, row: Mapping[str, float], *, at_plateau: bool = False) -> None:
        """Say where the training of ``run`` ended, from its last row of statistics, and where it can continue.

        With ``at_plateau`` it ended because its quality no longer improves.
        """
        values = {"images": f"{row['images']:,.0f}", "time": duration(row["seconds"])}
        if is_finished(run, row):
            text = self.tr("Finished: {images} images in {time}. To continue, increase “Train for” and press Resume.")
        elif at_plateau:
            text = self.tr(
                "Ended after {images} images, {time} of training: the quality no longer improves. To continue, turn "
                "off “Stop when it no longer improves” and press Resume."
            )
        elif run.images_seen >= row["images"]:
            text = self.tr("Stopped after {images} images, {time} of training. Press Resume to continue from here.")
        elif run.images_seen:
            text = self.tr("Stopped after {images} images, {time} of training. Press Resume to continue from {saved} images.")
            values["saved"] = f"{run.images_seen:,}"
        else:
            text = self.tr("Stopped after {images} images, {time} of training, before the first checkpoint.")
        self.tell(text.format(**values))

    def tell_error(self, error: BaseException, ways_out: Sequence[WayOut] = ()) -> None:
        """Show the error."""
        self.tell(f"⚠ {translated(error)}", ways_out)

    def _button(self, way: WayOut) -> QPushButton:
        button = QPushButton(way.text)
        button.setToolTip(way.tip)
        button.setAccessibleName(way.text)
        button.clicked.connect(lambda: way.do())
        return button


def is_finished(run: Run, row: Mapping[str, float]) -> bool:
    """Return whether the run reached its goal, in images or in minutes, at this row of statistics."""
    goal = run.config.run
    return row["images"] >= goal.images or bool(goal.minutes and row["seconds"] >= goal.minutes * 60)
