"""Evaluates runs and sets of pictures in the background, and converts the pictures of the result for display."""

import time
from collections.abc import Callable, Collection, Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from PySide6.QtGui import QImage

from ganstudio.app.rendering.exports import Written
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.tasks.pictures import folder_name
from ganstudio.engine.config import DataConfig, with_settings
from ganstudio.engine.config.presets import QUICK_LOOK
from ganstudio.engine.events import Event, FigureMeasured, Progress, Status
from ganstudio.engine.runs.baseline import NOUNS
from ganstudio.engine.runs.listing import new_run_path
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence, Translate

if TYPE_CHECKING:  # torch is imported when a task needs it
    from ganstudio.engine.evaluation.result import Evaluation, Judged

IDLE_SHARE = 12  # times as long as a step, the pause after it while a training runs
SLICE = 0.25  # seconds of a pause after which a job can be cancelled

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

    judged: tuple[str, ...]
    data: tuple[str, ...]
    metrics: Collection[str] | None
    features: str
    count: int | None
    snapshots: str
    part: str
    save_reference: bool


@dataclass(frozen=True, eq=False)
class ShownJudged:
    """The figures of a judged set, with its pictures for display: see :class:`~ganstudio.engine.evaluation.result.Judged`."""

    judged: "Judged"
    grid: tuple[QImage, ...]
    best: tuple[QImage, ...]
    worst: tuple[QImage, ...]
    suspicious: tuple[tuple[QImage, QImage], ...]


@dataclass(frozen=True, eq=False)
class ShownEvaluation:
    """A result, and how the window shows each judged set."""

    evaluation: "Evaluation"
    shown: tuple[ShownJudged, ...]


def evaluate(request: EvaluationRequest, is_training: Callable[[], bool]) -> Generator[Event, None, ShownEvaluation]:
    """Measure what ``request`` asks for, slowly while ``is_training()``."""
    from ganstudio.engine.recipes.evaluate import METRICS
    from ganstudio.engine.recipes.evaluate import evaluate as recipe

    yield Status(mark("engine", "Loading the models"), {})
    wanted = request.metrics
    task = recipe(
        request.judged,
        request.data,
        metrics=None if wanted is None else [name for name in METRICS if name in wanted],
        needs_values=False,
        features=request.features,
        count=request.count,
        snapshots=request.snapshots,
        part=request.part,
        save_reference=request.save_reference,
    )
    return (yield from _shown_soon(considerate(task, is_training)))


def _shown_soon(task: "Generator[Event, None, Evaluation]") -> Generator[Event, None, ShownEvaluation]:
    """Run ``task`` and convert its result, and what it has measured up to now, for display."""
    known: dict[Judged, ShownJudged] = {}
    while True:
        try:
            event = next(task)
        except StopIteration as end:
            return shown(end.value, known)
        yield replace(event, result=shown(event.result, known)) if isinstance(event, FigureMeasured) else event


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
        left = IDLE_SHARE * (time.perf_counter() - begin)
        while left > 0 and is_training():
            time.sleep(min(left, SLICE))
            left -= SLICE
            if isinstance(event, Progress):
                yield event  # the job may be cancelled meanwhile


def shown(evaluation: "Evaluation", known: "dict[Judged, ShownJudged] | None" = None) -> ShownEvaluation:
    """Convert the pictures of a result for display; ``known`` keeps those of judged sets for the next call."""
    kept = {} if known is None else known
    for judged in evaluation.judged:
        kept[judged] = kept.get(judged) or _shown(judged)
    return ShownEvaluation(evaluation, tuple(kept[judged] for judged in evaluation.judged))


def _shown(judged: "Judged") -> ShownJudged:
    pairs = tuple((to_qimage(pair[0]), to_qimage(pair[1])) for pair in judged.suspicious)
    return ShownJudged(judged, _images(judged.grid), _images(judged.best), _images(judged.worst), pairs)


def _images(pictures: np.ndarray) -> tuple[QImage, ...]:
    return tuple(to_qimage(picture) for picture in pictures)


def write_report(evaluation: "Evaluation", path: Path, translate: Translate, language: str) -> Generator[Event, None, Written]:
    """Write a result to ``path``; the suffix chooses the format: CSV, JSON, Markdown, PNG or HTML."""
    from ganstudio.engine.recipes.evaluate import write_report as write

    yield from ()
    write(evaluation, path, translate, language)
    return Written(path)


@dataclass(frozen=True)
class BaselineMade:
    """An event: a baseline is trained and is a run in ``path``."""

    path: Path


def train_baselines(folder: Path, data: DataConfig, is_training: Callable[[], bool]) -> Generator[Any, None, None]:
    """Train a baseline of each kind on the pictures of ``data``, each as a run in ``folder``; slowly while ``is_training()``.

    Yields events, and a :class:`BaselineMade` after each.
    """
    from ganstudio.engine.recipes.baseline import IMAGES, fit_baseline

    config = replace(with_settings(QUICK_LOOK.config, {"run.images": IMAGES}), data=data)
    name = folder_name(Path(data.source[0]).stem)
    for kind in NOUNS:
        yield Status(mark("engine", "Training a baseline: {kind}"), {"kind": Sentence(NOUNS[kind])})
        path = new_run_path(folder, f"{name}-{kind}")
        yield from considerate(fit_baseline(path, data.source, kind, config=config), is_training)
        yield BaselineMade(path)
