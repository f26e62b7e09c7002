"""Shows a picture with the hole over it."""

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
    """A view of picture and mask; emits ``edited()`` when a change of the mask is complete."""

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.hole = PaintedMask(0, 0)
        self.feather = 0
        self.sketches: dict[Box, QImage] = {}
        self._sketched: PaintedMask | None = None  # the mask that the sketches fill, and its number of changes
        self._sketched_at = 0

    def show_picture(self, image: QImage) -> None:
        """Show a picture with an empty mask, or with the current mask if the size is the same."""
        super().show_picture(image)
        if self.hole.size != self.picture_size():
            self.hole = PaintedMask(*self.picture_size())
            self.edited.emit()

    def show_hole(self, hole: PaintedMask) -> None:
        """Show a mask of the picture's size, with its undo steps."""
        self.hole = hole
        self.touch()
        self.edited.emit()

    def begin_sketches(self) -> None:
        """Start showing sketches for the current hole; later strokes appear over them."""
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
        """Replace the mask by uint8 (H, W), white is the hole, as an undo step.

        Raises
        ------
        DatasetError
            The mask's size differs from the picture's.
        """
        check_sides(pixels, self.hole.size, mark("engine", "the picture"))
        self.hole.begin()
        self.show_change(self.hole.fill(pixels))
        if self.hole.end():
            self.edited.emit()

    def clear(self) -> None:
        """Clear the mask."""
        self.set_mask(np.zeros_like(self.hole.pixels))

    def invert(self) -> None:
        """Swap the hole and the known part."""
        self.set_mask(HOLE - self.hole.pixels)

    @property
    def has_alpha(self) -> bool:
        """Return whether the picture has transparent parts that can become the hole."""
        return self.picture.image.hasAlphaChannel()

    def take_alpha(self) -> None:
        """Make the parts that are at least half transparent the hole."""
        alpha = self.picture.image.convertToFormat(QImage.Format.Format_Alpha8)
        rows = np.frombuffer(alpha.constBits(), np.uint8).reshape(alpha.height(), alpha.bytesPerLine())
        self.set_mask(HOLE - rows[:, : alpha.width()])

    def undo(self) -> None:
        """Undo the last step."""
        self._take_step(self.hole.undo())

    def redo(self) -> None:
        """Redo the last undone step."""
        self._take_step(self.hole.redo())

    def _take_step(self, changed: Box) -> None:
        if not changed.is_empty:
            self.show_change(changed)
            self.edited.emit()

    def set_feather(self, feather: int) -> None:
        """Set the pixels around the hole over which the filling blends."""
        self.feather = max(0, min(feather, MOST_FEATHER))
        self.touch()

    def show_change(self, changed: Box) -> None:
        """Paint a box of the mask again."""
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
