"""Computes where a picture lies on the screen, and how zooming moves it."""

from dataclasses import dataclass
from typing import NamedTuple

# whole factors above 1, so that the pixels of the picture stay equal squares
STOPS = (1 / 32, 1 / 24, 1 / 16, 1 / 12, 1 / 8, 1 / 6, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)
ALIKE = 1.01  # scales closer than this are the same
KEPT = 48  # screen pixels of a picture that always stay in view


class Box(NamedTuple):
    """A rectangle of whole pixels; ``right`` and ``bottom`` lie just outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Return the width in pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Return the height in pixels."""
        return self.bottom - self.top

    @property
    def is_empty(self) -> bool:
        """Return whether it holds no pixel."""
        return self.width <= 0 or self.height <= 0

    def within(self, width: int, height: int) -> "Box":
        """Return the part inside a picture of this size in pixels."""
        return Box(max(0, self.left), max(0, self.top), min(width, self.right), min(height, self.bottom))

    def united(self, other: "Box") -> "Box":
        """Return the smallest box around both."""
        if self.is_empty or other.is_empty:
            return other if self.is_empty else self
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


NOTHING = Box(0, 0, 0, 0)


@dataclass(frozen=True)
class Placement:
    """A picture's upper left corner and the size of its pixels, in screen pixels."""

    left: int = 0
    top: int = 0
    scale: float = 1.0

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the picture at a point of the screen."""
        return (x - self.left) / self.scale, (y - self.top) / self.scale

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the screen at a point of the picture."""
        return self.left + x * self.scale, self.top + y * self.scale

    def scaled(self, scale: float, x: float, y: float) -> "Placement":
        """Return this placement at another scale; the point at (``x``, ``y``) on the screen stays there, to the pixel."""
        at_x, at_y = self.to_picture(x, y)
        return Placement(round(x - at_x * scale), round(y - at_y * scale), scale)

    def moved(self, dx: int, dy: int) -> "Placement":
        """Return this placement moved by screen pixels."""
        return Placement(self.left + dx, self.top + dy, self.scale)

    def kept(self, picture: tuple[int, int], room: tuple[int, int]) -> "Placement":
        """Return the nearest placement that keeps part of the picture in view; sizes are (width, height)."""
        places = []
        for place, length, space in zip((self.left, self.top), picture, room, strict=True):
            shown = round(length * self.scale)
            kept = min(KEPT, shown, space)
            places.append(max(kept - shown, min(place, space - kept)))
        return Placement(places[0], places[1], self.scale)


def fitted(picture: tuple[int, int], room: tuple[int, int]) -> Placement:
    """Return the largest centred placement that fits, by a whole factor if it enlarges; sizes are (width, height)."""
    scale = min(space / max(length, 1) for length, space in zip(picture, room, strict=True))
    scale = max(float(int(scale)) if scale >= 1 else scale, 1 / 1000)
    left, top = (round((space - length * scale) / 2) for length, space in zip(picture, room, strict=True))
    return Placement(left, top, scale)


def next_scale(scale: float, steps: int, least: float) -> float:
    """Return the scale ``steps`` stops further in (positive) or out (negative), at least ``least``."""
    for _ in range(abs(steps)):
        if steps > 0:
            scale = next((stop for stop in STOPS if stop > scale * ALIKE), scale)
        else:
            scale = next((stop for stop in reversed(STOPS) if stop < scale / ALIKE), scale)
    return max(scale, least)
