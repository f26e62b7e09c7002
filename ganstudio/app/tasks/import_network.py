"""Imports networks of other programs in the background."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

from ganstudio.app.tasks.pictures import folder_name, load_engine
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.listing import new_run_path


def imported_network(folder: Path, file: Path, licence: str, origin: str) -> Generator[Any, None, Run]:
    """Make a run in ``folder``, named after ``file``, of the networks in it."""
    yield from load_engine()
    from ganstudio.engine.recipes.import_network import import_network

    path = new_run_path(folder, folder_name(file.stem))
    return (yield from import_network(path, file, licence=licence, origin=origin))
