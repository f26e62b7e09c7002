"""Plots live curves over the images seen, with pyqtgraph.

Data is first thinned to what the pixels can show (:mod:`ganstudio.app.ui.plot_data`), so that a redraw costs the same
however long the run is, and watching does not slow training down.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QShowEvent
from PySide6.QtWidgets import QGraphicsItem, QWidget

from ganstudio.app.rendering.qimages import write_png
from ganstudio.app.ui.plot_data import Table, buckets, extremes, rounded, smooth, value_range
from ganstudio.app.ui.plot_legend import DASHED, LINE, Entry, PlotLegend
from ganstudio.app.ui.plot_navigation import NavigablePlot
from ganstudio.app.ui.plot_style import GRID_ALPHA, style_axes
from ganstudio.app.ui.theme import theme
from ganstudio.engine.text import figure

REDRAW_MS = 1000  # a redraw per second while rows arrive: it costs the window 15 ms, and the training nearly as much
EXPORT_SCALE = 2
EXPORT_SIZE = QSize(800, 500)
RAW_ALPHA = 70  # the raw values, behind their smoothed line
LINE_WIDTH = 1.5
LEFT_WIDTH = 58  # px: room for "10,000" and the axis label
LEAST = QSize(150, 100)  # so that the legend and the curves have room
MARGINS = 36  # px of the height outside the vertical axis
LABELLED = 150  # px of height from which the horizontal axis has a label


@dataclass(frozen=True)
class Curve:
    """A column of the table with its name in the legend, its colour in the theme, and whether it is dashed."""

    column: str
    name: str
    colour: str
    dashed: bool = False


class Plot(NavigablePlot):
    """A plot of the curves of a :class:`Table` over its images.

    Parameters
    ----------
    title
        Label of the vertical axis, with its unit.
    bounds
        Fixed range of the vertical axis; None follows the values.
    """

    def __init__(
        self,
        table: Table,
        title: str,
        curves: Sequence[Curve],
        bounds: tuple[float, float] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.table = table
        self.title = title
        self.curves = tuple(curves)
        self._bounds = bounds
        self._hidden: set[str] = set()
        self._smoothing = 0.0
        self._has_title = True
        self._is_stale = False  # the theme changed while the plot was hidden
        self.redraw_timer = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self.redraw_timer.timeout.connect(self.redraw)
        self._resized = QTimer(self, singleShot=True, interval=0)  # a change of theme resizes several times in succession
        self._resized.timeout.connect(self.redraw)
        self._build()
        self.setMinimumSize(LEAST)
        self.setAccessibleName(title)
        self.getViewBox().sigResized.connect(self._resized.start)
        theme().changed.connect(self._follow_theme)
        self._paint_theme()

    def sizeHint(self) -> QSize:
        return QSize(360, 240)

    def refresh(self) -> None:
        """Redraw soon, as the table has changed, if the plot is visible."""
        if self.isVisible() and not self.redraw_timer.isActive():
            self.redraw_timer.start()

    def set_smoothing(self, part: float) -> None:
        """Average over this share of all rows (0 to 1); the raw values stay visible behind the line."""
        self._smoothing = part
        self.redraw()

    def set_shown(self, column: str, shown: bool) -> None:
        """Show or hide the curve of ``column``, in the legend as well."""
        if shown == (column not in self._hidden):
            return
        self._hidden ^= {column}
        for curve, raw, line in zip(self.curves, self._raw, self._lines, strict=True):
            if curve.column == column:
                raw.setVisible(shown)
                line.setVisible(shown)
        self._paint_theme()

    def values_at(self, images_seen: float) -> tuple[float, list[float]] | None:
        """Return the row nearest to ``images_seen``: its images, and the value of each curve as drawn."""
        x = self.table.column("images")
        if not len(x):
            return None
        right = min(int(np.searchsorted(x, images_seen)), len(x) - 1)
        row = right - 1 if right and images_seen - x[right - 1] < x[right] - images_seen else right
        at = np.array([row])
        return float(x[row]), [float(smooth(self.table.column(c.column), self._window(), at)[0]) for c in self.curves]

    def image(self, size: QSize = EXPORT_SIZE) -> QImage:
        """Return the plot as a picture with twice the screen's resolution."""
        image = QImage(size * EXPORT_SCALE, QImage.Format.Format_RGB32)
        image.fill(QColor(theme().colours.panel))
        shown = self.size()
        self.resize(size)
        self.redraw()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.render(painter)
        painter.end()
        self.resize(shown)
        self.redraw()
        return image

    def save_png(self, path: Path) -> bool:
        """Write :meth:`image` as PNG; return False if that fails."""
        return write_png(self.image(), path)

    # -- view -------------------------------------------------------------------------------------------------------------

    def whole_x_view(self) -> tuple[float, float]:
        x = self.table.column("images")
        return (0.0, rounded(float(x[-1]))) if len(x) and x[-1] > 0 else (0.0, 1000.0)

    def whole_y_view(self) -> tuple[float, float]:
        if self._bounds is not None:
            return self._bounds
        x = self.table.column("images")
        low, high = self.x_view()
        first, last = np.searchsorted(x, low), np.searchsorted(x, high, side="right")
        bottom, top = value_range([self.table.column(curve.column)[first:last] for curve in self.curves])
        step = rounded((top - bottom) / 10)
        return math.floor(bottom / step) * step, math.ceil(top / step) * step

    def shown_y_view(self) -> tuple[float, float]:
        """Return the range of values with room over the curves for the legend, unless the person has chosen it."""
        low, high = self.y_view()
        if self.has_y_view:
            return low, high
        box = self.getViewBox()
        return low, low + (high - low) / (1 - self.legend.room(box.width(), box.height(), self.tr("{images} images")))

    def entries(self) -> list[Entry]:
        """Return the entries of the legend."""
        shown = [curve for curve in self.curves if curve.column not in self._hidden]
        return [Entry(curve.colour, curve.name, DASHED if curve.dashed else LINE) for curve in shown]

    def _window(self) -> int:
        return max(1, int(self._smoothing * len(self.table)))

    # -- drawing ----------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        item = self.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.showGrid(x=True, y=True, alpha=GRID_ALPHA)
        for side in ("bottom", "left"):
            item.getAxis(side).enableAutoSIPrefix(False)
            # numbers and grid lines take two thirds of a redraw; with the steps of ``rounded`` they seldom change
            item.getAxis(side).setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        if self._bounds is not None:  # no numbers beside the room for the legend
            ticks = [value for value in (0.0, 0.5, 1.0) if self._bounds[0] <= value <= self._bounds[1]]
            item.getAxis("left").setTicks([[(value, f"{value:g}") for value in ticks]])
        item.getAxis("left").setWidth(LEFT_WIDTH)  # an axis that grows with its numbers would lay out and paint everything twice
        self._raw = [item.plot(connect="finite") for _ in self.curves]
        self._lines = [item.plot(connect="finite") for _ in self.curves]
        self._rule = pg.InfiniteLine(angle=90)
        self._rule.setZValue(9)
        self._rule.hide()
        self.legend = PlotLegend()
        for extra in (self._rule, self.legend):
            item.addItem(extra, ignoreBounds=True)
        self.getViewBox().sigRangeChanged.connect(self._place_legend)

    def _follow_theme(self) -> None:
        """Apply the colours of the theme now, or when the plot is shown."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self._paint_theme()

    def _paint_theme(self) -> None:
        if self.getPlotItem() is None:
            return
        colours = theme().colours
        style_axes(self, self.title, self.tr("images seen"))
        for curve, raw, line in zip(self.curves, self._raw, self._lines, strict=True):
            colour = QColor(getattr(colours, curve.colour))
            line.setPen(pg.mkPen(colour, width=LINE_WIDTH, style=Qt.PenStyle.DashLine if curve.dashed else Qt.PenStyle.SolidLine))
            colour.setAlpha(RAW_ALPHA)
            raw.setPen(pg.mkPen(colour, width=1))
        self._rule.setPen(pg.mkPen(colours.muted, width=1))
        self.redraw()

    def redraw(self) -> None:
        if self.getPlotItem() is None:  # closed: pyqtgraph has taken it apart
            return
        x = self.table.column("images")
        parts = buckets(x, self.x_view(), max(1, int(self.getViewBox().width())))
        window = self._window()
        rows = parts[:-1]
        for curve, raw, line in zip(self.curves, self._raw, self._lines, strict=True):
            values = self.table.column(curve.column)
            # lowest and highest of each part of the view, so that no peak is lost
            raw.setData(np.repeat(x[rows], 2), extremes(values, parts).ravel())
            raw.setVisible(window > 1 and curve.column not in self._hidden)
            if window > 1:
                middle = (parts[:-1] + parts[1:] - 1) // 2
                line.setData(x[middle], smooth(values, window, middle))
            else:
                line.setData(np.repeat(x[rows], 2), extremes(values, parts).ravel())
        self._show_labels()
        self.show_cursor()
        self.getViewBox().setRange(xRange=self.x_view(), yRange=self.shown_y_view(), padding=0)
        self._place_legend()

    def show_cursor(self) -> None:
        found = None if self.cursor_at is None else self.values_at(self.cursor_at)
        self._rule.setVisible(found is not None)
        if found is None:
            self.legend.show_entries(self.entries(), head="" if self._has_title else self.title)
            return
        images, values = found
        told = [
            "–" if np.isnan(value) else figure(value)
            for curve, value in zip(self.curves, values, strict=True)
            if curve.column not in self._hidden
        ]
        self.legend.show_entries(self.entries(), told, self.tr("{images} images").format(images=f"{images:,.0f}"))
        self._rule.setPos(images)

    def _show_labels(self) -> None:
        """Show labels beside the axes if there is room; otherwise the legend names the vertical axis."""
        item = self.getPlotItem()
        item.showLabel("bottom", self.height() >= LABELLED)
        self._has_title = QFontMetrics(item.getAxis("left").label.font()).horizontalAdvance(self.title) <= self.height() - MARGINS
        item.showLabel("left", self._has_title)

    def _place_legend(self, *_: object) -> None:
        box = self.getViewBox()
        (left, _), (_, top) = box.viewRange()
        self.legend.fit(box.width())
        self.legend.setPos(left, top)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._follow_theme()
        else:
            self.redraw()
