"""What the table of figures shows: the values, which are the best, and where they lie on the scale of their column."""

import math
from dataclasses import dataclass

from ganstudio.app.pages.evaluate.figure_words import has_interval, number
from ganstudio.engine.evaluation.best import best_by
from ganstudio.engine.evaluation.result import Evaluation, Figure

BEST, AS_GOOD = "best", "as good"


@dataclass(frozen=True)
class Cell:
    """What a cell shows.

    Attributes
    ----------
    text
        The value.
    mark
        "best", "as good" (it cannot be told apart from the best), or "".
    value, low, high, floor
        Positions on the scale of the column, from 0 to 1; None: not shown.
    warns
        Whether the value may mislead.
    """

    text: str
    mark: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    floor: float | None = None
    warns: bool = False


def marks_of(evaluation: Evaluation, metric: str) -> list[str]:
    """Return the mark of each judged set: the best value of a metric, and what cannot be told apart from it."""
    best, tied = best_by(evaluation, metric)
    return [BEST if number == best else AS_GOOD if number in tied else "" for number in range(len(evaluation.judged))]


def cells_of(evaluation: Evaluation, metric: str) -> list[Cell]:
    """Return the cells of a column."""
    figures = [judged.figures.get(metric) for judged in evaluation.judged]
    ends = [end for figure in figures if figure is not None for end in _ends(figure)]
    low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
    marks = marks_of(evaluation, metric)

    def place(value: float | None) -> float | None:
        return None if value is None or not math.isfinite(value) else (value - low) / (high - low) if high > low else 0.5

    found = []
    for figure, mark in zip(figures, marks, strict=True):
        if figure is None or figure.value is None:
            found.append(Cell("–"))
            continue
        bar = (place(figure.low), place(figure.high)) if has_interval(figure) else (None, None)
        found.append(
            Cell(number(metric, figure.value), mark, place(figure.value), *bar, place(figure.floor), bool(figure.warnings))
        )
    return found


def _ends(figure: Figure) -> list[float]:
    values = (figure.value, figure.low, figure.high, figure.floor) if figure.value is not None else ()
    return [value for value in values if value is not None and math.isfinite(value)]
