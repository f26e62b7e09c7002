"""The pictures in numbers: sizes, shapes, colour modes, classes, each as a plot."""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QStackedLayout, QWidget

from ganstudio.app.findings import Findings

MOST_BARS = 16
SHAPES = {"1:4": 1 / 4, "1:3": 1 / 3, "1:2": 1 / 2, "2:3": 2 / 3, "1:1": 1.0, "3:2": 3 / 2, "2:1": 2.0, "3:1": 3.0, "4:1": 4.0}
SHAPE_BINS = 25
WIDEST = 4.5  # wider shapes count with the last bar


class Statistics(QWidget):
    """Shows findings; without any, why there are none. It needs pyqtgraph, so ``show_findings`` waits for the engine.

    The plots are made when they are first seen, one at a time: all at once would hold the window up.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: Findings | None = None
        self._waiting: list[Callable[[], None]] = []
        self.plots: dict[str, QWidget] = {}
        self.empty = QLabel()
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid_widget = QWidget()
        self._grid = QGridLayout(self._grid_widget)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for row in range(2):
            self._grid.setRowStretch(row, 1)
            self._grid.setColumnStretch(row, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._grid_widget)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._draw_next)

    def wait(self, sentence: str) -> None:
        """Say why there is nothing to see yet."""
        self._findings = None
        self._timer.stop()
        self.empty.setText(sentence)
        self._stack.setCurrentIndex(0)

    def show_findings(self, findings: Findings) -> None:
        """Plot these."""
        if not findings.report.used:
            self.wait(self.tr("There are no pictures to count."))
            return
        self._findings = findings
        self._stack.setCurrentIndex(1)
        if self.isVisible():
            self._draw_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_soon()

    def _draw_soon(self) -> None:
        self._waiting = [self._draw_sizes, self._draw_shapes, self._draw_modes, self._draw_classes]
        self._timer.start()

    def _draw_next(self) -> None:
        if self._findings is None or not self._waiting:
            self._timer.stop()
            return
        self._waiting.pop(0)()

    def _draw_sizes(self) -> None:
        from ganstudio.app.widgets.facts_plots import Dots

        assert self._findings is not None
        name = self.tr("Sizes of the pictures; a larger dot stands for more pictures")
        dots = self._plot("sizes", lambda: Dots(name, self.tr("height (px)"), self.tr("width (px)")), 0, 0)
        dots.show_pairs(self._findings.sizes, self._findings.counts)

    def _draw_shapes(self) -> None:
        from ganstudio.app.widgets.facts_plots import Bars

        assert self._findings is not None
        name = self.tr("Shapes of the pictures: upright on the left, wide on the right")
        bars = self._plot("shapes", lambda: Bars(name, self.tr("pictures"), self.tr("shape (width : height)")), 0, 1)
        edges, counts = shapes(self._findings.sizes, self._findings.counts)
        bars.show_counts(edges, counts, [(float(np.log2(ratio)), text) for text, ratio in SHAPES.items()])

    def _draw_modes(self) -> None:
        from ganstudio.app.widgets.facts_plots import NamedBars

        assert self._findings is not None
        name = self.tr("Colour modes, as stored in the files")
        bars = self._plot("modes", lambda: NamedBars(name, self.tr("colour mode"), self.tr("pictures")), 1, 0)
        bars.show_counts(most(self._findings.report.modes.items(), self.tr("others")))

    def _draw_classes(self) -> None:
        from ganstudio.app.widgets.facts_plots import NamedBars

        assert self._findings is not None
        classes = self._findings.report.classes
        self._grid.addWidget(self.plots["modes"], 1, 0, 1, 1 if classes else 2)
        if "classes" in self.plots:
            self.plots["classes"].setVisible(bool(classes))
        if classes:
            name = self.tr("Pictures in each class")
            bars = self._plot("classes", lambda: NamedBars(name, self.tr("class"), self.tr("pictures")), 1, 1)
            bars.show_counts(most(classes.items(), self.tr("others")))

    def _plot(self, key: str, make: Callable[[], QWidget], row: int, column: int) -> "QWidget":
        if key not in self.plots:
            self.plots[key] = make()
            self._grid.addWidget(self.plots[key], row, column)
        return self.plots[key]


def shapes(sizes: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How many pictures there are of each shape: edges as log2 of width : height, and counts between them."""
    end = np.log2(WIDEST)
    ratios = np.log2(np.maximum(sizes[:, 0], 1) / np.maximum(sizes[:, 1], 1)).clip(-end, end)
    found, edges = np.histogram(ratios, SHAPE_BINS, (-end, end), weights=counts)
    return edges, found


def most(counts: "Sequence[tuple[str, int]]", others: str) -> list[tuple[str, int]]:
    """The largest counts, and all the others in one if they are many."""
    ordered = Counter(dict(counts)).most_common()
    if len(ordered) <= MOST_BARS:
        return ordered
    rest = ordered[MOST_BARS - 1 :]
    return [*ordered[: MOST_BARS - 1], (others, sum(count for _, count in rest))]
