"""Searches latents whose images, through an operator, match the observation, from many starts at once.

It first compares hundreds of random latents, coarsely, and known latents. L-BFGS then follows the best of them, for all images
in one batch; finally it polishes the best of each image, by its pixels alone. docs/adr/0007 says why
it does not use Adam with fading noise, the usual choice.
"""

import math
from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from ganstudio.engine.events import Event, Preview
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.metrics.psnr import psnr
from ganstudio.engine.networks import Discriminator, Generator
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.search.clock import Clock
from ganstudio.engine.search.codes import Codes
from ganstudio.engine.search.distance import SCALES, FeatureDistance, pixel_distance
from ganstudio.engine.search.initial_points import CANDIDATES_BATCH, InitialPoints, Starts, initialize
from ganstudio.engine.search.lbfgs import Descent
from ganstudio.engine.search.operators import Operator

FOLLOWED_BATCH = 64  # codes in a batch
SETTLED = 1e-4  # of its loss, that a code must still gain ...
SETTLING = 20  # ... in this many steps


@dataclass(frozen=True)
class SearchBudget:
    """How thoroughly to search for each image: ``fast`` and ``careful`` in :data:`EFFORTS` are calibrated.

    The best ``starts`` of ``candidates`` random latents are followed for ``steps``, the best of these for ``polish`` more steps by
    pixels alone, and a tenth of the ``prior``. ``features`` and ``prior`` weight the discriminator's features and the distance from
    the prior; ``scales`` are those at which pixels are compared; ``layered`` gives each layer its own code.
    """

    candidates: int = 256
    starts: int = 2
    steps: int = 150
    prior: float = 0.01
    features: float = 0.1
    layered: bool = False
    polish: int = 0
    scales: Sequence[int] = SCALES

    @property
    def polishing(self) -> "SearchBudget":
        """Return the budget of the polish."""
        return replace(self, starts=1, steps=self.polish, prior=self.prior / 10, features=0.0, scales=(1,))

    @property
    def passes(self) -> int:
        """Return the largest number of images that the generator draws for each observed image."""
        return self.candidates + self.starts * self.steps + self.polish


EFFORTS = {
    "fast": SearchBudget(candidates=256, starts=2, steps=150),
    "careful": SearchBudget(candidates=2048, starts=8, steps=400),
}


@dataclass(frozen=True, eq=False)
class Observed:
    """The observation of N images.

    ``seen`` (N, ...) is the ``operator``'s result, in [-1, 1]; ``weights`` (N or 1, 1, h, w), of mean 1, weight its
    pixels; ``labels`` are the images' classes, None for a class to find.
    """

    operator: Operator
    seen: Tensor
    weights: Tensor | None = None
    labels: tuple[int | None, ...] | None = None


@dataclass(frozen=True, eq=False)
class SearchResult:
    """An answer for an observed image: its latent, and the loss of its image against the observation."""

    latent: Latent
    loss: float


def search(
    generator: Generator,
    observed: Observed,
    effort: SearchBudget,
    discriminator: Discriminator | None = None,
    seed: int = 0,
    initial_points: InitialPoints | None = None,
) -> Task[Event, None, list[list[SearchResult]]]:
    """Find answers for each observed image, best first, ``effort.starts`` of them. The same seed gives the same answers.

    The latents ``initial_points`` compete with the random candidates as starts, so they cost no further steps. Both networks
    must be in eval mode and on the device that ``observed.seen`` is on; without a discriminator only pixels are compared.
    """
    rng = torch.Generator().manual_seed(seed)
    codes = Codes(generator, effort.layered)
    group = max(1, FOLLOWED_BATCH // effort.starts)
    groups = [range(first, min(first + group, len(observed.seen))) for first in range(0, len(observed.seen), group)]
    initial_points = (initial_points or InitialPoints()).fitting(generator)
    looks, each = initial_points.looks + math.ceil(effort.candidates / CANDIDATES_BATCH), effort.steps + effort.polish
    clock = Clock(looks + len(groups) * each)
    starts = yield from initialize(codes, observed, effort, initial_points, rng, clock)
    answers: list[list[SearchResult]] = []
    for number, images in enumerate(groups):
        trajectory = _Trajectory(codes, observed, effort, discriminator, images, starts.of(images))
        end = looks + number * each + effort.steps
        yield from _follow(trajectory, effort.steps, end, clock)
        rows = trajectory.found()
        if effort.polish:
            last = _Trajectory(codes, observed, effort.polishing, None, images, trajectory.best())
            yield from _follow(last, effort.polish, end + effort.polish, clock)
            rows = [[best, *row[1:]] for (best,), row in zip(last.found(), rows, strict=True)]
        answers += rows
    return answers


def _follow(trajectory: "_Trajectory", steps: int, end: int, clock: Clock) -> Task[Event, None, None]:
    """Descend until no further gain, for at most ``steps``; afterwards the clock stands at ``end``."""
    before = trajectory.losses
    if clock.is_preview_due(first=True):
        yield trajectory.preview(clock.seconds)
    for step in range(1, steps + 1):
        trajectory.descent.step()
        yield clock.tick()
        if clock.is_preview_due():
            yield trajectory.preview(clock.seconds)
        if step % SETTLING == 0:
            if bool((before - trajectory.losses <= SETTLED * before).all()):
                yield clock.skip(end)
                return
            before = trajectory.losses


class _Trajectory:
    """The codes of a range of observed images, K for each, during the descent."""

    def __init__(
        self,
        codes: Codes,
        observed: Observed,
        effort: SearchBudget,
        discriminator: Discriminator | None,
        images: range,
        starts: Starts,
    ) -> None:
        """Take ``starts`` of the images ``images``."""
        self._codes, self._effort = codes, effort
        self._operator = observed.operator
        self._first, self._count = images.start, len(images)
        chosen = slice(images.start, images.stop)
        self._z = starts.z.flatten(0, 1)
        self._labels = None if starts.labels is None else starts.labels.flatten()
        self._own = torch.arange(len(images), device=self._z.device).repeat_interleave(effort.starts)
        self._observed = observed.seen[chosen]
        weights = observed.weights
        self._weights = weights if weights is None or len(weights) == 1 else weights[chosen][self._own]
        self._features = None
        if discriminator is not None and effort.features:
            self._features = FeatureDistance(discriminator, observed.operator, self._observed)
        self.descent = Descent(self._evaluate, starts.codes.flatten(0, 1))

    @property
    def losses(self) -> Tensor:
        """Return the losses, (images, K)."""
        return self.descent.values.view(self._count, -1)

    @torch.no_grad()
    def preview(self, seconds: float) -> Preview:
        """Return the model's images of the current best codes, with their PSNR to the observation."""
        best = self._best
        labels = None if self._labels is None else self._labels[best]
        drawn = self._codes.generator.synthesize(self._codes.w(self.descent.x[best], labels))
        weights = None if self._weights is None or len(self._weights) == 1 else self._weights[best]
        quality = psnr(self._operator(drawn), self._observed, self._weights if weights is None else weights)
        return Preview(self._first, to_uint8(drawn), tuple(quality.tolist()), seconds)

    @property
    def _best(self) -> Tensor:
        """Return the row of the best code of each image."""
        return torch.arange(self._count, device=self._own.device) * self._effort.starts + self.losses.argmin(dim=1)

    def best(self) -> Starts:
        """Return the current best code of each image, to continue from."""
        rows = self._best[:, None]
        return Starts(self.descent.x[rows], self._z[rows], None if self._labels is None else self._labels[rows])

    def found(self) -> list[list[SearchResult]]:
        """Return the answers for each image, best first."""
        answers = []
        for place, row in enumerate(self.losses.cpu()):
            rows = [(place * len(row) + rank, float(row[rank])) for rank in row.argsort().tolist()]
            labels = self._labels
            answers.append(
                [
                    SearchResult(
                        self._codes.latent(self.descent.x[at], self._z[at], None if labels is None else int(labels[at])), loss
                    )
                    for at, loss in rows
                ]
            )
        return answers

    def _evaluate(self, codes: Tensor) -> tuple[Tensor, Tensor]:
        codes = codes.detach().requires_grad_(True)
        with torch.enable_grad():
            losses = self._loss(codes)
            (slope,) = torch.autograd.grad(losses.sum(), codes)
        return losses.detach(), slope

    def _loss(self, codes: Tensor) -> Tensor:
        seen = self._operator(self._codes.generator.synthesize(self._codes.w(codes, self._labels)))
        loss = pixel_distance(seen, self._observed[self._own], self._weights, self._effort.scales)
        loss = loss + self._effort.prior * self._codes.penalty(codes)
        if self._features is not None:
            loss = loss + self._effort.features * self._features(seen, self._own)
        return loss
