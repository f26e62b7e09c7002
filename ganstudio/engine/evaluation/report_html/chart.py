"""Draws curves, markers and bars of intervals as inline SVG; the page's style colours texts and axes."""

import math
from collections.abc import Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from ganstudio.engine.evaluation.report_html.axes import BOTTOM, HEIGHT, LEFT, RIGHT, WIDTH, Axis, draw_axes, to_x, to_y
from ganstudio.engine.evaluation.report_html.tags import tag
from ganstudio.engine.text import figure

REAL = "#009E73"  # what real images have, everywhere in the studio
# of Okabe and Ito, for what is judged; yellow is missing, which no one sees on white
COLOURS = ("#0072B2", "#E69F00", "#CC79A7", "#56B4E9", "#D55E00")
DASHES = ("", "7 3", "2 3", "9 3 2 3")
RADIUS = 6.0
# outlines around (0, 0), so that no one needs the colours to tell sets apart
SHAPES: tuple[tuple[tuple[float, float], ...], ...] = (
    (),  # a circle
    ((-5, -5), (5, -5), (5, 5), (-5, 5)),
    ((0, -6.5), (6, 5), (-6, 5)),
    ((0, -7), (7, 0), (0, 7), (-7, 0)),
)

# of a label from its marker, px: above, below and beside it, then further away
PLACES = ((13, -7), (13, 15), (-13, -7), (-13, 15), (0, -13), (0, 22), (28, 0), (-28, 0), (28, -16), (-28, -16))


def colour_of(number: int) -> str:
    """Return the colour of the ``number``-th judged set, counted from 0."""
    return COLOURS[number % len(COLOURS)]


def marker(number: int, x: float = 0.0, y: float = 0.0) -> Element:
    """Return the marker of the ``number``-th judged set at (x, y) px; colour and shape repeat together after 20 only."""
    outline = SHAPES[number % len(SHAPES)]
    if not outline:
        return tag("circle", class_="marker", cx=x, cy=y, r=RADIUS, fill=colour_of(number))
    corners = " ".join(f"{x + across:.1f},{y + down:.1f}" for across, down in outline)
    return tag("polygon", class_="marker", points=corners, fill=colour_of(number))


class Chart:
    """A plot to which curves and markers are added.

    Parameters
    ----------
    x, y
        Its axes.
    title
        What it shows.
    """

    def __init__(self, x: Axis, y: Axis, title: str) -> None:
        self._x, self._y, self.title = x, y, title
        self._labels: list[tuple[float, float]] = []
        view = f"0 0 {WIDTH} {HEIGHT}"
        self.element = tag("svg", draw_axes(x, y), class_="chart", viewBox=view, role="img", aria_label=title)

    def figure(self) -> Element:
        """Return the plot under its title."""
        return tag("figure", tag("figcaption", self.title), self.element)

    def _add(self, *elements: Element) -> None:
        self.element.extend(elements)

    def curve(self, xs: Sequence[float], ys: Sequence[float], colour: str, dash: str = "") -> None:
        """Draw a line through the values; it is interrupted where ``ys`` is not finite."""
        for is_finite, run in groupby(zip(xs, ys, strict=True), key=lambda pair: math.isfinite(pair[1])):
            if is_finite:
                path = " ".join(f"{to_x(self._x, x):.1f},{to_y(self._y, y):.1f}" for x, y in run)
                self._add(tag("polyline", class_="curve", points=path, stroke=colour, stroke_dasharray=dash or None))

    def band(self, ends: Sequence[tuple[float, float, float]], colour: str) -> None:
        """Fill the area between the ends (x, low, high), which are finite."""
        around = [*((x, low) for x, low, _ in ends), *((x, high) for x, _, high in reversed(ends))]
        path = " ".join(f"{to_x(self._x, x):.1f},{to_y(self._y, y):.1f}" for x, y in around)
        self._add(tag("polygon", class_="band", points=path, fill=colour))

    def level(self, y: float) -> None:
        """Draw the value that real images reach as a horizontal line."""
        at = to_y(self._y, y)
        self._add(tag("line", class_="level", x1=float(LEFT), x2=float(WIDTH - RIGHT), y1=at, y2=at, stroke=REAL))

    def horizontal(self, low: float, high: float, y: float, colour: str) -> None:
        """Draw an interval in x; nothing where an end is not finite."""
        if math.isfinite(low) and math.isfinite(high):
            at = to_y(self._y, y)
            self._add(tag("line", class_="interval", x1=to_x(self._x, low), x2=to_x(self._x, high), y1=at, y2=at, stroke=colour))

    def vertical(self, x: float, low: float, high: float, colour: str) -> None:
        """Draw an interval in y; nothing where an end is not finite."""
        if math.isfinite(low) and math.isfinite(high):
            at = to_x(self._x, x)
            self._add(tag("line", class_="interval", x1=at, x2=at, y1=to_y(self._y, low), y2=to_y(self._y, high), stroke=colour))

    def place_marker(self, number: int, x: float, y: float, tip: str, label: str = "") -> None:
        """Draw the marker of a judged set with ``tip`` as its tooltip and ``label`` beside it."""
        at_x, at_y = to_x(self._x, x), to_y(self._y, y)
        text = self._label(label, at_x, at_y) if label else None
        self._add(tag("g", tag("title", tip), marker(number, at_x, at_y), text))

    def _label(self, label: str, x: float, y: float) -> Element:
        """Return a label beside the marker at (x, y) px, where no other label is if there is such a place."""
        places = [(x + across, y + down) for across, down in PLACES]
        inside = [place for place in places if LEFT < place[0] < WIDTH - RIGHT and 0 < place[1] < HEIGHT - BOTTOM]
        free = [place for place in inside if not any(abs(place[0] - a) < 16 and abs(place[1] - b) < 13 for a, b in self._labels)]
        at = (free or inside or places)[0]
        self._labels.append(at)
        return tag("text", label, x=at[0], y=at[1], text_anchor="middle")

    def dot(self, x: float, y: float, colour: str, tip: str) -> None:
        """Draw a small dot with ``tip`` as its tooltip."""
        self._add(tag("circle", tag("title", tip), cx=to_x(self._x, x), cy=to_y(self._y, y), r=3.5, fill=colour))

    def real(self, x: float, y: float, tip: str) -> None:
        """Draw a cross where real images lie."""
        at_x, at_y = to_x(self._x, x), to_y(self._y, y)
        for side in (-6, 6):
            line = tag("line", class_="real", x1=at_x - 6, y1=at_y - side, x2=at_x + 6, y2=at_y + side, stroke=REAL)
            self._add(tag("g", tag("title", tip), line))


def interval_bar(number: int, axis: Axis, value: float, low: float, high: float, floor: float | None) -> Element:
    """Return a bar as wide as its cell: the interval of the ``number``-th judged set, its value, and the floor as a dashed line."""
    bar = tag("svg", class_="bar", width="100%", height=18, aria_hidden="true")
    if floor is not None:
        at = _percent(axis, floor)
        bar.append(tag("line", class_="level", x1=at, x2=at, y1="0", y2="18", stroke=REAL))
    if math.isfinite(low) and math.isfinite(high):
        ends = {"x1": _percent(axis, low), "x2": _percent(axis, high)}
        bar.append(tag("line", class_="range", y1="9", y2="9", stroke=colour_of(number), **ends))
    bar.append(tag("circle", class_="marker", cx=_percent(axis, value), cy="9", r="4.5", fill=colour_of(number)))
    return bar


def scale_bar(axis: Axis) -> Element:
    """Return the scale under a group of bars."""
    bar = tag("svg", class_="bar", width="100%", height=18, aria_hidden="true")
    ticks = axis.ticks
    for value in ticks[:: max(1, (len(ticks) + 1) // 3)]:  # few, as the cell may be narrow
        at = axis.fraction(value)
        anchor = "start" if at < 0.1 else "end" if at > 0.9 else "middle"
        bar.append(tag("text", figure(value), x=_percent(axis, value), y="13", text_anchor=anchor))
    return bar


def _percent(axis: Axis, value: float) -> str:
    return f"{2 + 96 * axis.fraction(value):.1f}%"  # room for a dot at both ends
