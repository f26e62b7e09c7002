"""Resumes a training: opens its pictures, changes settings on request, and trains."""

from collections.abc import Generator, Mapping, Sequence
from typing import Any

from ganstudio.engine.config import unlimited_images
from ganstudio.engine.events import Event
from ganstudio.engine.recipes.started import TrainingStarted
from ganstudio.engine.recipes.train import change_run, train
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.pictures import move_pictures, open_pictures
from ganstudio.engine.training.changes import Changes
from ganstudio.engine.training.parallel import ALONE, ProcessGroup


def resume_training(
    run: Run,
    pictures: Sequence[str] = (),
    *,
    settings: Mapping[str, Any] | None = None,
    images: int | None = None,
    minutes: float | None = None,
    start_over: bool = False,
    take_over: bool = False,
    changes: Changes | None = None,
    group: ProcessGroup = ALONE,
) -> Generator[Event | TrainingStarted, None, Run]:
    """Resume a run exactly where it stopped; can be closed at any event and resumed again.

    Parameters
    ----------
    pictures
        The new place of its pictures, if they were moved; the run records it.
    settings
        Settings by dotted name that change from now on.
    images, minutes
        A new goal: total images, or further minutes of training. None: the goal of the run or ``settings``.
    start_over
        Start a run without a checkpoint over, which deletes its samples and snapshots.
    take_over
        Resume even if a process on another machine holds the run's lock, because the user confirms that it has ended.
    changes
        The queue of settings that another thread changes meanwhile.
    group
        The processes that train together.

    Raises
    ------
    PicturesLost
        Pictures are missing or have changed.
    ConfigError
        A setting cannot change in a started run, or its value is not allowed.
    RunLocked, NoCheckpoint, RunError, TrainingError
        As of :func:`~ganstudio.engine.recipes.train.train`.
    """
    changes = changes or Changes()
    now = Run.open(run.path)
    if now.config != run.config:  # another program trained it meanwhile
        run = now
    if not group.is_first:
        group.wait()
    if group.is_first and pictures:
        _, dataset = yield from move_pictures(run, pictures, take_over=take_over)
    else:
        _, dataset = yield from open_pictures(run, pictures)
    if group.is_first:
        group.wait()
    values = {**(settings or {}), **_goal(run, images, minutes)}
    if group.is_first and values:
        change_run(run, values, take_over=take_over)
    group.wait()
    if not group.is_first:
        run.reload()
    yield TrainingStarted(run, changes, continues=not values and not start_over)
    yield from train(run, dataset, resume=True, start_over=start_over, take_over=take_over, changes=changes, group=group)
    return run


def _goal(run: Run, images: int | None, minutes: float | None) -> dict[str, Any]:
    """Return the settings of a new goal, with minutes counted from the start of the run."""
    if minutes is None:
        return {} if images is None else {"run.images": images, "run.minutes": 0.0}
    rows = run.stats()
    trained = rows[-1]["seconds"] / 60 if rows else 0
    return {"run.images": unlimited_images() if images is None else images, "run.minutes": minutes + trained}
