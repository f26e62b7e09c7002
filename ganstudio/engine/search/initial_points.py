"""Chooses the starts of a search: the best of hundreds of random latents and of known latents, compared at a coarse size."""

import math
from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.events import Event
from ganstudio.engine.latent.latent import Latent, fits
from ganstudio.engine.networks import Generator
from ganstudio.engine.search.clock import Clock
from ganstudio.engine.search.codes import Codes

if TYPE_CHECKING:
    from ganstudio.engine.search.solver import Observed, SearchBudget

CANDIDATES_BATCH = 32  # so that a search can be cancelled soon; larger batches are hardly faster
COARSE = 8  # side in pixels


@dataclass(frozen=True, eq=False)
class Starts:
    """The best starts for each observed image: codes (N, K, ...), z (N, K, latent_dim), classes (N, K) or None."""

    codes: Tensor
    z: Tensor
    labels: Tensor | None

    def of(self, images: range) -> "Starts":
        """Return the starts of the observed images ``images``."""
        chosen = slice(images.start, images.stop)
        return Starts(self.codes[chosen], self.z[chosen], None if self.labels is None else self.labels[chosen])


@dataclass(frozen=True, eq=False)
class InitialPoints:
    """Known latents that compete as starts of a search.

    ``shared`` are for every image; ``own`` has a latent for each observed image, or is empty. Latents that the generator cannot
    draw are ignored.
    """

    shared: Sequence[Latent] = ()
    own: Sequence[Latent] = ()

    def fitting(self, generator: Generator) -> "InitialPoints":
        """Return the latents that the generator can draw."""
        own = self.own if all(fits(generator, latent) for latent in self.own) else ()
        return InitialPoints([latent for latent in self.shared if fits(generator, latent)], own)

    @property
    def looks(self) -> int:
        """Return the number of steps that comparing them takes."""
        return sum(math.ceil(len(latents) / CANDIDATES_BATCH) for latents in (self.shared, self.own))


@torch.no_grad()
def initialize(
    codes: Codes, observed: "Observed", effort: "SearchBudget", initial_points: InitialPoints, rng: torch.Generator, clock: Clock
) -> Task[Event, None, Starts]:
    """Choose the best of the known latents and of ``effort.candidates`` random latents for each observed image."""
    generator, device = codes.generator, observed.seen.device
    best = _Best(codes, observed, effort.starts)
    places = torch.arange(len(observed.seen), device=device)
    for latents, is_own in ((initial_points.shared, False), (initial_points.own, True)):
        for first in range(0, len(latents), CANDIDATES_BATCH):
            part = latents[first : first + CANDIDATES_BATCH]
            z = torch.stack([torch.from_numpy(latent.z) for latent in part]).to(device)
            classes = torch.tensor([latent.label or 0 for latent in part], device=device) if generator.classes else None
            best.offer(codes.at(part), z, classes, places[first : first + len(part)] if is_own else None)
            yield clock.tick()
    for first in range(0, effort.candidates, CANDIDATES_BATCH):
        size = min(CANDIDATES_BATCH, effort.candidates - first)
        z = generator.sample_z(size, rng).to(device)
        classes = torch.randint(generator.classes, (size,), generator=rng).to(device) if generator.classes else None
        best.offer(codes.begin(z, classes), z, classes)
        yield clock.tick()
    return best.starts()


class _Best:
    """Keeps the best starts of each observed image."""

    def __init__(self, codes: Codes, observed: "Observed", count: int) -> None:
        self._codes, self._operator = codes, observed.operator
        seen, generator = observed.seen, codes.generator
        self._side = (min(COARSE, seen.shape[2]), min(COARSE, seen.shape[3]))
        self._weights = seen.new_ones(1, 1, 1, 1) if observed.weights is None else observed.weights
        weights = self._coarse(self._weights.expand(-1, seen.shape[1], *seen.shape[2:]))
        self._scale = weights.square().sum(dim=1)[:, None]
        # the mean of the weighted pixels, so that unseen pixels do not dim the others
        self._wanted = self._coarse(seen * self._weights)
        self._far = seen.new_full((len(seen), count), math.inf)
        self._z = seen.new_zeros(len(seen), count, generator.latent_dim)
        asked = [-1 if label is None else label for label in observed.labels or [None] * len(seen)]
        self._asked = torch.tensor(asked, device=seen.device)[:, None]
        nothing = codes.begin(self._z[:1, 0], self._asked[0].clamp(min=0) if generator.classes else None)
        self._found = seen.new_zeros(len(seen), count, *nothing.shape[1:])
        self._labels = torch.zeros(len(seen), count, dtype=torch.int64, device=seen.device) if generator.classes else None

    def offer(self, codes: Tensor, z: Tensor, classes: Tensor | None, own: Tensor | None = None) -> None:
        """Offer M codes to every observed image, or each to the image of number ``own`` (M,) alone."""
        far = self._distance(self._operator(self._codes.generator.synthesize(self._codes.w(codes, classes))))
        if own is not None:
            far = far.masked_fill(torch.arange(len(far), device=far.device)[:, None] != own, math.inf)
        if classes is not None:
            far = far.masked_fill((self._asked >= 0) & (self._asked != classes), math.inf)
        count = self._far.shape[1]
        self._far, chosen = torch.cat([self._far, far], dim=1).topk(count, largest=False)
        rows = torch.arange(len(far), device=far.device)[:, None]

        def kept(before: Tensor, offered: Tensor) -> Tensor:
            return torch.cat([before, offered.expand(len(far), *offered.shape)], dim=1)[rows, chosen]

        self._found, self._z = kept(self._found, codes), kept(self._z, z)
        if self._labels is not None and classes is not None:
            self._labels = kept(self._labels, classes)

    def starts(self) -> Starts:
        """Return the best starts up to now."""
        labels = self._labels  # a class asked for may have fewer candidates than there are starts
        return Starts(self._found, self._z, labels if labels is None else torch.where(self._asked >= 0, self._asked, labels))

    def _coarse(self, seen: Tensor) -> Tensor:
        return F.adaptive_avg_pool2d(seen, self._side).flatten(1)

    def _distance(self, seen: Tensor) -> Tensor:
        """Return distances, (N, M)."""
        if len(self._weights) == 1:
            far = torch.cdist(self._wanted, self._coarse(seen * self._weights)).square()
        else:
            pairs = zip(self._weights[:, None], self._wanted, strict=True)
            far = torch.stack([(self._coarse(seen * weight) - one).square().sum(dim=1) for weight, one in pairs])
        return far / self._scale
