"""What the doctor finds in the records of a run."""

from collections.abc import Sequence

from ganstudio.engine.events import Diagnosis
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.stats import Row
from ganstudio.engine.training.doctor import Doctor


def diagnose(run: Run, stats: Sequence[Row], health: Sequence[Row], snapshots: Sequence[int]) -> Diagnosis | None:
    """Return what the doctor finds in the rows that a run has recorded; None without rows, or for those of another version.

    Parameters
    ----------
    snapshots
        What the run can branch off from, by images seen.
    """
    if not health:
        return None
    try:
        advice = Doctor(run.config, run.dataset.count).replay(list(stats), list(health), list(snapshots), run.history())
    except KeyError:  # rows of another version, with other columns
        return None
    return Diagnosis(int(health[-1]["images"]), advice)
