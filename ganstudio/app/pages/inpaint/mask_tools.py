"""The tools that draw a mask, from the press of the button to its release."""

from abc import ABC, abstractmethod

from ganstudio.app.pages.inpaint.mask import PaintedMask
from ganstudio.app.rendering.zoom import NOTHING, Box

Place = tuple[float, float]  # in pixels of the picture


class Stroke(ABC):
    """A stroke of a tool, which paints ``value`` into ``mask`` as an undo step.

    Attributes
    ----------
    outline
        The corners of the unfinished shape, a closed line.
    """

    def __init__(self, mask: PaintedMask, place: Place, size: int, value: int) -> None:
        self.mask = mask
        self.size = size
        self.value = value
        self.outline: list[Place] = []
        mask.begin()

    @abstractmethod
    def move(self, place: Place) -> Box:
        """Move to a point (the first call: the start), and return the changed box of the mask."""

    @abstractmethod
    def finish(self) -> Box:
        """End the stroke, and return the changed box; the caller calls :meth:`PaintedMask.end`."""


class Brush(Stroke):
    """Paints along the path of the cursor."""

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
    """Paints a rectangle between two corners, both included."""

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
    """Paints the inside of a line drawn by hand."""

    def move(self, place: Place) -> Box:
        self.outline.append(place)
        return NOTHING

    def finish(self) -> Box:
        return self.mask.polygon(self.outline, self.value)


TOOLS: dict[str, type[Stroke]] = {"brush": Brush, "eraser": Brush, "rectangle": Rectangle, "lasso": Lasso}
