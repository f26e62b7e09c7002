"""What a long task says while it runs. Frozen, small, safe to hand from the worker thread to the window."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np


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

    images: int
    pixels: np.ndarray
    path: Path | None


@dataclass(frozen=True)
class CheckpointSaved:
    """Everything needed to resume at ``images`` is on the disk."""

    images: int
    path: Path


@dataclass(frozen=True)
class SnapshotSaved:
    """The EMA generator at ``images`` is on the disk."""

    images: int
    path: Path


Event: TypeAlias = Status | Progress | Stats | Grid | CheckpointSaved | SnapshotSaved
