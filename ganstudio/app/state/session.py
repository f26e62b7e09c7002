"""The one mutable model of the window. Pages are handed it, show what it says, and talk to each other only through it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ganstudio.app.jobs.job import Job
from ganstudio.app.rendering.renderer import Renderer
from ganstudio.app.state.picture_session import PictureSession
from ganstudio.app.state.settings import Settings
from ganstudio.app.tasks import pictures as tasks
from ganstudio.app.tasks import train as tasks_train
from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.config.presets import PRESETS
from ganstudio.engine.errors import DatasetError, NoCheckpoint, PicturesLost, PlateauReached, RunLocked, StudioError, TrainingGoesOn
from ganstudio.engine.events import Diagnosis
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.listing import RunSummary, default_runs_folder, list_runs
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:  # the window must appear before torch is imported
    from ganstudio.app.state.active_model import ActiveModel
    from ganstudio.engine.device import Device
    from ganstudio.engine.training import Changes


class Session(PictureSession):
    """The open pictures, the open run, the training and every other job.

    Attributes
    ----------
    runs
        The runs in ``runs_folder``, newest first, as last listed (:meth:`refresh_runs`).
    device
        Where training would run; None until ``engine_ready``.
    diagnosis
        The doctor's latest findings in the open run; None if there are none yet.
    obstacle
        Why training of the open run cannot continue until a person chooses a way out; None if nothing prevents it.
    engine_failed
        Whether the engine could not be loaded.
    """

    engine_ready = Signal()
    engine_changed = Signal()  # it begins to load, or failed to
    obstacle_changed = Signal()
    settings_asked = Signal(object)  # values by dotted name, that an error advised and a person wants
    runs_changed = Signal()
    training_events = Signal(list)
    message = Signal(str)
    page_requested = Signal(str)
    run_opened = Signal()  # that a person has chosen
    picture_dropped = Signal(object)  # a file, over a page that does more with it than learning from it
    pictures_dropped = Signal(object)  # files and folders, over a page that works on many pictures at once

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(settings, parent)
        self.runs_folder = default_runs_folder()
        self.engine_loaded = self.engine_failed = False
        self._engine_job: Job | None = None
        self.obstacle: StudioError | None = None
        self.device: Device | None = None
        self.runs: tuple[RunSummary, ...] = ()
        self.diagnosis: Diagnosis | None = None
        self._training_job: Job | None = None
        self._training_name = ""
        self._changes: Changes | None = None
        self._then: Callable[[], None] | None = None  # what to do once the training has stopped
        self._model: ActiveModel | None = None
        self.renderer = Renderer(self)
        self.renderer.failed.connect(self.error)
        self.training_changed.connect(lambda state: self.renderer.set_sharing(state == "running"))

    # -- the engine -------------------------------------------------------------------------------------------------------

    def load_engine(self) -> None:
        """Import torch off the GUI thread and find the device; emits ``engine_ready``. It cannot be cancelled: all needs it."""
        if self.engine_loaded or (self._engine_job is not None and not self._engine_job.is_done):
            return
        self.engine_failed = False
        title = self.tr("Loading the engine")
        self._engine_job = self._start(
            title, tasks.load_engine, self._on_engine, self._on_engine_failed, self.jobs, can_cancel=False
        )
        self.engine_changed.emit()

    def _on_engine(self, device: "Device") -> None:
        self._engine_job = None
        self.device = device
        self.engine_loaded = True
        self.engine_ready.emit()

    def _on_engine_failed(self, error: BaseException) -> None:
        self._engine_job = None
        self.engine_failed = True
        self.engine_changed.emit()
        self.error.emit(error)

    @property
    def model(self) -> "ActiveModel":
        """What is being explored. Only once the engine is loaded: it needs torch."""
        if self._model is None:
            from ganstudio.app.state.active_model import ActiveModel

            self._model = ActiveModel(self.renderer, self)
            for kept in (self._model.shelf, self._model.keyframes, self._model.directions):
                kept.failed.connect(self.error)
        return self._model

    def wait_for_jobs(self, milliseconds: int = 60_000) -> bool:
        """Block until every job has ended, and the renderer's thread with them; False if one takes longer."""
        self.renderer.close()
        return super().wait_for_jobs(milliseconds)

    # -- pictures and runs ------------------------------------------------------------------------------------------------

    def open_run(self, path: Path) -> None:
        """Open a run folder and the pictures it was trained on; ``run_opened`` says that it is there."""

        def opened(run: Run) -> None:
            self._set_run(run)
            self.run_opened.emit()
            self.open_source(run.config.data.source, on_error=partial(self._on_lost, run))

        if self.may_change_run():
            self.run_job(self.tr("Opening the run"), partial(tasks.silent, lambda: Run.open(path)), opened)

    def _on_lost(self, run: Run, error: BaseException) -> None:
        """Note that the pictures of the opened run cannot be opened; the run itself stays open."""
        from ganstudio.engine.runs.pictures import pictures_lost

        if not isinstance(error, DatasetError):
            self.error.emit(error)
        elif self.run is run:
            self._set_obstacle(pictures_lost(run, run.config.data.source, error))

    def move_pictures(self, names: Sequence[str]) -> None:
        """Look for the open run's pictures at ``names``, note the place in the run if they are the same, and open them."""
        run = self.run
        if run is None or not self.may_change_run():
            return

        def moved(_result: None) -> None:
            if self.run is run:
                self._set_obstacle(None)
                self.open_source(run.config.data.source)

        task = partial(tasks_train.moved_pictures, run, tuple(names))
        self.run_job(self.tr("Looking for the pictures"), task, moved, self._on_training_error)

    def enter_run(self, run: Run) -> bool:
        """Show ``run``, made from the open one, on the page that one is at; False while a training goes on."""
        may = self.may_change_run()
        if may:
            self._set_run(run)
        return may

    def close_run(self) -> None:
        """Show no run, to begin a new one."""
        if self.may_change_run():
            self._set_run(None)

    def refresh_runs(self) -> None:
        """List the runs folder again; ``runs_changed`` says when."""

        def listed(runs: list[RunSummary]) -> None:
            self.runs = tuple(runs)
            self.runs_changed.emit()

        title = self.tr("Listing the runs")
        task = partial(tasks.silent, lambda: list_runs(self.runs_folder))
        self._start(title, task, listed, self.error.emit, self._quiet_jobs)

    def known_runs(self) -> dict[Path, str]:
        """Names of the runs that one may want to open, by folder: those of the runs folder, then those opened lately."""
        known = {summary.path: summary.name for summary in self.runs}
        for path in self.settings.recent_runs():
            known.setdefault(path, path.name)
        return known

    def _set_run(self, run: Run | None) -> None:
        self.run = run
        self.diagnosis = None
        self._set_obstacle(None)
        if run is not None:
            self.settings.remember_run(run.path)
        self.run_changed.emit()

    def _set_obstacle(self, obstacle: StudioError | None) -> None:
        if obstacle is not self.obstacle:
            self.obstacle = obstacle
            self.obstacle_changed.emit()

    @property
    def last_run(self) -> Path | None:
        """The run that was open last, to offer it again; None while a run is open, or if there is none."""
        recent = self.settings.recent_runs() if self.run is None else []
        return recent[0] if recent else None

    def may_change_run(self) -> bool:
        """Whether no training goes on; if one does, ``error`` says so."""
        if self.training == "idle":
            return True
        self.error.emit(TrainingGoesOn(mark("engine", "A training is going on. Stop it first; it can be resumed later.")))
        return False

    # -- training ---------------------------------------------------------------------------------------------------------

    @property
    def training(self) -> str:
        """``"idle"``, ``"running"``, ``"paused"`` or ``"stopping"``."""
        return self._training_job.state if self._training_job is not None else "idle"

    @property
    def training_job(self) -> Job | None:
        """The job that trains, for its progress."""
        return self._training_job

    def learn_sevens(self) -> None:
        """The shortest way in: open the built-in sevens and train them with the default preset."""
        self.page_requested.emit("train")
        if self.may_change_run():
            self.open_source(("sevens",), lambda: self.start_training(PRESETS[0].config))

    def start_training(self, config: Config, origin: Path | None = None) -> None:
        """Train a new run, in a folder named after the open pictures, with ``config``; its ``data`` is the session's own.

        Its networks begin with what the run in ``origin`` has learned, if one is given.
        """
        if not self.may_change_run():
            return
        if self.source is None:
            self.error.emit(DatasetError(mark("engine", "There is nothing to learn from yet. Choose pictures on the Data page.")))
            return
        source = self.source
        self._set_run(None)
        config = replace(config, data=self.data)
        self._train(source.name, partial(tasks_train.new_training, self.runs_folder, config, source, origin))

    def resume_training(
        self, settings: Mapping[str, Any] | None = None, *, start_over: bool = False, take_over: bool = False
    ) -> None:
        """Resume the open run from its last checkpoint, with changed settings (by dotted name) if given.

        ``start_over`` and ``take_over`` are a person's answers to an :attr:`obstacle`: see
        :func:`~ganstudio.engine.training.train`.
        """
        if self.training == "paused" and self._training_job is not None:
            self._training_job.resume()
        elif self.run is not None and self.may_change_run():
            answers = tasks_train.Answers(start_over, take_over)
            self._train(self.run.name, partial(tasks_train.resumed_training, self.run, dict(settings or {}), answers))

    def branch_run(self, images_seen: int | None, config: Config) -> None:
        """Train a new run by ``config`` that begins as the open one was at the snapshot after ``images`` (None: at its end).

        A training that goes on is stopped first.
        """
        run = self.run
        if run is None:
            return
        if self.training != "idle":
            self._then = partial(self.branch_run, images_seen, config)
            self.stop_training()
            return
        self._train(run.name, partial(tasks_train.branched_training, self.runs_folder, run, images_seen, config))

    def use_settings(self, settings: Mapping[str, Any]) -> None:
        """Change the settings that an error advised, on the pages that show them."""
        data = {name: value for name, value in settings.items() if name.startswith("data.")}
        if data:
            self.set_data(with_settings(Config(data=self.data), data).data)
        self.page_requested.emit("train")
        self.settings_asked.emit({name: value for name, value in settings.items() if name not in data})

    def change_training(self, settings: Mapping[str, Any]) -> None:
        """Let the training go on by these settings (by dotted name); a Changed event says when it does."""
        if self.run is None or self._changes is None:
            return
        try:
            tasks_train.changed_settings(self.run.config, settings)
        except StudioError as error:
            self.error.emit(error)
        else:
            self._changes.ask(settings)

    def pause_training(self) -> None:
        """Hold the training where it is; :meth:`resume_training` goes on."""
        if self._training_job is not None:
            self._training_job.pause()

    def stop_training(self) -> None:
        """End the training; it saves a checkpoint first. ``training_changed("idle")`` says when."""
        if self._training_job is not None:
            self._training_job.cancel()

    def _train(self, name: str, make: Callable[[], Iterator[Any]]) -> None:
        self._training_name = name
        self._set_obstacle(None)
        self._training_job = job = self._start(self._training_title(), make, None, self._on_training_error, self.jobs)
        job.events.connect(self._on_training_events)
        job.state_changed.connect(self._on_training_state)
        self.training_changed.emit(job.state)

    def _on_training_error(self, error: BaseException) -> None:
        if isinstance(error, PicturesLost | NoCheckpoint | PlateauReached | RunLocked) and self.run is not None:
            self._set_obstacle(error)
        else:
            self.error.emit(error)

    def retranslate(self) -> None:
        """The language has changed: what goes on for long says its title anew."""
        if self._training_job is not None:
            self._training_job.title = self._training_title()

    def _training_title(self) -> str:
        return self.tr("Training {name}").format(name=self._training_name)

    def _on_training_events(self, batch: list[Any]) -> None:
        for event in batch:
            if isinstance(event, tasks_train.Begun):
                self._changes = event.changes
                if not event.continues:
                    self.diagnosis = None  # else it holds until the first check-up
                self._training_name = event.run.name  # that of its folder: sevens-2
                self.retranslate()
                if event.run is not self.run:
                    self._set_run(event.run)
            elif isinstance(event, Diagnosis):
                self.diagnosis = event
        self.training_events.emit([event for event in batch if not isinstance(event, tasks_train.Begun)])

    def _on_training_state(self, state: str) -> None:
        if state == "done":
            self._training_job = self._changes = None
            self.refresh_runs()
        self.training_changed.emit(self.training)
        if state == "done" and self._then is not None and not self._is_ending:
            then, self._then = self._then, None
            then()
