"""The frame of the images that the networks train on: width and height in pixels."""

import math
import re
from dataclasses import dataclass

from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SQUARES = (16, 32, 64, 128, 256, 512, 1024)  # usual sides of square images
STEP = 16  # both sides are multiples of this many pixels
SMALLEST, LARGEST = 16, 1024
SMALLEST_FIRST = 4  # the first layer of a generator is at least this wide and high

WANTED = mark("engine", "a multiple of 16 from 16 to 1024, or width x height such as 96x64")


@dataclass(frozen=True)
class FrameSize:
    """A width and a height in pixels."""

    width: int
    height: int

    @classmethod
    def of(cls, size: "int | str") -> "FrameSize":
        """Return the frame that a ``data.size`` describes: 64 is a square, "96x64" is width x height.

        Raises
        ------
        ValueError
            The text is not a frame, or a side is not a multiple of 16 from 16 to 1,024.
        """
        match = re.fullmatch(r"\s*(\d{1,5})\s*(?:[xX×]\s*(\d{1,5})\s*)?", str(size))
        if match is None:
            raise ValueError(f"{size!r} is not a frame")
        width = int(match[1])
        frame = cls(width, int(match[2]) if match[2] else width)
        if any(side % STEP or not SMALLEST <= side <= LARGEST for side in frame.sides):
            raise ValueError(f"the sides of {frame} are not multiples of {STEP} from {SMALLEST} to {LARGEST}")
        return frame

    @classmethod
    def square(cls, side: int) -> "FrameSize":
        """Return the square frame with that side."""
        return cls(side, side)

    @property
    def size(self) -> "int | str":
        """Return the ``data.size`` of this frame: a number if it is square, else "96x64"."""
        return self.width if self.is_square else f"{self.width}x{self.height}"

    @property
    def sides(self) -> tuple[int, int]:
        """Return (width, height)."""
        return self.width, self.height

    @property
    def shape(self) -> tuple[int, int]:
        """Return (height, width), the order of arrays and tensors."""
        return self.height, self.width

    @property
    def is_square(self) -> bool:
        """Return whether width and height are equal."""
        return self.width == self.height

    @property
    def area(self) -> int:
        """Return the number of pixels."""
        return self.width * self.height

    @property
    def mean_side(self) -> float:
        """Return the side of the square with as many pixels: formulas for squares take it as the size."""
        return float(self.width) if self.is_square else math.sqrt(self.area)

    @property
    def shorter(self) -> int:
        """Return the shorter side."""
        return min(self.sides)

    @property
    def longer(self) -> int:
        """Return the longer side."""
        return max(self.sides)

    @property
    def doublings(self) -> int:
        """Return how often a generator doubles its first layer to reach this frame."""
        return self._halvings()[0]

    @property
    def first(self) -> "FrameSize":
        """Return the first layer of a generator: the frame halved until a side would fall below 4 or is odd.

        >>> FrameSize(640, 512).first
        FrameSize(width=5, height=4)
        """
        return self._halvings()[1]

    def times(self, factor: int) -> "FrameSize":
        """Return the frame enlarged by a whole factor."""
        return FrameSize(self.width * factor, self.height * factor)

    def reduced_to(self, most: int) -> "FrameSize":
        """Return the frame, reduced in proportion so that its shorter side has at most ``most`` pixels."""
        if self.shorter <= most:
            return self
        return FrameSize(round(self.width * most / self.shorter), round(self.height * most / self.shorter))

    def divided(self, factor: int) -> "FrameSize":
        """Return the frame divided by a whole factor, rounded down, each side at least 1."""
        return FrameSize(max(1, self.width // factor), max(1, self.height // factor))

    @property
    def label(self) -> str:
        """Return the frame before a unit: "64" (px) for a square, else "96 x 64"."""
        return str(self.width) if self.is_square else str(self)

    def __str__(self) -> str:
        return f"{self.width} x {self.height}"

    def _halvings(self) -> tuple[int, "FrameSize"]:
        width, height, count = self.width, self.height, 0
        while width % 2 == 0 and height % 2 == 0 and min(width, height) >= 2 * SMALLEST_FIRST:
            width, height, count = width // 2, height // 2, count + 1
        return count, FrameSize(width, height)
