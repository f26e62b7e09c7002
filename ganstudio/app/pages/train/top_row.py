"""The line over the grid: the progress, the run's origin, the changes, and the folder."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ganstudio.app.pages.train.changes_button import ChangesButton
from ganstudio.app.pages.train.counters import Counters
from ganstudio.app.ui.actions import tool_button_for
from ganstudio.app.ui.setting_words import change_lines
from ganstudio.app.ui.theme import theme
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.imported import Imported
from ganstudio.engine.runs.manifest import Origin


class TopRow(QWidget):
    """Shows counters and the run's buttons; ``save`` is the action that saves the grid."""

    def __init__(self, save: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self.counters = Counters()
        self.changes = ChangesButton()
        self.save = tool_button_for(save)
        self.open_folder = QToolButton()
        self.open_folder.setIcon(theme().icon("folder-open"))
        self.open_folder.setToolTip(self.tr("Open run folder"))
        self.open_folder.setAccessibleName(self.tr("Open run folder"))
        self.open_folder.clicked.connect(self._open_folder)
        self.origin = QLabel()
        self.origin.setProperty("role", "small")
        self.origin.setWordWrap(True)
        self.origin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.origin.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.addWidget(self.counters, stretch=1)
        for button in (self.changes, self.save, self.open_folder):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.origin)
        self.show_run(None)

    def show_run(self, run: Run | None) -> None:
        """Show the origin of a run."""
        self._run = run
        self.open_folder.setEnabled(run is not None)
        origin = run.origin if run is not None else None
        imported = run.imported if run is not None else None
        text = self._origin_text(origin) if origin is not None else self._source_text(imported) if imported is not None else ""
        self.origin.setVisible(bool(text))
        self.origin.setText(text)

    def _origin_text(self, origin: Origin) -> str:
        text = self.tr("Branched from {run} at {images} images").format(run=Path(origin.run).name, images=f"{origin.images_seen:,}")
        settings = {name: pair for name, pair in origin.settings.items() if not name.startswith("data.")}
        return " · ".join([text, *change_lines(settings)])

    def _source_text(self, imported: Imported) -> str:
        unknown = self.tr("unknown")
        parts = [
            self.tr("Imported from {file} ({program})").format(file=imported.file, program=imported.program),
            self.tr("Licence: {licence}").format(licence=imported.licence or unknown),
            self.tr("Origin: {origin}").format(origin=imported.origin or unknown),
        ]
        return " · ".join(parts)

    def _open_folder(self) -> None:
        if self._run is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._run.path)))
