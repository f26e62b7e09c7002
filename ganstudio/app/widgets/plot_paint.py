"""Painting of a plot: frame, grid, axes, curves, legend and cursor, in a given rectangle."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from shiboken6 import Shiboken

from ganstudio.app.theme import theme
from ganstudio.app.widgets.plot_data import buckets, extremes, short, smooth, ticks

SMALL_PIXELS = 11
PAD = 6
LINE_WIDTH = 1.5
FAINT = 0.3  # how much of its colour is in what was measured, behind the smoothed line
X_TICK_PIXELS = 80
Y_TICK_PIXELS = 36


@dataclass(frozen=True)
class Line:
    """A curve: all its rows, and over how many of them to average (1: as measured)."""

    name: str
    colour: str
    x: np.ndarray
    y: np.ndarray
    window: int


class Frame:
    """Where things are: the area of the curves, and the way from values to pixels and back."""

    def __init__(self, size: QSize, x_view: tuple[float, float], y_view: tuple[float, float], metrics: QFontMetrics) -> None:
        self.size = size
        self.x_view = x_view
        self.y_view = y_view
        text = metrics.height()
        left, top, bottom = 3 * text + PAD, PAD, 2 * text + PAD
        self.area = QRect(left, top, max(1, size.width() - left - 2 * PAD), max(1, size.height() - top - bottom))

    def points(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """(n, 2) pixels of values."""
        (left, right), (low, high), area = self.x_view, self.y_view, self.area
        across = area.left() + (x - left) * (area.width() / (right - left))
        up = area.top() + (high - y) * (area.height() / (high - low))
        # far outside is as good as outside, and the painter needs numbers it can hold
        return np.stack([np.clip(across, -1e5, 1e5), np.clip(up, -1e5, 1e5)], axis=1)

    def values(self, at: QPointF) -> tuple[float, float]:
        """The images and the value at a pixel."""
        (left, right), (low, high), area = self.x_view, self.y_view, self.area
        x = left + (at.x() - area.left()) * (right - left) / area.width()
        return x, high - (at.y() - area.top()) * (high - low) / area.height()


def paint_plot(painter: QPainter, frame: Frame, lines: Sequence[Line], titles: tuple[str, str], legend_at: float) -> None:
    """Paint everything but the cursor. ``titles`` name the axis across and the axis up."""
    colours = theme().colours
    font = QFont(painter.font())
    font.setPixelSize(SMALL_PIXELS)
    painter.setFont(font)
    painter.fillRect(QRect(0, 0, frame.size.width(), frame.size.height()), QColor(colours.panel))
    _paint_axes(painter, frame, *titles)
    painter.save()
    painter.setClipRect(frame.area)
    if lines:
        parts = buckets(lines[0].x, frame.x_view, frame.area.width())
        for line in lines:
            if line.window > 1:
                _paint_spread(painter, frame, line, parts)
        for line in lines:
            _paint_line(painter, frame, line, parts)
    painter.restore()
    _paint_legend(painter, frame, [(line.name, line.colour) for line in lines], legend_at)


def paint_cursor(painter: QPainter, frame: Frame, x: float, title: str, values: Sequence[tuple[str, str, float]]) -> None:
    """Paint a vertical line at ``x`` with a dot on each curve and a box of ``(name, colour, value)`` beside it."""
    colours = theme().colours
    heights = frame.points(np.full(len(values), x), np.array([value for _, _, value in values]))
    across = float(heights[0, 0]) if len(heights) else 0.0
    if not frame.area.left() <= across <= frame.area.right() + 1:
        return
    painter.setPen(QColor(colours.muted))
    painter.drawLine(QLineF(across, frame.area.top(), across, frame.area.bottom()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for (_, colour, value), (_, y) in zip(values, heights, strict=True):
        if np.isfinite(value) and frame.area.top() <= y <= frame.area.bottom():
            painter.setPen(QPen(QColor(colours.panel), 1))
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(across, y), 3.5, 3.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    font = QFont(painter.font())
    font.setPixelSize(SMALL_PIXELS)
    painter.setFont(font)
    texts = [(title, colours.text), *((f"{name}  {_value_text(value)}", colour) for name, colour, value in values)]
    width = max(painter.fontMetrics().horizontalAdvance(text) for text, _ in texts) + 4 * PAD
    right_of = across + PAD + width < frame.area.right()
    left = across + PAD if right_of else max(0.0, across - PAD - width)
    _paint_box(painter, QPointF(left, frame.area.center().y()), width, texts)


def _value_text(value: float) -> str:
    return f"{value:.3f}" if np.isfinite(value) else "–"


def _paint_axes(painter: QPainter, frame: Frame, x_title: str, y_title: str) -> None:
    colours, area, metrics = theme().colours, frame.area, painter.fontMetrics()
    grid, muted = mixed(colours.line, 0.6), QColor(colours.muted)
    for value in ticks(*frame.x_view, max(2, area.width() // X_TICK_PIXELS)):
        across = round(frame.points(np.array([value]), np.array([0.0]))[0, 0])
        painter.setPen(grid)
        painter.drawLine(across, area.top(), across, area.bottom())
        painter.setPen(muted)
        text = short(value)
        left = min(across - metrics.horizontalAdvance(text) // 2, frame.size.width() - metrics.horizontalAdvance(text) - 2)
        painter.drawText(left, area.bottom() + metrics.ascent() + 3, text)
    for value in ticks(*frame.y_view, max(2, area.height() // Y_TICK_PIXELS)):
        up = round(frame.points(np.array([0.0]), np.array([value]))[0, 1])
        painter.setPen(grid)
        painter.drawLine(area.left(), up, area.right(), up)
        painter.setPen(muted)
        text = short(value)
        painter.drawText(area.left() - metrics.horizontalAdvance(text) - 4, up + metrics.ascent() // 2 - 1, text)
    painter.setPen(QColor(colours.line))
    painter.drawRect(area)
    painter.setPen(muted)
    bottom = QRect(area.left(), frame.size.height() - metrics.height() - 2, area.width(), metrics.height())
    painter.drawText(bottom, Qt.AlignmentFlag.AlignHCenter, x_title)
    painter.save()
    painter.rotate(-90)
    painter.drawText(QRect(-area.bottom(), 2, area.height(), metrics.height()), Qt.AlignmentFlag.AlignHCenter, y_title)
    painter.restore()


def _paint_line(painter: QPainter, frame: Frame, line: Line, parts: np.ndarray) -> None:
    if line.window > 1:
        rows = (parts[:-1] + parts[1:] - 1) // 2
        points = frame.points(line.x[rows], smooth(line.y, max(line.window, int(np.diff(parts).max(initial=1))), rows))
    else:
        points = _extreme_points(frame, line, parts)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Qt strokes a thin line without making a path of it, which is up to 50 times faster than a pen of width 1.5;
    # two of them half a pixel apart look the same
    painter.setPen(QPen(QColor(line.colour), 0))
    known = np.isfinite(points[:, 1])
    for piece in np.split(points, np.flatnonzero(~known)):
        piece = piece[np.isfinite(piece[:, 1])]
        if len(piece) == 1:
            painter.setBrush(QColor(line.colour))
            painter.drawEllipse(QPointF(*piece[0]), LINE_WIDTH, LINE_WIDTH)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        elif len(piece):
            polygon = _polygon(piece)
            painter.drawPolyline(polygon)
            painter.drawPolyline(polygon.translated(0, LINE_WIDTH - 1))


def _paint_spread(painter: QPainter, frame: Frame, line: Line, parts: np.ndarray) -> None:
    """What was measured, faint: from the lowest to the highest value at each pixel."""
    points = _extreme_points(frame, line, parts)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(mixed(line.colour, FAINT), 0))
    painter.drawPolyline(_polygon(points[np.isfinite(points[:, 1])]))


def _extreme_points(frame: Frame, line: Line, parts: np.ndarray) -> np.ndarray:
    """Pixels of the lowest, then the highest value of each part, (n, 2)."""
    if len(parts) and len(parts) - 1 == parts[-1] - parts[0]:  # a row each
        rows = parts[:-1]
        return frame.points(line.x[rows], line.y[rows])
    return frame.points(np.repeat(line.x[parts[:-1]], 2), extremes(line.y, parts).ravel())


def mixed(colour: str, part: float) -> QColor:
    """A colour as it looks, that much opaque, on the plot. Painting it opaque is several times faster than blending."""
    over, under = QColor(colour), QColor(theme().colours.panel)
    channels = zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)
    return QColor(*(round(part * top + (1 - part) * bottom) for top, bottom in channels))


def _polygon(points: np.ndarray) -> QPolygonF:
    """(n, 2) float64 as a polygon, copied in one go."""
    polygon = QPolygonF()
    polygon.resize(len(points))
    memory = Shiboken.VoidPtr(polygon.data(), points.size * 8, True)
    np.frombuffer(memory, np.float64)[:] = points.ravel()
    return polygon


def _paint_legend(painter: QPainter, frame: Frame, names: Sequence[tuple[str, str]], down: float) -> None:
    width = max(painter.fontMetrics().horizontalAdvance(name) for name, _ in names) + 4 * PAD
    room = frame.area.height() - len(names) * painter.fontMetrics().height() - 3 * PAD
    _paint_box(painter, QPointF(frame.area.right() - width - PAD, frame.area.top() + PAD + down * room), width, names)


def _paint_box(painter: QPainter, corner: QPointF, width: float, texts: Sequence[tuple[str, str]]) -> None:
    """Lines of text with a mark in their colour, on a veil through which the curves can be seen."""
    colours, metrics = theme().colours, painter.fontMetrics()
    veil = QColor(colours.panel)
    veil.setAlpha(215)
    painter.fillRect(QRectF(corner.x(), corner.y(), width, len(texts) * metrics.height() + PAD), veil)
    y = corner.y() + PAD / 2
    for text, colour in texts:
        painter.fillRect(QRectF(corner.x() + PAD, y + metrics.height() / 2 - 1, PAD * 1.5, 2), QColor(colour))
        painter.setPen(QColor(colours.text))
        painter.drawText(QPointF(corner.x() + 3 * PAD, y + metrics.ascent()), text)
        y += metrics.height()
