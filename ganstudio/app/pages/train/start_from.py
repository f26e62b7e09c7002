"""Chooses what the networks of a new run start from: random weights, or another run's."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from ganstudio.app.state.session import Session
from ganstudio.app.tasks.pictures import silent
from ganstudio.engine.runs.folder import Run

SHOWN_RUNS = 15
NAME_WIDTH = 150


class StartFrom(QPushButton):
    """Opens a list of runs to start from; emits ``chosen(run)``, None for new networks."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.origin: Run | None = None
        self.setToolTip(self.tr("Start from new networks, or from the networks of another run"))
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill)
        self.chosen.connect(self._show)
        self._show(None)

    def choose(self, path: Path | None) -> None:
        """Start from the run in this folder; None for new networks."""
        if path is None:
            self.chosen.emit(None)
        else:
            self._session.jobs.start(self.tr("Opening the run"), partial(silent, lambda: Run.open(path)), self.chosen.emit)

    def _show(self, run: Run | None) -> None:
        self.origin = run
        if run is None:
            self.setText(self.tr("Start from: new networks"))
        else:
            name = self.fontMetrics().elidedText(run.name, Qt.TextElideMode.ElideMiddle, NAME_WIDTH)
            self.setText(self.tr("Start from: {run}").format(run=name))
        self.setAccessibleName(self.text())

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        menu.addAction(self.tr("New networks")).triggered.connect(lambda: self.choose(None))
        menu.addSeparator()
        for summary in self._session.runs.found[:SHOWN_RUNS]:
            text = self.tr("{run}, {images} images").format(run=summary.name, images=f"{summary.images_seen:,}")
            menu.addAction(text).triggered.connect(lambda _checked=False, path=summary.path: self.choose(path))
        menu.addSeparator()
        menu.addAction(self.tr("Open another run folder...")).triggered.connect(self._ask)

    def _ask(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Start from another run"), str(self._session.runs.folder))
        if folder:
            self.choose(Path(folder))
