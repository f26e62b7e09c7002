"""Compares judged sets in pairs: which is better, or whether the images are too few to tell."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from ganstudio.engine.evaluation.result import Difference, Figure, Judged
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.metrics.metric import Estimate
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence


def differences(judged: Sequence[Judged]) -> list[Difference]:
    """Compare each pair by each metric that both have."""
    found = []
    for a, b in combinations(judged, 2):
        for name, figure in a.figures.items():
            if name in b.figures and (difference := _difference(a.name, figure, b.name, b.figures[name])) is not None:
                found.append(difference)
    return found


def _difference(a: str, one: Figure, b: str, other: Figure) -> Difference | None:
    """Compare two figures; None without values or resamples.

    Both were resampled by the same seed against the same reference, so that their resamples are paired, and what the reference
    adds to both cancels.
    """
    if one.value is None or other.value is None or not len(one.replicates) or len(one.replicates) != len(other.replicates):
        return None
    paired = Estimate(other.value - one.value, other.replicates - one.replicates)
    if not np.isfinite(paired.value):
        return None
    low, high = paired.interval
    is_lower_better = METRICS.get(one.metric).better == "lower"
    better = "" if low <= 0 <= high else (b if (high < 0) == is_lower_better else a)
    words = {"a": a, "b": b, "better": better, "metric": METRICS.get(one.metric).short}
    if better:
        sentence = Sentence(
            mark("engine", "{metric}: {better} is better than {other}"), {**words, "other": a if better == b else b}
        )
    else:
        count = f"{min(one.count, other.count):,}"
        text = mark("engine", "{metric}: {a} and {b} cannot be told apart with {count} samples")
        sentence = Sentence(text, {**words, "count": count})
    return Difference(one.metric, a, b, paired.value, low, high, better, sentence)
