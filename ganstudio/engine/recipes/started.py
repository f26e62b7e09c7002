"""Defines the event at the start of a training. This file imports no torch, so that the window can import it at any time."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ganstudio.engine.runs.folder import Run

if TYPE_CHECKING:
    from ganstudio.engine.training.changes import Changes


@dataclass(frozen=True, eq=False)
class TrainingStarted:
    """An event: a training has its run folder and is about to start.

    Attributes
    ----------
    run
        The run that trains.
    changes
        The queue of settings to change meanwhile.
    continues
        Whether a run resumes with its earlier settings.
    """

    run: Run
    changes: "Changes"
    continues: bool = False
