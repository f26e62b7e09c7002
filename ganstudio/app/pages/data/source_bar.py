"""Buttons to open pictures: from a folder, from files, a recent set, or a built-in set."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from ganstudio.app.ui.actions import ACTIONS, WINDOW, make_action
from ganstudio.app.ui.theme import theme
from ganstudio.engine.data import BUILTIN, Source

LONGEST = 80  # letters of a path in the menu


class SourceBar(QWidget):
    """The buttons; emits ``chosen(list)`` with the names to open."""

    chosen = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sets: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.folder = self._button("folder-open", self.tr("Folder..."), ACTIONS["data.open"].tooltip, self._ask_folder)
        self.files = self._button(
            "files", self.tr("Files..."), self.tr("Choose image files, archives, arrays or films"), self._ask_files
        )
        self.recent = self._button("history", self.tr("Recent"), self.tr("Open recent pictures"), None)
        self.recent.setMenu(QMenu(self.recent))
        self.recent.menu().setToolTipsVisible(True)
        self.show_recent(())
        make_action("data.open", self, self._ask_folder, WINDOW)
        layout.addWidget(self.folder)
        layout.addWidget(self.files)
        layout.addWidget(self.recent)
        layout.addSpacing(16)
        caption = QLabel(self.tr("Built-in sets:"))
        caption.setProperty("role", "muted")
        layout.addWidget(caption)
        for name, info in BUILTIN.items():
            button = QPushButton(QCoreApplication.translate("builtin", info.title))
            description = QCoreApplication.translate("builtin", info.description)
            button.setToolTip(self.tr("{count} pictures. {what}").format(count=f"{info.count:,}", what=description))
            button.setAccessibleName(button.text())
            button.setAccessibleDescription(button.toolTip())
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, name=name: self._choose_set(name))
            self.sets[name] = button
            layout.addWidget(button)
        layout.addStretch()

    def show_source(self, source: Source | None) -> None:
        """Mark the built-in set that is open."""
        for name, button in self.sets.items():
            button.setChecked(source is not None and source.builtin and source.name == name)

    def show_recent(self, recent: Sequence[tuple[str, ...]]) -> None:
        """Offer the sets opened before, newest first."""
        menu = self.recent.menu()
        menu.clear()
        for names in recent:
            text = (
                names[0]
                if len(names) == 1
                else self.tr("{path} and {count} more").format(path=names[0], count=f"{len(names) - 1:,}")
            )
            action = menu.addAction(_shortened(text).replace("&", "&&"))
            action.setToolTip(text)
            action.triggered.connect(lambda _=False, names=names: self.chosen.emit(list(names)))
        self.recent.setEnabled(bool(recent))

    def _button(self, icon: str, text: str, tip: str, slot: Callable[[], None] | None) -> QPushButton:
        button = QPushButton(theme().icon(icon), text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        if slot is not None:
            button.clicked.connect(slot)
        return button

    def _choose_set(self, name: str) -> None:
        # the mark follows the open source, which the click alone does not change
        self.sets[name].setChecked(not self.sets[name].isChecked())
        self.chosen.emit([name])

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of pictures"))
        if folder:
            self.chosen.emit([folder])

    def _ask_files(self) -> None:
        # no filter by suffix: the content counts, and unreadable files are reported
        files, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose image files, archives, arrays or films"))
        if files:
            self.chosen.emit(files)


def _shortened(text: str) -> str:
    """Return ``text`` without its beginning, which says less of a path than its end."""
    return text if len(text) <= LONGEST else "…" + text[1 - LONGEST :]
