"""Says in words what a figure is, how sure it is, and what it means."""

import math
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from ganstudio.app.ui.formats import pictures_in_words
from ganstudio.app.ui.language import translated
from ganstudio.engine.evaluation.result import Figure
from ganstudio.engine.recipes.evaluate import METRICS
from ganstudio.engine.text import figure as in_digits

ARROWS = {"lower": "↓", "higher": "↑"}


def features_title(name: str) -> str:
    """Return what a person reads for a feature network: "studio features"."""
    if name == "studio":
        return QCoreApplication.translate("FigureWords", "studio features")
    if name == "inception":
        return QCoreApplication.translate("metrics", "Inception (FID weights)")
    return name


def metric_title(name: str, features: str = "") -> str:
    """Return the whole name of a metric, with the features it depends on: "Frechet distance (FD), studio features"."""
    title = QCoreApplication.translate("metrics", METRICS.get(name).title)
    return f"{title}, {features_title(features)}" if features else title


def short_title(name: str, features: str = "") -> str:
    """Return the short name of a metric, with the features it depends on: "FD (studio features)"."""
    short = QCoreApplication.translate("metrics", METRICS.get(name).short)
    return f"{short} ({features_title(features)})" if features else short


def meaning(name: str) -> str:
    """Return what a metric measures, and where it misleads."""
    return QCoreApplication.translate("metrics", METRICS.get(name).meaning)


def better_words(name: str) -> str:
    """Return whether lower or higher values of a metric are better."""
    if METRICS.get(name).better == "lower":
        return QCoreApplication.translate("FigureWords", "Lower is better.")
    return QCoreApplication.translate("FigureWords", "Higher is better.")


def number(name: str, value: float | None) -> str:
    """Return a value of a metric with its unit; a dash without a value."""
    if value is None or math.isnan(value):
        return "–"
    return f"{in_digits(value)} {METRICS.get(name).unit}".rstrip()


def has_interval(figure: Figure) -> bool:
    """Return whether a figure has a 95 % interval."""
    return figure.low is not None and figure.high is not None and math.isfinite(figure.low) and math.isfinite(figure.high)


def value_words(figure: Figure) -> str:
    """Return the value with its interval and its floor; why there is none without a value."""
    if figure.value is None:
        return translated(figure.reason) if figure.reason is not None else "–"
    said = [number(figure.metric, figure.value)]
    if has_interval(figure):
        text = QCoreApplication.translate("FigureWords", "95 % interval: {low} to {high}")
        said.append(text.format(low=number(figure.metric, figure.low), high=number(figure.metric, figure.high)))
    if figure.floor is not None and math.isfinite(figure.floor):
        text = QCoreApplication.translate("FigureWords", "floor, real to real: {floor}")
        said.append(text.format(floor=number(figure.metric, figure.floor)))
    return " · ".join(said)


def sample_words(figure: Figure) -> str:
    """Return how many pictures a figure rests on."""
    if not figure.count:
        return ""
    if not figure.real_count:
        return pictures_in_words(figure.count)
    text = QCoreApplication.translate("FigureWords", "{count} judged, compared with {real} real pictures")
    return text.format(count=f"{figure.count:,}", real=f"{figure.real_count:,}")


def class_words(figure: Figure) -> str:
    """Return the value of each class; "" for a metric without."""
    rows = figure.detail.get("classes") or ()
    known = [f"{row['class']}: {number(figure.metric, row.get('value'))}" for row in rows]
    if not known:
        return ""
    return QCoreApplication.translate("FigureWords", "By class: {values}").format(values=" · ".join(known))


def warnings(figure: Figure) -> str:
    """Return why the value may mislead; "" without a reason."""
    return " ".join(translated(warning) for warning in figure.warnings)


def tooltip(judged: str, figure: Figure) -> str:
    """Return everything about a figure."""
    return "\n".join(line for line in _lines(judged, figure) if line)


def _lines(judged: str, figure: Figure) -> Iterator[str]:
    yield f"{judged}: {metric_title(figure.metric, figure.features)}"
    yield value_words(figure)
    yield sample_words(figure)
    yield f"⚠ {warnings(figure)}" if figure.warnings else ""
    yield f"{better_words(figure.metric)} {meaning(figure.metric)}"
