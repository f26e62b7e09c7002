"""Defines a metric: how far a set of generated images is from a set of real ones, with its uncertainty."""

import math
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Generator as Task
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeAlias

import numpy as np

from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Event
from ganstudio.engine.latent.model import Model
from ganstudio.engine.metrics.features.network import FeatureNetwork, FeatureSet
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.text import Sentence

RESAMPLES = 200  # of the bootstrap
CONFIDENCE = 0.95


class MetricUnavailable(StudioError):
    """Raised when a metric says nothing of these sets: one has no classes, the network no logits, or there are too few images."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two sets of images, described by the same network.

    Attributes
    ----------
    real, fake
        The reference, M images (usually the training images), and the images that are judged, N.
    network
        The network that described them.
    training, held_out
        The images that the judged model was trained on, and other images of the same data set, for metrics of memorisation;
        None if unknown, or if there are none.
    model
        The judged generator; None for a folder or an archive.
    resamples
        Number of bootstrap resamples; 0 measures the value alone.
    seed
        Seed of every random choice: the same comparison gives the same figures.
    shared
        What a metric found that others use again, by a name of its own: the nearest neighbours.
    """

    real: FeatureSet
    fake: FeatureSet
    network: FeatureNetwork
    training: ImageSet | None = None
    held_out: ImageSet | None = None
    model: Model | None = None
    resamples: int = RESAMPLES
    seed: int = 0
    shared: dict[str, Any] = field(default_factory=dict, init=False)  # a replaced comparison begins anew

    @cached_property
    def real_weights(self) -> np.ndarray:
        """Return float32 (resamples, M): how often each real image occurs in each resample; the same for every judged set."""
        return _multinomial(len(self.real), self.resamples, self.seed)

    @cached_property
    def fake_weights(self) -> np.ndarray:
        """Return float32 (resamples, N): how often each judged image occurs in each resample."""
        return _multinomial(len(self.fake), self.resamples, self.seed + 1)


def _multinomial(count: int, resamples: int, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    weights = np.empty((resamples, count), np.float32)
    for row in weights:
        row[:] = np.bincount(rng.integers(0, count, count), minlength=count)
    return weights


@dataclass(frozen=True, eq=False)
class Estimate:
    """A measured value.

    Attributes
    ----------
    value
        By the metric's definition, on all images.
    replicates
        float64 (resamples,): the value of each bootstrap resample; two models measured against the same reference with the same
        seed have the same resamples, so their differences are paired.
    detail
        What else the metric says, as plain values for JSON: the distance of each class, a curve, indices of images.
    bounds
        The least and the largest value that the metric can have; the interval stays within.
    """

    value: float
    replicates: np.ndarray = field(default_factory=lambda: np.empty(0))
    detail: Mapping[str, Any] = field(default_factory=dict)
    bounds: tuple[float, float] = (-math.inf, math.inf)

    @property
    def interval(self) -> tuple[float, float]:
        """Return the ends of the 95 % interval; NaN without resamples.

        The basic bootstrap (Davison and Hinkley 1997, "Bootstrap Methods and their Application", equation 5.6) reflects the
        resamples at the value, which takes away the bias that a resample adds: a Frechet distance of few images is too large.
        The interval is widened to contain the value.
        """
        if not len(self.replicates):
            return float("nan"), float("nan")
        tail = (1 - CONFIDENCE) / 2
        low, high = np.quantile(self.replicates, (tail, 1 - tail))
        least, largest = self.bounds
        reflected_low, reflected_high = 2 * self.value - float(high), 2 * self.value - float(low)
        return max(min(reflected_low, self.value), least), min(max(reflected_high, self.value), largest)


Measure: TypeAlias = Callable[[Comparison], Task[Event, None, Estimate]]


def _nothing_to_warn_of(_comparison: Comparison) -> Sequence[Sentence]:
    return ()


@dataclass(frozen=True)
class Metric:
    """A registry entry.

    Attributes
    ----------
    title
        What a person reads, marked with ``QT_TRANSLATE_NOOP("metrics", ...)``: "Frechet distance (FD)".
    short
        In a table's head: "FD".
    better
        Whether a "lower" or a "higher" value is better.
    meaning
        A sentence or two, marked likewise: what it measures, and where it misleads.
    measure
        A generator of events that returns an :class:`Estimate`, or raises :class:`MetricUnavailable` before its first event.
    fewest
        With fewer images in either set, the figure comes with a warning.
    warn
        Returns further reasons why the figure of a comparison may mislead: a covariance without full rank.
    version
        Raised when the same comparison gives other values than before, so that kept results are measured again.
    unit
        "" or a unit to print behind the value: "dB".
    uses_features
        Whether its value depends on the feature network: its label names the network then.
    claims_quality
        Whether better values claim better images, so that noise must rank below real images.
    default
        Whether it is measured unasked.
    """

    title: str
    short: str
    better: Literal["lower", "higher"]
    meaning: str
    measure: Measure
    fewest: int = 100
    warn: Callable[[Comparison], Sequence[Sentence]] = _nothing_to_warn_of
    version: int = 1
    unit: str = ""
    uses_features: bool = True
    claims_quality: bool = True
    default: bool = True
