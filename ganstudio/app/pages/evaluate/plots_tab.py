"""The plots of an evaluation: a metric over the training, precision against recall, density against coverage, the spectrum."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ganstudio.app.pages.evaluate.figure_words import metric_title
from ganstudio.app.pages.evaluate.pair_plot import PairPlot
from ganstudio.app.pages.evaluate.result_plot import MOST_NAMES, ResultPlot, series_of
from ganstudio.app.pages.evaluate.spectrum_plot import SpectrumPlot
from ganstudio.app.pages.evaluate.training_plot import TrainingPlot, metrics_over_training
from ganstudio.app.tasks.evaluate import ShownEvaluation
from ganstudio.app.ui.controls import named
from ganstudio.engine.evaluation.result import Evaluation

TWO_COLUMNS = 640  # px of width from which plots stand side by side
LOW = QSize(240, 220)
NAMED, NAME_HEIGHT = 3, 20  # names in a legend for which a low plot has room, and px for each more


class PlotsTab(QScrollArea):
    """Shows the plots for which an evaluation has figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self._waiting: list[Callable[[], None]] = []  # plots to fill: each takes some milliseconds
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._fill_next)
        self.metrics = QComboBox()
        named(self.metrics, self.tr("Metric over the training"), self.tr("The metric to plot over the training"))
        self.nothing = QLabel(
            self.tr("No plots for these figures. Measure precision and recall, density and coverage, or all snapshots of a run."),
            wordWrap=True,
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        self.nothing.setProperty("role", "muted")
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(12, 8, 12, 8)
        self._grid.setSpacing(12)
        self._grid.addWidget(self.nothing, 0, 0, 1, 2)
        self.boxes: list[QWidget] = []
        self.setWidget(inner)
        self.setWidgetResizable(True)
        inner.setAutoFillBackground(False)  # setWidget turned it on
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.metrics.activated.connect(self._show_training)

    def build(self) -> Iterator[None]:
        """Build the plots; the window handles its events between two of them."""
        self.training = TrainingPlot()
        self._add(self.training)
        yield
        self.precision = PairPlot(self.tr("Precision against recall"), "recall", "precision")
        self._add(self.precision)
        yield
        self.density = PairPlot(self.tr("Density against coverage"), "coverage", "density")
        self._add(self.density)
        yield
        self.spectrum = SpectrumPlot()
        self._add(self.spectrum)
        yield

    @property
    def is_complete(self) -> bool:
        """Return whether every plot shows the result."""
        return not self._waiting

    def _add(self, plot: ResultPlot) -> None:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if plot is self.training:
            column.addWidget(self.metrics, alignment=Qt.AlignmentFlag.AlignLeft)
        plot.setMinimumSize(LOW)
        column.addWidget(plot, stretch=1)
        self._grid.addWidget(box, len(self.boxes) + 1, 0)
        box.hide()
        self.boxes.append(box)

    def show_evaluation(self, result: ShownEvaluation) -> None:
        """Show the plots of another result, one after the other."""
        self._evaluation = evaluation = result.evaluation
        before = self.metrics.currentData()
        metrics = metrics_over_training(evaluation)
        self.metrics.clear()
        for metric in metrics:
            self.metrics.addItem(metric_title(metric), metric)
        self.metrics.setCurrentIndex(max(0, metrics.index(before) if before in metrics else 0))
        plots = [plot for plot in (self.precision, self.density, self.spectrum) if plot.can_show(evaluation)]
        shown: list[ResultPlot] = [self.training, *plots] if metrics else [*plots]
        self._waiting = [self._show_training] if metrics else []
        self._waiting += [partial(plot.show_evaluation, evaluation) for plot in plots]
        names = min(len(series_of(evaluation)), MOST_NAMES + 1)
        for plot in (self.precision, self.density, self.spectrum):
            plot.setMinimumHeight(LOW.height() + NAME_HEIGHT * max(0, names - NAMED))
        self._timer.start()
        for box, plot in zip(self.boxes, (self.training, self.precision, self.density, self.spectrum), strict=True):
            box.setVisible(plot in shown)
            box.setProperty("shown", plot in shown)
        self.nothing.setVisible(not shown)
        self._arrange()

    def _fill_next(self) -> None:
        if self._waiting:
            self._waiting.pop(0)()
        else:
            self._timer.stop()

    def _show_training(self) -> None:
        metric = self.metrics.currentData()
        if metric and self._evaluation is not None:
            self.training.show_metric(self._evaluation, metric)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Place the plots side by side where there is room."""
        columns = 2 if self.viewport().width() >= TWO_COLUMNS else 1
        shown = [box for box in self.boxes if box.property("shown")]
        for number, box in enumerate(shown):
            row, column = divmod(number, columns)
            spans = columns if column == 0 and number == len(shown) - 1 else 1
            self._grid.addWidget(box, row + 1, column, 1, spans)
