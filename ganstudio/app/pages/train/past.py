"""Reads the history of a run folder in the background."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ganstudio.app.jobs.preload import preload_torch
from ganstudio.app.pages.train.changes_button import Change
from ganstudio.app.pages.train.health_table import HealthTable, MetricTable, add_figure
from ganstudio.app.ui.plot_data import Table
from ganstudio.engine.events import Diagnosis, Event
from ganstudio.engine.runs.folder import Kept, Run
from ganstudio.engine.runs.stats import Row


@dataclass(frozen=True, eq=False)
class Past:
    """Statistics, check-ups, metrics, grids, snapshots and changes of the run in ``path``, and the doctor's last findings."""

    path: Path
    table: Table
    health: HealthTable
    metrics: dict[str, MetricTable]
    grids: list[Kept]
    snapshots: list[int]
    changes: list[Change]
    findings: Diagnosis | None


def read_past(run: Run) -> Generator[Event, None, Past]:
    """Read the history of a run."""
    yield from ()
    changes = [Change(int(row["images"]), row["settings"], str(row.get("reason", ""))) for row in run.history()]
    stats, health, snapshots = run.stats(), run.health(), snapshots_of(run)
    findings = _diagnosed(run, stats, health, snapshots) if health else None
    return Past(run.path, Table(stats), HealthTable(health), _metrics(run), run.grids(), snapshots, changes, findings)


def _metrics(run: Run) -> dict[str, MetricTable]:
    rows, tables = run.metrics(), dict[str, MetricTable]()
    if rows:
        preload_torch()
        from ganstudio.engine.recipes.evaluate import METRICS

        for row in rows:
            name = row["metric"]
            add_figure(tables, row, METRICS.get(name).short if name in METRICS else name)
    return tables


def _diagnosed(run: Run, stats: list[Row], health: list[Row], snapshots: list[int]) -> Diagnosis | None:
    preload_torch()
    from ganstudio.engine.recipes.diagnose import diagnose

    return diagnose(run, stats, health, snapshots)


def snapshots_of(run: Run) -> list[int]:
    """Return the snapshots that the run can branch from, by images seen."""
    return [kept.images_seen for kept in run.snapshots()]


def last_row(table: Table) -> Mapping[str, float]:
    """Return the newest row of a table, which must not be empty."""
    return {name: float(table.column(name)[-1]) for name in table.columns}
