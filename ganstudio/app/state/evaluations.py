"""What the Evaluate page judges, and the last result. It outlives the page, which is rebuilt with the language."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from ganstudio.app.jobs.job import Job
from ganstudio.app.jobs.runner import JobRunner
from ganstudio.app.state.runs import Runs
from ganstudio.app.state.training import Training
from ganstudio.app.tasks import evaluate as tasks
from ganstudio.app.tasks.evaluate import BaselineMade, EvaluationRequest, ShownEvaluation
from ganstudio.engine.config import DataConfig
from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Caveat, Event, FigureMeasured
from ganstudio.engine.text import Sentence, Translate, english

STUDIO = "studio"  # the features of the studio's own network


@dataclass(frozen=True)
class EvaluationChoice:
    """A person's choices.

    Attributes
    ----------
    added
        Folders, archives and arrays of pictures that the person added to the list.
    chosen
        What is judged, of the runs and of ``added``; None: the open run.
    data
        Names of the real pictures; empty: those that the model was trained on.
    metrics
        Names of the metrics; None: those measured unasked.
    features
        "studio", or a network and its file, as the recipe takes it.
    count
        Number of pictures of each set; None: as many as the recipe finds right.
    snapshots
        Of each run: "latest", "best" or "all".
    part
        The real pictures: "training", "held-out" or "all".
    save_reference
        Whether to keep the features and floors of the real pictures for good.
    """

    added: tuple[Path, ...] = ()
    chosen: frozenset[Path] | None = None
    data: tuple[str, ...] = ()
    metrics: frozenset[str] | None = None
    features: str = STUDIO
    count: int | None = None
    snapshots: str = "latest"
    part: str = "training"
    save_reference: bool = False


class Evaluations(QObject):
    """The choices and the last result of the Evaluate page.

    ``choice_changed()`` comes when a choice or the list of what can be judged has changed, ``measured()`` with another figure of a
    running evaluation, ``result_changed()`` with another result or problem, ``running_changed()`` when an evaluation or a training
    of baselines begins or ends, ``written(file)`` with an exported file, and ``error(error)`` with a failure that no person caused.

    Attributes
    ----------
    choice
        What a person has chosen.
    result
        The last result, or None.
    partial
        What the running evaluation has measured up to now, or None.
    problem
        Why the last evaluation failed, or None.
    caveats
        What the last evaluation warned of.
    """

    choice_changed = Signal()
    result_changed = Signal()
    running_changed = Signal()
    measured = Signal()
    written = Signal(object)
    error = Signal(object)

    def __init__(self, jobs: JobRunner, runs: Runs, training: Training, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = EvaluationChoice()
        self.result: ShownEvaluation | None = None
        self.partial: ShownEvaluation | None = None
        self.problem: StudioError | None = None
        self.caveats: tuple[Sentence, ...] = ()
        self._jobs = jobs
        self._runs = runs
        self._training = training
        self._job: Job | None = None
        self._baselines: Job | None = None
        runs.changed.connect(self.choice_changed)
        runs.listed.connect(self.choice_changed)

    # -- what can be judged -----------------------------------------------------------------------------------------------

    def offered_runs(self) -> dict[Path, str]:
        """Return the names of the runs to offer, by folder, the open run first."""
        run = self._runs.current
        own = {} if run is None else {run.path: run.name}
        return own | {path: name for path, name in self._runs.names().items() if path not in own}

    def offered(self) -> dict[Path, str]:
        """Return the names of everything to offer, by path: the runs, then what was added."""
        return self.offered_runs() | {path: path.name for path in self.choice.added}

    def chosen(self) -> list[Path]:
        """Return what is judged, in the order of :meth:`offered`."""
        return [path for path in self.offered() if path in self._wanted]

    @property
    def _wanted(self) -> frozenset[Path]:
        """Return what is chosen, also what the list of runs does not hold yet."""
        run = self._runs.current
        own = frozenset() if run is None else frozenset({run.path})
        return own if self.choice.chosen is None else self.choice.chosen

    def choose(self, path: Path, is_chosen: bool) -> None:
        """Judge ``path`` or not."""
        chosen = self._wanted
        self.change(chosen=chosen | {path} if is_chosen else chosen - {path})

    def add(self, paths: list[Path]) -> None:
        """Offer these folders, archives or arrays of pictures, and judge them."""
        known = self.offered()
        new = tuple(path for path in dict.fromkeys(paths) if path not in known)
        self.change(added=(*self.choice.added, *new), chosen=self._wanted | frozenset(paths))

    def remove(self, path: Path) -> None:
        """Offer ``path``, added before, no longer."""
        kept = tuple(other for other in self.choice.added if other != path)
        chosen = self.choice.chosen
        self.change(added=kept, chosen=None if chosen is None else chosen - {path})

    def change(self, **changes: Any) -> None:
        """Replace the named fields of the choice; ``choice_changed`` follows."""
        choice = replace(self.choice, **changes)
        if choice != self.choice:
            self.choice = choice
            self.choice_changed.emit()

    # -- the evaluation ---------------------------------------------------------------------------------------------------

    @property
    def is_running(self) -> bool:
        """Return whether an evaluation is running."""
        return self._job is not None

    @property
    def is_slowed(self) -> bool:
        """Return whether an evaluation runs slowly, as a training needs the processor."""
        return self._training.state == "running"

    def start(self) -> None:
        """Measure what is chosen, unless an evaluation is running; ``result_changed`` follows."""
        judged = tuple(str(path) for path in self.chosen())
        if self._job is not None or not judged:
            return
        choice = self.choice
        settings = (choice.metrics, choice.features, choice.count, choice.snapshots, choice.part, choice.save_reference)
        request = EvaluationRequest(judged, choice.data, *settings)
        task = partial(tasks.evaluate, request, lambda: self.is_slowed)
        self.problem, self.caveats = None, ()
        self._job = self._jobs.start(self.tr("Evaluating"), task, self._on_result, self._on_error)
        self._job.events.connect(self._on_events)
        self._job.finished.connect(self._on_end)
        self.running_changed.emit()

    def _on_events(self, events: list[Event]) -> None:
        self.caveats += tuple(event.text for event in events if isinstance(event, Caveat))
        measured = [event.result for event in events if isinstance(event, FigureMeasured)]
        if measured:
            self.partial = measured[-1]
            self.measured.emit()

    def _on_result(self, result: ShownEvaluation) -> None:
        self.result, self.partial = result, None
        self.result_changed.emit()

    def _on_error(self, error: BaseException) -> None:
        if isinstance(error, StudioError):
            self.problem = error
            self.result_changed.emit()
        else:
            self.error.emit(error)

    def _on_end(self) -> None:
        self._job = self.partial = None
        self.running_changed.emit()

    def export(self, path: Path, translate: Translate = english, language: str = "en") -> None:
        """Write the result to ``path``, in the format of its suffix; reports for people speak ``language``."""
        if self.result is not None:
            task = partial(tasks.write_report, self.result.evaluation, path, translate, language)
            self._jobs.start(self.tr("Exporting the figures"), task, self.written.emit)

    # -- baselines --------------------------------------------------------------------------------------------------------

    @property
    def baseline_data(self) -> DataConfig | None:
        """Return the pictures that baselines learn, prepared like those of the open run; None without pictures."""
        run = self._runs.current
        data = DataConfig() if run is None else run.config.data
        return replace(data, source=self.choice.data) if self.choice.data else None if run is None else data

    @property
    def is_training_baselines(self) -> bool:
        """Return whether baselines are being trained."""
        return self._baselines is not None

    def train_baselines(self) -> None:
        """Train a baseline of each kind on the real pictures; each becomes a run that is judged."""
        data = self.baseline_data
        if data is None or self._baselines is not None:
            return
        task = partial(tasks.train_baselines, self._runs.folder, data, lambda: self.is_slowed)
        self.problem = None
        self._baselines = self._jobs.start(self.tr("Training baselines"), task, on_error=self._on_error)
        self._baselines.events.connect(self._on_baselines)
        self._baselines.finished.connect(self._on_baselines_end)
        self.running_changed.emit()

    def _on_baselines(self, events: list[object]) -> None:
        made = [event.path for event in events if isinstance(event, BaselineMade)]
        if made:
            self.change(chosen=self._wanted | frozenset(made))
            self._runs.refresh()

    def _on_baselines_end(self) -> None:
        self._baselines = None
        self.running_changed.emit()
