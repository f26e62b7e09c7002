"""A quality over the images seen: which snapshot is the best, and whether it still improves."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from ganstudio.engine.runs.stats import Row
from ganstudio.engine.runs.vitals import of_one_scale

PATIENCE = 0.5  # fraction of the images seen without a better value that counts as a plateau
LEAST = 12  # values needed to detect a plateau
CHANGE = 0.03  # of the best value so far: a smaller change is noise


class QualityCurve:
    """Values of a quality at images seen, in their order; ``is_higher_better`` says which way it improves."""

    def __init__(self, *, is_higher_better: bool = False) -> None:
        self._sign = -1.0 if is_higher_better else 1.0
        self._images: list[float] = []
        self._costs: list[float] = []  # lower is better
        self._least, self._since = float("inf"), 0.0

    def __len__(self) -> int:
        return len(self._images)

    def add(self, images_seen: float, value: float) -> None:
        """Add a value."""
        cost = self._sign * value
        self._images.append(images_seen)
        self._costs.append(cost)
        if cost < self._least - CHANGE * abs(self._least) or not np.isfinite(self._least):
            self._least, self._since = cost, images_seen

    def at(self, images_seen: float) -> float:
        """Return the value at ``images_seen``, between the measured ones by interpolation."""
        return self._sign * float(np.interp(images_seen, self._images, self._costs))

    def best(self, snapshots: Sequence[int]) -> int | None:
        """Return the best of ``snapshots``, by images seen; None if the curve reaches none."""
        measured = [images_seen for images_seen in snapshots if self._images and images_seen >= self._images[0]]
        return min(measured, key=lambda images_seen: self._sign * self.at(images_seen), default=None)

    @property
    def last(self) -> float:
        """Return the newest value; the curve must not be empty."""
        return self._sign * self._costs[-1]

    @property
    def is_flat(self) -> bool:
        """Return whether the value has not improved for half of the run."""
        return len(self) >= LEAST and self._since < (1 - PATIENCE) * self._images[-1]


def metric_curves(rows: Iterable[dict[str, Any]]) -> dict[str, QualityCurve]:
    """Return the curve of each metric in rows of ``metrics.jsonl``."""
    curves: dict[str, QualityCurve] = {}
    for row in rows:
        add_measured(curves, row)
    return curves


def add_measured(curves: dict[str, QualityCurve], row: dict[str, Any]) -> None:
    """Add a row of ``metrics.jsonl`` to the curve of its metric."""
    curve = curves.setdefault(row["metric"], QualityCurve(is_higher_better=row["better"] == "higher"))
    curve.add(row["images"], row["value"])


def decisive(metrics: Sequence[str], curves: dict[str, QualityCurve], quality: QualityCurve) -> QualityCurve:
    """Return the curve that decides which snapshot is the best: that of the first metric chosen, once it has been measured."""
    return curves.get(metrics[0], quality) if metrics else quality


def best_snapshot(metrics: Sequence[str], health: Sequence[Row], measured: Iterable[dict[str, Any]], known: Sequence[int]) -> int:
    """Return the best of the snapshots ``known``, which are in order; the last one where nothing was measured.

    Parameters
    ----------
    metrics
        The metrics chosen for the run.
    health, measured
        Rows of ``vitals.jsonl`` and of ``metrics.jsonl``.
    """
    quality = QualityCurve()
    for row in of_one_scale([row for row in health if "quality" in row]):
        quality.add(row["images"], row["quality"])
    best = decisive(metrics, metric_curves(measured), quality).best(known)
    return known[-1] if best is None else best
