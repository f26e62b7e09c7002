"""Which latents' images, seen through an operator, match what was observed? Many starts at once, then the best of them refined.

First random latents by the thousand are looked at, coarsely. The best of them are followed together in one batch by Adam,
with noise that fades out, and a few of these, in the end, one by one by L-BFGS.
"""

import math
import time
from collections.abc import Generator as Task
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.archs import Discriminator, Generator
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.latent.point import Point
from ganstudio.engine.search.codes import Codes
from ganstudio.engine.search.distance import FeatureDistance, pixel_distance
from ganstudio.engine.search.operators import Operator

LOOKED_BATCH = 256
COARSE = 8  # side in pixels at which random latents are compared
FOLLOWED_BATCH = 64  # codes followed at once
RAMP_UP, RAMP_DOWN = 0.05, 0.25  # parts of the descent
QUIET = 0.75  # part of the descent after which there is no noise


@dataclass(frozen=True)
class Effort:
    """How hard to look for each image: ``fast`` and ``careful`` in :data:`EFFORTS` are calibrated."""

    looked: int = 1024
    starts: int = 4
    steps: int = 150
    polished: int = 1
    polish_steps: int = 60
    rate: float = 0.1
    noise: float = 0.3
    prior: float = 0.01
    features: float = 0.1
    layered: bool = False


EFFORTS = {
    "fast": Effort(looked=512, starts=2, steps=80, polish_steps=40),
    "careful": Effort(looked=4096, starts=8, steps=300, polished=2, polish_steps=120),
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
    clock = _Clock(math.ceil(effort.looked / LOOKED_BATCH) + len(groups) * effort.steps + len(observed.seen) * effort.polished)
    starts = yield from _look(codes, observed, effort, rng, clock)
    answers: list[list[Found]] = []
    for images in groups:
        run = _Descent(codes, observed, effort, discriminator, images, starts, rng)
        for step in range(effort.steps):
            run.step(step / effort.steps)
            yield clock.tick()
        for place in range(len(images)):
            order = run.losses()[place].argsort()
            for rank in order[: effort.polished].tolist():
                run.polish(place, rank)
                yield clock.tick()
        answers += run.found()
    return answers


class _Clock:
    def __init__(self, total: int) -> None:
        self._total, self._done, self._start = total, 0, time.perf_counter()

    def tick(self) -> Progress:
        self._done += 1
        rate = self._done / max(time.perf_counter() - self._start, 1e-6)
        return Progress(self._done, self._total, "steps", rate, (self._total - self._done) / rate)


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


class _Descent:
    """The codes of some observed images, K for each, on their way."""

    def __init__(
        self,
        codes: Codes,
        observed: Observed,
        effort: Effort,
        discriminator: Discriminator | None,
        images: range,
        starts: _Starts,
        rng: torch.Generator,
    ) -> None:
        self._codes, self._effort, self._rng = codes, effort, rng
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
            self._code = codes.begin(self._z, self._labels).clone().requires_grad_(True)
        self._adam = torch.optim.Adam([self._code], betas=(0.9, 0.999))

    def step(self, time: float) -> None:
        """One step of Adam at ``time`` from 0 to 1; the rate's ramp and the noise are those of Karras et al. 2020, "Analyzing and
        Improving the Image Quality of StyleGAN", appendix D."""
        ramp = min(1.0, time / RAMP_UP) * (0.5 - 0.5 * math.cos(math.pi * min(1.0, (1 - time) / RAMP_DOWN)))
        self._adam.param_groups[0]["lr"] = self._effort.rate * max(ramp, 1e-3)
        noise = self._effort.noise * max(0.0, 1 - time / QUIET) ** 2
        drawn = torch.randn(self._code.shape, generator=self._rng).to(self._code.device)
        self._adam.zero_grad(set_to_none=True)
        torch.autograd.backward(self._loss(self._code + noise * drawn, slice(None)).sum())
        self._adam.step()

    def polish(self, place: int, rank: int) -> None:
        """Refine one code by L-BFGS."""
        row = place * self._effort.starts + rank
        only = slice(row, row + 1)
        code = self._code.detach()[only].clone().requires_grad_(True)
        before = float(self._loss(code, only).detach())
        optimizer = torch.optim.LBFGS([code], max_iter=self._effort.polish_steps, history_size=20, line_search_fn="strong_wolfe")

        def closure() -> Tensor:
            optimizer.zero_grad()
            loss = self._loss(code, only).sum()
            torch.autograd.backward(loss)
            return loss

        optimizer.step(closure)  # type: ignore[no-untyped-call]
        if float(self._loss(code, only).detach()) < before:  # nor NaN
            with torch.no_grad():
                self._code[only] = code

    @torch.no_grad()
    def losses(self) -> Tensor:
        """(images, K)."""
        return self._loss(self._code, slice(None)).reshape(self._count, -1)

    def found(self) -> list[list[Found]]:
        """The answers for each image, the best first."""
        losses = self.losses().cpu()
        answers = []
        for place, row in enumerate(losses):
            rows = [(place * len(row) + rank, float(row[rank])) for rank in row.argsort().tolist()]
            labels = self._labels
            answers.append(
                [
                    Found(self._codes.point(self._code[at], self._z[at], None if labels is None else int(labels[at])), loss)
                    for at, loss in rows
                ]
            )
        return answers

    def _loss(self, code: Tensor, rows: slice) -> Tensor:
        labels = None if self._labels is None else self._labels[rows]
        own = self._own[rows]
        seen = self._operator(self._codes.generator.synthesize(self._codes.latent(code, labels)))
        weights = self._weights if self._weights is None or len(self._weights) == 1 else self._weights[rows]
        loss = pixel_distance(seen, self._observed[own], weights) + self._effort.prior * self._codes.penalty(code)
        if self._features is not None:
            loss = loss + self._effort.features * self._features(seen, own)
        return loss
