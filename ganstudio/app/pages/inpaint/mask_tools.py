"""What one draws a mask with: from where the button goes down to where it comes up."""

from abc import ABC, abstractmethod

from ganstudio.app.pages.inpaint.mask import PaintedMask
from ganstudio.app.rendering.zoom import NOTHING, Box

Place = tuple[float, float]  # in pixels of the picture


class Stroke(ABC):
    """One use of a tool: it paints ``value`` into ``mask``, and is one step of undoing.

    Attributes
    ----------
    outline
        What is to be drawn while the shape is not finished: the corners of a closed line.
    """

    def __init__(self, mask: PaintedMask, place: Place, size: int, value: int) -> None:
        self.mask = mask
        self.size = size
        self.value = value
        self.outline: list[Place] = []
        mask.begin()

    @abstractmethod
    def move(self, place: Place) -> Box:
        """Go on to a place, the first time to that where it began; what changed in the mask."""

    @abstractmethod
    def finish(self) -> Box:
        """The button came up; what changed in the mask. :meth:`PaintedMask.end` is the caller's."""


class Brush(Stroke):
    """Paints along the way."""

    def __init__(self, mask: PaintedMask, place: Place, size: int, value: int) -> None:
        super().__init__(mask, place, size, value)
        self._last = place

    def move(self, place: Place) -> Box:
        changed = self.mask.line(self._last, place, self.size, self.value)
        self._last = place
        return changed

    def finish(self) -> Box:
        return NOTHING


class Rectangle(Stroke):
    """From one corner to the opposite one, both included."""

    def __init__(self, mask: PaintedMask, place: Place, size: int, value: int) -> None:
        super().__init__(mask, place, size, value)
        self._from = self._to = place

    @property
    def _box(self) -> Box:
        (x0, y0), (x1, y1) = self._from, self._to
        return Box(int(min(x0, x1) // 1), int(min(y0, y1) // 1), int(max(x0, x1) // 1) + 1, int(max(y0, y1) // 1) + 1)

    def move(self, place: Place) -> Box:
        self._to = place
        box = self._box
        self.outline = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
        return NOTHING

    def finish(self) -> Box:
        return self.mask.rectangle(self._box, self.value) if self._from != self._to else NOTHING


class Lasso(Stroke):
    """What a line drawn by hand surrounds."""

    def move(self, place: Place) -> Box:
        self.outline.append(place)
        return NOTHING

    def finish(self) -> Box:
        return self.mask.polygon(self.outline, self.value)


TOOLS: dict[str, type[Stroke]] = {"brush": Brush, "eraser": Brush, "rectangle": Rectangle, "lasso": Lasso}
