"""The figures of an evaluation, as the command line, the window, the Python API and the reports take them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ganstudio.engine.runs.baseline import Likelihood
from ganstudio.engine.text import Sentence


@dataclass(frozen=True, eq=False)
class Figure:
    """The value of one metric for one judged set.

    Attributes
    ----------
    metric
        A name of :data:`~ganstudio.engine.metrics.METRICS`.
    value, low, high
        The value and the ends of its 95 % interval; None where the metric says nothing: ``reason`` says why.
    floor
        The value of real images against other real images, the least favourable of several random halvings of the reference; None
        where it has none.
    count, real_count, floor_count
        Numbers of judged images, of real images, and of images in each half for the floor: ``count`` if the reference is large
        enough.
    features
        Name of the feature network; "" for a metric without features.
    reason
        Why there is no value; None with a value.
    warnings
        Why the value may mislead: too few images, a covariance without full rank.
    replicates
        float64 (R,): its bootstrap resamples, for paired differences.
    detail
        More of :attr:`~ganstudio.engine.metrics.metric.Estimate.detail`.
    """

    metric: str
    value: float | None
    low: float | None = None
    high: float | None = None
    floor: float | None = None
    count: int = 0
    real_count: int = 0
    floor_count: int = 0
    features: str = ""
    reason: Sentence | None = None
    warnings: tuple[Sentence, ...] = ()
    replicates: np.ndarray = field(default_factory=lambda: np.empty(0))
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Judged:
    """What was judged, and its figures.

    Attributes
    ----------
    name
        What a person reads: "sevens at 12,800 images", a folder.
    kind
        "run", "folder" (also an archive or an array), or "baseline".
    path
        The run's or the folder's path, "" for a set in memory.
    snapshot
        Images seen of the run's snapshot; None for anything else.
    figures
        By metric, in the order asked for.
    grid
        uint8 (n, H, W, C): the first images, at most 64; runs of the same latent space show the same seeds.
    best, worst
        uint8 (n, H, W, C): images where the features of the real images are most and least dense, at most 16 each.
    suspicious
        uint8 (n, 2, H, W, C): images most like a training image, and that training image, at most 8.
    model, likelihood
        What a run holds and how likely it finds held-out pictures, as of :class:`~ganstudio.engine.runs.Run`; "" and None for
        pictures.
    """

    name: str
    kind: str
    path: str
    snapshot: int | None
    figures: Mapping[str, Figure]
    grid: np.ndarray
    best: np.ndarray
    worst: np.ndarray
    suspicious: np.ndarray
    model: str = ""
    likelihood: Likelihood | None = None


@dataclass(frozen=True)
class Difference:
    """Two judged sets by one metric.

    ``low`` and ``high`` are the ends of the paired 95 % interval of the value of ``b`` minus that of ``a``; ``better`` is their
    name, or "" where they cannot be told apart; ``sentence`` says it in words.
    """

    metric: str
    a: str
    b: str
    value: float
    low: float
    high: float
    better: str
    sentence: Sentence


@dataclass(frozen=True, eq=False)
class Evaluation:
    """The result of an evaluation.

    Attributes
    ----------
    data
        Name of the real images, with the part used: "digits (held out)".
    judged
        In the order given.
    differences
        Of each pair of judged sets, for each metric that both have.
    conditions
        What a person needs to repeat it, by name: seed, feature network and its digest, resize filter, rounding, part of the real
        pictures, versions.
    """

    data: str
    judged: Sequence[Judged]
    differences: Sequence[Difference]
    conditions: Mapping[str, str]
