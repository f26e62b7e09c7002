"""Shows which kind of model each judged model is, with its likelihood and its sample quality."""

from collections import defaultdict

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ganstudio.app.pages.evaluate.figure_words import number, short_title
from ganstudio.app.pages.evaluate.kind_tree import KindTree, ModelCard
from ganstudio.app.tasks.evaluate import ShownEvaluation
from ganstudio.app.ui.controls import Hint, named
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
        self._hint = Hint()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addWidget(self.tree)
        for label in (self.shows, self.always):
            column.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(self.train)
        row.addWidget(self._hint, stretch=1)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        inner.setAutoFillBackground(False)  # setWidget turned it on
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_evaluation(None)

    def show_training(self, is_running: bool, has_data: bool) -> None:
        """Show whether baselines are being trained, and whether there are pictures to train on."""
        self.train.setEnabled(has_data and not is_running)
        why = "" if has_data else self.tr("Open a run or choose the real pictures first.")
        if is_running:
            why = self.tr("Running. The status bar shows the progress and a Cancel button.")
        self._hint.say(why)

    def show_evaluation(self, result: ShownEvaluation | None) -> None:
        """Show the models of a result in their places; of a run, the newest judged snapshot."""
        newest: dict[str, Judged] = {}
        for shown in () if result is None else result.shown:
            judged = shown.judged
            before = newest.get(judged.path)
            if judged.likelihood is not None and (before is None or (judged.snapshot or 0) >= (before.snapshot or 0)):
                newest[judged.path] = judged
        by_leaf: dict[str, list[ModelCard]] = defaultdict(list)
        for judged in newest.values():
            assert judged.likelihood is not None
            by_leaf[judged.likelihood.density].append(_card_of(judged))
        self.tree.show_models(by_leaf)
        self.shows.setText(_what_it_shows(list(newest.values())))
        self.shows.setVisible(bool(self.shows.text()))


def _card_of(judged: Judged) -> ModelCard:
    titles = {str(kind): title for kind, title in TITLES.items()}
    kind = QCoreApplication.translate("baselines", titles[judged.model]) if judged.model in titles else ""
    return ModelCard(judged.name, kind, _likelihood_words(judged), "\n".join(_quality(judged)))


def _likelihood_words(judged: Judged) -> str:
    likelihood = judged.likelihood
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


def _what_it_shows(models: list[Judged]) -> str:
    """Return which model is best at each of the two, if models of two kinds were judged; else ""."""
    stated = {m.name: m.likelihood.bits for m in models if m.likelihood is not None and m.likelihood.bits is not None}
    metric = next((name for name in QUALITY if all(_value(m, name) is not None for m in models)), None)
    if not stated or metric is None or len(models) < 2:
        return ""
    likely = min(stated, key=lambda name: stated[name])
    values = {m.name: float(_value(m, metric) or 0.0) for m in models}
    best = (min if METRICS.get(metric).better == "lower" else max)(values, key=lambda name: values[name])
    if len(stated) == 1:
        text = QCoreApplication.translate("KindsTab", "Only {model} states a likelihood; {best} has the best {metric}.")
        return text.format(model=likely, best=best, metric=short_title(metric))
    if likely == best:
        text = QCoreApplication.translate("KindsTab", "Here {model} has the best likelihood and the best {metric} too.")
        return text.format(model=likely, metric=short_title(metric))
    text = QCoreApplication.translate("KindsTab", "Here {likely} has the best likelihood, and {best} the best {metric}.")
    return text.format(likely=likely, best=best, metric=short_title(metric))


def _value(judged: Judged, metric: str) -> float | None:
    figure = judged.figures.get(metric)
    return None if figure is None else figure.value
