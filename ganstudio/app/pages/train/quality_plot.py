"""Plots the distance between generated and real images over the images seen, which shows whether a training improves."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from ganstudio.app.pages.train.health_table import HealthTable, MetricTable
from ganstudio.app.ui.plot import LINE_WIDTH, Curve, Plot
from ganstudio.app.ui.plot_data import Table, rounded, value_range
from ganstudio.app.ui.plot_legend import DASHED, STAR, Entry
from ganstudio.app.ui.theme import theme

BEST_SIZE, DOT_SIZE = 13, 4
BAND_ALPHA = 50
RUN_AWAY = 8  # times the best quarter of the check-ups
SETTLED = 4  # check-ups from which the first third may leave the view


class QualityPlot(Plot):
    """Shows a curve, the floor that chance alone would give, and the best snapshot kept.

    The curve is the distance at each check-up, or a metric measured during the training.

    Parameters
    ----------
    table
        The check-ups.
    statistics
        The table of the other plots, whose range of images it shares.
    """

    _floor: pg.PlotDataItem | None = None  # None while the base class is constructed, which draws already

    def __init__(self, table: Table, statistics: Table, parent: QWidget | None = None) -> None:
        self._statistics = statistics
        self._is_higher_better = False
        self._snapshots: np.ndarray = np.empty(0)
        name = QCoreApplication.translate("QualityPlot", "generated")
        title = QCoreApplication.translate("QualityPlot", "distance to real")
        super().__init__(table, title, [Curve("quality", name, "generator")], parent=parent)
        self.setAccessibleName(self.tr("Quality curve"))
        item = self.getPlotItem()
        self._lines[0].setSymbol("o")  # symbols, as check-ups are few
        self._lines[0].setSymbolSize(DOT_SIZE)
        self._floor = item.plot()
        self._best = pg.ScatterPlotItem(symbol="star", size=BEST_SIZE)
        self._best.setZValue(5)
        item.addItem(self._best)
        self.interval_ends = item.plot(), item.plot()  # of the interval
        self._band = pg.FillBetweenItem(*self.interval_ends)
        self._band.setZValue(-5)
        item.addItem(self._band)
        self._paint_theme()

    def show_check_ups(self, table: HealthTable) -> None:
        """Show the quality at the check-ups."""
        self._show(table, self.tr("distance to real"), is_higher_better=False)

    def show_metric(self, table: MetricTable, title: str) -> None:
        """Show a metric, with its interval as a band."""
        self._show(table, title, is_higher_better=table.is_higher_better)

    def _show(self, table: Table, title: str, *, is_higher_better: bool) -> None:
        self.table, self.title, self._is_higher_better = table, title, is_higher_better
        self.reset_view()
        self._paint_theme()

    def set_snapshots(self, images: Sequence[int]) -> None:
        """Set the existing snapshots, by images seen."""
        self._snapshots = np.array(images, float)
        self.redraw()

    @property
    def best(self) -> tuple[int, float] | None:
        """Return images seen and quality of the best snapshot on the curve; None if the curve reaches none."""
        x, quality = self.table.column("images"), self.table.column("quality")
        if not len(x) or not len(self._snapshots):
            return None
        measured = self._snapshots[self._snapshots >= x[0]]
        if not len(measured):
            return None
        curve = np.interp(measured, x, quality)
        at = int(curve.argmax() if self._is_higher_better else curve.argmin())
        return int(measured[at]), float(curve[at])

    def whole_x_view(self) -> tuple[float, float]:
        """Return the full range of images, from and to, of the statistics."""
        x = self._statistics.column("images")
        return (0.0, rounded(float(x[-1]))) if len(x) and x[-1] > 0 else super().whole_x_view()

    def whole_y_view(self) -> tuple[float, float]:
        """Return the range of values, from and to. The noise of the beginning may lie outside."""
        floor = self._floor_value()
        if self._is_higher_better:
            bottom, top = value_range([self.table.column(name) for name in ("quality", "floor", "low", "high")])
            step = rounded((top - bottom) / 10)
            return np.floor(bottom / step) * step, np.ceil(top / step) * step
        if floor is None:
            return super().whole_y_view()
        low, high = self.x_view()
        x = self.table.column("images")
        seen = self.table.column("quality")[(x >= low) & (x <= high)]
        later = seen[len(seen) // 3 :] if len(seen) >= SETTLED else seen
        finite = later[np.isfinite(later)]
        typical = float(np.quantile(finite, 0.25)) if len(finite) else 0.0
        # values that diverged leave the view: they would flatten all earlier ones
        most = max(min(float(finite.max(initial=0.0)), RUN_AWAY * typical), floor, 1e-6) * 1.15
        step = rounded(most / 10)
        return -step / 2 if min(floor, float(finite.min(initial=0.0))) > -step / 2 else -step, np.ceil(most / step) * step

    def entries(self) -> list[Entry]:
        """Return the entries of the curve, the floor, and the best snapshot if there is one."""
        floor = [Entry("muted", self.tr("floor: real to real"), DASHED)] if self._floor_value() is not None else []
        best = [Entry("real", self.tr("best snapshot"), STAR)] if self.best is not None else []
        return [*super().entries(), *floor, *best]

    def _floor_value(self) -> float | None:
        floors = self.table.column("floor")
        return float(floors[-1]) if len(floors) and np.isfinite(floors[-1]) else None

    def redraw(self) -> None:
        super().redraw()
        if self._floor is None or self.getPlotItem() is None:
            return
        floor, best = self._floor_value(), self.best
        ends = self.x_view()
        self._floor.setData(ends if floor is not None else [], [floor, floor] if floor is not None else [])
        self._best.setData([best[0]] if best else [], [best[1]] if best else [])
        x = self.table.column("images")
        for end, name in zip(self.interval_ends, ("low", "high"), strict=True):
            end.setData(x, self.table.column(name), connect="finite")

    def _paint_theme(self) -> None:
        if self._floor is not None and self.getPlotItem() is not None:
            colours = theme().colours
            self._floor.setPen(pg.mkPen(colours.muted, width=LINE_WIDTH, style=Qt.PenStyle.DashLine))
            self._lines[0].setSymbolPen(None)
            self._lines[0].setSymbolBrush(pg.mkBrush(colours.generator))
            fill = QColor(colours.generator)
            fill.setAlpha(BAND_ALPHA)
            for end in self.interval_ends:
                end.setPen(None)
            self._band.setBrush(fill)
            self._best.setPen(pg.mkPen(colours.panel, width=1))
            self._best.setBrush(pg.mkBrush(colours.real))
        super()._paint_theme()
