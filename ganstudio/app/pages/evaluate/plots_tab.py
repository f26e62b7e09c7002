"""The plots of an evaluation: a metric over the training, precision against recall, density against coverage, the spectrum."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ganstudio.app.pages.evaluate.figure_words import metric_title
from ganstudio.app.pages.evaluate.pair_plot import PairPlot
from ganstudio.app.pages.evaluate.result_plot import ResultPlot
from ganstudio.app.pages.evaluate.spectrum_plot import SpectrumPlot
from ganstudio.app.pages.evaluate.training_plot import TrainingPlot, metrics_over_training
from ganstudio.app.tasks.evaluate import ShownEvaluation
from ganstudio.app.ui.controls import named
from ganstudio.engine.evaluation.result import Evaluation

TWO_COLUMNS = 640  # px of width from which plots stand side by side
LOW = QSize(240, 220)


class PlotsTab(QScrollArea):
    """Shows the plots for which an evaluation has figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self.training = TrainingPlot()
        self.precision = PairPlot(self.tr("Precision against recall"), "recall", "precision")
        self.density = PairPlot(self.tr("Density against coverage"), "coverage", "density")
        self.spectrum = SpectrumPlot()
        self.metrics = QComboBox()
        named(self.metrics, self.tr("Metric over the training"), self.tr("The metric to plot over the training"))
        self.nothing = QLabel(
            self.tr("No plots for these figures. Measure precision and recall, density and coverage, or all snapshots of a run."),
            wordWrap=True,
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        self.nothing.setProperty("role", "muted")
        self.boxes = [self._box(plot) for plot in (self.training, self.precision, self.density, self.spectrum)]
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(12, 8, 12, 8)
        self._grid.setSpacing(12)
        self._grid.addWidget(self.nothing, 0, 0, 1, 2)
        for row, box in enumerate(self.boxes):
            self._grid.addWidget(box, row + 1, 0)
            box.hide()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        inner.setAutoFillBackground(False)  # setWidget turned it on
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.metrics.activated.connect(self._show_training)

    def _box(self, plot: ResultPlot) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if plot is self.training:
            column.addWidget(self.metrics, alignment=Qt.AlignmentFlag.AlignLeft)
        plot.setMinimumSize(LOW)
        column.addWidget(plot, stretch=1)
        return box

    def show_evaluation(self, result: ShownEvaluation) -> None:
        """Show the plots of another result."""
        self._evaluation = evaluation = result.evaluation
        before = self.metrics.currentData()
        metrics = metrics_over_training(evaluation)
        self.metrics.clear()
        for metric in metrics:
            self.metrics.addItem(metric_title(metric), metric)
        self.metrics.setCurrentIndex(max(0, metrics.index(before) if before in metrics else 0))
        plots = (self.precision, self.density, self.spectrum)
        shown = [bool(metrics), *(plot.can_show(evaluation) for plot in plots)]
        for plot, is_shown in zip(plots, shown[1:], strict=True):
            if is_shown:
                plot.show_evaluation(evaluation)
        self._show_training()
        for box, is_shown in zip(self.boxes, shown, strict=True):
            box.setVisible(is_shown)
            box.setProperty("shown", is_shown)
        self.nothing.setVisible(not any(shown))
        self._arrange()

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
