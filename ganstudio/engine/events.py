"""Events that a long task yields: frozen, small, safe to hand from the worker thread to the window."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import numpy as np

from ganstudio.engine.text import Sentence


@dataclass(frozen=True)
class Status:
    """A line about what is happening now: an English template marked for translation and its values."""

    text: str
    values: dict[str, object]


@dataclass(frozen=True)
class Progress:
    """The progress of a task.

    ``done`` and ``total`` count ``unit`` ("images", "files"); ``rate`` is in units per second (0 while unknown); ``seconds_left``
    is None while unknown.
    """

    done: int
    total: int
    unit: str
    rate: float = 0.0
    seconds_left: float | None = None


@dataclass(frozen=True)
class Stats:
    """A row of ``stats.jsonl``: averages over the steps since the row before. See :data:`ganstudio.engine.runs.STATS_FIELDS`."""

    row: dict[str, float]


@dataclass(frozen=True)
class Grid:
    """The fixed-seed sample grid. ``pixels`` is a fresh contiguous uint8 array (H, W, 3) that nobody writes again.

    ``path`` is the file that keeps it, None for a grid that is only shown.
    """

    images_seen: int
    pixels: np.ndarray
    path: Path | None


@dataclass(frozen=True)
class CheckpointSaved:
    """Says that everything needed to resume at ``images`` is on the disk."""

    images_seen: int
    path: Path


@dataclass(frozen=True)
class SnapshotSaved:
    """Says that the EMA generator at ``images`` is on the disk."""

    images_seen: int
    path: Path


@dataclass(frozen=True)
class CheckUp:
    """A row of ``vitals.jsonl``: what the doctor measured. See :class:`ganstudio.engine.training.health.Health`."""

    row: dict[str, float]


@dataclass(frozen=True)
class MetricMeasured:
    """A row of ``metrics.jsonl``: what a metric says of the averaged generator. See :mod:`ganstudio.engine.runs.metrics`.

    ``short`` is the metric's name for a table's head, to be translated.
    """

    row: dict[str, Any]
    short: str = ""


@dataclass(frozen=True)
class Advice:
    """A finding of the doctor.

    Attributes
    ----------
    cause
        A word that scripts can rely on: "d-wins", "collapse" ...
    severity
        ``"note"`` (worth knowing, nothing to do), ``"warning"`` (it may recover) or ``"alarm"`` (it will not by itself).
    text, evidence, remedy
        The problem, the figures that show it, and the usual remedy.
    settings
        The remedy as settings by dotted name; empty if no setting helps.
    snapshot
        Images seen at the snapshot to return to before the change: 0 to start over, None if the training can go on from here.
    """

    cause: str
    severity: str
    text: Sentence
    evidence: Sentence
    remedy: Sentence
    settings: Mapping[str, Any] = field(default_factory=dict)
    snapshot: int | None = None


@dataclass(frozen=True)
class Diagnosis:
    """All findings of the doctor at ``images``, the worst first; they replace the earlier ones."""

    images_seen: int
    advice: tuple[Advice, ...]


@dataclass(frozen=True)
class Changed:
    """New settings of a running training from ``images`` on: (old, new) by dotted name, and why ("" if a person asked)."""

    images_seen: int
    settings: Mapping[str, tuple[Any, Any]]
    reason: str


@dataclass(frozen=True)
class Plateau:
    """Says that the training ends at ``images`` because its quality no longer improves."""

    images_seen: int


@dataclass(frozen=True)
class Preview:
    """The best results of a search up to now: ``pictures`` uint8 (N, H, W, C), for its images from number ``first`` on.

    ``likeness`` is the match of each with the target, in decibels (infinite if equal); ``seconds`` is the time since the start.
    """

    first: int
    pictures: np.ndarray
    likeness: tuple[float, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True)
class Caveat:
    """A warning in ``text`` about a result, before the result is computed."""

    text: Sentence


@dataclass(frozen=True, eq=False)
class FigureMeasured:
    """Says in ``text`` what an evaluation has just measured.

    ``result`` is a :class:`~ganstudio.engine.evaluation.result.Evaluation` of all figures up to now, without differences; the set
    that is being judged comes last and has no pictures yet.
    """

    text: str
    result: Any


@dataclass(frozen=True)
class FilesLeftOut:
    """The files that a training leaves out: ``problems`` are :class:`ganstudio.engine.data.Problem`."""

    problems: Sequence[Any]


Event: TypeAlias = (
    Status
    | Progress
    | Stats
    | Grid
    | CheckpointSaved
    | SnapshotSaved
    | CheckUp
    | MetricMeasured
    | FigureMeasured
    | Diagnosis
    | Changed
    | Plateau
    | Preview
    | Caveat
    | FilesLeftOut
)

E = TypeVar("E")
R = TypeVar("R")


def without(task: Generator[E, None, R], *kinds: type) -> Generator[E, None, R]:
    """Run ``task`` and pass on its events, except those of ``kinds``."""
    while True:
        try:
            event = next(task)
        except StopIteration as end:
            result: R = end.value
            return result
        if not isinstance(event, kinds):
            yield event


def finish(task: Generator[Any, None, R]) -> R:
    """Run ``task`` to its end, without its events, and return its result."""
    while True:
        try:
            next(task)
        except StopIteration as end:
            result: R = end.value
            return result


def told_as(event: Event, task: Generator[Any, None, R]) -> Generator[Event, None, R]:
    """Run ``task`` and yield ``event`` whenever it yields: a part of a larger task whose own progress says nothing."""
    while True:
        try:
            next(task)
        except StopIteration as end:
            result: R = end.value
            return result
        yield event
