"""Lists the runs of a folder and chooses the paths of new runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ganstudio.engine.errors import RunError
from ganstudio.engine.home import data_folder
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.manifest import CONFIG


@dataclass(frozen=True)
class RunSummary:
    """A row of the list of runs.

    ``total`` is the goal in images, ``modified`` in seconds since the epoch, ``kind`` that of :attr:`Run.kind`.
    """

    path: Path
    name: str
    images_seen: int
    total: int
    modified: float
    source: tuple[str, ...]
    kind: str = "gan"


def list_runs(folder: Path) -> list[RunSummary]:
    """Return the runs in ``folder``, newest first. Unreadable folders are skipped."""
    found = []
    for run in _open_all(Path(folder)):
        config = run.config
        modified = max((item.path.stat().st_mtime for item in run.checkpoints()), default=(run.path / CONFIG).stat().st_mtime)
        found.append(RunSummary(run.path, run.name, run.images_seen, config.run.images, modified, config.data.source, run.kind))
    return sorted(found, key=lambda summary: summary.modified, reverse=True)


def default_runs_folder() -> Path:
    """Return the window's folder of runs: ``$GANSTUDIO_HOME/runs``, else the user's data folder."""
    return data_folder() / "runs"


def new_run_path(folder: Path, name: str) -> Path:
    """Return ``folder/name``, or with the first free number appended: ``sevens``, ``sevens-2`` ..."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}"
    return path


def _open_all(folder: Path) -> Iterator[Run]:
    if (folder / CONFIG).is_file():  # ``folder`` is itself a run
        folder, candidates = folder.parent, [folder]
    else:
        candidates = [path for path in folder.iterdir() if (path / CONFIG).is_file()] if folder.is_dir() else []
    for path in candidates:
        try:
            yield Run.open(path)
        except RunError:
            continue
