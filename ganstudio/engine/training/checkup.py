"""Runs the doctor's check-ups: when to measure, and when to report."""

import time
from collections.abc import Iterator
from typing import Any

from ganstudio.engine.data import Dataset
from ganstudio.engine.events import Advice, CheckUp, Diagnosis, Event
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.training.doctor import Doctor
from ganstudio.engine.training.trainer import Trainer

COST = 30  # check-ups take at most 1/30 of the time
EARLY_COST, EARLY = 15, 12  # 1/15 for the first 12, because most faults show then


class CheckUps:
    """Measures a training every few seconds, keeps the rows in the run folder and asks the doctor about them.

    Attributes
    ----------
    interval
        Seconds from the end of a check-up to the next.
    """

    def __init__(self, run: Run, trainer: Trainer, dataset: Dataset) -> None:
        self._run = run
        self.trainer = trainer
        self._doctor = Doctor(run.config, len(dataset.rows))
        self._said: tuple[Advice, ...] | None = None
        self._looks = 0
        self.interval = trainer.config.run.checkup_seconds or float("inf")

    def remember(self) -> None:
        """Replay the rows that the run folder recorded before."""
        for row in self._run.metrics():
            self._doctor.observe_metric(row)
        self._doctor.replay(self._run.stats(), self._run.health(), self._snapshots(), self._run.history())

    def observe(self, row: dict[str, float]) -> None:
        """Pass a row of statistics to the doctor."""
        self._doctor.observe(row)

    def observe_metric(self, row: dict[str, Any]) -> None:
        """Pass a figure of a chosen metric to the doctor."""
        self._doctor.observe_metric(row)

    @property
    def is_flat(self) -> bool:
        """Return whether the quality no longer improves."""
        return self._doctor.is_flat

    @property
    def best(self) -> int | None:
        """Return the images seen of the best kept snapshot; None before the first measurement."""
        return self._doctor.best(self._snapshots())

    def look(self) -> Iterator[Event]:
        """Measure now, and yield a diagnosis the first time and whenever it changes."""
        trainer = self.trainer
        begin = time.perf_counter()
        row = trainer.check_up()
        took = time.perf_counter() - begin
        self._looks += 1
        cost = EARLY_COST if self._looks < EARLY else COST
        self.interval = max(trainer.config.run.checkup_seconds or float("inf"), cost * took)
        self._run.append_health(row)
        yield CheckUp(row)
        self._doctor.change(trainer.config)
        yield from self._tell(self._doctor.look(row, self._snapshots()))

    def not_finite(self) -> Diagnosis:
        """Return the diagnosis of a training with NaN or infinite numbers."""
        return Diagnosis(self.trainer.images_seen, (self._doctor.not_finite(self.best),))

    def _tell(self, found: tuple[Advice, ...]) -> Iterator[Event]:
        if self._said is None or _kinds(found) != _kinds(self._said):
            yield Diagnosis(self.trainer.images_seen, found)
        self._said = found

    def _snapshots(self) -> list[int]:
        return [kept.images_seen for kept in self._run.snapshots()]


def _kinds(found: tuple[Advice, ...]) -> list[tuple[str, str]]:
    return [(item.cause, item.severity) for item in found]
