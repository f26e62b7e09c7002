"""A picture with the hole that is to be filled shown over it."""

import numpy as np
from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from ganstudio.app.pages.inpaint.mask import HOLE, PaintedMask
from ganstudio.app.pages.inpaint.mask_overlay import margin, overlay
from ganstudio.app.rendering.zoom import Box
from ganstudio.app.ui.theme import theme
from ganstudio.app.ui.zoom_view import ZoomView
from ganstudio.engine.recipes.inpaint import check_sides
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

MOST_FEATHER = 64


class MaskView(ZoomView):
    """``edited()`` comes when the mask was changed and the change is complete."""

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.hole = PaintedMask(0, 0)
        self.feather = 0
        self.sketches: dict[Box, QImage] = {}
        self._sketched: PaintedMask | None = None  # what the sketches fill, and after how many changes
        self._sketched_at = 0

    def show_picture(self, image: QImage) -> None:
        """Show this with an empty mask, or with the mask as it is if the size is the same."""
        super().show_picture(image)
        if self.hole.size != self.picture_size():
            self.hole = PaintedMask(*self.picture_size())
            self.edited.emit()

    def show_hole(self, hole: PaintedMask) -> None:
        """Go on with a mask of the picture's size, and with its steps of undoing."""
        self.hole = hole
        self.touch()
        self.edited.emit()

    def begin_sketches(self) -> None:
        """Start to show sketches for the current hole; later strokes appear over them."""
        self._sketched, self._sketched_at = self.hole, self.hole.changes

    def show_sketch(self, image: QImage, box: Box) -> None:
        """Show a sketch over a box of the picture, in place of the mask unless the mask has changed."""
        self.sketches[box] = image
        self.touch()

    def clear_sketches(self) -> None:
        """Show the mask again."""
        self.sketches = {}
        self.touch()

    def set_mask(self, pixels: np.ndarray) -> None:
        """Take uint8 (H, W) as the mask, white as the hole: a step that can be undone.

        Raises
        ------
        DatasetError
            It has another size than the picture.
        """
        check_sides(pixels, self.hole.size, mark("engine", "the picture"))
        self.hole.begin()
        self.show_change(self.hole.fill(pixels))
        if self.hole.end():
            self.edited.emit()

    def clear(self) -> None:
        """Take all of the mask away."""
        self.set_mask(np.zeros_like(self.hole.pixels))

    def invert(self) -> None:
        """What was the hole is known, and the other way round."""
        self.set_mask(HOLE - self.hole.pixels)

    @property
    def has_alpha(self) -> bool:
        """Whether the picture has transparent parts that could be the hole."""
        return self.picture.image.hasAlphaChannel()

    def take_alpha(self) -> None:
        """Make the hole of what is transparent by half or more."""
        alpha = self.picture.image.convertToFormat(QImage.Format.Format_Alpha8)
        rows = np.frombuffer(alpha.constBits(), np.uint8).reshape(alpha.height(), alpha.bytesPerLine())
        self.set_mask(HOLE - rows[:, : alpha.width()])

    def undo(self) -> None:
        """Take the last step back."""
        self._take_step(self.hole.undo())

    def redo(self) -> None:
        """Take the last undoing back."""
        self._take_step(self.hole.redo())

    def _take_step(self, changed: Box) -> None:
        if not changed.is_empty:
            self.show_change(changed)
            self.edited.emit()

    def set_feather(self, feather: int) -> None:
        """Let the filling fade out over so many pixels around the hole."""
        self.feather = max(0, min(feather, MOST_FEATHER))
        self.touch()

    def show_change(self, changed: Box) -> None:
        """Paint a box of the mask anew."""
        if not changed.is_empty:
            self.touch(self.on_screen(changed, margin(self.feather, self.placement.scale)))

    def compose(self, painter: QPainter, area: Box) -> None:
        super().compose(painter, area)
        for box, image in self.sketches.items():
            painter.drawImage(self.place_of(box), image)
        if self.sketches and self.hole is self._sketched and self.hole.changes == self._sketched_at:
            return
        tinted = overlay(self.hole, self.placement, area, self.feather, QColor(theme().colours.fake))
        if tinted is not None:
            painter.drawImage(QPoint(area.left, area.top), tinted)
