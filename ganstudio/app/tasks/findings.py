"""Arranges the preflight's report once for the window, outside the GUI thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ganstudio.engine.data import Problem, Source

if TYPE_CHECKING:  # the window must appear before the import
    from ganstudio.engine.data.report.preflight import Report

POINTS = 2000  # dots in the plot of the sizes; more would be slow and overlap


@dataclass(frozen=True, eq=False)
class DatasetFindings:
    """A report with the lookups that the window needs.

    Attributes
    ----------
    left_out
        The problem of each excluded file, by its title.
    places
        Index in the source of each picture that the report names, by its title.
    sizes, counts
        The distinct sizes of the pictures, int64 (n, 2), and the number of each; rounded if there are very many.
    """

    report: "Report"
    left_out: Mapping[str, Problem]
    places: Mapping[str, int]
    sizes: np.ndarray
    counts: np.ndarray


def arrange(source: Source, report: "Report") -> DatasetFindings:
    """Compute once the lookups that the window needs often."""
    left_out = {problem.file: problem for problem in report.problems}
    wanted = {*left_out, *(note.file for note in report.notes)}
    places = {title: index for index in range(len(source)) if (title := source.title(index)) in wanted} if wanted else {}
    return DatasetFindings(report, left_out, places, *different(report.sizes))


def different(sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the distinct rows of ``sizes`` (N, 2), at most :data:`POINTS`, and the number of each."""
    wide = sizes.astype(np.int64).reshape(-1, 2)
    step = 1
    while True:
        rounded = (wide + step // 2) // step * step
        # packed into a number each: np.unique over rows takes a second for 100,000
        keys, counts = np.unique(rounded[:, 0] << 32 | rounded[:, 1], return_counts=True)
        if len(keys) <= POINTS:
            return np.stack([keys >> 32, keys & 0xFFFFFFFF], axis=1), counts
        step *= 2
