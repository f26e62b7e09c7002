"""Measures the inception-type score from a classifier's logits (Salimans et al. 2016, "Improved Techniques for Training GANs",
section 4). With Inception's logits it is the Inception score.

It ranks noise, snapshots and real images, but does not see slight noise: with a standard deviation of 0.1, it rises from 7.76 to
7.88 on 2,000 real digits, and on another 2,000 from 7.67 to 7.80 (studio features)."""

from collections.abc import Generator as Task
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric, MetricUnavailable
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SPLITS = 10  # as in the paper and in torch-fidelity
SHUFFLE_SEED = 2020  # torch-fidelity's, so that both give the same figure


def _measure(comparison: Comparison) -> Task[Event, None, Estimate]:
    logits = comparison.fake.logits
    if logits is None:
        raise MetricUnavailable(
            mark("engine", "{network} does not classify: choose studio features of a data set with classes, or Inception."),
            network=comparison.network.title,
        )
    if len(logits) < SPLITS:
        raise MetricUnavailable(
            mark("engine", "{name} has {count} images, too few for this score: use at least {least}."),
            name=comparison.fake.images.name,
            count=len(logits),
            least=SPLITS,
        )
    weights = np.vstack([np.ones((1, len(logits)), np.float32), comparison.fake_weights])
    by_split = []
    for number, split in enumerate(_splits(len(logits))):
        by_split.append(_scores(torch.from_numpy(logits[split]), torch.from_numpy(weights[:, split])).numpy())
        yield Progress(number + 1, SPLITS, "splits")
    scores = np.nanmean(by_split, axis=0)  # with few images, a resample may have none of a split
    return Estimate(float(scores[0]), scores[1:], bounds=(1.0, float(logits.shape[1])))


def _splits(count: int) -> Iterator[np.ndarray]:
    """Yield the indices of each split: the images in a random order, because generated images often come class by class."""
    order = np.random.RandomState(SHUFFLE_SEED).permutation(count)
    for number in range(SPLITS):
        yield order[number * count // SPLITS : (number + 1) * count // SPLITS]


def _scores(logits: Tensor, weights: Tensor) -> Tensor:
    """Return float64 (R,): exp of the mean KL divergence between p(y|x) and p(y), of logits (n, K) with each weighting (R, n)."""
    log_p = logits.double().log_softmax(dim=1)
    p = log_p.exp()
    normalised = weights.double() / weights.double().sum(dim=1, keepdim=True)
    marginal = normalised @ p
    # the mean over x of sum_y p(y|x) (log p(y|x) - log p(y))
    divergence = normalised @ (p * log_p).sum(dim=1) - torch.xlogy(marginal, marginal).sum(dim=1)
    return divergence.exp()


INCEPTION_SCORE = Metric(
    title=mark("metrics", "Inception-type score"),
    short=mark("metrics", "IS"),
    better="higher",
    meaning=mark(
        "metrics",
        "High when a classifier names the class of each image with certainty and all classes are equally common; at most the "
        "number of classes. It never looks at real images, so it misses a lack of variety within a class.",
    ),
    measure=_measure,
    fewest=1000,
)
