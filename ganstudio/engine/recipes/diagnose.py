"""Diagnoses a run from its records."""

from collections.abc import Sequence

from ganstudio.engine.events import Diagnosis
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.stats import Row
from ganstudio.engine.training.doctor import Doctor


def diagnose(run: Run, stats: Sequence[Row], health: Sequence[Row], snapshots: Sequence[int]) -> Diagnosis | None:
    """Return the doctor's findings in the rows of a run; None without rows, or for rows of another version.

    Parameters
    ----------
    snapshots
        The snapshots to branch off from, by images seen.
    """
    if not health:
        return None
    try:
        advice = Doctor(run.config, run.dataset.count).replay(list(stats), list(health), list(snapshots), run.history())
    except KeyError:  # rows of another version, with other columns
        return None
    return Diagnosis(int(health[-1]["images"]), advice)
