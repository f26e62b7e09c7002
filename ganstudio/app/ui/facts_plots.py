"""Static plots of facts: dots and bars."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QWidget

from ganstudio.app.ui.plot_style import GRID_ALPHA, ShortAxis, style_axes
from ganstudio.app.ui.theme import theme

DOT_SMALLEST, DOT_LARGEST = 5, 18  # pixels across
DOT_STEPS = 6
FILL_ALPHA = 140
LONGEST_NAME = 18
NAMES_WIDTH = 128
HEADROOM = 1.08


class FactsPlot(pg.PlotWidget):
    """A plot without zoom; ``left`` and ``bottom`` label its axes, with units."""

    def __init__(self, name: str, left: str, bottom: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, enableMenu=False, axisItems={side: ShortAxis(side) for side in ("left", "bottom")})
        self._left, self._bottom = left, bottom
        item = self.getPlotItem()
        item.hideButtons()
        item.showGrid(x=True, y=True, alpha=GRID_ALPHA)
        item.setMouseEnabled(False, False)
        for side in ("left", "bottom"):
            item.getAxis(side).enableAutoSIPrefix(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setMinimumSize(160, 130)
        theme().changed.connect(self._paint_theme)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # nothing to zoom

    def _paint_theme(self) -> None:
        if self.getPlotItem() is not None:
            style_axes(self, self._left, self._bottom)
            self._draw()

    def _draw(self) -> None:
        """Draw the facts in the colours of the theme."""

    def _brush(self) -> QColor:
        colour = QColor(theme().colours.real)
        colour.setAlpha(FILL_ALPHA)
        return colour


class Dots(FactsPlot):
    """A dot for each pair of numbers, larger the more often it occurs. Both axes have the same scale."""

    def show_pairs(self, pairs: np.ndarray, counts: np.ndarray) -> None:
        """Show ``pairs`` (n, 2), as x and y, and how often each occurs, ``counts`` (n,)."""
        self._pairs, self._counts = pairs, counts
        self._paint_theme()

    def _draw(self) -> None:
        self.clear()
        if not len(self._pairs):
            return
        steps = np.rint(DOT_STEPS * np.sqrt(self._counts / self._counts.max()))  # few sizes, as pyqtgraph renders each of them
        sizes = DOT_SMALLEST + (DOT_LARGEST - DOT_SMALLEST) * steps / DOT_STEPS
        dots = pg.ScatterPlotItem(self._pairs[:, 0], self._pairs[:, 1], size=sizes, brush=self._brush(), pen=None)
        self.addItem(dots)
        top = float(self._pairs.max()) * HEADROOM
        self.setRange(xRange=(0, top), yRange=(0, top), padding=0)


class Bars(FactsPlot):
    """Vertical bars between ``edges``."""

    def show_counts(self, edges: np.ndarray, counts: np.ndarray, names: Sequence[tuple[float, str]]) -> None:
        """Show ``counts`` (n,) between neighbouring ``edges`` (n + 1,), with ``names`` at positions on the axis."""
        self._edges, self._counts, self._names = edges, counts, names
        self._paint_theme()

    def _draw(self) -> None:
        self.clear()
        bars = pg.BarGraphItem(x0=self._edges[:-1], x1=self._edges[1:], height=self._counts, brush=self._brush(), pen=None)
        self.addItem(bars)
        self.getPlotItem().getAxis("bottom").setTicks([list(self._names)])
        top = max(1.0, float(self._counts.max(initial=0)) * HEADROOM)
        self.setRange(xRange=(self._edges[0], self._edges[-1]), yRange=(0, top), padding=0)


class NamedBars(FactsPlot):
    """Horizontal bars with their names beside them, the first on top."""

    def show_counts(self, counts: Sequence[tuple[str, int]]) -> None:
        """Show a bar for each (name, count)."""
        self._counts = counts
        self._paint_theme()

    def _draw(self) -> None:
        self.clear()
        places = np.arange(len(self._counts))[::-1]
        values = np.array([count for _, count in self._counts], float)
        bars = pg.BarGraphItem(x0=np.zeros(len(values)), x1=values, y=places, height=0.7, brush=self._brush(), pen=None)
        self.addItem(bars)
        axis = self.getPlotItem().getAxis("left")
        axis.setWidth(NAMES_WIDTH)
        axis.setTicks([[(place, _short(name)) for place, (name, _) in zip(places, self._counts, strict=True)]])
        self.setRange(xRange=(0, max(1.0, float(values.max(initial=0)) * HEADROOM)), yRange=(-0.6, len(values) - 0.4), padding=0)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
