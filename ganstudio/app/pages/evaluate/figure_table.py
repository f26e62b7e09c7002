"""The table of figures: a row for each judged set, a column for each metric, intervals as bars."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from ganstudio.app.pages.evaluate.cells import AS_GOOD, BEST, Cell, cells_of
from ganstudio.app.pages.evaluate.figure_painter import FigurePainter
from ganstudio.app.pages.evaluate.figure_words import (
    ARROWS,
    better_words,
    features_title,
    meaning,
    metric_title,
    short_title,
    tooltip,
)
from ganstudio.engine.evaluation.result import Evaluation, Figure, Judged
from ganstudio.engine.recipes.evaluate import METRICS

ROW_HEIGHT = 44
COLUMN, FIRST_COLUMN = 118, 190  # px
CELL = Qt.ItemDataRole.UserRole
AnyIndex = QModelIndex | QPersistentModelIndex


class _Figures(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.judged: Sequence[Judged] = ()
        self.metrics: tuple[str, ...] = ()
        self.cells: Mapping[str, Sequence[Cell]] = {}

    def show_evaluation(self, evaluation: Evaluation | None) -> None:
        self.beginResetModel()
        self.judged = () if evaluation is None else evaluation.judged
        self.metrics = tuple(dict.fromkeys(metric for judged in self.judged for metric in judged.figures))
        self.cells = {} if evaluation is None else {metric: cells_of(evaluation, metric) for metric in self.metrics}
        self.endResetModel()

    def figure(self, row: int, column: int) -> Figure | None:
        if 0 <= row < len(self.judged) and 1 <= column <= len(self.metrics):
            return self.judged[row].figures.get(self.metrics[column - 1])
        return None

    def features(self, metric: str) -> str:
        return next((figure.features for judged in self.judged if (figure := judged.figures.get(metric))), "")

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.judged)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        return len(self.metrics) + 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if column == 0:
            judged = self.judged[row]
            texts = {Qt.ItemDataRole.DisplayRole: judged.name, Qt.ItemDataRole.ToolTipRole: judged.path or judged.name}
            return texts.get(Qt.ItemDataRole(role))
        cell = self.cells[self.metrics[column - 1]][row]
        if role == CELL:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(cell) if role == Qt.ItemDataRole.AccessibleTextRole else cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            figure = self.figure(row, column)
            return None if figure is None else tooltip(self.judged[row].name, figure)
        return None

    def _spoken(self, cell: Cell) -> str:
        marks = {BEST: self.tr("best"), AS_GOOD: self.tr("as good as the best")}
        return ", ".join(filter(None, (cell.text, marks.get(cell.mark))))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if section == 0:
            return self.tr("Judged") if role == Qt.ItemDataRole.DisplayRole else None
        metric = self.metrics[section - 1]
        features = self.features(metric)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{short_title(metric)} {ARROWS[METRICS.get(metric).better]}\n{features_title(features)}".rstrip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{metric_title(metric, features)}\n{better_words(metric)} {meaning(metric)}"
        return None


class FigureTable(QTableView):
    """The table; ``figure_chosen(judged, figure)`` follows the cursor: a :class:`Judged`, and a :class:`Figure` or None."""

    figure_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = _Figures(self)
        self._chosen: tuple[str, str, str] | None = None  # name, path and metric of the figure that a person chose
        self.setModel(self.figures)
        self.setItemDelegate(FigurePainter(CELL, self))
        self.setAccessibleName(self.tr("Figures"))
        self.setToolTip(self.tr("A row for each judged set, a column for each metric. Point at a value for all about it"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setProperty("role", "figures")
        self.horizontalHeader().setDefaultSectionSize(COLUMN)
        self.horizontalHeader().setMinimumSectionSize(COLUMN // 2)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_evaluation(self, evaluation: Evaluation | None) -> None:
        """Show the figures of an evaluation.

        The cursor stays on the figure that a person chose, also in the next result; else it goes to the best of the first metric.
        """
        before = self._chosen
        self.figures.show_evaluation(evaluation)
        self.setColumnWidth(0, FIRST_COLUMN)
        places = {(judged.name, judged.path): row for row, judged in enumerate(self.figures.judged)}
        if before is not None and before[:2] in places and before[2] in self.figures.metrics:
            self.setCurrentIndex(self.figures.index(places[before[:2]], 1 + self.figures.metrics.index(before[2])))
        elif self.figures.judged and self.figures.metrics:
            marks = [cell.mark for cell in self.figures.cells[self.figures.metrics[0]]]
            self.setCurrentIndex(self.figures.index(marks.index(BEST) if BEST in marks else 0, 1))
            self._chosen = None

    def whole_height(self) -> int:
        """Return the height at which every row is in view, in pixels."""
        bars = self.horizontalHeader().sizeHint().height() + self.horizontalScrollBar().sizeHint().height()
        return bars + ROW_HEIGHT * self.figures.rowCount()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex() if event.reason() == QContextMenuEvent.Reason.Keyboard else self.indexAt(event.pos())
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = str(index.data(Qt.ItemDataRole.ToolTipRole) or index.data())
        menu.addAction(self.tr("Copy figure with its interval"), lambda: QGuiApplication.clipboard().setText(text))
        menu.popup(event.globalPos())

    def _on_current(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.figures.judged):
            judged = self.figures.judged[index.row()]
            self._chosen = (judged.name, judged.path, self.figures.metrics[index.column() - 1]) if index.column() > 0 else None
            self.figure_chosen.emit(self.figures.judged[index.row()], self.figures.figure(index.row(), max(1, index.column())))
