"""The open run, and the runs that a person may open."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ganstudio.app.jobs.runner import JobRunner
from ganstudio.app.state.settings import Settings
from ganstudio.app.tasks import pictures as tasks
from ganstudio.app.tasks.import_network import imported_network
from ganstudio.engine.errors import TrainingGoesOn
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.listing import RunSummary, default_runs_folder, list_runs
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


class Runs(QObject):
    """The open run and the runs folder.

    ``changed()`` comes when another run is open, or none; ``opened()`` after a person has opened one, ``imported()``
    after an import; ``listed()`` when
    ``found`` is up to date; ``error(error)`` when a run cannot be opened or changed.

    Attributes
    ----------
    folder
        The folder that holds the runs.
    current
        The open run, or None.
    found
        The runs in ``folder``, newest first, as last listed (:meth:`refresh`).
    """

    changed = Signal()
    opened = Signal()
    imported = Signal()
    listed = Signal()
    error = Signal(object)

    def __init__(self, settings: Settings, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = default_runs_folder()
        self.current: Run | None = None
        self.found: tuple[RunSummary, ...] = ()
        self._settings = settings
        self._jobs = jobs
        self._is_training = False

    def set_training(self, is_training: bool) -> None:
        """Keep the open run open while it is trained."""
        self._is_training = is_training

    def may_change(self) -> bool:
        """Return whether another run may be opened; while a training runs, ``error`` says why not."""
        if not self._is_training:
            return True
        self.error.emit(TrainingGoesOn(mark("engine", "A training is still running. Stop it first; you can resume it later.")))
        return False

    def open(self, path: Path) -> None:
        """Open a run folder; ``opened`` comes when it is open."""

        def opened(run: Run) -> None:
            self.show(run)
            self.opened.emit()

        if self.may_change():
            self._jobs.start(self.tr("Opening the run"), partial(tasks.silent, lambda: Run.open(path)), opened)

    def import_network(self, file: Path, licence: str, origin: str) -> None:
        """Make a run of another program's networks and open it; ``imported`` comes when it is open."""

        def made(run: Run) -> None:
            self.refresh()
            if not self._is_training:
                self.show(run)
                self.imported.emit()

        title = self.tr("Importing {name}").format(name=file.name)
        self._jobs.start(title, partial(imported_network, self.folder, file, licence, origin), made)

    def enter(self, run: Run) -> bool:
        """Open ``run``, made from the open run, without leaving the page shown.

        Returns whether it was opened: while a training runs it is not, and ``error`` says why.
        """
        may = self.may_change()
        if may:
            self.show(run)
        return may

    def close(self) -> None:
        """Close the open run, to begin a new run."""
        if self.may_change():
            self.show(None)

    def show(self, run: Run | None) -> None:
        """Make ``run`` the open run, also during a training."""
        self.current = run
        if run is not None:
            self._settings.remember_run(run.path)
        self.changed.emit()

    def refresh(self) -> None:
        """List the runs folder again; ``listed`` comes when that is done."""

        def listed(runs: list[RunSummary]) -> None:
            self.found = tuple(runs)
            self.listed.emit()

        task = partial(tasks.silent, lambda: list_runs(self.folder))
        self._jobs.start(self.tr("Listing the runs"), task, listed, is_shown=False)

    def names(self) -> dict[Path, str]:
        """Return the names of the runs to offer, by folder: those in the runs folder, then those opened recently."""
        known = {summary.path: summary.name for summary in self.found}
        for path in self._settings.recent_runs():
            known.setdefault(path, path.name)
        return known

    @property
    def last(self) -> Path | None:
        """Return the run that was open last, to offer it again; None while a run is open, or without such a run."""
        recent = self._settings.recent_runs() if self.current is None else []
        return recent[0] if recent else None
