"""The base of the plots of results: colours by run, a legend, and a tip for each point."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QWidget

from ganstudio.app.ui.facts_plots import FactsPlot
from ganstudio.app.ui.plot_style import style_legend
from ganstudio.app.ui.theme import theme
from ganstudio.engine.evaluation.result import Evaluation, Judged

DOT = 9
MOST_NAMES = 6  # in the legend
LINE_WIDTH = 1.5
LEAST = QSize(240, 200)


def series_of(evaluation: Evaluation) -> dict[str, list[Judged]]:
    """Return the judged sets by name of their series: the snapshots of a run in their order; each other set alone."""
    found: dict[str, list[Judged]] = {}
    for judged in evaluation.judged:
        found.setdefault(judged.path or judged.name, []).append(judged)
    named = {}
    for path, several in found.items():
        name = several[0].name if len(several) == 1 else path.replace("\\", "/").rstrip("/").rpartition("/")[2]
        named[name if name not in named else path] = sorted(several, key=lambda judged: judged.snapshot or 0)
    return named


class ResultPlot(FactsPlot):
    """A plot of an evaluation; a subclass draws its series in :meth:`draw_series`."""

    def __init__(self, name: str, left: str, bottom: str, parent: QWidget | None = None) -> None:
        super().__init__(name, left, bottom, parent)
        self.evaluation: Evaluation | None = None
        self.legend = self.getPlotItem().addLegend(offset=(-6, 6), verSpacing=-4)
        self.legend.setZValue(10)
        self.legend.setAcceptHoverEvents(False)
        self.setMinimumSize(LEAST)

    def sizeHint(self) -> QSize:
        return QSize(420, 300)

    def set_labels(self, left: str, bottom: str) -> None:
        """Label the axes anew."""
        self._left, self._bottom = left, bottom

    def put_legend(self, *, is_low: bool) -> None:
        """Put the legend into the lower or the upper right corner, where fewer values lie."""
        corner = (1, 1) if is_low else (1, 0)
        self.legend.anchor(corner, corner, offset=(-6, -6 if is_low else 6))

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show another result."""
        self.evaluation = evaluation
        self._paint_theme()

    def draw_series(self, series: dict[str, list[Judged]]) -> None:
        """Draw the series in the colours of the theme."""
        raise NotImplementedError

    def _draw(self) -> None:
        self.clear()
        self.legend.clear()
        if self.evaluation is None:
            return
        self.draw_series(series_of(self.evaluation))
        style_legend(self.legend)

    def colour(self, number: int, of: int) -> QColor:
        """Return the colour of a series: the generator's if it is alone."""
        colours = theme().colours
        return QColor(colours.generator if of == 1 else colours.groups[number % len(colours.groups)])

    def add_line(self, x: Sequence[float], y: Sequence[float], pen: QPen, connect: str = "all") -> pg.PlotCurveItem:
        """Add a line through points, or with ``connect="pairs"`` a line from each odd point to the next."""
        # a tenth of what pg.PlotDataItem takes, which also thins and transforms
        line = pg.PlotCurveItem(np.array(x, float), np.array(y, float), pen=pen, connect=connect)
        self.addItem(line)
        return line

    def add_dots(self, x: Sequence[float], y: Sequence[float], colour: QColor, tips: Sequence[str]) -> pg.ScatterPlotItem:
        """Add points with a tip for each."""
        dots = pg.ScatterPlotItem(
            x=list(x),
            y=list(y),
            size=DOT,
            brush=colour,
            pen=pg.mkPen(theme().colours.panel, width=1),
            data=list(tips),
            hoverable=True,
            tip=lambda x, y, data: str(data),
        )
        dots.setZValue(5)
        self.addItem(dots)
        return dots

    def name_series(self, item: pg.GraphicsObject, name: str, number: int) -> None:
        """List a series in the legend if it still has room."""
        if number < MOST_NAMES:
            self.legend.addItem(item, name)
        elif number == MOST_NAMES:
            self.legend.addItem(pg.PlotCurveItem(pen=None), "…")
