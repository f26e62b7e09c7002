"""Results of evaluations as the recipe returns them, made at once."""

from collections.abc import Sequence

import numpy as np

from ganstudio.engine.evaluation.result import Difference, Evaluation, Figure, Judged
from ganstudio.engine.recipes.evaluate import METRICS
from ganstudio.engine.text import Sentence

FLOORS = {"fd": 1.2, "kid": 0.0004, "precision": 0.9, "recall": 0.88, "density": 1.0, "coverage": 0.93}


def figure_of(metric: str, quality: float, **changes: object) -> Figure:
    """A figure of ``metric``, better the higher ``quality`` (0 to 1) is."""
    floor = FLOORS.get(metric, 1.0)
    lower = METRICS.get(metric).better == "lower"
    value = floor * (1 + 10 * (1 - quality)) if lower else floor * quality
    features = "studio" if METRICS.get(metric).uses_features else ""
    replicates = value * (1 + 0.02 * np.random.default_rng(0).standard_normal(50))
    values = {"low": 0.95 * value, "high": 1.06 * value, "floor": floor, "count": 2000, "real_count": 1000, "features": features}
    return Figure(**{"metric": metric, "value": value, "replicates": replicates} | values | changes)


def judged_of(name: str, quality: float, metrics: Sequence[str], *, snapshot: int | None = None, path: str = "", side: int = 16):
    """A judged set; its grid, best and worst are noise, and two samples are suspicious."""
    rng = np.random.default_rng(round(1000 * quality))
    pictures = rng.integers(0, 256, (64, side, side, 1), np.uint8)
    suspicious = rng.integers(0, 256, (2, 2, side, side, 1), np.uint8)
    figures = {metric: figure_of(metric, quality) for metric in metrics}
    kind = "folder" if snapshot is None else "run"
    return Judged(name, kind, path or f"/runs/{name}", snapshot, figures, pictures, pictures[:16], pictures[16:32], suspicious)


def difference(a: Judged, b: Judged, metric: str, better: str = "") -> Difference:
    """A difference between two sets, in words as well."""
    change = (b.figures[metric].value or 0.0) - (a.figures[metric].value or 0.0)
    text = "{name} is better" if better else "{a} and {b} cannot be told apart with {count} samples"
    sentence = Sentence(text, {"name": better, "a": a.name, "b": b.name, "count": "2,000"})
    return Difference(metric, a.name, b.name, change, change - 0.1, change + 0.1, better, sentence)


def evaluation_of(*judged: Judged, differences: Sequence[Difference] = ()) -> Evaluation:
    """An evaluation of ``judged`` against the sevens."""
    return Evaluation("sevens (held out)", judged, differences, {"seed": "0", "features": "studio"})


def training_of(name: str, snapshots: int, metrics: Sequence[str], best: float = 0.9) -> list[Judged]:
    """The judged snapshots of a run, better and better."""
    return [
        judged_of(
            f"{name} at {1000 * number:,} images",
            best * number / snapshots,
            metrics,
            snapshot=1000 * number,
            path=f"/runs/{name}",
        )
        for number in range(1, snapshots + 1)
    ]
