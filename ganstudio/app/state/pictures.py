"""The open pictures: their preparation, the excluded ones, and the findings of the check."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from ganstudio.app.jobs.job import Job
from ganstudio.app.jobs.runner import JobRunner
from ganstudio.app.state.runs import Runs
from ganstudio.app.state.settings import Settings
from ganstudio.app.tasks import pictures as tasks
from ganstudio.app.tasks.findings import DatasetFindings
from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import Source, preparation
from ganstudio.engine.errors import StudioError
from ganstudio.engine.runs.folder import Run

if TYPE_CHECKING:  # the window must appear before the import
    from ganstudio.engine.data.preparation.curation import Curation

SETTLE_MS = 400  # from the last change to the next check
UNDO_STEPS = 100


class OpenPictures(QObject):
    """The open pictures and a person's decisions about them.

    ``source_changed()``, ``data_changed()``, ``curation_changed()`` and ``findings_changed()`` come when the attribute of that
    name has changed, ``error(error)`` when something cannot be done.

    Attributes
    ----------
    source
        The open pictures, or None.
    curation
        Which pictures and classes are excluded, renamed or merged; None without a source.
    findings
        What the last check of the open pictures found; None without a check.
    """

    source_changed = Signal()
    data_changed = Signal()
    curation_changed = Signal()
    findings_changed = Signal()
    error = Signal(object)

    def __init__(self, settings: Settings, jobs: JobRunner, runs: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source: Source | None = None
        self.curation: Curation | None = None
        self.findings: DatasetFindings | None = None
        self._settings = settings
        self._jobs = jobs
        self._runs = runs
        self._is_training = False
        self._chosen: dict[tuple[str, ...], DataConfig] = {}
        self._undo: list[Curation] = []
        self._asked: tuple[str, ...] = ()
        self._source_job: Job | None = None
        self.check_job: Job | None = None
        self._checked: object = None
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self.check)
        jobs.changed.connect(self._on_jobs)

    def set_run(self, _run: Run | None) -> None:
        """Prepare the open pictures as the opened run does, if it was made from them."""
        self.data_changed.emit()
        self._check_if_changed()

    def set_training(self, is_training: bool) -> None:
        """Suspend the check during a training, which needs the cores and checks for itself."""
        self._is_training = is_training
        if not is_training:
            self._check_if_changed()
        else:
            self._soon.stop()
            if self.check_job is not None:
                self._check_soon()

    # -- opening ----------------------------------------------------------------------------------------------------------

    def open(
        self,
        names: Sequence[str],
        then: Callable[[], None] | None = None,
        on_error: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Open pictures of any kind by name; emit ``source_changed`` when they are open, then call ``then``.

        ``on_error`` receives an error; by default the window shows it.
        """

        def opened(result: tasks.OpenedPictures) -> None:
            self.source, self.curation = result.source, result.curation
            self._chosen.setdefault(result.source.names, self._chosen.get(self._asked, DataConfig()))
            self._undo.clear()
            self._forget_findings()
            if not result.source.builtin:
                self._settings.remember_pictures(result.source.names)
            self.source_changed.emit()
            self.data_changed.emit()
            if then is not None:
                then()

        self._asked = tuple(names)
        if self._source_job is not None:
            self._source_job.cancel()
        task = partial(tasks.open_pictures, self._asked, self._settings_of(self._asked))
        self._source_job = self._jobs.start(self.tr("Opening the pictures"), task, opened, on_error)

    def paste(self, image: QImage) -> None:
        """Save a picture from the clipboard and open it, together with the pictures pasted just before."""

        def kept(path: Path) -> None:
            together = self._asked if all(Path(name).parent == path.parent for name in self._asked) else ()
            self.open(tuple(dict.fromkeys((*together, str(path)))))

        self.keep(image, kept)

    def keep(self, image: QImage, then: Callable[[Path], None]) -> None:
        """Save a picture from the clipboard as a file, and call ``then`` with it."""
        self._jobs.start(self.tr("Saving the pasted picture"), partial(tasks.keep_picture, image), then)

    # -- preparation ------------------------------------------------------------------------------------------------------

    @property
    def data(self) -> DataConfig:
        """Return the settings of the open pictures: the run's if it was made from them, else those of the Data page."""
        return self._settings_of(self.source.names) if self.source is not None else DataConfig()

    @property
    def data_is_fixed(self) -> bool:
        """Return whether the open pictures belong to the open run, whose settings are fixed."""
        run = self._runs.current
        return run is not None and self.source is not None and self.source.names == tuple(run.config.data.source)

    def set_data(self, data: DataConfig) -> None:
        """Prepare the open pictures with ``data`` from now on; ``data_changed`` follows."""
        if self.source is None or self.data_is_fixed or data == self.data:
            return
        before, names = self.data, self.source.names
        self._chosen[names] = replace(data, source=())
        self.data_changed.emit()
        if (before.folder_classes, before.frame_rate) != (data.folder_classes, data.frame_rate):
            self.open(names)  # these settings decide which files are opened
        else:
            self._check_if_changed()

    def _settings_of(self, names: tuple[str, ...]) -> DataConfig:
        run = self._runs.current
        if run is not None and names == tuple(run.config.data.source):
            return run.config.data
        return replace(self._chosen.get(names, DataConfig()), source=names)

    # -- curation ---------------------------------------------------------------------------------------------------------

    def set_curation(self, curation: "Curation") -> None:
        """Exclude, rename and merge by ``curation`` from now on, and save it; ``curation_changed`` follows."""
        if self.curation is not None and curation != self.curation:
            self._undo = [*self._undo[1 - UNDO_STEPS :], self.curation]
            self._keep(curation)

    def undo_curation(self) -> None:
        """Undo the last change of the curation."""
        if self._undo:
            self._keep(self._undo.pop())

    def _keep(self, curation: "Curation") -> None:
        from ganstudio.engine.data.preparation.curation import save_curation

        assert self.source is not None
        try:
            save_curation(self.source, curation)
        except (StudioError, OSError) as error:
            self.error.emit(error)
            return
        self.curation = curation
        self.curation_changed.emit()
        self._check_soon()

    # -- the check --------------------------------------------------------------------------------------------------------

    @property
    def is_checking(self) -> bool:
        """Return whether a check is running or about to start."""
        job = self.check_job
        return self._soon.isActive() or (job is not None and not job.is_done and not job.was_cancelled)

    def check(self) -> None:
        """Check the open pictures now."""
        self._soon.stop()
        source, data = self.source, self.data
        if source is not None and not self._is_training and not self._jobs.is_ending:
            self._checked = _key(source, data, self.curation)
            task = partial(tasks.check_pictures, source, data)
            self.check_job = self._jobs.start(self.tr("Checking the pictures"), task, self._on_findings, self._on_check_failed)
            if self.findings is None:
                self.findings_changed.emit()  # still None, but the check has started

    def _forget_findings(self) -> None:
        self.findings = self._checked = None
        self.findings_changed.emit()
        self._check_soon()

    def _check_if_changed(self) -> None:
        if self.source is not None and _key(self.source, self.data, self.curation) != self._checked:
            self._check_soon()

    def _check_soon(self) -> None:
        """Check once changes have settled, after a training, which needs the cores and checks for itself."""
        job, self.check_job = self.check_job, None
        if job is not None:
            job.cancel()
        self._checked = None
        if not self._is_training and not self._jobs.is_ending:
            self._soon.start()

    def _on_jobs(self) -> None:
        job = self.check_job
        if job is not None and job.was_cancelled:  # by the person
            self.check_job = self.findings = None
            self.findings_changed.emit()

    def _on_findings(self, findings: DatasetFindings) -> None:
        self.check_job = None
        self.findings = findings
        self.findings_changed.emit()

    def _on_check_failed(self, error: BaseException) -> None:
        self.check_job = self.findings = None
        self.error.emit(error)
        self.findings_changed.emit()


def _key(source: Source, data: DataConfig, curation: object) -> object:
    """Return what the findings depend on: equal for a suggested size and the same size chosen."""
    return source, preparation(source, data), data.mirror, data.duplicates, curation
