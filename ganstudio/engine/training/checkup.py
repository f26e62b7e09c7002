"""The doctor's rounds: what is measured, when, and what is told of it."""

import time
from collections.abc import Iterator

from ganstudio.engine.data import Dataset
from ganstudio.engine.events import Advice, CheckUp, Diagnosis, Event
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.training.doctor import Doctor
from ganstudio.engine.training.trainer import Trainer

COST = 30  # at most one part in so many of the time goes into check-ups
EARLY_COST, EARLY = 15, 12  # ... of the first, because what is wrong mostly shows then


class CheckUps:
    """Measures a training every few seconds, keeps the rows in the run folder and asks the doctor about them.

    Attributes
    ----------
    interval
        Seconds until the next one is due, from the end of the last.
    """

    def __init__(self, run: Run, trainer: Trainer, dataset: Dataset) -> None:
        self._run = run
        self._trainer = trainer
        self._doctor = Doctor(run.config, len(dataset.rows))
        self._said: tuple[Advice, ...] | None = None
        self._looks = 0
        self.interval = trainer.config.run.checkup_seconds or float("inf")

    def remember(self) -> None:
        """Take in what the run folder knows of the time before."""
        self._doctor.replay(self._run.stats(), self._run.health(), self._snapshots(), self._run.history())

    def observe(self, row: dict[str, float]) -> None:
        """Take in a row of statistics."""
        self._doctor.observe(row)

    @property
    def is_flat(self) -> bool:
        """Whether the quality no longer improves."""
        return self._doctor.is_flat

    @property
    def best(self) -> int | None:
        """Images seen of the kept snapshot with the best quality; None if nothing was measured yet."""
        return self._doctor.best(self._snapshots())

    def look(self) -> Iterator[Event]:
        """Measure now; what the doctor finds is told the first time, and whenever it is something else than the last time."""
        trainer = self._trainer
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
        """What to say when the numbers have run away."""
        return Diagnosis(self._trainer.images_seen, (self._doctor.not_finite(self.best),))

    def _tell(self, found: tuple[Advice, ...]) -> Iterator[Event]:
        if self._said is None or _kinds(found) != _kinds(self._said):
            yield Diagnosis(self._trainer.images_seen, found)
        self._said = found

    def _snapshots(self) -> list[int]:
        return [kept.images_seen for kept in self._run.snapshots()]


def _kinds(found: tuple[Advice, ...]) -> list[tuple[str, str]]:
    return [(item.cause, item.severity) for item in found]
