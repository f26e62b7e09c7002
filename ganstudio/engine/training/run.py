"""Training a run, from the beginning or from where it was left."""

from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any

from ganstudio.engine.config import Config
from ganstudio.engine.data import Dataset
from ganstudio.engine.errors import RunError
from ganstudio.engine.events import Event, Status
from ganstudio.engine.runs.folder import DatasetInfo, Run
from ganstudio.engine.runs.variants import check_trainable
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.training.changes import PLACE, SAFE, Changes, changed, difference
from ganstudio.engine.training.loop import Loop
from ganstudio.engine.training.parallel import ALONE, Group
from ganstudio.engine.training.rules import check
from ganstudio.engine.training.trainer import resolve
from ganstudio.engine.training.upscaler import trainer_for


def create_run(path: Path, config: Config, dataset: Dataset, processes: int = 1) -> Run:
    """Make a run folder for training ``config`` on ``dataset``; the config's size and channels become what the dataset has.

    ``processes`` is how many will train it together.

    Raises
    ------
    RunError
        The folder holds a run already or cannot be written.
    ConfigError
        The config names something that does not exist, or does not fit the pictures; nothing has been written then.
    """
    check(config, dataset, processes)
    return Run.create(path, resolve(config, dataset), describe(dataset))


def change_run(run: Run, settings: Mapping[str, Any]) -> None:
    """Set ``settings`` by dotted name for when the run goes on, and note them in its history.

    Raises
    ------
    ConfigError
        One of them cannot change any more, or its value is not allowed.
    """
    after = changed(run.config, settings, SAFE | PLACE)
    found = difference(run.config, after, frozenset(settings))
    if found:
        run.update(after)
        run.append_history(run.images, found, "")


def describe(dataset: Dataset) -> DatasetInfo:
    """What a run remembers of its pictures."""
    return DatasetInfo(dataset.name, len(dataset.rows), dataset.classes, dataset.checksum)


def train(
    run: Run, dataset: Dataset, *, resume: bool = False, changes: Changes | None = None, group: Group = ALONE
) -> Generator[Event, None, None]:
    """Train ``run`` to its goal; a generator of events that can be closed at any of them and resumed exactly.

    Parameters
    ----------
    run
        A folder made by :func:`create_run`; its config holds the goal (``run.images``, ``run.minutes``).
    dataset
        The same pictures as when the run was made.
    resume
        Go on from the last checkpoint; without one the run starts over, which its seed makes the same run.
    changes
        Settings that another thread wants changed meanwhile; they are heeded before the next step.
    group
        The processes that train together. Only the first yields events and writes; the others follow it to its end.

    Raises
    ------
    RunError
        The pictures have changed, the run is complete already, or the disk refuses; the last checkpoint stays intact.
    TrainingError
        A loss is no longer finite; the last finite checkpoint is kept.
    """
    check_trainable(run)
    if resume and (changed := describe(dataset)) != run.dataset:
        raise RunError(
            mark(
                "engine",
                "The pictures have changed since this run began ({now} of '{name}' now, {then} then). Start a new run with them.",
            ),
            now=f"{changed.count:,}",
            then=f"{run.dataset.count:,}",
            name=changed.name,
        )
    if group.is_first:
        yield Status(mark("engine", "Preparing the networks"), {})
    loop = Loop(run, trainer_for(run.config, dataset, group), dataset, changes or Changes())
    if resume:
        loop.restore()
    if not group.is_first:
        loop.follow()
        return
    device = loop.trainer.device
    yield Status(mark("engine", "Training on {name} ({precision})"), {"name": device.name, "precision": device.precision})
    try:
        yield from loop.events()
    finally:
        group.agree(None)
        loop.close()
