"""Plots sizes, shapes, colour modes and classes of the pictures."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QStackedLayout, QWidget

from ganstudio.app.tasks.findings import DatasetFindings

MOST_BARS = 16
SHAPES = {"1:4": 1 / 4, "1:3": 1 / 3, "1:2": 1 / 2, "2:3": 2 / 3, "1:1": 1.0, "3:2": 3 / 2, "2:1": 2.0, "3:1": 3.0, "4:1": 4.0}
SHAPE_BINS = 25
PLACES = {"sizes": (0, 0), "shapes": (0, 1), "modes": (1, 0), "classes": (1, 1)}
STEP_MS = 10  # between two plots, so that the window handles its events
WIDEST = 4.5  # wider pictures count in the last bar


class Statistics(QWidget):
    """Shows plots of the findings, or why there are none. Call ``show_findings`` once the engine is loaded: it needs pyqtgraph.

    The plots are made when they are first seen, one at a time: all at once would freeze the window.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: DatasetFindings | None = None
        self._waiting: list[Callable[[], object]] = []
        self.plots: dict[str, Any] = {}
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
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._draw_next)

    @property
    def is_drawing(self) -> bool:
        """Return whether plots are still to be drawn."""
        return self._timer.isActive()

    def wait(self, sentence: str) -> None:
        """Show why there are no plots yet."""
        self._findings = None
        self._timer.stop()
        self.empty.setText(sentence)
        self._stack.setCurrentIndex(0)

    def show_findings(self, findings: DatasetFindings) -> None:
        """Plot the findings."""
        if not findings.report.used:
            self.wait(self.tr("No pictures to count."))
            return
        self._findings = findings
        self._stack.setCurrentIndex(1)
        if self.isVisible():
            self._draw_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_soon()

    def _draw_soon(self) -> None:
        if self._findings is None:
            return
        keys = ["sizes", "shapes", "modes"] + (["classes"] if self._findings.report.classes else [])
        if "classes" in self.plots:
            self.plots["classes"].setVisible("classes" in keys)
        made = [partial(self._make, key) for key in keys if key not in self.plots]
        self._waiting = [*made, *(partial(self._draw, key, key == "modes" and len(keys) < 4) for key in keys)]
        self._timer.start()

    def _draw_next(self) -> None:
        if self._findings is None or not self._waiting:
            self._timer.stop()
            return
        self._waiting.pop(0)()

    def _make(self, key: str) -> None:
        from ganstudio.app.ui.facts_plots import Bars, Dots, NamedBars

        pictures = self.tr("pictures")
        make: dict[str, Callable[[], QWidget]] = {
            "sizes": lambda: Dots(
                self.tr("Sizes of the pictures; a larger dot means more pictures"),
                self.tr("height (px)"),
                self.tr("width (px)"),
            ),
            "shapes": lambda: Bars(
                self.tr("Aspect ratios of the pictures: portrait on the left, landscape on the right"),
                pictures,
                self.tr("aspect ratio (width : height)"),
            ),
            "modes": lambda: NamedBars(self.tr("Colour modes, as stored in the files"), self.tr("colour mode"), pictures),
            "classes": lambda: NamedBars(self.tr("Pictures in each class"), self.tr("class"), pictures),
        }
        self.plots[key] = make[key]()

    def _draw(self, key: str, alone: bool) -> None:
        """Draw a plot, then show it; a plot ``alone`` in its row takes the whole width."""
        getattr(self, f"_draw_{key}")()
        row, column = PLACES[key]
        self._grid.addWidget(self.plots[key], row, column, 1, 2 if alone else 1)

    def _draw_sizes(self) -> None:
        assert self._findings is not None
        self.plots["sizes"].show_pairs(self._findings.sizes, self._findings.counts)

    def _draw_shapes(self) -> None:
        assert self._findings is not None
        edges, counts = shapes(self._findings.sizes, self._findings.counts)
        self.plots["shapes"].show_counts(edges, counts, [(float(np.log2(ratio)), text) for text, ratio in SHAPES.items()])

    def _draw_modes(self) -> None:
        assert self._findings is not None
        self.plots["modes"].show_counts(most(self._findings.report.modes.items(), self.tr("others")))

    def _draw_classes(self) -> None:
        assert self._findings is not None
        self.plots["classes"].show_counts(most(self._findings.report.classes.items(), self.tr("others")))


def shapes(sizes: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return a histogram of shapes: edges (n + 1,) as log2 of width : height, and counts (n,) between them."""
    end = np.log2(WIDEST)
    ratios = np.log2(np.maximum(sizes[:, 0], 1) / np.maximum(sizes[:, 1], 1)).clip(-end, end)
    found, edges = np.histogram(ratios, SHAPE_BINS, (-end, end), weights=counts)
    return edges, found


def most(counts: Iterable[tuple[str, int]], others: str) -> list[tuple[str, int]]:
    """Return the largest counts, and the sum of the others as ``others`` if they are many."""
    ordered = Counter(dict(counts)).most_common()
    if len(ordered) <= MOST_BARS:
        return ordered
    rest = ordered[MOST_BARS - 1 :]
    return [*ordered[: MOST_BARS - 1], (others, sum(count for _, count in rest))]
