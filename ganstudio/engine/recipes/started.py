"""The event with which a training begins. This file imports no torch, so that the window can look for it at any time."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ganstudio.engine.runs.folder import Run

if TYPE_CHECKING:
    from ganstudio.engine.training.changes import Changes


@dataclass(frozen=True, eq=False)
class TrainingStarted:
    """An event: a training has its run folder and is about to begin.

    Attributes
    ----------
    run
        The run that trains.
    changes
        Where to leave settings that are to change meanwhile.
    continues
        Whether a run resumes with the settings that it had.
    """

    run: Run
    changes: "Changes"
    continues: bool = False
