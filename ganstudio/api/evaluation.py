"""Evaluates generators and sets of images from a script."""

import html
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from ganstudio.api import arguments
from ganstudio.api.progress import Watch, drive
from ganstudio.engine.evaluation.best import best_by
from ganstudio.engine.evaluation.tables import metrics_of, rows, to_markdown, value_text
from ganstudio.engine.latent.model import Model
from ganstudio.engine.recipes.evaluate import LARGEST_SEED, Evaluation, write_report
from ganstudio.engine.recipes.evaluate import evaluate as recipe

Judged: TypeAlias = str | Path | np.ndarray | Model
MOST_IMAGES = 10_000_000


class EvaluationResult:
    """The figures of an evaluation. A notebook shows them as a table.

    Attributes
    ----------
    evaluation
        The full result: ``judged``, ``differences``, ``conditions``.
    """

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Return a row for each set and metric: ``model``, ``metric``, ``value``, ``low``, ``high``, ``floor``, ``n`` ..."""
        return rows(self.evaluation)

    @property
    def differences(self) -> list[str]:
        """Return a sentence for each pair of sets and metric: which is better, or that they cannot be told apart."""
        return [str(difference.sentence) for difference in self.evaluation.differences]

    @property
    def conditions(self) -> dict[str, str]:
        """Return what is needed to repeat the evaluation."""
        return dict(self.evaluation.conditions)

    def value(self, metric: str, model: str | None = None) -> float | None:
        """Return a value by metric, of the set called ``model``, or of the first; None if the metric says nothing of it."""
        names = [judged.name for judged in self.evaluation.judged]
        chosen = names[0] if model is None else arguments.check_choice("model", model, names)
        figures = self.evaluation.judged[names.index(chosen)].figures
        return figures[arguments.check_choice("metric", metric, figures)].value

    def save(self, path: str | Path) -> Path:
        """Write a report, as the ending says: ``.html``, ``.png``, ``.md``, ``.csv`` or ``.json``."""
        out = arguments.check_path("path", path)
        with arguments.as_argument_errors():
            write_report(self.evaluation, out)
        return out

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        return to_markdown(self.evaluation)

    def __repr__(self) -> str:
        names = ", ".join(judged.name for judged in self.evaluation.judged)
        return f"<EvaluationResult: {names} against {self.evaluation.data}, {', '.join(metrics_of(self.evaluation))}>"

    def _repr_html_(self) -> str:
        """Return a table, the best values in bold."""
        names, found = metrics_of(self.evaluation), self.evaluation
        lines, best = [_line("th", ["", *names])], {name: best_by(found, name)[0] for name in names}
        for number, judged in enumerate(found.judged):
            texts = {name: html.escape(value_text(judged.figures[name])) if name in judged.figures else "-" for name in names}
            marked = [f"<b>{text}</b>" if best[name] == number else text for name, text in texts.items()]
            lines.append(_line("td", [html.escape(judged.name), *marked]))
        return f"<table>{''.join(lines)}</table><p>{html.escape(found.conditions['real images'])}</p>"


def evaluate(
    what: Judged | Sequence[Judged],
    data: str | Path | Sequence[str | Path] | None = None,
    *,
    metrics: str | Sequence[str] | None = None,
    features: str | Path = "studio",
    count: int | None = None,
    snapshots: str | int = "latest",
    part: str = "training",
    seed: int = 0,
    save_reference: bool = False,
    progress: Watch = None,
) -> EvaluationResult:
    """Measure how good and how varied images are, against real pictures: each figure with its 95 % interval and its floor.

    >>> found = ganstudio.evaluate(["runs/a", "runs/b"], "photos/")  # doctest: +SKIP
    >>> found.value("fd"), found.differences  # doctest: +SKIP

    Parameters
    ----------
    what
        One of these, or several: the folder of a run, a loaded model, a folder or archive of images, or an array (N, H, W) or
        (N, H, W, C). Images of another size are resized like the real pictures.
    data
        The real pictures, as for :func:`ganstudio.train`; None: those that the first run was trained on.
    metrics
        Names such as ``"fd"``; None for all that apply.
    features
        ``"studio"``, ``"inception=FILE"``, ``"dinov2=FILE"``, ``"torchvision:resnet50=FILE"``, or a file with a network as
        TorchScript or ONNX; ``"FILE@224,imagenet"`` says the size and the values that it takes.
    count
        Number of images of each set; None: 5,000, or the number of images of the smallest set.
    snapshots
        Which snapshots of each run: ``"latest"``, ``"best"``, ``"all"``, or images seen.
    part
        The real images: ``"training"``, ``"held-out"`` or ``"all"``.
    seed
        The same seed gives the same figures.
    save_reference
        Whether to keep the features and floors of the real pictures for good, instead of in the cache.
    progress
        True shows a bar, False nothing, None a bar in a terminal or a notebook. A function is called with each event instead.

    Raises
    ------
    StudioError
        The pictures, a metric or a snapshot do not exist, or a set has too few images.
    """
    given: list[Any] = list(what) if isinstance(what, list | tuple) else [what]
    if not all(isinstance(one, str | Path | np.ndarray | Model) for one in given):
        text = "what = {value}: this must be a run, a model, a folder, an archive or an array, or a list of these."
        raise arguments.ArgumentTypeError(text, value=arguments.short(what))
    chosen = [metrics] if isinstance(metrics, str) else metrics
    if chosen is not None and not all(isinstance(name, str) for name in chosen):
        text = "metrics = {value}: this must be a list of names, such as ['fd', 'kid']."
        raise arguments.ArgumentTypeError(text, value=arguments.short(metrics))
    with arguments.as_argument_errors():
        task = recipe(
            given,
            () if data is None else arguments.check_names("data", data),
            metrics=chosen,
            features=str(features),
            count=None if count is None else arguments.check_whole("count", count, 1, MOST_IMAGES),
            snapshots=snapshots,
            part=part,
            seed=arguments.check_whole("seed", seed, 0, LARGEST_SEED),
            save_reference=save_reference,
        )
        return EvaluationResult(drive(task, "Evaluating", progress))


def _line(tag: str, cells: list[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"
