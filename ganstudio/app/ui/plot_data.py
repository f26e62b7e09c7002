"""Keeps the statistics that plots draw in growing arrays, smooths and thins them to what pixels can show. No Qt here."""

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

COLUMNS = (
    "images",
    "step",
    "seconds",
    "loss_g",
    "loss_d",
    "d_real",
    "d_fake",
    "right_real",
    "right_fake",
    "grad_g",
    "grad_d",
    "augment_p",
    "rate",
    "memory",
)
FIRST_ROWS = 1024
SAMPLE = 4096  # rows sampled to find the range of nearly all values


class Table:
    """A table of a run's numbers, an array per column, ordered by ``images``. Adding a row takes constant time.

    ``columns`` names the values kept of each row, ``images`` first.
    """

    def __init__(self, rows: Iterable[Mapping[str, float]] = (), columns: Sequence[str] = COLUMNS) -> None:
        self.columns = tuple(columns)
        self._values = np.empty((len(self.columns), FIRST_ROWS))
        self._count = 0
        for row in rows:
            self.append(row)

    def __len__(self) -> int:
        return self._count

    def append(self, row: Mapping[str, float]) -> None:
        """Add a row. A resumed run repeats rows: those at or after the new row's images are removed."""
        if self._count and row["images"] <= self._values[0, self._count - 1]:
            self._count = int(np.searchsorted(self.column("images"), row["images"]))
        if self._count == self._values.shape[1]:
            self._values = np.concatenate([self._values, np.empty_like(self._values)], axis=1)
        self._values[:, self._count] = [row.get(name, math.nan) for name in self.columns]
        self._count += 1

    def column(self, name: str) -> np.ndarray:
        """Return a view of a column, float64 (rows,); NaN where nothing was measured."""
        return self._values[self.columns.index(name), : self._count]

    def prepend(self, other: "Table") -> None:
        """Put the rows of ``other`` that are older before the rows here."""
        older = other._count if not self._count else int(np.searchsorted(other.column("images"), self._values[0, 0]))
        self._values = np.concatenate([other._values[:, :older], self._values], axis=1)
        self._count += older

    def clear(self) -> None:
        """Forget all rows."""
        self._count = 0

    def rows(self) -> np.ndarray:
        """Return a copy of the table, float64 (rows, columns)."""
        rows: np.ndarray = self._values[:, : self._count].T.copy()
        return rows


def write_csv(path: Path, rows: np.ndarray) -> None:
    """Write the rows of a table as CSV, with the column names in the first line."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([f"{value:.10g}" for value in row] for row in rows.tolist())


def smooth(values: np.ndarray, window: int, rows: np.ndarray) -> np.ndarray:
    """Return the mean over ``window`` rows around each of ``rows`` (k,), fewer at the ends: (k,).

    NaN stays NaN and is ignored in the means of its neighbours.
    """
    known = np.isfinite(values)
    sums = np.concatenate([[0.0], np.cumsum(np.where(known, values, 0.0))])
    counts = np.concatenate([[0], np.cumsum(known)])
    first, last = np.maximum(rows - window // 2, 0), np.minimum(rows + (window + 1) // 2, len(values))
    with np.errstate(invalid="ignore"):
        means = (sums[last] - sums[first]) / (counts[last] - counts[first])
    return np.where(known[rows], means, np.nan)


def buckets(x: np.ndarray, view: tuple[float, float], pixels: int) -> np.ndarray:
    """Return the first rows of at most ``pixels`` equal, non-empty parts of ``view``, and the end of the last: (k + 1,).

    A row beyond either edge is included, so that lines reach the edge.
    """
    first = max(int(np.searchsorted(x, view[0])) - 1, 0)
    last = min(int(np.searchsorted(x, view[1], side="right")) + 1, len(x))
    if last - first <= pixels:
        return np.arange(first, last + 1)
    edges = np.linspace(x[first], x[last - 1], pixels, endpoint=False)
    return np.append(np.unique(first + np.searchsorted(x[first:last], edges)), last)


def extremes(values: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Return the lowest and highest value of each part, (k, 2), so that peaks survive; NaN only if all values are NaN."""
    inside, starts = values[: parts[-1]], parts[:-1]
    if not len(starts):
        return np.empty((0, 2))
    return np.stack([np.fmin.reduceat(inside, starts), np.fmax.reduceat(inside, starts)], axis=1)


def value_range(columns: Sequence[np.ndarray]) -> tuple[float, float]:
    """Return bounds for all columns: without the outermost hundredth of the values, but with the whole last tenth."""
    kept = []
    for values in columns:
        finite = values[np.isfinite(values)]
        if len(finite):
            tail = finite[-max(1, len(finite) // 10) :]
            ordered = np.sort(finite[:: 1 + len(finite) // SAMPLE])
            outer = len(ordered) // 100
            kept += [ordered[outer], ordered[-1 - outer], tail.min(), tail.max()]
    if not kept:
        return 0.0, 1.0
    low, high = float(min(kept)), float(max(kept))
    margin = 0.08 * (high - low) or 0.5
    return low - margin, high + margin


def short(value: float) -> str:
    """Return a number as text for an axis: 0.25, 1,500, 12k, 2.5M."""
    size = abs(value)
    for limit, letter in ((1e9, "G"), (1e6, "M"), (1e4, "k")):
        if size >= limit:
            return f"{value / {'G': 1e9, 'M': 1e6, 'k': 1e3}[letter]:g}{letter}"
    return f"{value:,.0f}" if size >= 1000 else f"{value:.4g}"


def rounded(value: float) -> float:
    """Return ``value`` rounded up to two digits, so that an axis grows in steps: 12,345 becomes 13,000."""
    power = 10.0 ** (math.floor(math.log10(value)) - 1)
    return math.ceil(value / power * (1 - 1e-9)) * power
