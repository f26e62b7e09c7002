"""What a run folder holds of the past, read in the background."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ganstudio.app.widgets.changes_button import Change
from ganstudio.app.widgets.plot_data import VITALS, Table
from ganstudio.engine.events import Event
from ganstudio.engine.runs.folder import Kept, Run


@dataclass(frozen=True, eq=False)
class Past:
    """Statistics, check-ups, grids, snapshots and changes of the run in ``path``."""

    path: Path
    table: Table
    vitals: Table
    grids: list[Kept]
    snapshots: list[int]
    changes: list[Change]


def read_past(run: Run) -> Generator[Event, None, Past]:
    """Read it all."""
    yield from ()
    changes = [Change(int(row["images"]), row["settings"], str(row.get("reason", ""))) for row in run.history()]
    return Past(run.path, Table(run.stats()), Table(run.vitals(), VITALS), run.grids(), snapshots_of(run), changes)


def snapshots_of(run: Run) -> list[int]:
    """What the run can branch off from, by images seen."""
    return [kept.images for kept in run.snapshots()]


def last_row(table: Table) -> Mapping[str, float]:
    """The newest row of a table that has one."""
    return {name: float(table.column(name)[-1]) for name in table.columns}
