"""Shows which kind of model each judged model is, with its likelihood and its sample quality."""

from collections import defaultdict

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ganstudio.app.pages.evaluate.figure_words import number, short_title
from ganstudio.app.pages.evaluate.kind_tree import KindTree, ModelCard
from ganstudio.app.tasks.evaluate import ShownEvaluation, ShownJudged
from ganstudio.app.ui.controls import named
from ganstudio.engine.evaluation.result import Judged
from ganstudio.engine.recipes.evaluate import METRICS
from ganstudio.engine.runs.baseline import TITLES
from ganstudio.engine.text import figure as in_digits

QUALITY = ("fd", "coverage")  # the figures of sample quality in a card
MOST_FIGURES = 2


class KindsTab(QScrollArea):
    """The tree of models over what it shows, and a button that trains explicit models on the same pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = KindTree()
        self.shows = QLabel(wordWrap=True)
        self.always = QLabel(
            self.tr(
                "Likelihood says how well a model predicts pictures it has not seen; sample quality says how its own pictures "
                "look. Neither follows from the other: a model can be good at one and poor at the other."
            ),
            wordWrap=True,
        )
        self.always.setProperty("role", "muted")
        self.train = QPushButton(self.tr("Train baselines"))
        tip = self.tr(
            "Train a Gaussian mixture, a kernel density and a variational autoencoder on the real pictures, as runs to judge"
        )
        named(self.train, self.train.text(), tip)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addWidget(self.tree)
        for label in (self.shows, self.always):
            column.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(self.train)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        inner.setAutoFillBackground(False)  # setWidget turned it on
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_evaluation(None)

    def show_evaluation(self, result: ShownEvaluation | None) -> None:
        """Show the models of a result in their places; of a run, the newest judged snapshot."""
        newest: dict[str, ShownJudged] = {}
        for shown in () if result is None else result.shown:
            before = newest.get(shown.judged.path)
            if shown.likelihood is not None and (before is None or (shown.judged.snapshot or 0) >= (before.judged.snapshot or 0)):
                newest[shown.judged.path] = shown
        by_leaf: dict[str, list[ModelCard]] = defaultdict(list)
        for shown in newest.values():
            assert shown.likelihood is not None
            by_leaf[shown.likelihood.density].append(_card_of(shown))
        self.tree.show_models(by_leaf)
        self.shows.setText(_what_it_shows(list(newest.values())))
        self.shows.setVisible(bool(self.shows.text()))


def _card_of(shown: ShownJudged) -> ModelCard:
    titles = {str(kind): title for kind, title in TITLES.items()}
    kind = QCoreApplication.translate("baselines", titles[shown.kind]) if shown.kind in titles else ""
    return ModelCard(shown.judged.name, kind, _likelihood_words(shown), "\n".join(_quality(shown.judged)))


def _likelihood_words(shown: ShownJudged) -> str:
    likelihood = shown.likelihood
    if likelihood is None or likelihood.bits is None:
        return QCoreApplication.translate("KindsTab", "states no likelihood")
    bits = in_digits(likelihood.bits)
    if likelihood.density == "approximate":
        return QCoreApplication.translate("KindsTab", "at most {bits} bits per dimension").format(bits=bits)
    return QCoreApplication.translate("KindsTab", "{bits} bits per dimension").format(bits=bits)


def _quality(judged: Judged) -> list[str]:
    measured = [name for name, figure in judged.figures.items() if figure.value is not None and METRICS.get(name).claims_quality]
    wanted = [name for name in QUALITY if name in measured] or measured
    figures = [judged.figures[name] for name in wanted[:MOST_FIGURES]]
    return [f"{short_title(figure.metric, figure.features)}: {number(figure.metric, figure.value)}" for figure in figures]


def _what_it_shows(models: list[ShownJudged]) -> str:
    """Return which model is best at each of the two, if models of two kinds were judged; else ""."""
    stated = {m.judged.name: m.likelihood.bits for m in models if m.likelihood is not None and m.likelihood.bits is not None}
    metric = next((name for name in QUALITY if all(_value(m.judged, name) is not None for m in models)), None)
    if not stated or metric is None or len(models) < 2:
        return ""
    likely = min(stated, key=lambda name: stated[name])
    values = {m.judged.name: float(_value(m.judged, metric) or 0.0) for m in models}
    best = (min if METRICS.get(metric).better == "lower" else max)(values, key=lambda name: values[name])
    if likely == best:
        text = QCoreApplication.translate("KindsTab", "Here {model} has the best likelihood and the best {metric} too.")
        return text.format(model=likely, metric=short_title(metric))
    text = QCoreApplication.translate("KindsTab", "Here {likely} has the best likelihood, and {best} the best {metric}.")
    return text.format(likely=likely, best=best, metric=short_title(metric))


def _value(judged: Judged, metric: str) -> float | None:
    figure = judged.figures.get(metric)
    return None if figure is None else figure.value
