"""Training a run: the loop, its cadences, and what goes to the disk and to whoever watches."""

import time
from collections.abc import Generator, Iterator
from pathlib import Path

from ganstudio.engine.config import Config
from ganstudio.engine.data import Dataset
from ganstudio.engine.errors import RunError
from ganstudio.engine.events import CheckpointSaved, Event, Grid, Progress, SnapshotSaved, Stats, Status
from ganstudio.engine.export.images import save_png
from ganstudio.engine.runs.checkpoint import load_checkpoint, save_checkpoint, save_snapshot, thin_snapshots
from ganstudio.engine.runs.folder import DatasetInfo, Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.training.parallel import ALONE, Group
from ganstudio.engine.training.rules import check
from ganstudio.engine.training.trainer import GRID_SEEDS, Trainer, not_finite, resolve

TICK_SECONDS = 0.1  # statistics are read from the device this often
LIVE_GRID_SECONDS = 2.0  # a grid to look at, where the kept ones have become rare


def create_run(path: Path, config: Config, dataset: Dataset) -> Run:
    """Make a run folder for training ``config`` on ``dataset``; the config's size and channels become what the dataset has.

    Raises
    ------
    RunError
        The folder holds a run already or cannot be written.
    ConfigError
        The config names something that does not exist, or does not fit the pictures; nothing has been written then.
    """
    check(config, dataset)
    return Run.create(path, resolve(config, dataset), describe(dataset))


def describe(dataset: Dataset) -> DatasetInfo:
    """What a run remembers of its pictures."""
    return DatasetInfo(dataset.name, len(dataset.rows), dataset.classes, dataset.checksum)


def train(run: Run, dataset: Dataset, *, resume: bool = False, group: Group = ALONE) -> Generator[Event, None, None]:
    """Train ``run`` to its goal; a generator of events that can be closed at any of them and resumed exactly.

    Parameters
    ----------
    run
        A folder made by :func:`create_run`; its config holds the goal (``run.images``, ``run.minutes``).
    dataset
        The same pictures as when the run was made.
    group
        The processes that train together. Only the first yields events and writes; the others follow it to its end.
    resume
        Go on from the last checkpoint; without one the run starts over, which its seed makes the same run.

    Raises
    ------
    RunError
        The pictures have changed, the run is complete already, or the disk refuses; the last checkpoint stays intact.
    TrainingError
        A loss is no longer finite; the last finite checkpoint is kept.
    """
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
    loop = Loop(run, Trainer(run.config, dataset, group))
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
        group.agree(False)
        loop.close()


class Loop:
    """The cadences of one training: statistics, grids, snapshots, checkpoints and the goal."""

    def __init__(self, run: Run, trainer: Trainer) -> None:
        self.run = run
        self.trainer = trainer
        self.total = run.config.run.images
        self.limit = run.config.run.minutes * 60 or float("inf")
        self.next_grid = 0
        self.snapshot_interval = run.config.run.snapshot_images
        self.next_snapshot = self.snapshot_interval
        self.saved = -1  # images at the last checkpoint
        self.whole = True  # False in the middle of a step and once a number is not finite: such a state is never saved
        self.rate = 0.0
        self._clock = self._tick = self._checkpoint = self._live = time.perf_counter()

    def restore(self) -> None:
        """Go back to the last checkpoint and drop what was recorded after it."""
        found = load_checkpoint(self.run)
        images = 0
        if found:
            images, state = found
            self.trainer.load(state)
            self.next_grid = state.counters["next_grid"]
            self.snapshot_interval = state.counters["snapshot_interval"]
            self.next_snapshot = state.counters["next_snapshot"]
            self.saved = images
        if self.trainer.group.is_first:
            self.run.rewind(images if found else -1)
        if self.done:
            raise RunError(
                mark(
                    "engine",
                    "{name} has reached its goal already ({images} images). Give it a higher one to go on: --images or --minutes.",
                ),
                name=self.run.name,
                images=f"{self.trainer.images:,}",
            )

    @property
    def done(self) -> bool:
        """Whether the goal in images or the time limit is reached."""
        return self.trainer.images >= self.total or self.trainer.seconds >= self.limit

    def events(self) -> Iterator[Event]:
        """Step until done. The clock stands still while nobody pulls: a pause is not training time."""
        trainer = self.trainer
        self._clock = self._tick = self._checkpoint = self._live = time.perf_counter()
        if self.next_grid == 0:  # the noise that it all began with
            yield from self._timed(self._due_grid())
        while not self.done:
            self.whole = False
            trainer.group.agree()
            trainer.step()
            self.whole = True
            now = time.perf_counter()
            trainer.seconds += now - self._clock
            self._clock = now
            if trainer.images >= self.next_grid:
                yield from self._timed(self._due_grid())
            if trainer.images >= self.next_snapshot:
                yield from self._timed(self._snapshot())
            if now - self._tick >= TICK_SECONDS:
                yield from self._timed(self._statistics())
            if now - self._live >= LIVE_GRID_SECONDS:
                yield from self._timed(self._live_grid())
            if now - self._checkpoint >= self.run.config.run.checkpoint_seconds:
                yield from self._timed(self._save())
        yield from self._timed(self._finish())

    def follow(self) -> None:
        """Step as long as the first process does."""
        while self.trainer.group.agree():
            self.trainer.step()

    def close(self) -> None:
        """Save where the run stands, if that is a whole and finite state."""
        if not self.whole or self.trainer.images in (0, self.saved):
            return
        for _ in self._save():
            pass

    def _timed(self, events: Iterator[Event]) -> Iterator[Event]:
        """Pass events on and leave the time spent outside of this generator out of the training time and of every interval."""
        for event in events:
            left = time.perf_counter()
            yield event
            away = time.perf_counter() - left
            self._clock += away
            self._tick += away
            self._checkpoint += away
            self._live += away

    def _statistics(self) -> Iterator[Event]:
        now = time.perf_counter()
        elapsed, self._tick = now - self._tick, now
        self.whole = False
        row = self.trainer.read_stats(elapsed)
        self.whole = True
        if row is None:
            return
        self.run.append_stats(row)
        self.rate = row["rate"] if not self.rate else 0.9 * self.rate + 0.1 * row["rate"]
        yield Stats(row)
        images = self.trainer.images
        left = max(0.0, min((self.total - images) / self.rate, self.limit - self.trainer.seconds))
        total = min(self.total, images + int(left * self.rate))  # under a time limit the goal is what will have been seen by then
        yield Progress(min(images, total), total, "images", self.rate, left)

    def _due_grid(self) -> Iterator[Event]:
        """Keep a grid; the next is due after ``grid_images``, later after a twentieth of what was seen."""
        images = self.trainer.images
        self.next_grid = images + max(self.run.config.run.grid_images, images // 20)
        return self._grid()

    def _grid(self) -> Iterator[Event]:
        images = self.trainer.images
        pixels, path = self.trainer.grid(), self.run.grid_path(images)
        save_png(path, pixels, format=1, run=self.run.name, images=images, seeds=f"{GRID_SEEDS[0]}-{GRID_SEEDS[-1]}")
        self._live = time.perf_counter()
        yield Grid(images, pixels, path)

    def _live_grid(self) -> Iterator[Event]:
        self._live = time.perf_counter()
        yield Grid(self.trainer.images, self.trainer.grid(), None)

    def _snapshot(self) -> Iterator[Event]:
        images = self.trainer.images
        path = save_snapshot(self.run, images, self.trainer.ema.network.state_dict())
        if thin_snapshots(self.run):
            self.snapshot_interval *= 2
        self.next_snapshot = (images // self.snapshot_interval + 1) * self.snapshot_interval
        yield SnapshotSaved(images, path)

    def _save(self) -> Iterator[Event]:
        """Write a checkpoint, the statistics up to it first, so that a resumed run has every row once."""
        yield from self._statistics()
        if not self.trainer.finite():
            self.whole = False
            raise not_finite(self.trainer.images)
        state = self.trainer.state()
        state.counters.update(next_grid=self.next_grid, next_snapshot=self.next_snapshot, snapshot_interval=self.snapshot_interval)
        path = save_checkpoint(self.run, self.trainer.images, state)
        self.saved = self.trainer.images
        self._checkpoint = time.perf_counter()
        yield CheckpointSaved(self.saved, path)

    def _finish(self) -> Iterator[Event]:
        """Show and save where it ended; the cadence of grids stays as it was, for whoever goes on from here."""
        if not self.run.grid_path(self.trainer.images).exists():
            yield from self._grid()
        if self.saved != self.trainer.images:
            yield from self._save()
