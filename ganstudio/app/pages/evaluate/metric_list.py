"""The list of metrics to measure, with what each means."""

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from ganstudio.app.pages.evaluate.figure_words import better_words, meaning, metric_title
from ganstudio.app.pages.evaluate.subject_list import ROW, check_list
from ganstudio.app.state.evaluations import Evaluations
from ganstudio.engine.recipes.evaluate import METRICS, default_metrics

NAME = Qt.ItemDataRole.UserRole
MOST_ROWS = 8  # seen at once


class MetricList(QWidget):
    """Shows the metrics with a check box each, and which of them ``evaluations`` measures."""

    def __init__(self, evaluations: Evaluations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluations = evaluations
        names = list(METRICS)
        tip = self.tr("Check the metrics to measure; point at a metric for what it means")
        self.list = check_list(self.tr("Metrics"), tip, min(len(names), MOST_ROWS))
        for name in names:
            item = QListWidgetItem(QCoreApplication.translate("metrics", METRICS.get(name).title))
            item.setData(NAME, name)
            item.setToolTip(f"<p>{metric_title(name)}</p><p>{better_words(name)} {meaning(name)}</p>")
            item.setSizeHint(QSize(0, ROW))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.list.itemChanged.connect(self._on_item)
        evaluations.choice_changed.connect(self.show_choice)
        self.show_choice()

    @property
    def metrics(self) -> tuple[str, ...]:
        """Return the metrics to measure, in the order of the registry."""
        chosen = self._evaluations.choice.metrics
        return tuple(default_metrics() if chosen is None else [name for name in METRICS if name in chosen])

    def show_choice(self) -> None:
        """Check the metrics that are measured."""
        blocker = QSignalBlocker(self.list)
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setCheckState(Qt.CheckState.Checked if item.data(NAME) in self.metrics else Qt.CheckState.Unchecked)
        blocker.unblock()

    def _on_item(self, item: QListWidgetItem) -> None:
        name = item.data(NAME)
        rest = frozenset(self.metrics) - {name}
        self._evaluations.change(metrics=rest | {name} if item.checkState() == Qt.CheckState.Checked else rest)
