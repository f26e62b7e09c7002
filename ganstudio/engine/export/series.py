"""Draws series of pictures: latents with the same model and appearance, or favourites, each in its own appearance."""

from collections.abc import Generator as Task
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

import numpy as np

from ganstudio.engine.device import fastest_device
from ganstudio.engine.export.images import enlarged
from ganstudio.engine.export.provenance import Provenance
from ganstudio.engine.latent.directions import Direction, move
from ganstudio.engine.latent.favourites import Appearance, Favourite
from ganstudio.engine.latent.latent import Latent, LazyLatents, map_latents, render, seed_of
from ganstudio.engine.latent.model import BATCH, Model
from ganstudio.engine.runs import Run

Steps = Sequence[tuple[Direction, float]]


@dataclass(frozen=True, eq=False)
class SeriesPart:
    """Pictures of a series with the same model and appearance; ``places`` are their numbers in the series."""

    places: Sequence[int]
    latents: Sequence[Latent]
    model: Model
    appearance: Appearance

    def draw(self) -> np.ndarray:
        """Return their images, uint8 (N, H, W, C)."""
        return render(self.model.generator, self.latents, self.appearance.truncation, self.appearance.precision)

    def provenance(self, network: str) -> Provenance:
        """Return the provenance of the first picture; ``network`` is the fingerprint of the generator."""
        look, run = self.appearance, self.model.run.name
        return Provenance(self.latents[0], look.truncation, self.model.noise, run, look.images_seen, network, look.precision)


class Series(Protocol):
    """Pictures to draw, in order."""

    @property
    def run(self) -> Run:
        """Return the run whose generators draw them."""

    @property
    def latents(self) -> Sequence[Latent]:
        """Return their latents, as drawn."""

    @property
    def facts(self) -> dict[str, object]:
        """Return how they are drawn, for the metadata of a sheet."""

    def parts(self, size: int) -> Iterator[SeriesPart]:
        """Yield all pictures in parts of at most ``size``, not necessarily in order."""

    def name(self, place: int) -> str:
        """Return the name of a picture's file, without its ending."""


class SameLook:
    """Latents that ``model`` draws, moved along ``steps`` first: pairs of a direction and an amount in standard deviations."""

    def __init__(
        self, model: Model, latents: Sequence[Latent], truncation: float = 1.0, precision: str = "fp32", steps: Steps = ()
    ) -> None:
        self._model, self._start = model, latents
        self._appearance = Appearance(truncation, model.images_seen, model.noise, precision)
        self._steps = [(direction, amount) for direction, amount in steps if amount]

    @property
    def run(self) -> Run:
        return self._model.run

    @property
    def latents(self) -> Sequence[Latent]:
        if not self._steps:
            return self._start
        generator, steps = self._model.generator, self._steps
        return LazyLatents(self._start, lambda part: [move(generator, latent, steps) for latent in part])

    @property
    def facts(self) -> dict[str, object]:
        look = self._appearance
        facts: dict[str, object] = {"snapshot": look.images_seen, "truncation": look.truncation, "noise": look.noise}
        moved = {"directions": ", ".join(f"{direction.name} {amount:+g}" for direction, amount in self._steps)}
        return facts | {"precision": look.precision} | (moved if self._steps else {})

    def parts(self, size: int) -> Iterator[SeriesPart]:
        latents = self.latents
        for first in range(0, len(latents), size):
            part = latents[first : first + size]
            yield SeriesPart(range(first, first + len(part)), part, self._model, self._appearance)

    def name(self, place: int) -> str:
        seed = seed_of(self._start[place])
        return f"latent{place:06d}" if seed is None else f"seed{seed:06d}"


class OwnLooks:
    """Favourites of ``run``, each in its own appearance, from a snapshot that the run still has."""

    def __init__(self, run: Run, favourites: Sequence[Favourite]) -> None:
        self.run = run
        self.latents = [favourite.latent for favourite in favourites]
        self._appearances = [_appearance(favourite) for favourite in favourites]

    @property
    def facts(self) -> dict[str, object]:
        names = (("snapshot", "images_seen"), ("truncation", "truncation"), ("noise", "noise"), ("precision", "precision"))
        values = {name: [getattr(look, field) for look in self._appearances] for name, field in names}
        return {name: ",".join("" if value is None else str(value) for value in found) for name, found in values.items()}

    def parts(self, size: int) -> Iterator[SeriesPart]:
        device = fastest_device(self.run.config).kind
        networks = [(look.images_seen, look.noise) for look in self._appearances]
        order = sorted(range(len(networks)), key=lambda place: str(networks[place]))  # so that each is loaded once
        for (images, noise), places in groupby(order, networks.__getitem__):
            model = Model(self.run, images, device, noise)
            for place in places:
                yield SeriesPart([place], [self.latents[place]], model, self._appearances[place])

    def name(self, place: int) -> str:
        return f"favourite{place:06d}"


def draw_series(series: Series, scale: int = 1) -> Task[int, None, dict[str, np.ndarray]]:
    """Draw all of ``series``, enlarged by ``scale``; yield the number done, and return arrays in order.

    ``images`` uint8 (N, H, W, C); ``seeds`` int64 (N,), -1 if no seed alone gives the picture; ``labels`` int64 (N,), -1 without
    classes; ``z`` float32 (N, latent_dim); ``latents`` float32 (N, D), or (N, layers, D) if any differs by layer: the
    generator's latents before truncation.
    """
    order: list[int] = []
    parts: list[dict[str, np.ndarray]] = []
    for part in series.parts(BATCH):
        order += part.places
        parts.append({"images": enlarged(part.draw(), scale), **_arrays(part)})
        yield len(order)
    layers = max((part["latents"].shape[1:] for part in parts), key=len)
    for part_arrays in parts:
        part_arrays["latents"] = _in_layers(part_arrays["latents"], layers)
    found = {name: np.concatenate([arrays[name] for arrays in parts]) for name in parts[0]}
    return found if order == sorted(order) else {name: array[np.argsort(order)] for name, array in found.items()}


def _arrays(part: SeriesPart) -> dict[str, np.ndarray]:
    """Return the latents as the arrays of :func:`draw_series`, because millions of objects do not fit into memory."""
    seeds = [seed_of(latent) for latent in part.latents]
    return {
        "seeds": np.array([-1 if seed is None else seed for seed in seeds], np.int64),
        "labels": np.array([-1 if latent.label is None else latent.label for latent in part.latents], np.int64),
        "z": np.stack([latent.z for latent in part.latents]),
        "latents": map_latents(part.model.generator, part.latents).cpu().numpy(),
    }


def _in_layers(latents: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Return (N, D) as (N, layers, D) if ``shape`` has layers: every layer gets the same latent."""
    return latents if latents.ndim == 1 + len(shape) else np.broadcast_to(latents[:, None], (len(latents), *shape))


def _appearance(favourite: Favourite) -> Appearance:
    if favourite.appearance is None:
        raise ValueError("a favourite without an appearance")
    return favourite.appearance
