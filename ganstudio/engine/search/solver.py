"""Which latents' images, seen through an operator, match what was observed? Many starts at once, each followed downhill.

First random latents by the hundred are looked at, coarsely. The best of them, for all images together, are then followed by L-BFGS
in one batch. docs/adr/0007 says why not by Adam with noise that fades out, which is what most do.
"""

import math
import time
from collections.abc import Generator as Task
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.archs import Discriminator, Generator
from ganstudio.engine.events import Event, Preview, Progress
from ganstudio.engine.latent.point import Point
from ganstudio.engine.latent.sampling import to_uint8
from ganstudio.engine.search.codes import Codes
from ganstudio.engine.search.distance import FeatureDistance, pixel_distance
from ganstudio.engine.search.lbfgs import Descent
from ganstudio.engine.search.operators import Operator

LOOKED_BATCH = 32  # so that a search can be given up soon; more at once would hardly be faster
COARSE = 8  # side in pixels at which random latents are compared
FOLLOWED_BATCH = 64  # codes followed at once
PREVIEW = 0.1  # seconds from one preview to the next
SETTLED = 1e-4  # of its loss, that a code must still gain ...
SETTLING = 20  # ... in so many steps


@dataclass(frozen=True)
class Effort:
    """How hard to look for each image: ``fast`` and ``careful`` in :data:`EFFORTS` are calibrated."""

    looked: int = 256
    starts: int = 2
    steps: int = 150
    prior: float = 0.01
    features: float = 0.1
    layered: bool = False


EFFORTS = {
    "fast": Effort(looked=256, starts=2, steps=150),
    "careful": Effort(looked=2048, starts=8, steps=400),
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
class Found:
    """One answer for an observed image: where it lies, and how far what is seen of it is from what was observed."""

    point: Point
    loss: float


def search(
    generator: Generator,
    observed: Observed,
    effort: Effort,
    discriminator: Discriminator | None = None,
    seed: int = 0,
) -> Task[Event, None, list[list[Found]]]:
    """Answers for each observed image, the best first, ``effort.starts`` of them. The same seed finds the same.

    Both networks must be in eval mode and on the device that ``observed.seen`` is on; without a discriminator only pixels are
    compared.
    """
    rng = torch.Generator().manual_seed(seed)
    codes = Codes(generator, effort.layered)
    group = max(1, FOLLOWED_BATCH // effort.starts)
    groups = [range(first, min(first + group, len(observed.seen))) for first in range(0, len(observed.seen), group)]
    clock = _Clock(math.ceil(effort.looked / LOOKED_BATCH) + len(groups) * effort.steps)
    starts = yield from _look(codes, observed, effort, rng, clock)
    answers: list[list[Found]] = []
    for number, images in enumerate(groups):
        way = _Way(codes, observed, effort, discriminator, images, starts)
        before = way.losses
        for step in range(1, effort.steps + 1):
            way.descent.step()
            yield clock.tick()
            if clock.is_preview_due():
                yield Preview(images.start, way.preview())
            if step % SETTLING == 0:
                if bool((before - way.losses <= SETTLED * before).all()):
                    yield clock.skip(math.ceil(effort.looked / LOOKED_BATCH) + (number + 1) * effort.steps)
                    break
                before = way.losses
        answers += way.found()
    return answers


class _Clock:
    def __init__(self, total: int) -> None:
        self._total, self._done, self._start = total, 0, time.perf_counter()
        self._previewed = self._start

    def tick(self) -> Progress:
        return self.skip(self._done + 1)

    def skip(self, done: int) -> Progress:
        self._done = done
        rate = self._done / max(time.perf_counter() - self._start, 1e-6)
        return Progress(self._done, self._total, "steps", rate, (self._total - self._done) / rate)

    def is_preview_due(self) -> bool:
        now = time.perf_counter()
        if now - self._previewed < PREVIEW:
            return False
        self._previewed = now
        return True


@dataclass(frozen=True, eq=False)
class _Starts:
    """For each observed image the best: z (N, K, latent_dim), classes (N, K) or None."""

    z: Tensor
    labels: Tensor | None


@torch.no_grad()
def _look(codes: Codes, observed: Observed, effort: Effort, rng: torch.Generator, clock: _Clock) -> Task[Event, None, _Starts]:
    """Compare random latents with what was observed, at a coarse size."""
    generator, device, count = codes.generator, observed.seen.device, len(observed.seen)
    side = (min(COARSE, observed.seen.shape[2]), min(COARSE, observed.seen.shape[3]))
    weights = observed.seen.new_ones(1, 1, 1, 1) if observed.weights is None else observed.weights
    coarse_weights = F.adaptive_avg_pool2d(weights.expand(-1, observed.seen.shape[1], *observed.seen.shape[2:]), side).flatten(1)
    # the mean of the weighted pixels, so that what is not seen does not dim the rest
    wanted = F.adaptive_avg_pool2d(observed.seen * weights, side).flatten(1)
    best = torch.full((count, effort.starts), math.inf, device=device)
    z = torch.zeros(count, effort.starts, generator.latent_dim)
    labels = torch.zeros(count, effort.starts, dtype=torch.int64)
    asked = torch.tensor([-1 if label is None else label for label in observed.labels or [None] * count])
    for first in range(0, effort.looked, LOOKED_BATCH):
        size = min(LOOKED_BATCH, effort.looked - first)
        drawn = generator.sample_z(size, rng)
        classes = torch.randint(generator.classes, (size,), generator=rng) if generator.classes else None
        latent = generator.map(drawn.to(device), None if classes is None else classes.to(device))
        seen = observed.operator(generator.synthesize(latent))
        if len(weights) == 1:
            far = torch.cdist(wanted, F.adaptive_avg_pool2d(seen * weights, side).flatten(1)).square()
        else:
            far = torch.stack(
                [
                    (F.adaptive_avg_pool2d(seen * weight, side).flatten(1) - one).square().sum(dim=1)
                    for weight, one in zip(weights[:, None], wanted, strict=True)
                ]
            )
        far = far / coarse_weights.square().sum(dim=1)[:, None]
        if classes is not None:
            far = far.masked_fill(((asked[:, None] >= 0) & (asked[:, None] != classes[None])).to(device), math.inf)
        best, chosen = torch.cat([best, far], dim=1).topk(effort.starts, largest=False)
        chosen = chosen.cpu()
        z = torch.cat([z, drawn[None].expand(count, -1, -1)], dim=1).gather(1, chosen[:, :, None].expand(-1, -1, z.shape[2]))
        if classes is not None:
            labels = torch.cat([labels, classes[None].expand(count, -1)], dim=1).gather(1, chosen)
        yield clock.tick()
    known = (asked >= 0)[:, None]  # fewer of a class may have been drawn than there are starts
    return _Starts(z.to(device), torch.where(known, asked[:, None], labels).to(device) if generator.classes else None)


class _Way:
    """The codes of some observed images, K for each, on their way."""

    def __init__(
        self,
        codes: Codes,
        observed: Observed,
        effort: Effort,
        discriminator: Discriminator | None,
        images: range,
        starts: _Starts,
    ) -> None:
        self._codes, self._effort = codes, effort
        self._operator = observed.operator
        self._count = len(images)
        chosen = slice(images.start, images.stop)
        self._z = starts.z[chosen].flatten(0, 1)
        self._labels = None if starts.labels is None else starts.labels[chosen].flatten()
        self._own = torch.arange(len(images), device=self._z.device).repeat_interleave(effort.starts)
        self._observed = observed.seen[chosen]
        weights = observed.weights
        self._weights = weights if weights is None or len(weights) == 1 else weights[chosen][self._own]
        self._features = None
        if discriminator is not None and effort.features:
            self._features = FeatureDistance(discriminator, observed.operator, self._observed)
        with torch.no_grad():
            begin = codes.begin(self._z, self._labels)
        self.descent = Descent(self._evaluate, begin)

    @property
    def losses(self) -> Tensor:
        """(images, K)."""
        return self.descent.values.view(self._count, -1)

    @torch.no_grad()
    def preview(self) -> np.ndarray:
        """What the model draws at each image's best code: uint8 (images, H, W, C)."""
        best = torch.arange(self._count, device=self._own.device) * self._effort.starts + self.losses.argmin(dim=1)
        labels = None if self._labels is None else self._labels[best]
        return to_uint8(self._codes.generator.synthesize(self._codes.latent(self.descent.x[best], labels)))

    def found(self) -> list[list[Found]]:
        """The answers for each image, the best first."""
        answers = []
        for place, row in enumerate(self.losses.cpu()):
            rows = [(place * len(row) + rank, float(row[rank])) for rank in row.argsort().tolist()]
            labels = self._labels
            answers.append(
                [
                    Found(self._codes.point(self.descent.x[at], self._z[at], None if labels is None else int(labels[at])), loss)
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
        seen = self._operator(self._codes.generator.synthesize(self._codes.latent(codes, self._labels)))
        loss = pixel_distance(seen, self._observed[self._own], self._weights) + self._effort.prior * self._codes.penalty(codes)
        if self._features is not None:
            loss = loss + self._effort.features * self._features(seen, self._own)
        return loss
