"""Trains runs in the background: new ones, resumed ones, and branches."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ganstudio.app.tasks.pictures import folder_name, load_engine
from ganstudio.engine.config import Config
from ganstudio.engine.data import Source
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.listing import new_run_path


def new_training(folder: Path, config: Config, source: Source, origin: Path | None = None) -> Generator[Any, None, Run]:
    """Prepare ``source`` as ``config`` says, make a run folder named after it in ``folder``, and train.

    With ``origin``, the networks start from the last weights of the run in that folder.
    """
    yield from load_engine()
    from ganstudio.engine.recipes.start import start_training

    path = new_run_path(folder, folder_name(source.name))
    begin = None if origin is None else Run.open(origin)
    return (yield from start_training(path, source, config=config, origin=begin))


@dataclass(frozen=True)
class Answers:
    """A person's decisions for a run that cannot simply resume; see :func:`ganstudio.engine.recipes.train.train`."""

    start_over: bool = False
    take_over: bool = False


def resumed_training(run: Run, settings: Mapping[str, Any], answers: Answers) -> Generator[Any, None, Run]:
    """Resume ``run``, with changed ``settings`` (by dotted name)."""
    yield from load_engine()
    from ganstudio.engine.recipes.resume import resume_training

    task = resume_training(run, settings=settings, start_over=answers.start_over, take_over=answers.take_over)
    return (yield from task)


def moved_pictures(run: Run, names: Sequence[str]) -> Generator[Any, None, None]:
    """Record in ``run`` that its pictures are now at ``names``, if they are the same."""
    from ganstudio.engine.runs.pictures import move_pictures

    yield from move_pictures(run, names)


def branched_training(folder: Path, origin: Run, images_seen: int | None, config: Config) -> Generator[Any, None, Run]:
    """Train a new run in ``folder`` with ``config`` from ``origin``'s state at ``images_seen`` (None: its last)."""
    yield from load_engine()
    from ganstudio.engine.recipes.start import start_training

    path = new_run_path(folder, origin.name)
    return (yield from start_training(path, None, config=config, origin=origin, snapshot=images_seen))


def changed_settings(config: Config, settings: Mapping[str, Any]) -> Config:
    """Return ``config`` of a running training with these settings changed.

    Raises
    ------
    ConfigError
        A value that is not allowed, or a setting that cannot change any more.
    """
    from ganstudio.engine.recipes.train import changed  # imported here: during a training the engine is loaded anyway

    return changed(config, settings)
