"""Plots the convergence of a search: the PSNR of the best latent so far, over time."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QWidget

from ganstudio.app.ui.facts_plots import FactsPlot
from ganstudio.app.ui.plot import LINE_WIDTH
from ganstudio.app.ui.theme import theme

HEIGHT, WIDTH = 132, 400  # pixels
LEFT_WIDTH = 40
ROOM = 0.08  # margin above and below, as a share of the values
LEAST_SPAN = 1.0  # dB

Curve = Sequence[tuple[float, float]]


class ConvergencePlot(FactsPlot):
    """Shows a curve of (seconds, decibels); infinite decibels, of an exact match, are left out.

    A level marks the nearest training picture, if it is known.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        name = QCoreApplication.translate("ConvergencePlot", "Likeness of the best result over time")
        left = QCoreApplication.translate("ConvergencePlot", "likeness (dB)")
        super().__init__(name, left, QCoreApplication.translate("ConvergencePlot", "seconds"), parent)
        self.curve: Curve = ()
        self.level: float | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.getPlotItem().getAxis("left").setWidth(LEFT_WIDTH)
        self.line_item = self.getPlotItem().plot()
        beside = {"position": 0.98, "anchors": [(1, 0), (1, 1)]}  # above the line if there is room, else below
        self.level_item = pg.InfiniteLine(angle=0, label=self.tr("closest training picture"), labelOpts=beside)
        self.getPlotItem().addItem(self.level_item)
        self._paint_theme()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    def show_curve(self, curve: Curve, level: float | None = None) -> None:
        """Show ``curve``, with a line at ``level`` decibels."""
        curve = [(seconds, value) for seconds, value in curve if np.isfinite(value)]
        if (curve, level) != (self.curve, self.level):
            self.curve, self.level = curve, level
            self._draw()

    def _draw(self) -> None:
        colours = theme().colours
        self.line_item.setPen(pg.mkPen(colours.generator, width=LINE_WIDTH))
        self.level_item.setPen(pg.mkPen(colours.real, width=LINE_WIDTH, style=Qt.PenStyle.DashLine))
        self.level_item.label.setColor(QColor(colours.muted))
        self.level_item.setVisible(self.level is not None)
        values = np.array(self.curve, float).reshape(-1, 2)
        self.line_item.setData(values[:, 0], values[:, 1])
        shown = [*values[:, 1], *([] if self.level is None else [self.level])]
        if not shown:
            return
        if self.level is not None:
            self.level_item.setValue(self.level)
        low, high = min(shown), max(shown)
        span = max(high - low, LEAST_SPAN)
        longest = max(float(values[:, 0].max(initial=0)), 0.1)
        self.setRange(xRange=(0, longest), yRange=(low - ROOM * span, low + (1 + ROOM) * span), padding=0)
