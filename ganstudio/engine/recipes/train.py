"""Trains a run, from the start or from its last checkpoint."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from ganstudio.engine.config import COMPUTE_SETTINGS, LIVE_SETTINGS, Config, difference
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import Dataset
from ganstudio.engine.device import Device
from ganstudio.engine.errors import DiskFull, NoCheckpoint, RunError, TrainingError
from ganstudio.engine.events import Caveat, Event, Progress, Status
from ganstudio.engine.recipes.estimate import slow_caveat
from ganstudio.engine.runs.describe import what_is_saved
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.lock import only_writer
from ganstudio.engine.runs.manifest import CONFIG
from ganstudio.engine.runs.pictures import check_pictures, describe, keep_pictures
from ganstudio.engine.runs.variants import check_trainable
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence
from ganstudio.engine.training.changes import Changes
from ganstudio.engine.training.changes import changed as changed
from ganstudio.engine.training.loop import Loop
from ganstudio.engine.training.parallel import ALONE
from ganstudio.engine.training.parallel import ProcessGroup as ProcessGroup
from ganstudio.engine.training.parallel import joined as joined
from ganstudio.engine.training.resolve import resolve
from ganstudio.engine.training.rules import check
from ganstudio.engine.upscaling.trainer import trainer_for


def create_run(path: Path, config: Config, dataset: Dataset, processes: int = 1) -> Run:
    """Create a run folder for training ``config`` on ``dataset``, with the dataset's size and channels.

    ``processes`` is the number of processes that train it together.

    Raises
    ------
    RunError
        The folder holds a run already or cannot be written.
    ConfigError
        The config names something that does not exist, or does not fit the pictures; nothing is written then.
    """
    check(config, dataset, processes)
    run = Run.create(path, resolve(config, dataset), describe(dataset))
    keep_pictures(run, dataset)
    return run


def change_run(run: Run, settings: Mapping[str, Any], *, take_over: bool = False) -> None:
    """Change settings of a stopped run by dotted name, and record them in its history.

    Raises
    ------
    ConfigError
        A setting cannot change in a started run, or its value is not allowed.
    RunLocked
        Another process trains the run.
    """
    run.reload()
    after = changed(run.config, settings, LIVE_SETTINGS | COMPUTE_SETTINGS)
    found = difference(run.config, after, frozenset(settings))
    if found:
        with only_writer(run, take_over=take_over):
            run.update(after)
            run.append_history(run.images_seen, found, "")


def train(
    run: Run,
    dataset: Dataset,
    *,
    resume: bool = False,
    start_over: bool = False,
    take_over: bool = False,
    changes: Changes | None = None,
    group: ProcessGroup = ALONE,
) -> Generator[Event, None, None]:
    """Train ``run`` to its goal; a generator of events that can be closed at any of them and resumed exactly.

    Parameters
    ----------
    run
        A folder made by :func:`create_run`; its config holds the goal (``run.images``, ``run.minutes``).
    dataset
        The same pictures as when the run was created.
    resume
        Continue from the last checkpoint. A run without records starts from the beginning.
    start_over
        If ``resume`` finds no checkpoint, delete all records and start from the beginning.
    take_over
        Write to the run even if a process on another machine holds its lock, because the user confirms that it has ended.
    changes
        Changed settings from another thread; they apply before the next step.
    group
        The processes that train together. Only the first yields events and writes; the others follow it to its end.

    Raises
    ------
    RunLocked
        Another process trains the run.
    NoCheckpoint
        There is nothing to resume from, and starting over would delete the records.
    RunError
        The pictures have changed, the run has reached its goal, its folder vanished, or the disk is full or not writable.
    TrainingError
        A loss is NaN or infinite, or the memory is full; the last finite checkpoint is kept.
    """
    check_trainable(run)
    with only_writer(run, take_over=take_over) if group.is_first else nullcontext(), _what_is_saved_told(run):
        if resume:
            check_pictures(run, dataset)
            _check_resumable(run, start_over)
        if group.is_first:
            run.make_folders()
            keep_pictures(run, dataset)  # an older run has not recorded them
            yield Status(mark("engine", "Preparing the networks"), {})
        loop = Loop(run, trainer_for(run.config, dataset, group), dataset, changes or Changes())
        if resume:
            loop.restore(start_over=start_over)
        if not group.is_first:
            loop.follow()
            return
        device = loop.trainer.device
        yield Status(mark("engine", "Training on {name} ({precision})"), {"name": device.name, "precision": device.precision})
        try:
            yield from with_slow_caveat(loop.events(), run.config.data.frame, device)
        finally:
            group.agree(None)
            loop.close()


def with_slow_caveat(events: Generator[Event, None, None], frame: FrameSize, device: Device) -> Generator[Event, None, None]:
    """Pass events on; after the first measured speed, say if the training takes hours because of the size of the images."""
    with closing(events):
        for event in events:
            yield event
            if isinstance(event, Progress) and event.seconds_left is not None:
                caveat = slow_caveat(frame, device, event.seconds_left)
                if caveat is not None:
                    yield Caveat(caveat)
                break
        yield from events


def _check_resumable(run: Run, start_over: bool) -> None:
    if run.checkpoints():
        return
    if run.origin is not None:
        text = mark("engine", "{name} has no weights from {origin}: the branch was interrupted. Branch again.")
        raise RunError(text, name=run.name, origin=Path(run.origin.run).name)
    if start_over:
        return
    snapshots = run.snapshots()
    if snapshots:
        text = mark(
            "engine",
            "{name} stopped before its first checkpoint. Branch a new run from its newest snapshot, at {images} "
            "images, or start over; this deletes its samples and snapshots.",
        )
        raise NoCheckpoint(text, name=run.name, images=f"{snapshots[-1].images_seen:,}", snapshot=snapshots[-1].images_seen)
    if run.stats() or any(kept.images_seen for kept in run.grids()):
        text = mark("engine", "{name} stopped before its first checkpoint. Start over; this deletes its samples and statistics.")
        raise NoCheckpoint(text, name=run.name, snapshot=None)


@contextmanager
def _what_is_saved_told(run: Run) -> Iterator[None]:
    """Add to an error of the block a sentence on what is saved; if the run's folder is gone, the error says that instead."""
    try:
        yield
    except (DiskFull, TrainingError) as error:
        raise type(error)("{error} {saved}", error=Sentence(error.text, error.values), saved=what_is_saved(run)) from error
    except RunError as error:
        if (run.path / CONFIG).exists():
            raise
        text = mark(
            "engine",
            "The run folder {path} was moved or deleted during training, so training stopped. If you moved it, open it "
            "where it is now and resume from its last checkpoint.",
        )
        raise RunError(text, path=run.path) from error
