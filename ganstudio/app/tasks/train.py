"""What trains in the background: a run from its beginning, one that goes on, one that branches off another."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ganstudio.app.tasks.pictures import folder_name, load_engine
from ganstudio.engine import data
from ganstudio.engine.config import Config
from ganstudio.engine.data import Source
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.listing import new_run_path

if TYPE_CHECKING:
    from ganstudio.engine.training import Changes


@dataclass(frozen=True)
class Begun:
    """A training has its run folder and is about to begin; the session keeps this event to itself.

    ``changes`` is where to leave settings that are to change meanwhile; ``continues`` says that a run resumes with its settings.
    """

    run: Run
    changes: "Changes"
    continues: bool = False


def new_training(folder: Path, config: Config, source: Source, origin: Path | None = None) -> Generator[Any, None, None]:
    """Prepare ``source`` as ``config`` says, make a run folder named after it in ``folder``, and train.

    The networks begin as they were at the end of the run in ``origin``, if one is given.
    """
    yield from load_engine()
    from ganstudio.engine.recipes.branch import branch
    from ganstudio.engine.recipes.train import create_run, train
    from ganstudio.engine.training import Changes

    dataset = yield from data.load_dataset(source, config.data)
    path = new_run_path(folder, folder_name(source.name))
    run = create_run(path, config, dataset) if origin is None else branch(path, config, dataset, Run.open(origin))
    changes = Changes()
    yield Begun(run, changes)
    yield from train(run, dataset, resume=origin is not None, changes=changes)


@dataclass(frozen=True)
class Answers:
    """A person's decisions for a run that cannot simply resume; see :func:`ganstudio.engine.training.train`."""

    start_over: bool = False
    take_over: bool = False


def resumed_training(run: Run, settings: Mapping[str, Any], answers: Answers) -> Generator[Any, None, None]:
    """Go on with ``run``, by other ``settings`` from now on if any are given."""
    yield from load_engine()
    from ganstudio.engine.recipes.train import change_run, train
    from ganstudio.engine.training import Changes

    now = Run.open(run.path)
    if now.config != run.config:  # another program trained it meanwhile: the window has to show it anew
        run = now
    if settings:
        change_run(run, settings, take_over=answers.take_over)
    dataset = yield from _pictures_of(run)
    changes = Changes()
    yield Begun(run, changes, continues=not settings and not answers.start_over)
    yield from train(run, dataset, resume=True, start_over=answers.start_over, take_over=answers.take_over, changes=changes)


def moved_pictures(run: Run, names: Sequence[str]) -> Generator[Any, None, None]:
    """Note in ``run`` that its pictures are now at ``names``, if they are the same."""
    from ganstudio.engine.runs.pictures import move_pictures

    yield from move_pictures(run, names)


def branched_training(folder: Path, origin: Run, images_seen: int | None, config: Config) -> Generator[Any, None, None]:
    """Train a new run in ``folder`` that begins as ``origin`` was at ``images`` (None: at its end), by ``config``."""
    yield from load_engine()
    from ganstudio.engine.recipes.branch import branch
    from ganstudio.engine.recipes.train import train
    from ganstudio.engine.training import Changes

    dataset = yield from _pictures_of(origin)
    run = branch(new_run_path(folder, origin.name), config, dataset, origin, images_seen)
    changes = Changes()
    yield Begun(run, changes)
    yield from train(run, dataset, resume=True, changes=changes)


def _pictures_of(run: Run) -> Generator[Any, None, "data.Dataset"]:
    from ganstudio.engine.runs.pictures import open_pictures

    _, dataset = yield from open_pictures(run)
    return dataset


def changed_settings(config: Config, settings: Mapping[str, Any]) -> Config:
    """``config`` of a training that goes on, with these settings.

    Raises
    ------
    ConfigError
        A value that is not allowed, or a setting that cannot change any more.
    """
    from ganstudio.engine.training import changed  # a training goes on: the engine is loaded

    return changed(config, settings)
