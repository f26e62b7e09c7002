"""Finds the best value of a metric, and the values that can't be told apart from it."""

from ganstudio.engine.evaluation.result import Evaluation
from ganstudio.engine.metrics import METRICS


def best_by(evaluation: Evaluation, metric: str) -> tuple[int | None, frozenset[int]]:
    """Return which judged set has the best value of ``metric``, and which others can't be told apart from it.

    Both are indices of :attr:`~ganstudio.engine.evaluation.result.Evaluation.judged`; None and an empty set where fewer than two
    sets have a value.
    """
    values = {}
    for number, judged in enumerate(evaluation.judged):
        figure = judged.figures.get(metric)
        if figure is not None and figure.value is not None:
            values[number] = figure.value
    if len(values) < 2:
        return None, frozenset()
    wanted = min if METRICS.get(metric).better == "lower" else max
    best = wanted(values, key=lambda number: values[number])
    name = evaluation.judged[best].name
    pairs = (pair for pair in evaluation.differences if pair.metric == metric and not pair.better and name in (pair.a, pair.b))
    tied = {pair.b if pair.a == name else pair.a for pair in pairs}
    return best, frozenset(number for number in values if number != best and evaluation.judged[number].name in tied)
