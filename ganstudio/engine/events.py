"""What a long task says while it runs. Frozen, small, safe to hand from the worker thread to the window."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import numpy as np

from ganstudio.engine.text import Sentence


@dataclass(frozen=True)
class Status:
    """One line about what is happening now: an English template marked for translation and its values."""

    text: str
    values: dict[str, object]


@dataclass(frozen=True)
class Progress:
    """How far a task is.

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
    """One row of ``stats.jsonl``: averages over the steps since the row before. See :data:`ganstudio.engine.runs.STATS_FIELDS`."""

    row: dict[str, float]


@dataclass(frozen=True)
class Grid:
    """The fixed-seed sample grid. ``pixels`` is a fresh contiguous uint8 array (H, W, 3) that nobody writes again.

    ``path`` is the file that keeps it, None for one that is only to be looked at now.
    """

    images_seen: int
    pixels: np.ndarray
    path: Path | None


@dataclass(frozen=True)
class CheckpointSaved:
    """Everything needed to resume at ``images`` is on the disk."""

    images_seen: int
    path: Path


@dataclass(frozen=True)
class SnapshotSaved:
    """The EMA generator at ``images`` is on the disk."""

    images_seen: int
    path: Path


@dataclass(frozen=True)
class CheckUp:
    """One row of ``vitals.jsonl``: what the doctor measured. See :class:`ganstudio.engine.training.health.Health`."""

    row: dict[str, float]


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
        What it is, how that shows in numbers, and what usually helps.
    settings
        The remedy as settings by dotted name; empty if it is nothing that a setting does.
    snapshot
        Images seen of the snapshot to go back to before the change: 0 to begin again, None if the training can go on from here.
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
    """All that the doctor finds at ``images``, the worst first; it replaces what was found before."""

    images_seen: int
    advice: tuple[Advice, ...]


@dataclass(frozen=True)
class Changed:
    """A running training plays by other settings from ``images`` on: (old, new) by dotted name, and why ("" if a person asked)."""

    images_seen: int
    settings: Mapping[str, tuple[Any, Any]]
    reason: str


@dataclass(frozen=True)
class Plateau:
    """The training ends at ``images`` because its quality no longer improves."""

    images_seen: int


@dataclass(frozen=True)
class Preview:
    """What a search has found so far: ``pictures`` uint8 (N, H, W, C), for its images from number ``first`` on.

    ``likeness`` is how like what was observed each is, in decibels (infinite if it is the same), ``seconds`` after it began.
    """

    first: int
    pictures: np.ndarray
    likeness: tuple[float, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True)
class Caveat:
    """What a person should know of a result before it is computed, in ``text``."""

    text: Sentence


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
