"""An evaluation with made-up figures, as the reports get it: three snapshots of a run, a folder, an explicit model."""

from dataclasses import replace
from typing import Any

import numpy as np

from ganstudio.engine.evaluation.result import Difference, Evaluation, Figure, Judged
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.runs.baseline import IMPLICIT, Likelihood
from ganstudio.engine.text import Sentence

NAME = '<img src=x onerror="alert(1)"> & <b>Co'
CLASSES = ("0", "<b>1</b>")


def made_up_evaluation(names: tuple[str, ...] = tuple(METRICS)) -> Evaluation:
    """Return five judged sets, each better than the one before; the second has no value of the first metric."""
    judged = [_judged(number, names) for number in range(5)]
    reason = Sentence("{n} pictures are too few.", {"n": 9})
    without = replace(judged[1].figures[names[0]], value=None, low=None, high=None, reason=reason)
    judged[1] = replace(judged[1], figures={**judged[1].figures, names[0]: without})
    pairs = [(a, b) for number, a in enumerate(judged) for b in judged[number + 1 :]]
    differences = [made for name in names for a, b in pairs if (made := _difference(name, a, b)) is not None]
    return Evaluation("digits (held out)", judged, differences, {"seed": "0", "features": "studio features (3f9a0c)"})


def _judged(number: int, names: tuple[str, ...]) -> Judged:
    rng = np.random.default_rng(number)
    images = rng.integers(0, 256, (64, 16, 16, 1), np.uint8)
    is_run = number < 3
    seen = (number + 1) * 6_400 if is_run else None
    name = f"{NAME} at {seen:,} images" if is_run else ("folder of pictures", "gmm on digits")[number - 3]
    kind = "folder" if number == 3 else "run"
    likelihood = (IMPLICIT, IMPLICIT, IMPLICIT, None, Likelihood("tractable", 1.61, 1.58, 1.64, 500))[number]
    path = f"runs/{NAME}" if is_run else f"elsewhere/{number}"
    figures = {metric: _figure(metric, number, rng) for metric in names}
    pairs = images[:16].reshape(8, 2, 16, 16, 1)
    model = ("gan", "gan", "gan", "", "gmm")[number]
    return Judged(name, kind, path, seen, figures, images, images[:16], images[16:32], pairs, model, likelihood)


def _figure(metric: str, number: int, rng: np.random.Generator) -> Figure:
    is_lower = METRICS.get(metric).better == "lower"
    value = 40 / (number + 1) + 2 if is_lower else 0.2 + 0.15 * number
    replicates = rng.normal(value, value / 20, 200)
    low, high = np.quantile(replicates, (0.025, 0.975))
    warnings = (Sentence("Fewer than {n} pictures.", {"n": "2,000"}),) if number > 2 else ()
    details = {"fd": {"classes": _class_distances(value)}, "spectrum": _spectrum(number), "as_asked": {"classes": _classes_asked()}}
    detail = details.get(metric, {})
    floor = 1.5 if is_lower else 0.97
    return Figure(metric, value, float(low), float(high), floor, 1_000, 5_000, 500, "studio", None, warnings, replicates, detail)


def _class_distances(value: float) -> list[dict[str, Any]]:
    """Return rows as the Frechet distance's detail has them; there are too few pictures of the second class."""
    first, second = ({"class": name, "real_count": 500, "asked": False} for name in CLASSES)
    return [{**first, "count": 990, "value": value}, {**second, "count": 10, "value": None}]


def _classes_asked() -> list[dict[str, Any]]:
    first, second = ({"class": name, "count": 500, "value": 0.8} for name in CLASSES)
    return [{**first, "mistaken_for": CLASSES[1]}, {**second, "mistaken_for": None}]


def _spectrum(number: int) -> dict[str, Any]:
    frequencies = np.arange(1, 12)
    real = 50 - 20 * np.log10(frequencies)
    return {"frequencies": frequencies.tolist(), "real": real.tolist(), "fake": (real - number).tolist()}


def _difference(metric: str, a: Judged, b: Judged) -> Difference | None:
    first, second = a.figures[metric], b.figures[metric]
    if first.value is None or second.value is None:
        return None
    low, high = np.quantile(second.replicates - first.replicates, (0.025, 0.975))
    better = "" if low <= 0 <= high else b.name
    sentence = (
        Sentence("{name} is better.", {"name": better}) if better else Sentence("They cannot be told apart with 1,000 samples.")
    )
    return Difference(metric, a.name, b.name, second.value - first.value, float(low), float(high), better, sentence)
