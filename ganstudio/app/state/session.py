"""The window's state. Pages get the session, show its parts, and talk to each other only through it."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ganstudio.app.jobs.runner import JobRunner
from ganstudio.app.rendering.renderer import Renderer
from ganstudio.app.state.engine_loader import EngineLoader
from ganstudio.app.state.evaluations import Evaluations
from ganstudio.app.state.pictures import OpenPictures
from ganstudio.app.state.runs import Runs
from ganstudio.app.state.settings import Settings
from ganstudio.app.state.training import Training
from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.config.presets import PRESETS

if TYPE_CHECKING:  # the window must appear before torch is imported
    from ganstudio.app.state.active_model import ActiveModel


class Session(QObject):
    """The parts of the window's state, wired to each other.

    ``error(error)`` comes with what went wrong in any part or page, ``message(text)`` with a short note for the status bar,
    ``written(file)`` with a file that was written, ``page_requested(key)`` when another page should be shown, and
    ``settings_asked(values)`` with settings (by dotted name) that an error advised and a person wants.

    Attributes
    ----------
    jobs
        Everything that runs in the background.
    engine
        Whether torch is loaded, and the device.
    runs
        The open run, and the runs folder.
    pictures
        The open pictures, and how they are prepared.
    training
        The training of the open run.
    evaluations
        What the Evaluate page judges, and its last result.
    renderer
        Draws pictures of trained generators.
    """

    error = Signal(object)
    message = Signal(str)
    written = Signal(object)
    page_requested = Signal(str)
    settings_asked = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.jobs = JobRunner(self)
        self.engine = EngineLoader(self.jobs, self)
        self.runs = Runs(settings, self.jobs, self)
        self.pictures = OpenPictures(settings, self.jobs, self.runs, self)
        self.training = Training(self.jobs, self.runs, self.pictures, self)
        self.evaluations = Evaluations(self.jobs, self.runs, self.training, self)
        self.renderer = Renderer(self)
        self._model: ActiveModel | None = None
        parts = (self.jobs, self.engine, self.runs, self.pictures, self.training, self.evaluations)
        for part in parts:
            part.error.connect(self.error)
        self.evaluations.written.connect(self.written)
        self.renderer.failed.connect(self.error)
        self.runs.changed.connect(self._on_run)
        self.runs.opened.connect(self._on_opened)
        self.runs.imported.connect(lambda: self.page_requested.emit("explore"))
        self.training.state_changed.connect(self._on_training)

    @property
    def model(self) -> "ActiveModel":
        """Return the explored model. It needs torch: use it only once the engine is loaded."""
        if self._model is None:
            from ganstudio.app.state.active_model import ActiveModel

            self._model = ActiveModel(self.renderer, self.jobs, self.runs, self)
            self._model.error.connect(self.error)
        return self._model

    def learn_sevens(self) -> None:
        """Open the built-in sevens and train on them with the default preset, the fastest first result."""
        self.page_requested.emit("train")
        if self.runs.may_change():
            self.pictures.open(("sevens",), lambda: self.training.start(PRESETS[0].config))

    def use_settings(self, settings: Mapping[str, Any]) -> None:
        """Change the settings that an error advised, in the pages that show them."""
        data = {name: value for name, value in settings.items() if name.startswith("data.")}
        if data:
            self.pictures.set_data(with_settings(Config(data=self.pictures.data), data).data)
        self.page_requested.emit("train")
        self.settings_asked.emit({name: value for name, value in settings.items() if name not in data})

    def wait_for_jobs(self, milliseconds: int = 60_000) -> bool:
        """Block until every job has ended, and the renderer's thread with them; return False if a job takes longer."""
        self.renderer.close()
        return self.jobs.wait(milliseconds)

    def _on_run(self) -> None:
        self.training.set_run(self.runs.current)  # first, as pages then read the training of the run
        self.pictures.set_run(self.runs.current)

    def _on_opened(self) -> None:
        run = self.runs.current
        if run is not None and run.has_pictures:  # else those of the Data page stay, to train on
            self.pictures.open(run.config.data.source, on_error=partial(self.training.note_lost, run))

    def _on_training(self, state: str) -> None:
        self.runs.set_training(state != "idle")
        self.pictures.set_training(state != "idle")
        self.renderer.set_sharing(state == "running")
