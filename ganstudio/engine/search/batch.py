"""Finds the latent codes of every picture of a collection, in batches, as features of the pictures.

A model trained without classes yields features that no label has influenced
(Donahue et al. 2017, "Adversarial Feature Learning", section 4.2, read such features with a linear probe).
"""

import time
from collections.abc import Generator as Task
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.errors import RunError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.export.provenance import fingerprint
from ganstudio.engine.latent.latent import Latent, latents_from_seeds, map_latents
from ganstudio.engine.latent.model import Model
from ganstudio.engine.metrics.psnr import psnr
from ganstudio.engine.networks import Discriminator, Generator
from ganstudio.engine.pixels import from_uint8
from ganstudio.engine.registry import unknown_name
from ganstudio.engine.runs.checkpoint import load_discriminator
from ganstudio.engine.search.collection import Collection
from ganstudio.engine.search.encoder import PIXELS_AT_ONCE, Encoder, encode
from ganstudio.engine.search.initial_points import InitialPoints
from ganstudio.engine.search.invert import draw
from ganstudio.engine.search.kept_codes import Part
from ganstudio.engine.search.kept_encoder import load_encoder
from ganstudio.engine.search.latent_set import LatentSet
from ganstudio.engine.search.operators import Identity
from ganstudio.engine.search.solver import EFFORTS, Observed, SearchBudget, search
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

ENCODER = "encoder"  # an effort besides those of the search: a pass of the encoder alone
SEARCHED_BATCH = 32  # pictures; with two starts each, they fill a batch of the solver
ENCODED_BATCH = 256


@dataclass(frozen=True, eq=False)
class _Method:
    """A search with ``effort`` (None: no search), which also starts from the ``encoder``'s codes if there is an encoder."""

    effort: SearchBudget | None
    encoder: Encoder | None

    @property
    def key(self) -> str:
        """Return a text that differs if the resulting codes would."""
        tensors = () if self.encoder is None else self.encoder.state_dict().values()
        weights = [float(tensor.cpu().double().sum()) for tensor in tensors]  # not every device supports float64
        return repr((self.effort, weights))


def check_search(model: Model, effort: str) -> None:
    """Check whether a model can be searched with an ``effort``, before a long computation starts.

    Raises
    ------
    ConfigError, RunError
        As for :func:`find_codes`, and if the model's pictures are not finite.
    """
    _method(model, effort)
    draw(model.generator, latents_from_seeds(model.generator, [0]))


def find_codes(
    model: Model, collection: Collection, effort: str = "fast", label: int | None = None, seed: int = 0
) -> Task[Event, None, LatentSet]:
    """Find every picture of ``collection``. A generator of events in images, which can be closed at any time.

    Finished batches are saved, and reused by a later call with the same arguments. The same seed gives the same codes.

    Parameters
    ----------
    model
        The model, on the device that computes.
    effort
        One of :data:`EFFORTS`: a search, which also starts from the codes of the run's encoder; or
        ``"encoder"``: a pass of that encoder alone.
    label
        The class of all; None: find each picture's class as well.

    Raises
    ------
    ConfigError
        ``effort`` is unknown.
    RunError
        This snapshot has no encoder.
    """
    generator, network = model.generator, fingerprint(model.generator)
    method = _method(model, effort)
    critic = None if method.effort is None else load_discriminator(model.run, model.images_seen, model.device)
    part = Part(network, method.key, critic is not None, collection.dataset.fingerprint, collection.chosen.tobytes(), label, seed)
    size = ENCODED_BATCH if method.effort is None else SEARCHED_BATCH
    clock, parts = _Clock(len(collection)), []
    for first in range(0, len(collection), size):
        images = collection.read(np.arange(first, min(first + size, len(collection))))
        found = None if method.effort is None else part.load(first)
        if found is None:
            latents = yield from _find(generator, images, method, critic, label, seed, clock)
            found = _arrays(generator, latents, images)
            if method.effort is not None:
                part.save(first, found)
        else:
            clock.skip(len(images))
        parts.append(found)
        yield clock.tick(len(images))
    whole = {name: np.concatenate([found[name] for found in parts]) for name in parts[0]}
    facts = (generator.has_mapping, model.run.name, model.images_seen, network, effort, seed)
    return LatentSet(whole["z"], whole["codes"], whole["found"], whole["psnr"], *facts)


def _method(model: Model, effort: str) -> _Method:
    if effort != ENCODER and effort not in EFFORTS:
        raise unknown_name("effort", effort, [ENCODER, *EFFORTS])
    encoder = load_encoder(model.run, model.generator)
    if effort == ENCODER and encoder is None:
        text = mark(
            "engine",
            "No encoder is trained for {name} at {images} images. Train an encoder first, or choose another effort.",
        )
        raise RunError(text, name=model.run.name, images=f"{model.images_seen:,}")
    return _Method(EFFORTS.get(effort), encoder)


def _find(
    generator: Generator,
    images: np.ndarray,
    method: _Method,
    critic: Discriminator | None,
    label: int | None,
    seed: int,
    clock: "_Clock",
) -> Task[Event, None, list[Latent]]:
    """Find the latents of images uint8 (n, C, H, W)."""
    seen = _seen(generator, images)
    near = [] if method.encoder is None else encode(method.encoder, seen, label)
    if method.effort is None:
        return near
    classes = (label,) * len(images) if generator.classes else None
    observed = Observed(Identity(), seen, labels=classes)
    task = search(generator, observed, method.effort, critic, seed, InitialPoints(own=near))
    while True:
        try:
            event = next(task)
        except StopIteration as end:
            return [answers[0].latent for answers in end.value]
        if isinstance(event, Progress):
            yield clock.within(len(images) * event.done / event.total)


@torch.no_grad()
def _arrays(generator: Generator, latents: list[Latent], images: np.ndarray) -> dict[str, np.ndarray]:
    codes, seen = map_latents(generator, latents), _seen(generator, images)
    parts = [torch.split(all_of, max(1, PIXELS_AT_ONCE // (images.shape[2] * images.shape[3]))) for all_of in (codes, seen)]
    likeness = torch.cat([psnr(generator.synthesize(some), wanted) for some, wanted in zip(*parts, strict=True)])
    return {
        "z": np.stack([latent.z for latent in latents]),
        "codes": codes.cpu().numpy(),
        "found": np.array([-1 if latent.label is None else latent.label for latent in latents], np.int64),
        "psnr": likeness.cpu().numpy(),
    }


def _seen(generator: Generator, images: np.ndarray) -> Tensor:
    """Return the images as the networks take them, in [-1, 1]."""
    return from_uint8(images, next(generator.parameters()).device)


class _Clock:
    """Counts images; images reused from an earlier call do not count towards the speed."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._taken = total, 0, 0
        self._start = time.perf_counter()

    def skip(self, count: int) -> None:
        self._taken += count

    def tick(self, count: int) -> Progress:
        self._done += count
        return self.within(0.0)

    def within(self, more: float) -> Progress:
        done = self._done + more
        rate = (done - self._taken) / max(time.perf_counter() - self._start, 1e-6)
        return Progress(int(done), self._total, "images", rate, (self._total - done) / rate if rate > 0 else None)
