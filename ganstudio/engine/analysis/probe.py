"""A linear probe: how well a linear classifier reads classes from features, beside chance and pixel components.

A linear classifier on frozen features (Alain and Bengio 2016, "Understanding intermediate layers using linear classifier probes",
section 3) is multinomial logistic regression with an L2 penalty, fitted by L-BFGS in float64. Each fold chooses the penalty, and
whether to standardise the features, within its own training part. Every picture is classified once, by a probe that
was not trained on it.
"""

import itertools
import math
from collections.abc import Generator as Task
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.events import Event, Progress
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

FOLDS = 5
PENALTIES = (1.0, 10.0, 100.0)  # times half the squared weights, beside the sum of the training pictures' losses
INNER = 4  # parts of a training fold; the last is held out to choose the penalty
STEPS = 200
SETTLED = 1e-5  # slope at which a fit ends
ROUGHLY = 2e-3  # the same for fits that only choose the penalty
Z95 = 1.959964  # 95 % of a normal distribution lies within this many standard deviations
TINY = 1e-9  # features that vary less carry no information


@dataclass(frozen=True, eq=False)
class LinearProbe:
    """The result of a linear probe.

    Attributes
    ----------
    right
        bool (N,): whether a probe that was not trained on the picture named its class.
    chance
        The share of the commonest class: the accuracy of always naming it.
    classes
        Number of classes to choose from.
    """

    right: np.ndarray
    chance: float
    classes: int

    @property
    def accuracy(self) -> float:
        """Return the share of correct pictures, 0 to 1."""
        return float(self.right.mean())

    @property
    def interval(self) -> tuple[float, float]:
        """Return the 95 % confidence interval of the accuracy: :func:`wilson`.

        It assumes independent pictures and ignores that folds share training pictures, as every estimate from a single
        cross-validation must (Bengio and Grandvalet 2004, "No Unbiased Estimator of the Variance of K-Fold Cross-Validation").
        """
        return wilson(int(self.right.sum()), len(self.right))


def wilson(right: int, count: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share, ``right`` of ``count`` (Wilson 1927, "Probable Inference, the Law of Succession,
    and Statistical Inference"); unlike mean and standard error it stays within 0 and 1."""
    share, extra = right / count, Z95**2 / count
    middle = (share + extra / 2) / (1 + extra)
    reach = Z95 / (1 + extra) * math.sqrt(share * (1 - share) / count + extra / (4 * count))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def likelihood_of_chance(one: LinearProbe, other: LinearProbe) -> float:
    """Return the probability, 0 to 1, of such a difference between two probes of the same pictures by chance.

    McNemar's exact test: a picture that only one probe gets right is equally likely either's (McNemar 1947, "Note
    on the Sampling Error of the Difference between Correlated Proportions or Percentages").
    """
    only_one, only_other = int((one.right & ~other.right).sum()), int((other.right & ~one.right).sum())
    count = only_one + only_other
    # the logarithm of the number of outcomes: the whole numbers would have thousands of digits
    whole = math.lgamma(count + 1) - count * math.log(2)
    fewer = range(min(only_one, only_other) + 1)
    below = math.fsum(math.exp(whole - math.lgamma(number + 1) - math.lgamma(count - number + 1)) for number in fewer)
    return min(1.0, 2 * below)


def probed(labels: np.ndarray | None) -> np.ndarray:
    """Return int64: the positions of the pictures to probe, whose class (-1: none) has at least two pictures."""
    if labels is None or not len(labels):
        return np.zeros(0, np.int64)
    known = labels >= 0
    counts = np.bincount(labels[known], minlength=1)
    return np.flatnonzero(known & (counts[np.maximum(labels, 0)] >= 2))


def why_not(labels: np.ndarray | None) -> Sentence | None:
    """Return why there is nothing to probe; None if there is."""
    if labels is None or not (labels >= 0).any():
        text = mark("engine", "These pictures have no classes to separate. Put each class in a folder of its own.")
        return Sentence(text)
    count = len(np.unique(labels[probed(labels)]))
    if count == 0:
        return Sentence(mark("engine", "No class has two pictures, so a classifier can't be trained and tested."))
    if count == 1:
        return Sentence(mark("engine", "Only 1 class has 2 pictures or more: a classifier needs at least 2 such classes."))
    return None


def folds(labels: np.ndarray, count: int, seed: int) -> np.ndarray:
    """Return int64 (N,): the fold, of ``count``, of each picture; every class is spread over the folds as evenly as possible."""
    rng, dealt, fold = np.random.default_rng(seed), 0, np.zeros(len(labels), np.int64)
    for label in np.unique(labels):
        places = rng.permutation(np.flatnonzero(labels == label))
        fold[places] = (dealt + np.arange(len(places))) % count
        dealt += len(places)  # the next class continues there, or small classes would all be in the first folds
    return fold


def probe(features: np.ndarray, labels: np.ndarray, seed: int = 0) -> Task[Event, None, LinearProbe]:
    """Predict each picture's class from its features. A generator of events in folds; the same seed gives the same result.

    Parameters
    ----------
    features
        (N, D) of the pictures to probe, see :func:`probed`.
    labels
        int (N,): their classes; at least two, each with at least two pictures.
    """
    x = torch.from_numpy(np.asarray(features, np.float64))
    names, numbers = np.unique(labels, return_inverse=True)
    y, fold = torch.from_numpy(numbers), torch.from_numpy(folds(numbers, FOLDS, seed))
    right = np.zeros(len(labels), bool)
    for number in range(FOLDS):
        test = fold == number
        if bool(test.any()):
            named = yield from _read(x[~test], y[~test], x[test], len(names), seed, Progress(number, FOLDS, "folds"))
            right[test.numpy()] = (named.argmax(dim=1) == y[test]).numpy()
    yield Progress(FOLDS, FOLDS, "folds")
    return LinearProbe(right, float(np.bincount(numbers).max() / len(numbers)), len(names))


def _read(x: Tensor, y: Tensor, wanted: Tensor, classes: int, seed: int, said: Progress) -> Task[Event, None, Tensor]:
    """Return logits of ``wanted`` from a probe of (x, y), with the scale and the penalty that do best on a held-out part; yield
    ``said`` between the fits, as each can take seconds."""
    inner = torch.from_numpy(folds(y.numpy(), INNER, seed)) == INNER - 1
    best = True, PENALTIES[0]
    if bool(inner.any()):
        losses = {}
        for choice in itertools.product((True, False), PENALTIES):
            yield said
            read = _fitted(x[~inner], y[~inner], x[inner], classes, *choice, settled=ROUGHLY)
            losses[choice] = float(F.cross_entropy(read, y[inner]))
        best = min(losses, key=losses.__getitem__)
    yield said
    return _fitted(x, y, wanted, classes, *best)


def _fitted(x: Tensor, y: Tensor, wanted: Tensor, classes: int, each: bool, penalty: float, settled: float = SETTLED) -> Tensor:
    """Fit with that penalty and return logits of ``wanted``, scaled like the training part: ``each`` feature to a spread of 1,
    or all by one number, so that faint components of pixels stay faint."""
    mean, std = x.mean(dim=0), x.std(dim=0, correction=0)
    if not each:
        std = std.square().mean().sqrt().expand_as(std)
    scale = torch.where(std > TINY, 1 / std.clamp_min(TINY), torch.zeros_like(std))
    weights, bias = fit((x - mean) * scale, y, classes, penalty, settled)
    return (wanted - mean) * scale @ weights + bias


def fit(x: Tensor, y: Tensor, classes: int, penalty: float, settled: float = SETTLED) -> tuple[Tensor, Tensor]:
    """Fit multinomial logistic regression: weights (D, classes) and bias (classes,) of the least penalised loss.

    The loss is the sum of the cross-entropies and ``penalty`` / 2 times the squared weights. ``x`` is float64 (N, D), ``y`` int64
    (N,); the fit ends when no slope of the mean loss is above ``settled``.
    """
    values = torch.zeros(x.shape[1] + 1, classes, dtype=x.dtype, requires_grad=True)
    solver = torch.optim.LBFGS([values], max_iter=STEPS, tolerance_grad=settled, history_size=20, line_search_fn="strong_wolfe")

    def evaluate() -> Tensor:
        solver.zero_grad()
        loss = F.cross_entropy(x @ values[:-1] + values[-1], y) + penalty / (2 * len(x)) * values[:-1].square().sum()
        torch.autograd.backward(loss)
        return loss

    with torch.enable_grad():
        solver.step(evaluate)  # type: ignore[no-untyped-call]
    return values.detach()[:-1], values.detach()[-1]
