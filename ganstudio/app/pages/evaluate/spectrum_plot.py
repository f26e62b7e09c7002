"""Plots the power of the images by spatial frequency, generated beside real."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QWidget

from ganstudio.app.pages.evaluate.result_plot import LINE_WIDTH, ResultPlot
from ganstudio.app.ui.theme import theme
from ganstudio.engine.evaluation.result import Evaluation, Judged

METRIC = "spectrum"


def curve_of(judged: Judged, key: str) -> Sequence[float]:
    """Return a curve of the metric's detail; empty without it."""
    figure = judged.figures.get(METRIC)
    detail: Mapping[str, Any] = {} if figure is None else figure.detail
    return list(detail.get(key, ()))


class SpectrumPlot(ResultPlot):
    """A curve for each judged set, and one for the real pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        name = QCoreApplication.translate("SpectrumPlot", "Power by spatial frequency")
        left = QCoreApplication.translate("SpectrumPlot", "power (dB)")
        bottom = QCoreApplication.translate("SpectrumPlot", "spatial frequency (cycles per image)")
        super().__init__(name, left, bottom, parent)

    def can_show(self, evaluation: Evaluation) -> bool:
        """Return whether a judged set has a curve."""
        return any(curve_of(judged, "fake") for judged in evaluation.judged)

    def draw_series(self, series: dict[str, list[Judged]]) -> None:
        shown = [judged for several in series.values() for judged in several if curve_of(judged, "fake")]
        for number, judged in enumerate(shown):
            pen = pg.mkPen(self.colour(number, len(shown)), width=LINE_WIDTH)
            self.name_series(self._add_curve(judged, "fake", pen), judged.name, number)
        if shown and curve_of(shown[0], "real"):
            pen = pg.mkPen(theme().colours.real, width=LINE_WIDTH + 1)
            self.legend.addItem(self._add_curve(shown[0], "real", pen), self.tr("real"))
        self.getViewBox().autoRange(padding=0.04)

    def _add_curve(self, judged: Judged, key: str, pen: QPen) -> pg.PlotCurveItem:
        return self.add_line(curve_of(judged, "frequencies"), curve_of(judged, key), pen)
