"""Paints the points of a scatter plot, and finds the point under the cursor."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.LegendItem import ItemSample
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ganstudio.app.ui.point_raster import FEW, SHAPES, draw_points, point_at, radius_for
from ganstudio.app.ui.theme import theme

COLOURS = "viridis"  # lightness alone gives the order, for colour-blind people and in print
ON_DARK, ON_LIGHT = (0.25, 1.0), (0.0, 0.85)  # the part of the scale that is visible on either background
RING = 7  # pixels, the radius of the ring around the point under the cursor
SWATCH = 4


@dataclass(frozen=True)
class PointGroup:
    """A group of points with the same name, colour and shape.

    Attributes
    ----------
    name
        Name in the legend; "" for no entry.
    colour
        Index in the theme's ``groups``, name of a theme colour, or position from 0 to 1 (float) on the colour scale.
    shape
        A name in :data:`~ganstudio.app.ui.point_raster.SHAPES`.
    """

    name: str
    colour: int | float | str = 0
    shape: str = "dot"

    def paint_colour(self) -> QColor:
        """Return the group's colour in the current theme."""
        colours = theme().colours
        if isinstance(self.colour, float):
            return QColor(*scale_colours(np.array([self.colour]))[0].tolist())
        if isinstance(self.colour, str):
            return QColor(getattr(colours, self.colour))
        return QColor(colours.groups[self.colour % len(colours.groups)])


def scale_colours(values: np.ndarray) -> np.ndarray:
    """Return the colours of numbers from 0 to 1 in the current theme, uint8 (N, 3)."""
    first, last = ON_DARK if theme().colours.dark else ON_LIGHT
    table: np.ndarray = pg.colormap.get(COLOURS).getLookupTable(first, last, 256, alpha=False).astype(np.uint8)
    colours: np.ndarray = table[np.clip(np.nan_to_num(values) * 255, 0, 255).astype(np.int64)]
    return colours


class PointCloud(QGraphicsItem):
    """Paints all points of a pyqtgraph view into a picture that is cached until the view changes."""

    def __init__(self, box: pg.ViewBox) -> None:
        super().__init__(box)
        self._box = box
        self._places, self._shapes = np.zeros((0, 2), np.float32), np.zeros(0, np.int64)
        self._table = np.zeros(1, np.uint32)
        self._drawn: np.ndarray | None = None  # see draw_points
        self._image = QImage()
        self._ratio = 1.0
        self._ringed = -1
        self.setZValue(5)

    def renew(self, places: np.ndarray, groups: np.ndarray, styles: Sequence[PointGroup], shades: np.ndarray | None) -> None:
        """Paint these points from now on, in the current theme."""
        self._places = places
        self._shapes = np.array([SHAPES.index(style.shape) for style in styles] or [0], np.int64)[groups]
        by_group = np.array([style.paint_colour().rgba() for style in styles] or [0], np.uint32)[groups]
        if shades is not None:
            red, green, blue = scale_colours(shades).astype(np.uint32).T
            by_group = 0xFF000000 | red << 16 | green << 8 | blue
        edge = QColor(theme().colours.panel).rgba()
        self._table = np.full(2 * len(places) + 2, edge, np.uint32)
        self._table[0] = 0
        self._table[2::2] = by_group
        self.forget()

    def ring(self, index: int) -> None:
        """Draw a ring around a point; -1 removes it."""
        self._ringed = index
        self.update()

    def forget(self) -> None:
        """Drop the cached picture, as the view has changed."""
        self._drawn = None
        self.update()

    def screen_places(self, rows: Sequence[int] | None = None) -> np.ndarray:
        """Return the positions in the view, float (N, 2), in logical pixels right and down, of all points or of ``rows``."""
        places = self._places if rows is None else self._places[rows]
        (left, right), (low, high) = self._box.viewRange()
        size = self._box.rect().size()
        across, down = size.width() / (right - left), size.height() / (high - low)
        return np.column_stack([(places[:, 0] - left) * across, (high - places[:, 1]) * down])

    def index_at(self, at: QPointF, reach: int) -> int:
        """Return the point within ``reach`` logical pixels of a position in the view; -1 without such a point."""
        if not self.boundingRect().contains(at):
            return -1
        self._draw(self._ratio)
        assert self._drawn is not None
        found = point_at(self._drawn, at.x() * self._ratio, at.y() * self._ratio, round(reach * self._ratio))
        return -1 if found is None else found

    def boundingRect(self) -> QRectF:
        return QRectF(self._box.rect())

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        self._draw(painter.device().devicePixelRatioF())
        painter.drawImage(QPointF(0, 0), self._image)
        if 0 <= self._ringed < len(self._places):
            place = QPointF(*(float(number) for number in self.screen_places([self._ringed])[0]))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((theme().colours.panel, 4), (theme().colours.text, 2)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawEllipse(place, RING, RING)

    def _draw(self, ratio: float) -> None:
        size = (self._box.rect().size() * ratio).toSize().expandedTo(QSize(1, 1))
        if self._drawn is not None and self._ratio == ratio and self._image.size() == size:
            return
        self._ratio, count = ratio, len(self._places)
        places = self.screen_places() * ratio
        radius = radius_for(count, ratio)
        self._drawn = draw_points(places, self._shapes, size.width(), size.height(), radius, count <= FEW)
        pixels = self._table[self._drawn]
        image = QImage(pixels.data, size.width(), size.height(), QImage.Format.Format_ARGB32_Premultiplied)
        self._image = image.copy()  # a copy, as the image does not own its memory
        self._image.setDevicePixelRatio(ratio)


class Swatch(ItemSample):
    """The symbol of a group in the legend; None: an empty symbol."""

    def __init__(self, group: PointGroup | None) -> None:
        super().__init__(None)
        self._group = group

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, 20, 20)

    def mouseClickEvent(self, event: object) -> None:
        """Ignore clicks, which would hide the group in pyqtgraph."""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._group is None:
            return
        colour, place = self._group.paint_colour(), QRectF(10 - SWATCH, 10 - SWATCH, 2 * SWATCH, 2 * SWATCH)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_ring = self._group.shape == "ring"
        painter.setPen(QPen(colour, 2) if is_ring else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if is_ring else colour)
        (painter.drawRect if self._group.shape == "square" else painter.drawEllipse)(place)
