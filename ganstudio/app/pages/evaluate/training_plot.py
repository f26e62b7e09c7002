"""Plots a metric over the trainings of which several snapshots were judged."""

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from ganstudio.app.pages.evaluate.figure_words import has_interval, short_title, tooltip
from ganstudio.app.pages.evaluate.result_plot import LINE_WIDTH, ResultPlot
from ganstudio.app.ui.theme import theme
from ganstudio.engine.evaluation.result import Evaluation, Figure, Judged
from ganstudio.engine.recipes.evaluate import METRICS

BAND_ALPHA = 50


def measured(several: Sequence[Judged], metric: str) -> list[tuple[int, Judged, Figure]]:
    """Return the snapshots with a value of ``metric``: (images seen, judged, figure)."""
    found = []
    for judged in several:
        figure = judged.figures.get(metric)
        if judged.snapshot is not None and figure is not None and figure.value is not None and math.isfinite(figure.value):
            found.append((judged.snapshot, judged, figure))
    return found


def metrics_over_training(evaluation: Evaluation) -> list[str]:
    """Return the metrics that at least two snapshots of a run have."""
    by_path: dict[str, list[Judged]] = {}
    for judged in evaluation.judged:
        by_path.setdefault(judged.path, []).append(judged)
    metrics = dict.fromkeys(metric for judged in evaluation.judged for metric in judged.figures)
    return [metric for metric in metrics if any(len(measured(several, metric)) > 1 for several in by_path.values())]


class TrainingPlot(ResultPlot):
    """A curve for each run, with its 95 % intervals as a band and the floor as a dashed line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        name = QCoreApplication.translate("TrainingPlot", "A metric over the training")
        super().__init__(name, "", QCoreApplication.translate("TrainingPlot", "images seen"), parent)
        self.metric = ""

    def show_metric(self, evaluation: Evaluation, metric: str) -> None:
        """Show the curves of another metric."""
        self.metric = metric
        features = next((figure.features for judged in evaluation.judged if (figure := judged.figures.get(metric))), "")
        self.set_labels(short_title(metric, features), self._bottom)
        self.put_legend(is_low=METRICS.get(metric).better == "higher")
        self.show_evaluation(evaluation)

    def draw_series(self, series: dict[str, list[Judged]]) -> None:
        curves = {name: rows for name, several in series.items() if len(rows := measured(several, self.metric)) > 1}
        floors = []
        for number, (name, rows) in enumerate(curves.items()):
            colour = self.colour(number, len(curves))
            x, figures = [float(images) for images, _, _ in rows], [figure for _, _, figure in rows]
            y = [float(figure.value or 0.0) for figure in figures]
            self._add_band(x, figures, colour)
            line = self.add_line(x, y, pg.mkPen(colour, width=LINE_WIDTH))
            self.add_dots(x, y, colour, [tooltip(judged.name, figure) for _, judged, figure in rows])
            self.name_series(line, name, number)
            floors += [figure.floor for figure in figures if figure.floor is not None and math.isfinite(figure.floor)]
        if floors:
            pen = pg.mkPen(theme().colours.real, width=LINE_WIDTH, style=Qt.PenStyle.DashLine)
            ends = [min(rows[0][0] for rows in curves.values()), max(rows[-1][0] for rows in curves.values())]
            self.legend.addItem(self.add_line(ends, [floors[-1]] * 2, pen), self.tr("floor: real to real"))
        self.getViewBox().autoRange(padding=0.06)

    def _add_band(self, x: Sequence[float], figures: Sequence[Figure], colour: QColor) -> None:
        if not all(has_interval(figure) for figure in figures):
            return
        fill = QColor(colour)
        fill.setAlpha(BAND_ALPHA)
        low, high = (self.add_line(x, [getattr(figure, end) for figure in figures], pg.mkPen(None)) for end in ("low", "high"))
        band = pg.FillBetweenItem(low, high, brush=fill)
        band.setZValue(-5)
        self.addItem(band)
