"""Trains in the background, and knows what the open run needs before it can be trained."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ganstudio.app.jobs.job import Job
from ganstudio.app.jobs.runner import JobRunner
from ganstudio.app.state.pictures import OpenPictures
from ganstudio.app.state.runs import Runs
from ganstudio.app.tasks import train as tasks
from ganstudio.engine.config import Config
from ganstudio.engine.errors import DatasetError, NoCheckpoint, PicturesLost, PlateauReached, RunLocked, StudioError
from ganstudio.engine.events import Diagnosis, Event
from ganstudio.engine.recipes.started import TrainingStarted
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:  # the window must appear before torch is imported
    from ganstudio.engine.training import Changes


class Training(QObject):
    """Trains a single run at a time.

    ``state_changed(state)`` comes with each change of ``state``, ``events(list)`` with batches of the training's events,
    ``obstacle_changed()`` with each change of ``obstacle``, and ``error(error)`` when something cannot be done.

    Attributes
    ----------
    job
        The job that trains; None while ``state`` is ``"idle"``.
    obstacle
        Why training of the open run cannot continue until a person chooses a way out; None if nothing prevents it.
    diagnosis
        The doctor's latest findings in the open run; None if there are none yet.
    """

    state_changed = Signal(str)
    events = Signal(list)
    obstacle_changed = Signal()
    error = Signal(object)

    def __init__(self, jobs: JobRunner, runs: Runs, pictures: OpenPictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.job: Job | None = None
        self.obstacle: StudioError | None = None
        self.diagnosis: Diagnosis | None = None
        self._jobs = jobs
        self._runs = runs
        self._pictures = pictures
        self._name = ""
        self._changes: Changes | None = None
        self._then: Callable[[], None] | None = None  # what to do once the training has stopped

    @property
    def state(self) -> str:
        """Return ``"idle"``, ``"running"``, ``"paused"`` or ``"stopping"``."""
        return self.job.state if self.job is not None else "idle"

    # -- commands ---------------------------------------------------------------------------------------------------------

    def start(self, config: Config, origin: Path | None = None) -> None:
        """Train a new run with ``config`` in a folder named after the open pictures, whose ``data`` settings it takes.

        With ``origin``, the networks start from the last weights of the run in that folder.
        """
        if not self._runs.may_change():
            return
        source = self._pictures.source
        if source is None:
            self.error.emit(DatasetError(mark("engine", "There is nothing to learn from yet. Choose pictures on the Data page.")))
            return
        self._runs.show(None)
        config = replace(config, data=self._pictures.data)
        self.begin(source.name, partial(tasks.new_training, self._runs.folder, config, source, origin))

    def resume(self, settings: Mapping[str, Any] | None = None, *, start_over: bool = False, take_over: bool = False) -> None:
        """Resume the open run from its last checkpoint, with changed settings (by dotted name) if given.

        ``start_over`` and ``take_over`` are a person's answers to an :attr:`obstacle`: see
        :func:`~ganstudio.engine.training.train`.
        """
        run = self._runs.current
        if self.state == "paused" and self.job is not None:
            self.job.resume()
        elif run is not None and self._runs.may_change():
            answers = tasks.Answers(start_over, take_over)
            self.begin(run.name, partial(tasks.resumed_training, run, dict(settings or {}), answers))

    def branch(self, images_seen: int | None, config: Config) -> None:
        """Train a new run with ``config`` from the open run's state at ``images_seen`` (None: its last).

        Stops a running training first.
        """
        run = self._runs.current
        if run is None:
            return
        if self.state != "idle":
            self._then = partial(self.branch, images_seen, config)
            self.stop()
            return
        self.begin(run.name, partial(tasks.branched_training, self._runs.folder, run, images_seen, config))

    def change(self, settings: Mapping[str, Any]) -> None:
        """Change settings (by dotted name) of the running training; a Changed event comes when it uses them."""
        run = self._runs.current
        if run is None or self._changes is None:
            return
        try:
            tasks.changed_settings(run.config, settings)
        except StudioError as error:
            self.error.emit(error)
        else:
            self._changes.ask(settings)

    def pause(self) -> None:
        """Pause the training; :meth:`resume` continues it."""
        if self.job is not None:
            self.job.pause()

    def stop(self) -> None:
        """Stop the training; it saves a checkpoint first. ``state_changed("idle")`` comes when it has ended."""
        if self.job is not None:
            self.job.cancel()

    # -- the open run -----------------------------------------------------------------------------------------------------

    def set_run(self, _run: Run | None) -> None:
        """Forget obstacle and diagnosis of the previous run."""
        self.diagnosis = None
        self.set_obstacle(None)

    def set_obstacle(self, obstacle: StudioError | None) -> None:
        """Note why training cannot continue."""
        if obstacle is not self.obstacle:
            self.obstacle = obstacle
            self.obstacle_changed.emit()

    def note_lost(self, run: Run, error: BaseException) -> None:
        """Record that the pictures of the opened ``run`` cannot be opened; the run itself stays open."""
        from ganstudio.engine.runs.pictures import pictures_lost

        if not isinstance(error, DatasetError):
            self.error.emit(error)
        elif self._runs.current is run:
            self.set_obstacle(pictures_lost(run, run.config.data.source, error))

    def move_pictures(self, names: Sequence[str]) -> None:
        """Look for the open run's pictures at ``names``; if they are the same, record the place in the run and open them."""
        run = self._runs.current
        if run is None or not self._runs.may_change():
            return

        def moved(_result: None) -> None:
            if self._runs.current is run:
                self.set_obstacle(None)
                self._pictures.open(run.config.data.source)

        task = partial(tasks.moved_pictures, run, tuple(names))
        self._jobs.start(self.tr("Finding the pictures"), task, moved, self._on_error)

    # -- the job ----------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Translate the running job's title after a change of the language."""
        if self.job is not None:
            self.job.title = self._title()

    def _title(self) -> str:
        return self.tr("Training {name}").format(name=self._name)

    def begin(self, name: str, make: Callable[[], Iterator[Any]]) -> None:
        """Run ``make()``'s generator as the training of the run called ``name``."""
        self._name = name
        self.set_obstacle(None)
        self.job = job = self._jobs.start(self._title(), make, None, self._on_error)
        job.events.connect(self.take)
        job.state_changed.connect(self._on_state)
        self.state_changed.emit(job.state)

    def _on_error(self, error: BaseException) -> None:
        if isinstance(error, PicturesLost | NoCheckpoint | PlateauReached | RunLocked) and self._runs.current is not None:
            self.set_obstacle(error)
        else:
            self.error.emit(error)

    def take(self, batch: Sequence[Event]) -> None:
        """Take in a batch of the training's events, and pass on all but the private ones."""
        for event in batch:
            if isinstance(event, TrainingStarted):
                self._on_begun(event)
            elif isinstance(event, Diagnosis):
                self.diagnosis = event
        self.events.emit([event for event in batch if not isinstance(event, TrainingStarted)])

    def _on_begun(self, begun: TrainingStarted) -> None:
        self._changes = begun.changes
        if not begun.continues:
            self.diagnosis = None  # an earlier diagnosis would show until the first check-up
        self._name = begun.run.name  # the folder's name: sevens-2
        self.retranslate()
        if begun.run is not self._runs.current:
            self._runs.show(begun.run)

    def _on_state(self, state: str) -> None:
        if state == "done":
            self.job = self._changes = None
            self._runs.refresh()
        self.state_changed.emit(self.state)
        if state == "done" and self._then is not None and not self._jobs.is_ending:
            then, self._then = self._then, None
            then()
