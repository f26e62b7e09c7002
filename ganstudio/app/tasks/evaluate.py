"""Evaluates runs and sets of pictures in the background, and converts the pictures of the result for display."""

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from PySide6.QtGui import QImage

from ganstudio.app.rendering.exports import Written
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.engine.errors import RunError
from ganstudio.engine.events import Event, Status
from ganstudio.engine.runs.baseline import Likelihood
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Translate

if TYPE_CHECKING:  # torch is imported when a task needs it
    from ganstudio.engine.evaluation.result import Evaluation, Judged

IDLE_SHARE = 12  # times as long as a step, the pause after it while a training runs
LONGEST_PAUSE = 5.0  # seconds, so that a cancelled job ends soon

R = TypeVar("R")


@dataclass(frozen=True)
class EvaluationRequest:
    """What to measure.

    Attributes
    ----------
    judged
        Folders of runs, and folders, archives or arrays of pictures.
    data
        Names of the real pictures; empty: those that the first run was trained on.
    metrics
        Names of the metrics; None: those measured unasked.
    features
        "studio", or the path of a network's file.
    count
        Number of pictures of each set; None: as many as the recipe finds right.
    snapshots
        Of each run: "latest", "best" or "all".
    """

    judged: tuple[str, ...]
    data: tuple[str, ...]
    metrics: tuple[str, ...] | None
    features: str = "studio"
    count: int | None = None
    snapshots: str = "latest"


@dataclass(frozen=True, eq=False)
class ShownJudged:
    """The figures of a judged set, with its pictures for display: see :class:`~ganstudio.engine.evaluation.result.Judged`.

    ``kind`` is the run's kind of model, and ``likelihood`` what it states; "" and None for anything but a run.
    """

    judged: "Judged"
    grid: tuple[QImage, ...]
    best: tuple[QImage, ...]
    worst: tuple[QImage, ...]
    suspicious: tuple[tuple[QImage, QImage], ...]
    kind: str = ""
    likelihood: Likelihood | None = None


@dataclass(frozen=True, eq=False)
class ShownEvaluation:
    """A result, and how the window shows each judged set."""

    evaluation: "Evaluation"
    shown: tuple[ShownJudged, ...]


def evaluate(request: EvaluationRequest, is_training: Callable[[], bool]) -> Generator[Event, None, ShownEvaluation]:
    """Measure what ``request`` asks for, slowly while ``is_training()``."""
    from ganstudio.engine.recipes.evaluate import evaluate as recipe

    yield Status(mark("engine", "Loading the models"), {})
    task = recipe(
        request.judged,
        request.data,
        metrics=request.metrics,
        features=request.features,
        count=request.count,
        snapshots=request.snapshots,
    )
    return shown((yield from considerate(task, is_training)))


def considerate(task: Generator[Event, None, R], is_training: Callable[[], bool]) -> Generator[Event, None, R]:
    """Run ``task`` with pauses between its steps while ``is_training()``, so that the training keeps 90 % of its speed."""
    while True:
        begin = time.perf_counter()
        try:
            event = next(task)
        except StopIteration as end:
            result: R = end.value
            return result
        yield event
        if is_training():
            time.sleep(min(IDLE_SHARE * (time.perf_counter() - begin), LONGEST_PAUSE))


def shown(evaluation: "Evaluation") -> ShownEvaluation:
    """Convert the pictures of a result for display."""
    return ShownEvaluation(evaluation, tuple(_shown(judged) for judged in evaluation.judged))


def _shown(judged: "Judged") -> ShownJudged:
    pairs = tuple((to_qimage(pair[0]), to_qimage(pair[1])) for pair in judged.suspicious)
    kind, likelihood = _kind_of(judged)
    return ShownJudged(judged, _images(judged.grid), _images(judged.best), _images(judged.worst), pairs, kind, likelihood)


def _kind_of(judged: "Judged") -> tuple[str, Likelihood | None]:
    if judged.kind not in ("run", "baseline"):
        return "", None
    try:
        run = Run.open(Path(judged.path))
    except RunError:  # moved or deleted since
        return "", None
    return run.kind, run.likelihood


def _images(pictures: np.ndarray) -> tuple[QImage, ...]:
    return tuple(to_qimage(picture) for picture in pictures)


def write_report(evaluation: "Evaluation", path: Path, translate: Translate, language: str) -> Generator[Event, None, Written]:
    """Write a result to ``path``; the suffix chooses the format: CSV, JSON, Markdown, PNG or HTML."""
    from ganstudio.engine.recipes.evaluate import write_report as write

    yield from ()
    write(evaluation, path, translate, language)
    return Written(path)
