"""Shows a training image in a window of its own, as large as the studio's."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from ganstudio.app.ui.latent_stage import LatentStage

if TYPE_CHECKING:
    from ganstudio.engine.recipes.training_images import TrainingIndex

SHORT = 28  # most letters of a name beside a picture


class TrainingView(QDialog):
    """A non-modal window. Escape, Enter or a double click closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(self.tr("Training image"))
        self.stage = LatentStage(self.tr("Training image"))
        self.stage.setToolTip(self.tr("The image as the model saw it during training; Escape closes the view"))
        self.words = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.stage, stretch=1)
        column.addWidget(self.words)
        self.stage.opened.connect(self.close)

    def open_over(self, window: QWidget, pixels: np.ndarray, words: str) -> None:
        """Show an image, uint8 (H, W, C), with a caption, over ``window``."""
        self.stage.show_draft(pixels)
        self.words.setText(words)
        self.setGeometry(window.geometry())
        self.show()
        self.raise_()
        self.stage.setFocus(Qt.FocusReason.OtherFocusReason)


def image_title(known: "TrainingIndex", row: int, most: int | None = None) -> str:
    """Return the name of a training image, in at most ``most`` letters, and its class."""
    label, name = known.label(row), known.title(row)
    if most is not None and len(name) > most:
        name = "…" + name[1 - most :]  # the end of a path says the most
    return name + (f" · {known.dataset.classes[label]}" if label is not None else "")
