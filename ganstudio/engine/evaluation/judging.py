"""Judges sets of images by all metrics under the same conditions, and keeps the results."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Generator as Task
from dataclasses import dataclass, replace
from itertools import takewhile

import numpy as np

from ganstudio.engine.baselines.density_model import DensityModel
from ganstudio.engine.evaluation.clock import JobClock
from ganstudio.engine.evaluation.drawing import draw_images
from ganstudio.engine.evaluation.measuring import Floors, measure_figure
from ganstudio.engine.evaluation.pictures import pictures_of
from ganstudio.engine.evaluation.reference import DescribedReference, Reference, is_trained_on
from ganstudio.engine.evaluation.result import Figure, Judged
from ganstudio.engine.evaluation.store import key_of
from ganstudio.engine.evaluation.subject import Subject
from ganstudio.engine.evaluation.tables import value_text
from ganstudio.engine.events import Event, FigureMeasured, Status
from ganstudio.engine.latent.model import Model
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.metrics.features.network import describe_set
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.metrics.metric import Comparison, MetricUnavailable
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

PICTURES, COPIES = "pictures", "copies"
NO_PICTURES = {name: np.empty((0, 1, 1, 1), np.uint8) for name in ("grid", "best", "worst")} | {
    "suspicious": np.empty((0, 2, 1, 1, 1), np.uint8)
}  # before they are drawn
SECONDS = {
    "draw": 3e-4,
    "describe": 2e-4,
    "swd": 2e-3,
    "ms_ssim": 5e-4,
    "copies": 4e-3,
}  # per image, until the job has measured its own
USUAL = 1e-4  # seconds per image of a metric


@dataclass(frozen=True)
class Conditions:
    """The conditions that all judged sets have in common.

    Attributes
    ----------
    metrics
        Names, in order.
    count
        Number of images of each judged set, and of real images: density and coverage depend on their ratio.
    seed, resamples
        As of :class:`~ganstudio.engine.metrics.metric.Comparison`.
    """

    metrics: tuple[str, ...]
    count: int
    seed: int
    resamples: int


class Evaluator:
    """Judges subjects, with digests of their content, against a reference. Results that are kept are not measured again."""

    def __init__(self, conditions: Conditions, described: DescribedReference, subjects: Sequence[Subject], clock: JobClock) -> None:
        self._conditions, self._described, self._clock = conditions, described, clock
        self._floors = Floors(described, min(conditions.count, len(described.reference.real) // 2), conditions.seed)
        clock.plan(self._steps(subjects))

    def _steps(self, subjects: Sequence[Subject]) -> Iterator[tuple[str, float]]:
        """Yield the kind and the expected seconds of each step of the job."""
        count, measured = self._conditions.count, set[str]()
        for subject in subjects:
            if self._is_known(subject):
                continue
            yield "draw", SECONDS["draw"] * count * (subject.run is not None)
            yield "describe", SECONDS["describe"] * count
            for name in self._missing(subject):
                yield name, SECONDS.get(name, USUAL) * count
                measured.add(name)
        if measured and not self._described.is_known():
            yield "describe", SECONDS["describe"] * len(self._described.reference.real)
        for name in measured:
            if not self._floors.is_known(name):
                yield f"floor of {name}", SECONDS.get(name, USUAL) * self._floors.count

    def judge(
        self, subject: Subject, model: Model | DensityModel | None, needed: Collection[str] = ()
    ) -> Task[Event, None, Judged]:
        """Measure what is not kept of a subject. A generator of events that returns the :class:`Judged`.

        Parameters
        ----------
        model
            Draws the images of a run; None for pictures.
        needed
            Metrics without which the result is of no use.

        Raises
        ------
        MetricUnavailable
            One of the ``needed`` metrics says nothing of these images.
        """
        store = subject.store()
        figures = {name: store.figure(self._key(subject, name)) for name in self._conditions.metrics}
        shelf = subject.pictures(self._key(subject, PICTURES))
        pictures = shelf.arrays(PICTURES)
        if pictures is None or None in figures.values():
            comparison = yield from self._compare(subject, model)
            for name in [name for name, figure in figures.items() if figure is None]:
                figures[name] = figure = yield from self._measure(subject, name, comparison)
                store.keep_figure(self._key(subject, name), figure)
                if name in needed:
                    _check(figure)
                yield FigureMeasured(_in_words(subject, figure), _judged(subject, figures, NO_PICTURES))
            copies = figures.get(COPIES) or (store.figure(self._key(subject, COPIES)) if COPIES in METRICS else None)
            pictures = yield from pictures_of(comparison, copies)
            shelf.keep_arrays(PICTURES, pictures)
        for name in needed:
            _check(figures[name])
        return _judged(subject, figures, pictures)

    def _measure(self, subject: Subject, name: str, comparison: Comparison) -> Task[Event, None, Figure]:
        yield Status(mark("engine", "Measuring {metric} of {name}"), {"metric": METRICS.get(name).short, "name": subject.name})
        figure = yield from self._clock.run(name, measure_figure(name, comparison))
        floor = yield from self._clock.run(f"floor of {name}", self._floors.measure(name))
        return replace(figure, floor=floor, floor_count=0 if floor is None else self._floors.count)

    def _compare(self, subject: Subject, model: Model | DensityModel | None) -> Task[Event, None, Comparison]:
        """Describe the images of a subject and what they are compared with."""
        conditions, described = self._conditions, self._described
        yield Status(mark("engine", "Describing the real images"), {})
        real = yield from self._clock.run("describe", described.real())
        training, held_out = _seen_and_unseen(subject, described.reference)
        images = yield from self._images(subject, model)
        yield Status(mark("engine", "Describing the images of {name}"), {"name": subject.name})
        fake = yield from self._clock.run("describe", describe_set(described.network, images))
        return Comparison(
            real=real.take(np.arange(conditions.count)),
            fake=fake,
            network=described.network,
            training=training,
            held_out=held_out,
            model=model if isinstance(model, Model) else None,
            resamples=conditions.resamples,
            seed=conditions.seed,
        )

    def _images(self, subject: Subject, model: Model | DensityModel | None) -> Task[Event, None, ImageSet]:
        """Return as many images as the conditions say."""
        count, seed = self._conditions.count, self._conditions.seed
        if model is not None:
            yield Status(mark("engine", "Drawing the images of {name}"), {"name": subject.name})
            labels = _labels_for(model, self._described)
            return (yield from self._clock.run("draw", draw_images(model, subject.name, count, seed, labels)))
        images = subject.images
        assert images is not None
        return images.take(np.sort(np.random.default_rng(seed).permutation(len(images))[:count]))

    def _missing(self, subject: Subject) -> list[str]:
        store = subject.store()
        return [name for name in self._conditions.metrics if store.figure(self._key(subject, name)) is None]

    def _is_known(self, subject: Subject) -> bool:
        pictures = subject.pictures(self._key(subject, PICTURES)).arrays(PICTURES)
        return not self._missing(subject) and pictures is not None

    def _key(self, subject: Subject, name: str) -> str:
        """Return the key of a subject's figure, or of its pictures: all that the result depends on."""
        conditions, described = self._conditions, self._described
        metric = None if name == PICTURES else METRICS.get(name)
        network = described.network.digest if metric is None or metric.uses_features else ""
        version = 0 if metric is None else metric.version
        common = (subject.digest, described.reference.key, conditions.count, conditions.seed, conditions.resamples)
        return f"{name}-{key_of(*common, network, version)}"


def _judged(subject: Subject, figures: Mapping[str, Figure | None], pictures: Mapping[str, np.ndarray]) -> Judged:
    """Return a subject with its figures, up to the first that is not measured yet."""
    run = subject.run
    known = takewhile(lambda item: item[1] is not None, figures.items())
    return Judged(
        subject.name,
        subject.kind,
        subject.path,
        subject.snapshot,
        {name: figure for name, figure in known if figure is not None},
        grid=pictures["grid"],
        best=pictures["best"],
        worst=pictures["worst"],
        suspicious=pictures["suspicious"],
        model="" if run is None else run.kind,
        likelihood=None if run is None else run.likelihood,
    )


def _in_words(subject: Subject, figure: Figure) -> str:
    return f"{subject.name}: {METRICS.get(figure.metric).short} {value_text(figure)}"


def _seen_and_unseen(subject: Subject, reference: Reference) -> tuple[ImageSet | None, ImageSet | None]:
    """Return what a subject was trained on, and what was held out: those of the reference, unless a run knows better.

    Pictures are judged as those of a model that was trained on the reference's training images.
    """
    if subject.run is not None and not is_trained_on(subject.run, reference):
        return None, None
    return reference.images(reference.training), reference.images(reference.held_out) if len(reference.held_out) else None


def _check(figure: Figure | None) -> None:
    """Raise :class:`MetricUnavailable` for a figure without a value."""
    if figure is not None and figure.reason is not None:
        raise MetricUnavailable(figure.reason.text, **figure.reason.values)


def _labels_for(model: Model | DensityModel, described: DescribedReference) -> np.ndarray | None:
    """Return the classes of the real images by the model's numbers, to draw classes as often; None if it has others."""
    dataset, labels = described.reference.dataset, described.reference.labels
    if labels is None or not set(dataset.classes) <= set(model.classes):
        return None
    numbers: np.ndarray = np.array([model.classes.index(name) for name in dataset.classes])[labels]
    return numbers
