"""The table of figures over the chosen figure in words: what it means, how sure it is, and how it differs from the others."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ganstudio.app.pages.evaluate.figure_table import FigureTable
from ganstudio.app.pages.evaluate.figure_words import (
    better_words,
    class_words,
    meaning,
    metric_title,
    sample_words,
    value_words,
    warnings,
)
from ganstudio.app.tasks.evaluate import ShownEvaluation
from ganstudio.app.ui.controls import WarningLine
from ganstudio.app.ui.language import translated
from ganstudio.engine.evaluation.result import Evaluation, Figure, Judged

MOST_SENTENCES = 8
DETAILS_HEIGHT, KEY_GAP = 150, 16  # px


class FiguresTab(QWidget):
    """Shows the figures of an evaluation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self.table = FigureTable()
        self.title, self.value, self.classes = (QLabel(wordWrap=True) for _ in range(3))
        self.samples, self.differences, self.meaning = (QLabel(wordWrap=True) for _ in range(3))
        self.warning = WarningLine()
        self.title.setProperty("role", "heading")
        for label in (self.samples, self.meaning):
            label.setProperty("role", "muted")
        for label in (self.title, self.value, self.classes, self.samples, self.differences, self.meaning):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        key = self.tr("★ best · ≈ cannot be told apart from the best · bar: 95 % interval · green line: floor")
        self.key = QLabel(key, wordWrap=True)
        self.key.setProperty("role", "small")
        self._lay_out()
        self.table.figure_chosen.connect(self._show_figure)

    def _lay_out(self) -> None:
        inner = QFrame()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        for widget in (self.title, self.value, self.differences, self.warning, self.classes, self.samples, self.meaning):
            column.addWidget(widget)
        column.addStretch()
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        inner.setAutoFillBackground(False)  # setWidget turned it on
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        over = QWidget()
        above = QVBoxLayout(over)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(4)
        above.addWidget(self.table, stretch=1)
        self.key.setContentsMargins(12, 0, 12, 4)
        above.addWidget(self.key)
        both = self._both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(over)
        both.addWidget(area)
        both.setSizes([3 * DETAILS_HEIGHT, DETAILS_HEIGHT])
        both.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(both)

    def show_evaluation(self, result: ShownEvaluation) -> None:
        """Show other figures."""
        self._evaluation = result.evaluation
        rows = self.table.figures.rowCount()
        self.table.show_evaluation(result.evaluation)
        if self.table.figures.rowCount() == rows:
            return  # the height that a person gave the table stays
        whole = sum(self._both.sizes())
        table = min(self.table.whole_height() + self.key.sizeHint().height() + KEY_GAP, whole - DETAILS_HEIGHT)
        self._both.setSizes([table, whole - table])

    def _show_figure(self, judged: Judged, figure: Figure | None) -> None:
        if figure is None:
            self.title.setText(judged.name)
            for label in (self.value, self.classes, self.samples, self.differences, self.meaning):
                label.clear()
                label.hide()
            self.warning.tell("")
            return
        metric = figure.metric
        self.title.setText(f"{judged.name}: {metric_title(metric, figure.features)}")
        texts = (
            (self.value, value_words(figure)),
            (self.classes, class_words(figure)),
            (self.samples, sample_words(figure)),
            (self.differences, "\n".join(self._differences(judged.name, metric))),
            (self.meaning, f"{better_words(metric)} {meaning(metric)}"),
        )
        for label, text in texts:
            label.setText(text)
            label.setVisible(bool(text))
        self.warning.tell(warnings(figure))

    def _differences(self, name: str, metric: str) -> list[str]:
        """Return the sentences about the differences between a judged set and the others."""
        assert self._evaluation is not None
        found = [
            translated(difference.sentence)
            for difference in self._evaluation.differences
            if difference.metric == metric and name in (difference.a, difference.b)
        ]
        if len(found) > MOST_SENTENCES:
            more = self.tr("{count} more comparisons are in the exported figures.")
            found[MOST_SENTENCES:] = [more.format(count=f"{len(found) - MOST_SENTENCES:,}")]
        return found
