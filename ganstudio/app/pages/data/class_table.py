"""A table to exclude, rename and merge the classes of the pictures."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ganstudio.app.pages.data.row_table import plain_rows
from ganstudio.app.ui.actions import WINDOW, make_action, push_button_for

ROW_HEIGHT = 28
FOUND, CALLED, COUNT = range(3)
Names = Mapping[str, str | None]
AnyIndex = QModelIndex | QPersistentModelIndex


class _Classes(QAbstractTableModel):
    """A row for each class found; ``names`` holds their new names, None for excluded classes."""

    edited = Signal(object)

    def __init__(self, titles: Sequence[str], tips: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.titles, self.tips = titles, tips
        self.found: Sequence[str] = ()
        self.counts: Sequence[int] = ()
        self.names: Names = {}

    def show_classes(self, found: Sequence[str], counts: Sequence[int], names: Names) -> None:
        self.beginResetModel()
        self.found, self.counts, self.names = found, counts, names
        self.endResetModel()

    def called(self, row: int) -> str | None:
        return self.names.get(self.found[row], self.found[row])

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.found)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        return len(self.titles)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == FOUND:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        is_name = index.column() == CALLED and self.called(index.row()) is not None
        return flags | Qt.ItemFlag.ItemIsEditable if is_name else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        called = self.called(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return (self.found[row], called or "", f"{self.counts[row]:,}")[column]
        if role == Qt.ItemDataRole.CheckStateRole and column == FOUND:
            return Qt.CheckState.Unchecked if called is None else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tips[column]
        if role == Qt.ItemDataRole.TextAlignmentRole and column == COUNT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        found = self.found[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == FOUND:
            name = found if Qt.CheckState(value) == Qt.CheckState.Checked else None
        elif role == Qt.ItemDataRole.EditRole and index.column() == CALLED and str(value).strip():
            name = str(value).strip()
        else:
            return False
        self.rename([index.row()], name)
        return True

    def rename(self, rows: Sequence[int], name: str | None) -> None:
        """Request another name for the classes in ``rows``; the table changes with the next :meth:`show_classes`."""
        new = {**self.names, **{self.found[row]: name for row in rows}}
        self.edited.emit({found: called for found, called in new.items() if found != called})

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == COUNT else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        texts = {Qt.ItemDataRole.DisplayRole: self.titles, Qt.ItemDataRole.ToolTipRole: self.tips}.get(Qt.ItemDataRole(role))
        return texts[section] if texts else None


class ClassTable(QWidget):
    """A table of classes; emits ``renamed(dict)`` with the new name of each changed class, None for an excluded class."""

    renamed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = (self.tr("Class"), self.tr("New name"), self.tr("Pictures"))
        tips = (
            self.tr("The class found; clear the check box to leave out its pictures"),
            self.tr("The name of the class; classes with the same name are merged"),
            self.tr("How many pictures were found"),
        )
        self.model = _Classes(titles, tips, self)
        self.model.edited.connect(self.renamed)
        self.table = QTableView()
        self.merging = make_action("data.merge", self, self._merge, WINDOW)
        self.merge = push_button_for(self.merging)
        self.hint = QLabel(self.tr("Double-click a name to change it. Your files do not change."))
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(self._show_actions)
        self._show_actions()

    def show_classes(self, found: Sequence[str], counts: Sequence[int], names: Names) -> None:
        """Show the classes found with their counts, and the ``names`` of renamed classes (None: excluded)."""
        current = self.table.currentIndex()
        self.model.show_classes(found, counts, names)
        if current.isValid() and current.row() < len(found):
            self.table.setCurrentIndex(self.model.index(current.row(), current.column()))
        self._show_actions()

    def _rows(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _show_actions(self) -> None:
        self.merging.setEnabled(len(self._rows()) > 1)

    def _merge(self) -> None:
        rows = self._rows()
        if len(rows) > 1:
            self.model.rename(rows, next((name for row in rows if (name := self.model.called(row))), self.model.found[rows[0]]))

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Classes"))
        table.setToolTip(self.tr("The classes of the pictures"))
        plain_rows(table, ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(COUNT, QHeaderView.ResizeMode.ResizeToContents)
        self.hint.setProperty("role", "small")
        self.hint.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.hint, stretch=1)
        row.addWidget(self.merge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(table, stretch=1)
