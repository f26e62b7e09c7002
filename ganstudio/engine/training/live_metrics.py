"""Measures metrics beside a training, in slices between its steps, so that the training keeps its speed."""

import copy
import time
from collections.abc import Generator as Task
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from ganstudio.engine.data import Dataset
from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Caveat, Event, MetricMeasured, Progress, Status
from ganstudio.engine.latent.sampling import z_from_seeds
from ganstudio.engine.metrics import METRICS, Comparison, MetricUnavailable
from ganstudio.engine.metrics.features.network import FeatureNetwork, FeatureSet, describe_set
from ganstudio.engine.metrics.features.studio import image_set_of, studio_features
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.networks import Generator
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence
from ganstudio.engine.training.trainer import Trainer

COST = 16  # the training gets at least 16 times as long as a slice before the next slice
BATCH = 64
SEED = 0  # of choices among pictures and of the bootstrap
FIRST_LATENT = 2_000_000  # seeds other than those of the grid and of the check-ups
RESAMPLES = 100
HALVINGS = 3  # for a floor; a metric without features is slower and gets a single one


@dataclass(frozen=True, eq=False)
class RealImages:
    """Training images, described by the network: up to twice as many as are generated, so that they have two halves."""

    network: FeatureNetwork
    whole: FeatureSet
    count: int
    training: ImageSet
    held_out: ImageSet | None


class LiveMetrics:
    """Measures the metrics that ``run.metrics`` names and keeps the rows in the run folder.

    A measurement takes a copy of the averaged generator when it begins. If it takes longer than the training needs for
    ``run.metrics_every`` images, the next one begins later. A resumed training begins again what was not complete.

    Attributes
    ----------
    next_images
        Images seen at which the next measurement begins; until one is complete, those at which it began.
    """

    def __init__(self, run: Run, trainer: Trainer, dataset: Dataset) -> None:
        self._run, self._trainer, self._dataset = run, trainer, dataset
        self._real: RealImages | None = None
        self._floors: dict[str, float | None] = {}
        self._unavailable: set[str] = set()
        self._task: Iterator[Event] | None = None
        self._wait_until = 0.0
        self.next_images = trainer.config.run.metrics_every

    @property
    def is_wanted(self) -> bool:
        """Return whether the settings ask for any metric. An upscaler has none."""
        config = self._trainer.config
        return bool(config.run.metrics) and not config.upscaler.factor

    @property
    def is_prepared(self) -> bool:
        """Return whether the real images are described, as many as the settings ask for."""
        return self._real is not None and self._real.count == self._trainer.config.run.metrics_count

    def prepare(self) -> Iterator[Event]:
        """Describe the real images; at the first time for a data set, train the network that describes them."""
        count, images = self._trainer.config.run.metrics_count, image_set_of(self._dataset)
        network: FeatureNetwork = yield from studio_features(self._dataset, self._trainer.device.kind)
        yield Status(mark("engine", "Describing the real images"), {})
        held = self._trainer.held
        trained = np.setdiff1d(np.arange(len(images)), held)
        chosen = np.sort(np.random.default_rng(SEED).permutation(trained)[: 2 * count])
        whole = yield from _silent(describe_set(network, images.take(chosen)))
        held_out = images.take(held) if len(held) else None
        self._real = RealImages(network, whole, count, images.take(trained), held_out)
        self._floors, self._task = {}, None

    def advance(self) -> Iterator[Event]:
        """Measure for a slice, if it is time. Grad mode is the training's again at the end of a slice."""
        if self._task is None and self._trainer.images_seen >= self.next_images:
            self._task = self.measure(self._trainer.images_seen, self._averaged())
        begin = time.perf_counter()
        if self._task is None or begin < self._wait_until:
            return
        with torch.set_grad_enabled(torch.is_grad_enabled()):
            event = next(self._task, None)
        now = time.perf_counter()
        self._wait_until = now + COST * (now - begin)
        if event is None:
            self._end()
        elif not isinstance(event, Progress):
            yield event

    def complete(self) -> Iterator[Event]:
        """Measure what has begun to its end."""
        if self._task is not None:
            yield from _silent(self._task)
            self._end()

    def _end(self) -> None:
        every = self._trainer.config.run.metrics_every
        self._task, self.next_images = None, (self._trainer.images_seen // every + 1) * every

    def _averaged(self) -> Generator:
        averaged = self._trainer.ema.network
        assert isinstance(averaged, Generator)
        return copy.deepcopy(averaged)

    def measure(self, images_seen: int, generator: Generator) -> Iterator[Event]:
        """Measure every metric of a copy of the generator; yield each row when it is kept."""
        real = self._real
        assert real is not None
        images = yield from self._draw(generator, real)
        fake = yield from describe_set(real.network, images, BATCH)
        sets = {"training": real.training, "held_out": real.held_out}
        half = real.whole.take(_half(len(real.whole), real.count, 0)[0])
        comparison = Comparison(half, fake, real.network, **sets, resamples=RESAMPLES, seed=SEED)  # type: ignore[arg-type]
        for name in self._trainer.config.run.metrics:
            try:
                row = yield from self.row(name, comparison, images_seen)
            except MetricUnavailable as error:
                if name not in self._unavailable:
                    self._unavailable.add(name)
                    yield Caveat(_not_measured(name, error))
                continue
            self._run.append_metrics(row)
            yield MetricMeasured(row, METRICS.get(name).short)

    def _draw(self, generator: Generator, real: RealImages) -> Task[Event, None, ImageSet]:
        """Draw as many images as the settings ask for, with classes as frequent as in the real images."""
        labels, device = None, next(generator.parameters()).device
        if generator.classes and real.training.labels is not None:
            labels = np.resize(np.random.default_rng(SEED).permutation(real.training.labels), real.count)
        parts = []
        for begin in range(0, real.count, BATCH):
            seeds = range(FIRST_LATENT + begin, FIRST_LATENT + min(begin + BATCH, real.count))
            asked = None if labels is None else torch.from_numpy(labels[begin : begin + BATCH]).long().to(device)
            with torch.no_grad():
                drawn = generator(z_from_seeds(generator, seeds).to(device), asked)
            parts.append(to_uint8(drawn).transpose(0, 3, 1, 2))
            yield Progress(begin + len(seeds), real.count, "images")
        classes = real.training.classes if labels is not None else ()
        return ImageSet.of(np.ascontiguousarray(np.concatenate(parts)), self._run.name, labels, classes)

    def row(self, name: str, comparison: Comparison, images_seen: int) -> Task[Event, None, dict[str, Any]]:
        """Measure a metric; a generator of events that returns its row, as the run keeps it."""
        metric = METRICS.get(name)
        found = yield from metric.measure(comparison)
        if not np.isfinite(found.value):
            raise MetricUnavailable(mark("engine", "its value is not a finite number."))
        if name not in self._floors:
            self._floors[name] = yield from self._floor(name)
        low, high = (float(end) if np.isfinite(end) else None for end in found.interval)
        return {
            "images": images_seen,
            "metric": name,
            "value": float(found.value),
            "low": low,
            "high": high,
            "floor": self._floors[name],
            "n": len(comparison.fake),
            "features": comparison.network.name if metric.uses_features else "",
            "better": metric.better,
        }

    def _floor(self, name: str) -> Task[Event, None, float | None]:
        """Return the least favourable value of real images against other real images; None without any."""
        assert self._real is not None
        metric, whole, found = METRICS.get(name), self._real.whole, []
        for number in range(HALVINGS if metric.uses_features else 1):
            one, other = (whole.take(half) for half in _half(len(whole), self._real.count, number))
            sets = {"training": one.images, "held_out": self._real.held_out}
            comparison = Comparison(one, other, self._real.network, **sets, resamples=0, seed=SEED)  # type: ignore[arg-type]
            try:
                estimate = yield from metric.measure(comparison)
            except MetricUnavailable:
                return None
            found.append(estimate.value)
        worst = max if metric.better == "lower" else min
        return float(worst(found)) if np.isfinite(found).all() else None


def _half(total: int, count: int, number: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the positions of two sets of ``count`` images, or of half of all, that share none."""
    order = np.random.default_rng((SEED, number)).permutation(total)
    size = min(count, total // 2)
    return np.sort(order[:size]), np.sort(order[size : 2 * size])


def _not_measured(name: str, error: StudioError) -> Sentence:
    text = mark("engine", "{metric} is not measured: {reason}")
    return Sentence(text, {"metric": METRICS.get(name).short, "reason": Sentence(error.text, error.values)})


def _silent(task: Any) -> Task[Event, None, Any]:
    """Run a task without its progress, which is not the training's; the events between keep it closable."""
    while True:
        try:
            event = next(task)
        except StopIteration as end:
            return end.value
        yield Progress(0, 0, "") if isinstance(event, Progress) else event
