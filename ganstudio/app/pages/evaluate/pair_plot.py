"""Plots two metrics against each other: precision against recall, density against coverage."""

import math
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QWidget

from ganstudio.app.pages.evaluate.figure_words import metric_title, number, short_title
from ganstudio.app.pages.evaluate.result_plot import DOT, LINE_WIDTH, ResultPlot
from ganstudio.app.ui.theme import theme
from ganstudio.engine.evaluation.result import Evaluation, Figure, Judged

BOTTOM, TOP = -0.03, 1.05  # shares are from 0 to 1
HEADROOM = 1.08
ERROR_ALPHA = 130


@dataclass(frozen=True)
class Pair:
    """A judged set as a point."""

    judged: Judged
    x: Figure
    y: Figure

    @property
    def place(self) -> tuple[float, float]:
        """Return its x and y."""
        return float(self.x.value or 0.0), float(self.y.value or 0.0)


class PairPlot(ResultPlot):
    """A point for each judged set, with 95 % intervals as crosses; snapshots of a run are joined in their order."""

    def __init__(self, name: str, x: str, y: str, parent: QWidget | None = None) -> None:
        self.x, self.y = x, y
        super().__init__(name, "", "", parent)
        self.put_legend(is_low=True)

    def pairs(self, several: list[Judged]) -> list[Pair]:
        """Return the sets that have both metrics."""
        found = []
        for judged in several:
            x, y = judged.figures.get(self.x), judged.figures.get(self.y)
            if x is not None and y is not None and all(f.value is not None and math.isfinite(f.value) for f in (x, y)):
                found.append(Pair(judged, x, y))
        return found

    def can_show(self, evaluation: Evaluation) -> bool:
        """Return whether a judged set has both metrics."""
        return bool(self.pairs(list(evaluation.judged)))

    def show_evaluation(self, evaluation: Evaluation) -> None:
        features = next((pair.x.features for pair in self.pairs(list(evaluation.judged))), "")
        self.set_labels(short_title(self.y, features), short_title(self.x, features))
        super().show_evaluation(evaluation)

    def draw_series(self, series: dict[str, list[Judged]]) -> None:
        shown = {name: pairs for name, several in series.items() if (pairs := self.pairs(several))}
        highest = TOP
        for order, (name, pairs) in enumerate(shown.items()):
            colour = self.colour(order, len(shown))
            x, y = zip(*(pair.place for pair in pairs), strict=True)
            if len(pairs) > 1:
                self.add_line(x, y, pg.mkPen(colour, width=1))
            faint = pg.mkColor(colour)
            faint.setAlpha(ERROR_ALPHA)
            self._add_intervals(pairs, pg.mkPen(faint, width=LINE_WIDTH))
            dots = self.add_dots(x, y, colour, [self._tip(pair) for pair in pairs])
            self.name_series(dots, name, order)
            highest = max(highest, *(HEADROOM * value for value in y))
        self._add_floor([pair for pairs in shown.values() for pair in pairs])
        self.setRange(xRange=(BOTTOM, TOP), yRange=(BOTTOM * highest, highest), padding=0)

    def _add_intervals(self, pairs: list[Pair], pen: QPen) -> None:
        ends: list[tuple[float, float]] = []
        for pair in pairs:
            x, y = pair.place
            if pair.x.low is not None and pair.x.high is not None:
                ends += [(pair.x.low, y), (pair.x.high, y)]
            if pair.y.low is not None and pair.y.high is not None:
                ends += [(x, pair.y.low), (x, pair.y.high)]
        if ends:
            self.add_line([x for x, _ in ends], [y for _, y in ends], pen, connect="pairs")

    def _add_floor(self, pairs: list[Pair]) -> None:
        """Mark where real pictures lie against real pictures."""
        if pairs and pairs[0].x.floor is not None and pairs[0].y.floor is not None:
            colour = theme().colours.real
            dot = pg.ScatterPlotItem([pairs[0].x.floor], [pairs[0].y.floor], size=DOT + 3, symbol="d", brush=colour, pen=None)
            self.addItem(dot)
            self.legend.addItem(dot, self.tr("real to real"))

    def _tip(self, pair: Pair) -> str:
        lines = [f"{metric_title(f.metric, f.features)}: {number(f.metric, f.value)}" for f in (pair.y, pair.x)]
        return "\n".join([pair.judged.name, *lines])
