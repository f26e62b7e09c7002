"""Compares a picture with its source in a single view, with a line to drag between them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from ganstudio.app.rendering.zoom import Box
from ganstudio.app.ui.scaled_picture import ScaledPicture
from ganstudio.app.ui.theme import theme
from ganstudio.app.ui.zoom_view import ZoomView

GRIP = 10  # pixels beside the line where the mouse takes it
KNOB = 11
PADDING = 6
STEP, LEAP = 0.02, 0.1  # share of the view per arrow key, without and with Shift


class BeforeAfter(ZoomView):
    """Shows the source left of the line and the result right of it; pressing elsewhere or holding Enter shows only the source.

    ``split_moved(share)`` comes when the line moves, from 0 (only the result) to 1 (only the source).
    """

    split_moved = Signal(float)
    moves_whole = False  # the line stays in view

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setToolTip(self.tr("Drag the line to compare. Hold the mouse button elsewhere, or Enter, to see the picture before."))
        self.source = ScaledPicture(self)
        self.source.improved.connect(self.touch)
        self.patches: Sequence[tuple[QImage, Box]] | None = None
        self.split = 0.5
        self.is_held = False
        self.titles = (self.tr("Before"), self.tr("After"))
        self._is_dragged = False

    def show_pictures(self, source: QImage, result: QImage) -> None:
        """Compare two images of the same size; two null images clear the view."""
        if source.size() != result.size():
            raise ValueError(f"the source is {source.size()}, the result {result.size()}")
        self.patches = None
        self.source.set_image(source)
        self.show_picture(result)

    def show_patches(self, source: QImage, patches: Sequence[tuple[QImage, Box]]) -> None:
        """Compare the source with itself under ``patches`` (images in boxes), without copying a large picture."""
        if self.patches is None or source is not self.picture.image:
            self.source.set_image(QImage())
            self.show_picture(source)
        self.patches = patches
        self.touch()

    def set_titles(self, source: str, result: str) -> None:
        """Set the titles of the two pictures."""
        self.titles = (source, result)
        self.update()

    def set_split(self, share: float) -> None:
        """Move the line to ``share`` of the view, 0 to 1, and emit ``split_moved``."""
        share = min(max(share, 0.0), 1.0)
        before, self.split = self.line(), share
        lines = sorted((round(before), round(self.line())))
        self.touch(Box(lines[0] - 1, 0, lines[1] + 2, self.room[1]).within(*self.room))
        self.update()  # paints the line and the titles; the pictures under them stay cached
        self.setAccessibleDescription(f"{share:.0%}")
        self.split_moved.emit(share)

    def hold(self, is_held: bool) -> None:
        """Show only the source while ``is_held``."""
        if is_held != self.is_held:
            self.is_held = is_held
            self.touch()

    def _seen(self) -> tuple[float, float]:
        """Return the left and right border of the picture's visible part, in screen pixels."""
        left, right = (self.placement.to_screen(x, 0)[0] for x in (0, self.picture_size()[0]))
        return max(left, 0.0), min(right, float(self.room[0]))

    def line(self) -> float:
        """Return where the line between both is, in screen pixels."""
        left, right = self._seen()
        return left + self.split * (right - left)

    # -- painting ---------------------------------------------------------------------------------------------------------

    def compose(self, painter: QPainter, area: Box) -> None:
        line = area.right if self.is_held else min(max(round(self.line()), area.left), area.right)
        before = self.source if self.patches is None else self.picture
        for picture, left, right in ((before, area.left, line), (self.picture, line, area.right)):
            if left < right:
                painter.setClipRect(QRect(left, area.top, right - left, area.height))
                picture.paint(painter, self.placement)
        if self.patches is not None and line < area.right:
            for part, box in self.patches:
                painter.drawImage(self.place_of(box), part)

    def decorate(self, painter: QPainter) -> None:
        ratio = self.devicePixelRatioF()
        left, right = (edge / ratio for edge in self._seen())
        top = max(self.to_widget(QPointF(0, 0)).y(), 0)
        self._write(painter, self.titles[0], left, top, is_left=True)
        if self.is_held:
            return
        self._write(painter, self.titles[1], right, top, is_left=False)
        x, bottom = self.line() / ratio, min(self.to_widget(QPointF(*self.picture_size())).y(), self.height())
        for colour, width in ((QColor(0, 0, 0, 140), 3), (QColor(Qt.GlobalColor.white), 1)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        self._draw_knob(painter, QPointF(x, (top + bottom) / 2))

    def _draw_knob(self, painter: QPainter, middle: QPointF) -> None:
        colours = theme().colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.on_accent), 1.5))
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(middle, KNOB, KNOB)
        arrows = QPainterPath()
        for way in (-1, 1):
            arrows.moveTo(middle + QPointF(3 * way, -4))
            arrows.lineTo(middle + QPointF(7 * way, 0))
            arrows.lineTo(middle + QPointF(3 * way, 4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(arrows)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _write(self, painter: QPainter, text: str, edge: float, top: float, is_left: bool) -> None:
        size = painter.fontMetrics().size(0, text)
        width, height = size.width() + 2 * PADDING, size.height() + PADDING
        left = edge + PADDING if is_left else edge - PADDING - width
        place = QRectF(left, top + PADDING, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 150))
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    # -- mouse and keys ---------------------------------------------------------------------------------------------------

    def pressed(self, event: QMouseEvent, at: QPointF) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._is_near(event.position().x()):
            self._is_dragged = True
        else:
            self.hold(True)

    def moved(self, event: QMouseEvent, at: QPointF) -> None:
        x = event.position().x()
        if self._is_dragged:
            left, right = self._seen()
            self.set_split((x * self.devicePixelRatioF() - left) / max(right - left, 1))
        else:
            self.setCursor(Qt.CursorShape.SplitHCursor if self._is_near(x) else self.pointer)

    def released(self, event: QMouseEvent, at: QPointF) -> None:
        self._is_dragged = False
        self.hold(False)

    def _is_near(self, x: float) -> bool:
        return abs(x - self.line() / self.devicePixelRatioF()) <= GRIP

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        places = {
            Qt.Key.Key_Left: self.split - step,
            Qt.Key.Key_Right: self.split + step,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: 1.0,
        }
        place = places.get(Qt.Key(event.key()))
        if place is not None:
            self.set_split(place)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hold(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.hold(False)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.hold(False)
        super().focusOutEvent(event)
