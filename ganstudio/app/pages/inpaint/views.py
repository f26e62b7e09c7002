"""Switches between the two views of the Inpaint page: the mask, and the picture before and after."""

from collections.abc import Sequence

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from ganstudio.app.pages.inpaint.mask_canvas import MaskCanvas
from ganstudio.app.rendering.zoom import Box
from ganstudio.app.ui.before_after import BeforeAfter


class Views(QStackedWidget):
    """Shows ``canvas`` or ``compare`` with the same zoom and position."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = MaskCanvas()
        self.compare = BeforeAfter(self.tr("The picture before and after"))
        for view in (self.canvas, self.compare):
            self.addWidget(view)

    def show_answer(self, image: QImage, patches: Sequence[tuple[QImage, Box]]) -> None:
        """Compare the picture with itself under ``patches``; without patches clear the comparison."""
        if patches:
            self.compare.show_patches(image, patches)
        else:
            self.compare.show_pictures(QImage(), QImage())

    def show_compared(self, is_compared: bool) -> None:
        """Show the comparison or the mask, with the zoom of the other view."""
        before, after = (self.canvas, self.compare) if is_compared else (self.compare, self.canvas)
        if self.currentWidget() is not after:
            self.setCurrentWidget(after)
            after.look_like(before)
