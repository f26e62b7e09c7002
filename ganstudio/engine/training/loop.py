"""Schedules a training: steps, statistics, grids, snapshots, check-ups, checkpoints and the goal."""

import time
from collections.abc import Generator, Iterator, Mapping
from typing import Any

from ganstudio.engine.config import difference
from ganstudio.engine.data import Dataset
from ganstudio.engine.errors import NoCheckpoint, PlateauReached, RunError, TrainingError
from ganstudio.engine.events import Changed, CheckpointSaved, Event, Grid, MetricMeasured, Plateau, Progress, SnapshotSaved, Stats
from ganstudio.engine.export.images import save_png
from ganstudio.engine.runs.checkpoint import load_checkpoint, save_checkpoint, save_snapshot, thin_snapshots
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.lock import confirm_lock
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import SettingWord
from ganstudio.engine.training.changes import Changes, changed
from ganstudio.engine.training.checkup import CheckUps
from ganstudio.engine.training.live_metrics import LiveMetrics
from ganstudio.engine.training.trainer import OutOfMemory, Trainer, not_finite

TICK_SECONDS = 0.1  # statistics are read from the device this often
LIVE_GRID_SECONDS = 2.0  # between preview grids, once the kept grids become rare
CHECKPOINTED = mark("engine", "The memory was full. Activations are now computed again when needed; the gradient stays the same.")
OUT_OF_MEMORY = mark("engine", "The memory was full. Each batch is now split into microbatches; the gradient stays the same.")
OUT_OF_MEMORY_NORMED = mark(
    "engine", "The memory was full. Each batch is now split into microbatches; BatchNorm normalises each microbatch by itself."
)
WHOLE_GROUPS = mark("engine", "The discriminator compares the images of a batch in groups, so the parts hold whole groups.")


class Loop:
    """Drives a trainer to its goal and writes the results to the run folder.

    Parameters
    ----------
    run, trainer, dataset
        The trainer is made for the run's config and the dataset.
    changes
        Settings that other threads want changed.
    """

    def __init__(self, run: Run, trainer: Trainer, dataset: Dataset, changes: Changes) -> None:
        self.run = run
        self.trainer = trainer
        self.changes = changes
        self.checkups = CheckUps(run, trainer, dataset)
        self.metrics = LiveMetrics(run, trainer, dataset)
        self.next_grid = 0
        self.snapshot_interval = run.config.run.snapshot_images
        self.next_snapshot = self.snapshot_interval
        self.saved = -1  # images at the last checkpoint
        self.whole = True  # False during a step and once a number is not finite: such a state is never saved
        self.rate = 0.0
        self._clock = self._tick = self._checkpoint = self._live = self._looked = time.perf_counter()

    def restore(self, *, start_over: bool = False) -> None:
        """Go back to the last checkpoint and drop all later records.

        With ``start_over``, go back to the start if there is no checkpoint.
        """
        try:
            found = load_checkpoint(self.run)
        except NoCheckpoint:
            if not start_over or self.run.origin is not None:
                raise
            found = None
        if found and start_over:
            text = mark("engine", "{name} has a checkpoint at {images} images. Resume it from there without starting over.")
            raise RunError(text, name=self.run.name, images=f"{found[0]:,}")
        images = 0
        if found:
            images, state = found
            self.trainer.load(state)
            self.next_grid = state.counters.get("next_grid", 0)
            self.snapshot_interval = state.counters.get("snapshot_interval", self.snapshot_interval)
            self.next_snapshot = state.counters.get("next_snapshot", self.next_snapshot)
            self.metrics.next_images = state.counters.get("next_metrics", self.metrics.next_images)
            self.saved = images
        if self.trainer.group.is_first:
            self.run.rewind(images if found else -1)
            self.checkups.remember()
        if self.done:
            raise RunError(
                mark("engine", "{name} has already reached its goal ({images} images). Set a higher goal to continue."),
                name=self.run.name,
                images=f"{self.trainer.images_seen:,}",
            )

    @property
    def total(self) -> int:
        """Return the goal in images."""
        return self.trainer.config.run.images

    @property
    def limit(self) -> float:
        """Return the goal in seconds of training."""
        return self.trainer.config.run.minutes * 60 or float("inf")

    @property
    def done(self) -> bool:
        """Return whether a goal is reached."""
        return self.trainer.images_seen >= self.total or self.trainer.seconds >= self.limit

    def at_plateau(self) -> bool:
        """Return whether the training ends because its quality no longer improves."""
        return self.trainer.config.run.stop_when_flat and self.checkups.is_flat

    def events(self) -> Generator[Event, None, None]:
        """Step until done. The clock stops while the caller does not pull: a pause is not training time."""
        trainer = self.trainer
        if self.at_plateau():
            text = mark("engine", "{name} has stopped improving, so its training ended. To continue, turn off {setting}.")
            raise PlateauReached(text, name=self.run.name, setting=SettingWord("run.stop_when_flat"))
        self._clock = self._tick = self._checkpoint = self._live = self._looked = time.perf_counter()
        yield from self._fit_parts()
        if self.next_grid == 0:  # the images of the untrained generator
            yield from self._timed(self._due_grid())
        while not self.done and not self.at_plateau():
            if self.metrics.is_wanted and not self.metrics.is_prepared:
                yield from self._prepare_metrics()
            yield from self._timed(self._step())
            now = time.perf_counter()
            trainer.seconds += now - self._clock
            self._clock = now
            if trainer.images_seen >= self.next_grid:
                yield from self._timed(self._due_grid())
            if trainer.images_seen >= self.next_snapshot:
                yield from self._timed(self._snapshot())
            if now - self._tick >= TICK_SECONDS:
                yield from self._timed(self._statistics())
            if now - self._live >= LIVE_GRID_SECONDS:
                yield from self._timed(self._live_grid())
            if now - self._looked >= self.checkups.interval:
                yield from self._timed(self._check_up())
            if self.metrics.is_wanted:
                yield from self._timed(self._told(self.metrics.advance()))
            if now - self._checkpoint >= trainer.config.run.checkpoint_seconds:
                yield from self._timed(self._save())
        if not self.done:
            yield Plateau(trainer.images_seen)
        yield from self._timed(self._finish())

    def follow(self) -> None:
        """Step as long as the first process does, with the settings that it sends."""
        while (settings := self.trainer.group.agree({})) is not None:
            if settings:
                self.trainer.change(changed(self.trainer.config, settings))
            self.trainer.step()

    def close(self) -> None:
        """Save a checkpoint, if the state is complete and finite."""
        if not self.whole or self.trainer.images_seen in (0, self.saved):
            return
        for _ in self._save():
            pass

    def _timed(self, events: Iterator[Event]) -> Iterator[Event]:
        """Yield ``events`` without counting the time spent outside this generator as training time or in any interval."""
        for event in events:
            left = time.perf_counter()
            yield event
            self._leave_out(time.perf_counter() - left)

    def _leave_out(self, away: float) -> None:
        """Count ``away`` seconds neither as training time nor in any interval."""
        self._clock += away
        self._tick += away
        self._checkpoint += away
        self._live += away
        self._looked += away

    def _prepare_metrics(self) -> Iterator[Event]:
        """Prepare the chosen metrics, which is not training time."""
        begin = time.perf_counter()
        yield from self.metrics.prepare()
        self._leave_out(time.perf_counter() - begin)

    def _told(self, events: Iterator[Event]) -> Iterator[Event]:
        """Yield ``events`` and pass what a metric measured to the doctor."""
        for event in events:
            if isinstance(event, MetricMeasured):
                self.checkups.observe_metric(event.row)
            yield event

    def _step(self) -> Iterator[Event]:
        """Apply the requested settings and train a step; use smaller microbatches if memory is full."""
        settings = self.changes.take()
        self.trainer.group.agree(settings)
        if settings:
            yield from self._change(settings)
            yield from self._fit_parts()
        while True:
            self.whole = False
            try:
                self.trainer.step()
            except OutOfMemory:
                self.trainer.forget()
                yield from self._save_memory()
                continue
            self.whole = True
            return

    def _fit_parts(self) -> Iterator[Event]:
        """Record the number of microbatches that a batch really splits into, if it differs from the setting."""
        count = len(self.trainer.microbatch_sizes)
        if count != self.trainer.config.training.accumulate:
            yield from self._change({"training.accumulate": count}, WHOLE_GROUPS)

    def _save_memory(self) -> Iterator[Event]:
        """Turn on activation checkpointing if it may be; else use smaller microbatches."""
        if self.trainer.config.training.activation_checkpointing == "auto" and self.trainer.group.size == 1:
            yield from self._change({"training.activation_checkpointing": "on"}, CHECKPOINTED)
        else:
            yield from self._split()

    def _split(self) -> Iterator[Event]:
        microbatches = self.trainer.smaller_microbatches
        if microbatches is None or self.trainer.group.size > 1:
            raise TrainingError(
                mark("engine", "The memory of {device} is full. Try a smaller batch or fewer filters."),
                device=self.trainer.device.name,
            )
        reason = OUT_OF_MEMORY_NORMED if self.trainer.gan.has_batch_norm else OUT_OF_MEMORY
        yield from self._change({"training.accumulate": microbatches}, reason)

    def _change(self, settings: Mapping[str, Any], reason: str = "") -> Iterator[Event]:
        """Continue with other settings, after a checkpoint, so that a resumed run changes them at the same image."""
        before = self.trainer.config
        after = changed(before, settings)
        found = difference(before, after, frozenset(settings))
        if not found:
            return
        if self.whole and self.trainer.images_seen:
            yield from self._save()
        self.trainer.change(after)
        self.run.update(after)
        self.run.append_history(self.trainer.images_seen, found, reason)
        yield Changed(self.trainer.images_seen, found, reason)

    def _statistics(self) -> Iterator[Event]:
        now = time.perf_counter()
        elapsed, self._tick = now - self._tick, now
        self.whole = False
        try:
            row = self.trainer.read_stats(elapsed)
        except TrainingError:
            yield self.checkups.not_finite()
            raise
        self.whole = True
        if row is None:
            return
        self.run.append_stats(row)
        self.checkups.observe(row)
        self.rate = row["rate"] if not self.rate else 0.9 * self.rate + 0.1 * row["rate"]
        yield Stats(row)
        images = self.trainer.images_seen
        left = max(0.0, min((self.total - images) / self.rate, self.limit - self.trainer.seconds))
        total = min(self.total, images + int(left * self.rate))  # under a time limit, the goal is the estimated count at its end
        yield Progress(min(images, total), total, "images", self.rate, left)

    def _due_grid(self) -> Iterator[Event]:
        """Keep a grid; the next is due after ``grid_images``, later after 1/20 of the images seen."""
        images = self.trainer.images_seen
        self.next_grid = images + max(self.trainer.config.run.grid_images, images // 20)
        return self._grid()

    def _grid(self) -> Iterator[Event]:
        images = self.trainer.images_seen
        pixels, path = self.trainer.grid(), self.run.grid_path(images)
        save_png(path, pixels, format=1, run=self.run.name, images=images, **self.trainer.grid_texts)
        self._live = time.perf_counter()
        yield Grid(images, pixels, path)

    def _live_grid(self) -> Iterator[Event]:
        self._live = time.perf_counter()
        yield Grid(self.trainer.images_seen, self.trainer.grid(), None)

    def _check_up(self) -> Iterator[Event]:
        yield from self.checkups.look()
        self._looked = time.perf_counter()

    def _snapshot(self) -> Iterator[Event]:
        images = self.trainer.images_seen
        networks = self.trainer.ema.network, self.trainer.gan.discriminator
        path = save_snapshot(self.run, images, *(network.state_dict() for network in networks))
        if thin_snapshots(self.run, self.checkups.best):
            self.snapshot_interval *= 2
        self.next_snapshot = (images // self.snapshot_interval + 1) * self.snapshot_interval
        yield SnapshotSaved(images, path)

    def _save(self) -> Iterator[Event]:
        """Write the statistics, then a checkpoint, so that a resumed run has every row once."""
        confirm_lock(self.run)
        yield from self._statistics()
        if not self.trainer.finite():
            self.whole = False
            yield self.checkups.not_finite()
            raise not_finite(self.trainer.images_seen)
        state = self.trainer.state()
        state.counters.update(next_grid=self.next_grid, next_snapshot=self.next_snapshot, snapshot_interval=self.snapshot_interval)
        state.counters.update(next_metrics=self.metrics.next_images)
        path = save_checkpoint(self.run, self.trainer.images_seen, state)
        self.saved = self.trainer.images_seen
        self._checkpoint = time.perf_counter()
        yield CheckpointSaved(self.saved, path)

    def _finish(self) -> Iterator[Event]:
        """Complete the metrics, save the last grid and checkpoint; the schedule of grids stays, for a resumed run."""
        yield from self._told(self.metrics.complete())
        if not self.run.grid_path(self.trainer.images_seen).exists():
            yield from self._grid()
        if self.saved != self.trainer.images_seen:
            yield from self._save()
