"""Films a path between latents, a walk through the latent space, or a latent through the training."""

import copy
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Generator as Task
from dataclasses import dataclass, replace
from itertools import chain, groupby, repeat, tee
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Event, Status
from ganstudio.engine.export.film import check_film, estimate_size, taste, write_film
from ganstudio.engine.export.provenance import Provenance, fingerprint, texts_of
from ganstudio.engine.latent.keyframes import Sequel
from ganstudio.engine.latent.latent import Latent, check_precision, seed_of, with_label
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.paths import Keyframe, interpolate
from ganstudio.engine.latent.rendering import RenderOptions
from ganstudio.engine.latent.walks import LatentWalk
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import load_generator
from ganstudio.engine.runs.tensors import read_tensors
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

STOPPED = 1.0  # seconds of drawing after which the size is estimated from the frames so far
SECONDS = 0.12  # per snapshot, in a film through the training
Texts = Callable[[Any], Mapping[str, object]]


class FilmSource(Protocol):
    """The content of a film. A plan holds an item per frame; consecutive items belong together."""

    def plan(self, generator: Generator, count: int, rate: float) -> Iterable[Any]:
        """Return the plan of ``count`` frames at ``rate`` frames per second."""

    def draw(self, generator: Generator, planned: Iterable[Any], look: RenderOptions) -> Iterator[np.ndarray]:
        """Yield the planned frames, uint8 (H, W, C). ``generator`` does not change."""

    def texts(self, model: Model, look: RenderOptions) -> Texts:
        """Return a function from a planned frame to the metadata of its file."""


class LatentFilm:
    """A film whose frames are latents; a subclass plans them."""

    def draw(self, generator: Generator, planned: Iterable[Latent], look: RenderOptions) -> Iterator[np.ndarray]:
        return look.film(generator, planned)

    def texts(self, model: Model, look: RenderOptions) -> Texts:
        network = fingerprint(model.generator)  # computed once: it hashes all weights

        def texts(latent: Latent) -> Mapping[str, object]:
            shown, run = look.dressed(latent), model.run.name
            return texts_of(Provenance(shown, look.truncation, model.noise, run, model.images_seen, network, look.precision))

        return texts


@dataclass(frozen=True, eq=False)
class PathFilm(LatentFilm):
    """A film through ``keyframes``, as :func:`~ganstudio.engine.latent.paths.interpolate` joins them."""

    keyframes: Sequence[Keyframe]
    method: str = "slerp"
    space: str = "z"
    loop: bool = False

    @classmethod
    def of(cls, sequel: Sequel, label: int | None = None) -> "PathFilm":
        """Return the film of keyframes, all of class ``label`` (None: each of its own class)."""
        keyframes = [replace(keyframe, latent=with_label(keyframe.latent, label)) for keyframe in sequel.keyframes]
        return cls(keyframes, sequel.method, sequel.space, sequel.loop)

    @property
    def seconds(self) -> float:
        """Return its duration in seconds, if its keyframes have durations."""
        return Sequel(tuple(self.keyframes), self.loop).seconds

    def plan(self, generator: Generator, count: int, rate: float) -> Iterable[Latent]:
        if len(self.keyframes) < 2:
            raise ConfigError(mark("engine", "A path needs at least two pictures."))
        return interpolate(generator, self.keyframes, count, self.method, self.space, self.loop)


@dataclass(frozen=True, eq=False)
class WalkFilm(LatentFilm):
    """A film along ``walk``, at ``speed`` units of its time per second; an orbit or a loop is walked once, whatever the speed."""

    walk: LatentWalk
    speed: float = 0.5

    def plan(self, generator: Generator, count: int, rate: float) -> Iterable[Latent]:
        return self.walk.film(generator, count, self.speed / rate)


@dataclass(frozen=True, eq=False)
class TrainingFilm:
    """A film of a latent as the snapshots of ``run`` draw it, evenly from the first to the last."""

    run: Run
    latent: Latent

    @property
    def seconds(self) -> float:
        """Return its usual duration in seconds."""
        return SECONDS * len(self.run.generators())

    def plan(self, generator: Generator, count: int, rate: float) -> Iterable[int]:
        snapshots = self.run.generators()
        if len(snapshots) < 2:
            text = mark("engine", "{run} has a single snapshot. A film of its training needs at least two.")
            raise ConfigError(text, run=self.run.name)
        return [snapshots[round(number * (len(snapshots) - 1) / (count - 1))] for number in range(count)]

    def draw(self, generator: Generator, planned: Iterable[int], look: RenderOptions) -> Iterator[np.ndarray]:
        held = [(images, len(list(frames))) for images, frames in groupby(planned)]
        pictures = through_training(generator, self.run, [images for images, _ in held], self.latent, look)
        for (_, count), picture in zip(held, pictures, strict=True):
            yield from repeat(picture, count)

    def texts(self, model: Model, look: RenderOptions) -> Texts:
        seed = seed_of(self.latent)
        facts = {"run": self.run.name} | ({} if seed is None else {"seed": seed})
        return lambda images: {**facts, "snapshot": images}


def through_training(
    generator: Generator, run: Run, snapshots: Sequence[int], latent: Latent, look: RenderOptions
) -> Iterator[np.ndarray]:
    """Yield ``latent`` as each of ``snapshots`` draws it, uint8 (H, W, C). ``generator``, of the run, does not change."""
    spare = copy.deepcopy(generator)
    kept = {item.images_seen: item.path for item in run.snapshots()}
    for images in snapshots:
        weights = read_tensors(kept[images]) if images in kept else load_generator(run, images)[1].state_dict()
        spare.load_state_dict(weights)
        yield look.draw(spare, [latent])[0]


@dataclass(frozen=True)
class Filmed:
    """The written film or folder of frames, and the number of frames."""

    out: Path
    frames: int


def film(
    model: Model,
    source: FilmSource,
    out: Path,
    *,
    frames: int,
    rate: float = 25.0,
    scale: int = 1,
    loop: bool = True,
    truncation: float = 1.0,
    label: int | None = None,
    precision: str = "fp32",
) -> Task[Event, None, Filmed]:
    """Film ``source`` with ``model``; a generator of events in frames. The film appears complete or not at all.

    Parameters
    ----------
    model
        The generator; for a :class:`TrainingFilm` any snapshot of the run.
    source
        A :class:`PathFilm`, a :class:`WalkFilm` or a :class:`TrainingFilm`.
    out, rate, scale
        As for :func:`~ganstudio.engine.export.film.write_film`. Frames in a folder have their provenance in the metadata.
    loop
        Whether a GIF or WebP loops forever.
    frames
        At least 2.
    truncation, precision
        As for :func:`~ganstudio.engine.latent.latent.render`.
    label
        The class of all latents; None for each latent's own.

    Raises
    ------
    ConfigError
        There are fewer than two frames, keyframes or snapshots, or as for ``write_film``.
    RunError
        The disk is full or not writable.
    """
    check_precision(precision)
    check_film(out, rate, scale)
    look = RenderOptions(truncation, label, precision)
    yield Status(mark("engine", "Filming {frames} frames"), {"frames": frames})
    shown, told = tee(_plan(source, model.generator, frames, rate))
    shots = zip(source.draw(model.generator, shown, look), map(source.texts(model, look), told), strict=True)
    yield from write_film(shots, frames, out, rate, scale, loop)
    return Filmed(out, frames)


def estimate_film(
    generator: Generator,
    source: FilmSource,
    out: Path,
    *,
    frames: int,
    rate: float,
    scale: int,
    look: RenderOptions,
) -> int:
    """Estimate the bytes that :func:`film` would write, from a few frames drawn within about two seconds.

    Raises
    ------
    ConfigError
        As for :func:`film`.
    """
    takes = taste(frames, out)
    wanted, shown, begin = set(chain(*takes)), {}, time.perf_counter()
    for place, item in enumerate(_plan(source, generator, frames, rate)):
        if place in wanted:
            shown[place] = item
        if takes[0][-1] in shown and time.perf_counter() - begin > STOPPED:
            break
    drawn = []
    for take in takes:
        if take[-1] not in shown:
            break
        drawn.append(list(source.draw(generator, [shown[place] for place in take], look)))
        if time.perf_counter() - begin > STOPPED:
            break
    return estimate_size(drawn, frames, out, rate, scale)


def _plan(source: FilmSource, generator: Generator, frames: int, rate: float) -> Iterable[Any]:
    if frames < 2:
        raise ConfigError(mark("engine", "A film needs at least 2 frames."))
    return source.plan(generator, frames, rate)
