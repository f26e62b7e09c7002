"""The list of what can be judged: runs, and folders, archives and arrays of pictures that a person adds."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ganstudio.app.state.session import Session
from ganstudio.app.ui.controls import named, tool_button
from ganstudio.app.ui.theme import theme

ROW = 26
FEWEST_ROWS, MOST_ROWS = 2, 6  # seen at once
PATH = Qt.ItemDataRole.UserRole


class SubjectList(QWidget):
    """Shows what ``session.evaluations`` offers, with a check box each, and adds and removes pictures."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._evaluations = session.evaluations
        self.list = check_list(self.tr("What to judge"), self.tr("Check the runs and the sets of pictures to judge and to compare"))
        self.folder = tool_button("folder-open", self.tr("Folder..."), self.tr("Add a folder of generated pictures"))
        self.file = tool_button("files", self.tr("File..."), self.tr("Add a zip, npz or npy file of generated pictures"))
        self.remove = tool_button("trash-2", "", self.tr("Remove the selected pictures from the list; the files stay"))
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.folder, self.file):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addLayout(buttons)
        self.list.itemChanged.connect(self._on_item)
        self.list.currentItemChanged.connect(self._show_remove)
        self.folder.clicked.connect(self._ask_folder)
        self.file.clicked.connect(self._ask_files)
        self.remove.clicked.connect(self._remove)
        self._evaluations.choice_changed.connect(self.show_choice)
        self.show_choice()

    def show_choice(self) -> None:
        """Show what is offered, and check what is chosen."""
        blocker = QSignalBlocker(self.list)
        before = self._current()
        offered, chosen = self._evaluations.offered(), set(self._evaluations.chosen())
        if [self._path(row) for row in range(self.list.count())] != list(offered):
            self.list.clear()
            runs = self._evaluations.offered_runs()
            for path, name in offered.items():
                item = QListWidgetItem(theme().icon("hard-drive" if path in runs else "images"), name)
                item.setData(PATH, path)
                item.setToolTip(str(path))
                item.setSizeHint(QSize(0, ROW))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                self.list.addItem(item)
                if path == before:
                    self.list.setCurrentItem(item)
        rows = max(FEWEST_ROWS, min(self.list.count(), MOST_ROWS))
        self.list.setFixedHeight(rows * ROW + 4)
        for row in range(self.list.count()):
            state = Qt.CheckState.Checked if self._path(row) in chosen else Qt.CheckState.Unchecked
            self.list.item(row).setCheckState(state)
        blocker.unblock()
        self._show_remove()

    def _path(self, row: int) -> Path:
        path = self.list.item(row).data(PATH)
        assert isinstance(path, Path)
        return path

    def _current(self) -> Path | None:
        return self._path(self.list.currentRow()) if self.list.currentRow() >= 0 else None

    def _on_item(self, item: QListWidgetItem) -> None:
        self._evaluations.choose(item.data(PATH), item.checkState() == Qt.CheckState.Checked)

    def _show_remove(self) -> None:
        self.remove.setEnabled(self._current() in self._evaluations.choice.added)

    def _remove(self) -> None:
        path = self._current()
        if path is not None:
            self._evaluations.remove(path)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of generated pictures"))
        if folder:
            self._evaluations.add([Path(folder)])

    def _ask_files(self) -> None:
        title = self.tr("Choose files of generated pictures")
        files, _ = QFileDialog.getOpenFileNames(self, title, "", self.tr("Archives and arrays (*.zip *.npz *.npy *.tar *.tgz)"))
        if files:
            self._evaluations.add([Path(file) for file in files])


def check_list(name: str, tip: str, rows: int = FEWEST_ROWS) -> QListWidget:
    """Return an empty list for items with check boxes; Space checks the current item."""
    widget = named(QListWidget(), name, tip)
    widget.setFrameShape(QFrame.Shape.NoFrame)
    widget.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    widget.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    widget.setIconSize(QSize(16, 16))
    widget.setFixedHeight(rows * ROW + 4)
    return widget
