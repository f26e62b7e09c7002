"""Places values on the axes of a plot, and draws the axes."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ganstudio.engine.evaluation.report_html.tags import tag
from ganstudio.engine.text import figure

WIDTH, HEIGHT = 460, 320  # px of a plot
LEFT, RIGHT, TOP, BOTTOM = 62, 14, 14, 46  # px around its area
MOST_TICKS = 8


@dataclass(frozen=True)
class Axis:
    """The range of an axis, and its label with the unit."""

    low: float
    high: float
    label: str

    def fraction(self, value: float) -> float:
        """Return where ``value`` lies: 0 at the low end, 1 at the high end; values outside are moved to the nearer end."""
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)

    @property
    def ticks(self) -> list[float]:
        """Return at most ``MOST_TICKS`` round values within the range, ascending."""
        rough = (self.high - self.low) / (MOST_TICKS - 1)
        power = 10.0 ** math.floor(math.log10(rough))
        step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        return [number * step for number in range(first, last + 1)]


def axis_around(values: Iterable[float], label: str, zero: bool = False) -> Axis:
    """Return an axis that holds all finite ``values`` with some room around them; ``zero``: it begins at 0 if none is below."""
    finite = [value for value in values if math.isfinite(value)] or [0.0, 1.0]
    low, high = min(finite), max(finite)
    room = (high - low) * 0.06 or abs(high) * 0.1 or 1.0
    return Axis(0.0 if zero and low >= 0 else low - room, high + room, label)


def to_x(axis: Axis, value: float) -> float:
    """Return the horizontal position of ``value``, in px."""
    return LEFT + axis.fraction(value) * (WIDTH - LEFT - RIGHT)


def to_y(axis: Axis, value: float) -> float:
    """Return the vertical position of ``value``, in px."""
    return HEIGHT - BOTTOM - axis.fraction(value) * (HEIGHT - TOP - BOTTOM)


def draw_axes(x: Axis, y: Axis) -> list[Element]:
    """Return the grid, the ticks' values and both labels."""
    right, bottom = float(WIDTH - RIGHT), float(HEIGHT - BOTTOM)
    drawn = []
    for value in x.ticks:
        at = to_x(x, value)
        drawn.append(tag("line", class_="grid", x1=at, x2=at, y1=float(TOP), y2=bottom))
        drawn.append(tag("text", figure(value), x=at, y=bottom + 17, text_anchor="middle"))
    for value in y.ticks:
        at = to_y(y, value)
        drawn.append(tag("line", class_="grid", x1=float(LEFT), x2=right, y1=at, y2=at))
        drawn.append(tag("text", figure(value), x=LEFT - 7.0, y=at + 4, text_anchor="end"))
    drawn.append(tag("text", x.label, class_="label", x=(LEFT + right) / 2, y=HEIGHT - 8.0, text_anchor="middle"))
    middle = (TOP + bottom) / 2
    turned = f"rotate(-90 14 {middle:.1f})"
    return [*drawn, tag("text", y.label, class_="label", x=14.0, y=middle, text_anchor="middle", transform=turned)]
