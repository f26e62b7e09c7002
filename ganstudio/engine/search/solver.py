"""Which latents' images, seen through an operator, match what was observed? Many starts at once, each followed downhill.

First random latents by the hundred are looked at, coarsely, and places that are known. The best of them, for all images together,
are then followed by L-BFGS in one batch; of each image the best is then polished, by its pixels alone. docs/adr/0007 says why so,
and not by Adam with noise that fades out, which is what most do.
"""

import math
from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from ganstudio.engine.events import Event, Preview
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.networks import Discriminator, Generator
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.search.clock import Clock
from ganstudio.engine.search.codes import Codes
from ganstudio.engine.search.distance import SCALES, FeatureDistance, pixel_distance, psnr
from ganstudio.engine.search.initial_points import CANDIDATES_BATCH, InitialPoints, Starts, initialize
from ganstudio.engine.search.lbfgs import Descent
from ganstudio.engine.search.operators import Operator

FOLLOWED_BATCH = 64  # codes followed at once
SETTLED = 1e-4  # of its loss, that a code must still gain ...
SETTLING = 20  # ... in so many steps


@dataclass(frozen=True)
class SearchBudget:
    """How hard to look for each image: ``fast`` and ``careful`` in :data:`EFFORTS` are calibrated.

    Of ``looked`` random latents the best ``starts`` are followed for ``steps``; the best of these for another ``polish`` steps by
    pixels alone, and a tenth of the ``prior``. ``features`` and ``prior`` weigh the discriminator's features and how far a code is
    from where latents lie; ``scales`` are those at which pixels are compared; ``layered`` gives each layer a code of its own.
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
        """Of what is followed last."""
        return replace(self, starts=1, steps=self.polish, prior=self.prior / 10, features=0.0, scales=(1,))

    @property
    def passes(self) -> int:
        """Images that the generator draws, at most, for each that is looked for."""
        return self.candidates + self.starts * self.steps + self.polish


EFFORTS = {
    "fast": SearchBudget(candidates=256, starts=2, steps=150),
    "careful": SearchBudget(candidates=2048, starts=8, steps=400),
}


@dataclass(frozen=True, eq=False)
class Observed:
    """What is known of N images.

    ``seen`` (N, ...) is ``operator`` of them, in [-1, 1]; ``weights`` (N or 1, 1, h, w), of mean 1, says how much each of its
    pixels counts; ``labels`` are their classes, None where these are to be found as well.
    """

    operator: Operator
    seen: Tensor
    weights: Tensor | None = None
    labels: tuple[int | None, ...] | None = None


@dataclass(frozen=True, eq=False)
class SearchResult:
    """One answer for an observed image: where it lies, and how far what is seen of it is from what was observed."""

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
    """Answers for each observed image, the best first, ``effort.starts`` of them. The same seed finds the same.

    Places that are ``known`` compete with the random ones for where it begins, so that they cost no further steps. Both networks
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
    """Downhill until nothing more is gained, for so many steps at most; with them the clock has counted to ``end``."""
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
    """The codes of some observed images, K for each, on their way."""

    def __init__(
        self,
        codes: Codes,
        observed: Observed,
        effort: SearchBudget,
        discriminator: Discriminator | None,
        images: range,
        starts: Starts,
    ) -> None:
        """``starts`` are those of ``images``."""
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
        """(images, K)."""
        return self.descent.values.view(self._count, -1)

    @torch.no_grad()
    def preview(self, seconds: float) -> Preview:
        """What the model draws at each image's best code now, and how like it is what was observed."""
        best = self._best
        labels = None if self._labels is None else self._labels[best]
        drawn = self._codes.generator.synthesize(self._codes.w(self.descent.x[best], labels))
        weights = None if self._weights is None or len(self._weights) == 1 else self._weights[best]
        quality = psnr(self._operator(drawn), self._observed, self._weights if weights is None else weights)
        return Preview(self._first, to_uint8(drawn), tuple(quality.tolist()), seconds)

    @property
    def _best(self) -> Tensor:
        """Rows of the best code of each image."""
        return torch.arange(self._count, device=self._own.device) * self._effort.starts + self.losses.argmin(dim=1)

    def best(self) -> Starts:
        """Where each image's best code is now, to go on from."""
        rows = self._best[:, None]
        return Starts(self.descent.x[rows], self._z[rows], None if self._labels is None else self._labels[rows])

    def found(self) -> list[list[SearchResult]]:
        """The answers for each image, the best first."""
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
