"""Combines a check-up with the statistics before it and facts about the run, for the doctor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, pstdev
from typing import Any

from ganstudio.engine.config import Config
from ganstudio.engine.objectives import OBJECTIVES
from ganstudio.engine.training.schedule import lr_factor

USUAL_FLOOR = 0.005  # for runs whose floor was once measured as 0 or less


@dataclass(frozen=True)
class HealthReading:
    """The measurements of a check-up (``health``), with means and standard deviations of the statistics since the last."""

    health: Mapping[str, float]
    means: Mapping[str, float]
    spreads: Mapping[str, float]
    steps: float

    def __getitem__(self, name: str) -> float:
        return self.health[name] if name in self.health else self.means[name]

    def speed(self, network: str) -> float:
        """Return how far the weights of "g" or "d" move in a step, relative to their norm; 0 while unknown."""
        moved = self.health[f"moved_{network}"]
        return 0.0 if moved == 1.0 else moved / max(self.steps, 1.0) ** 0.5


def reading(health: Mapping[str, float], rows: Sequence[Mapping[str, float]], steps: float) -> HealthReading:
    """Combine a row of vitals with the statistics before it. A quality below the floor is chance and counts as the floor."""
    floor = health["floor"] if health["floor"] > 0 else USUAL_FLOOR
    health = {**health, "floor": floor, "quality": max(health["quality"], floor)}
    names = ("loss_g", "loss_d", "right_real", "right_fake", "grad_g", "grad_d")
    columns = {name: [row[name] for row in rows] for name in names}
    columns["augment_p"] = [row.get("augment_p", 0.0) for row in rows]
    return HealthReading(health, {n: fmean(c) for n, c in columns.items()}, {n: pstdev(c) for n, c in columns.items()}, steps)


@dataclass(frozen=True)
class RunContext:
    """Facts about the run that are known before it starts.

    Attributes
    ----------
    count
        Number of pictures.
    worked
        Settings by dotted name that the run had while the doctor found nothing wrong, and replaced since.
    """

    config: Config
    count: int
    worked: Mapping[str, Any] = field(default_factory=dict)

    @property
    def has_zero(self) -> bool:
        """Return whether a logit alone separates "real" from "generated"."""
        return OBJECTIVES.get(self.config.training.objective).boundary is not None

    def rate(self, network: str, images_seen: float) -> float:
        """Return the learning rate of "g" or "d" at that point of the schedule."""
        training = self.config.training
        rate = training.lr_g if network == "g" else training.lr_d
        return rate * lr_factor(training, int(images_seen))
