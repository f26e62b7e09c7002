"""What the preflight found, arranged once for the window, off its thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ganstudio.engine.data import Problem, Source

if TYPE_CHECKING:  # the window must appear before it is imported
    from ganstudio.engine.data.report.preflight import Report

POINTS = 2000  # dots in the plot of the sizes; more would make one blot, slowly


@dataclass(frozen=True, eq=False)
class DatasetFindings:
    """A report with what the window looks up in it.

    Attributes
    ----------
    left_out
        The problem of each file that is left out, by its title.
    places
        Where in the source the files of the report are, those that are pictures of it.
    sizes, counts
        The different sizes of the pictures, int64 (n, 2), and how many have each; rounded where they are very many.
    """

    report: "Report"
    left_out: Mapping[str, Problem]
    places: Mapping[str, int]
    sizes: np.ndarray
    counts: np.ndarray


def arrange(source: Source, report: "Report") -> DatasetFindings:
    """Look up once what will be asked for often."""
    left_out = {problem.file: problem for problem in report.problems}
    wanted = {*left_out, *(note.file for note in report.notes)}
    places = {title: index for index in range(len(source)) if (title := source.title(index)) in wanted} if wanted else {}
    return DatasetFindings(report, left_out, places, *different(report.sizes))


def different(sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The sizes (N, 2) without repetition, at most :data:`POINTS` of them, and how many there are of each."""
    wide = sizes.astype(np.int64).reshape(-1, 2)
    step = 1
    while True:
        rounded = (wide + step // 2) // step * step
        # as one number each: unique rows would take a second for 100,000
        keys, counts = np.unique(rounded[:, 0] << 32 | rounded[:, 1], return_counts=True)
        if len(keys) <= POINTS:
            return np.stack([keys >> 32, keys & 0xFFFFFFFF], axis=1), counts
        step *= 2
