"""A line over the grid that says how the training ended."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ganstudio.app.format import duration


class Notice(QLabel):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainNotice")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def tell(self, text: str) -> None:
        """Say this in place of what was said before."""
        self.setText(text)
        self.setVisible(bool(text))

    def tell_end(self, row: Mapping[str, float], goal: int) -> None:
        """Say where the training with this last row of statistics ended."""
        values = {"images": f"{row['images']:,.0f}", "time": duration(row["seconds"])}
        if row["images"] >= goal:
            text = self.tr("Finished: {images} images in {time}. To go on, raise “Train for” and resume.")
        else:
            text = self.tr("Stopped after {images} images, {time} of training. Resume goes on from here.")
        self.tell(text.format(**values))
