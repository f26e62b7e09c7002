"""Judges whether a model can draw a picture, measured against the model's own kind of picture.

The same short search finds the picture and, once for each model, training pictures and held-out pictures.
The score is how much better than a plain colour the model draws each, in decibels: a faint photograph is close to any grey,
so its PSNR alone says nothing. docs/adr/0015 has the figures.
"""

from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.data import Dataset
from ganstudio.engine.data.preparation.split import split
from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Event, Preview, Status, without
from ganstudio.engine.export.provenance import fingerprint
from ganstudio.engine.latent.model import Model
from ganstudio.engine.networks import Generator
from ganstudio.engine.pixels import LEVELS, from_uint8
from ganstudio.engine.runs.pictures import open_pictures
from ganstudio.engine.search.invert import draw
from ganstudio.engine.search.kept_trust import Yardstick, keep_yardstick, kept_yardstick
from ganstudio.engine.search.operators import Area, Identity, Operator
from ganstudio.engine.search.solver import Observed, SearchBudget, search
from ganstudio.engine.search.target import Target, as_tensor
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

TRIAL = SearchBudget(candidates=256, starts=2, steps=50, features=0.0)
PICTURES, FEWEST, SIZE = 32, 12, 64  # held-out pictures that are measured; fewer if larger than SIZE pixels
TINY = 2 / LEVELS  # invisible levels: a plain colour drawn within them counts as exact
BLIND = 3.0  # dB: a model that usually reaches less for its own kind draws little but its mean colours
SEED = 5_000_011  # of the choice of pictures


@dataclass(frozen=True)
class Trust:
    """How well a model can draw a picture.

    Attributes
    ----------
    score
        How much better than a plain colour the model draws the picture, in decibels.
    yardstick
        The scores of the model's own kind of picture.
    """

    score: float
    yardstick: Yardstick

    @property
    def verdict(self) -> str:
        """Return ``"known"``, ``"doubtful"`` (worse than nine in ten of its own kind), ``"foreign"`` (worse than nearly all), or
        ``"unclear"``: the model cannot draw its own kind either."""
        if self.yardstick.usual < BLIND:
            return "unclear"
        if self.score >= self.yardstick.low:
            return "known"
        return "doubtful" if self.score >= self.yardstick.least else "foreign"

    @property
    def warns(self) -> bool:
        """Return whether :meth:`sentence` is a warning."""
        return self.verdict != "known"

    def sentence(self, is_trained: bool = False) -> Sentence:
        """Return the verdict in words; ``is_trained`` if the picture is a training picture."""
        values = {name: f"{value:.1f}" for name, value in (("score", self.score), ("usual", self.yardstick.usual))}
        values["low"] = f"{self.yardstick.low:.1f}"
        texts = {"known": KNOWN, "doubtful": DOUBTFUL, "foreign": FOREIGN, "unclear": UNCLEAR}
        if is_trained:
            texts |= {"known": TRAINED, "doubtful": TRAINED_POORLY, "foreign": TRAINED_POORLY}
        if self.score < 0 and self.verdict in ("doubtful", "foreign"):
            values["score"] = f"{-self.score:.1f}"
            texts = {"doubtful": DOUBTFUL_WORSE, "foreign": FOREIGN_WORSE}
            if is_trained:
                texts = dict.fromkeys(texts, TRAINED_WORSE)
        return Sentence(texts[self.verdict], values)

    def to_dict(self) -> dict[str, object]:
        """Return the verdict and its figures for JSON."""
        own = self.yardstick
        return {"verdict": self.verdict, "score": self.score, "usual": own.usual, "low": own.low, "least": own.least}


KNOWN = mark(
    "engine",
    "The model can draw this kind of picture: {score} dB better than a plain colour, where pictures of its own kind usually reach "
    "{usual} dB.",
)
DOUBTFUL = mark(
    "engine",
    "The model may not draw this kind of picture well: {score} dB better than a plain colour, where nine in ten pictures of its "
    "own kind reach {low} dB.",
)
FOREIGN = mark(
    "engine",
    "The model has not learned to draw this kind of picture: {score} dB better than a plain colour, where nine in ten pictures of "
    "its own kind reach {low} dB.",
)
UNCLEAR = mark(
    "engine",
    "The model does not draw its own kind of picture well yet: {usual} dB better than a plain colour. Its result for "
    "yours says little. Train it longer.",
)
TRAINED = mark(
    "engine",
    "Your picture is among those that the model learned from: {score} dB better than a plain colour, where pictures of its own "
    "kind usually reach {usual} dB.",
)
TRAINED_POORLY = mark(
    "engine",
    "Your picture is among those that the model learned from, but it draws it poorly: {score} dB better than a plain colour, where "
    "nine in ten pictures of its own kind reach {low} dB.",
)
DOUBTFUL_WORSE = mark(
    "engine",
    "The model may not draw this kind of picture well: {score} dB worse than a plain colour, where nine in ten pictures of its "
    "own kind reach {low} dB.",
)
FOREIGN_WORSE = mark(
    "engine",
    "The model has not learned to draw this kind of picture: {score} dB worse than a plain colour, where nine in ten pictures of "
    "its own kind reach {low} dB.",
)
TRAINED_WORSE = mark(
    "engine",
    "Your picture is among those that the model learned from, but it draws it poorly: {score} dB worse than a plain colour, where "
    "nine in ten pictures of its own kind reach {low} dB.",
)


def trust_of(
    model: Model, targets: Sequence[Target], observed_mask: Tensor | None = None, factor: int = 1, label: int | None = None
) -> Task[Event, None, list[Trust] | None]:
    """Judge whether the model can draw the visible part of pictures; None if its own pictures are gone or too few to compare.

    Parameters
    ----------
    targets
        The pictures; their ``pixels`` have the model's size, or are ``factor`` times smaller.
    observed_mask
        (N, 1, H, W): 1 where a picture is observed; None: everywhere.
    label
        The class of all; None: find each picture's class as well.
    """
    yardstick = yield from yardstick_of(model, factor)
    if yardstick is None:
        return None
    yield Status(mark("engine", "Measuring how well the model can draw this kind of picture"), {})
    scores = yield from _scores(model.generator, as_tensor(list(targets)), observed_mask, factor, label)
    return [Trust(score, yardstick) for score in scores]


def yardstick_of(model: Model, factor: int = 1) -> Task[Event, None, Yardstick | None]:
    """Measure the model on its own kind of picture, seen ``factor`` times smaller; saved with the run for the next time."""
    network = fingerprint(model.generator)
    kept = kept_yardstick(model.run, network, factor)
    if kept is not None:
        return kept
    try:
        _, dataset = yield from open_pictures(model.run, exact=False)
    except StudioError:
        return None
    yield Status(mark("engine", "Measuring how well the model draws its own kind of picture, once for this model"), {})
    trained, held_out = _chosen(dataset, model)
    if len(trained) + len(held_out) < FEWEST:
        return None
    images = from_uint8(dataset.batch(np.concatenate([trained, held_out])))
    operator = _operator(factor)
    scores = yield from _scores(model.generator, operator(images), None, factor, None)
    found = Yardstick(tuple(scores[: len(trained)]), tuple(scores[len(trained) :]))
    keep_yardstick(model.run, network, factor, found)
    return found


def _chosen(dataset: Dataset, model: Model) -> tuple[np.ndarray, np.ndarray]:
    """Choose the pictures to measure: training pictures, and held-out pictures."""
    data, training = model.run.config.data, model.run.config.training
    most = max(FEWEST, min(PICTURES, int(PICTURES * SIZE / data.frame.mean_side)))
    rng = np.random.default_rng(SEED)
    trained, held_out = split(len(dataset.rows), training.held_out)
    held_out = rng.permutation(held_out)[:most]
    enough = len(held_out) >= FEWEST
    return rng.permutation(trained)[: most // 2 if enough else most], held_out


def _operator(factor: int) -> Operator:
    return Identity() if factor == 1 else Area(factor)


def _scores(
    generator: Generator, seen: Tensor, observed_mask: Tensor | None, factor: int, label: int | None
) -> Task[Event, None, list[float]]:
    """Return how much better than a plain colour a short search draws each, in decibels."""
    seen = seen.to(next(generator.parameters()).device)
    weights = seen.new_ones(1, 1, *seen.shape[2:]) if observed_mask is None else observed_mask.to(seen.device)
    weights = weights / weights.mean(dim=(1, 2, 3), keepdim=True)
    operator = _operator(factor)
    labels = (label,) * len(seen) if generator.classes else None
    answers = yield from without(search(generator, Observed(operator, seen, weights, labels), TRIAL), Preview)
    with torch.no_grad():
        drawn = operator(draw(generator, [row[0].latent for row in answers]))
        plain = (seen * weights).mean(dim=(2, 3), keepdim=True)
        of_plain, of_drawn = (((image - seen).square() * weights).mean(dim=(1, 2, 3)) + TINY**2 for image in (plain, drawn))
        found: list[float] = (10 * torch.log10(of_plain / of_drawn)).tolist()
    return found
