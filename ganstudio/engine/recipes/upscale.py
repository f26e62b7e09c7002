"""Enlarges pictures: by searching the latent space, or with a trained upscaler."""

import math
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Caveat, Event, Status
from ganstudio.engine.export.images import save_png
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.model import Model
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.recipes.opening import (
    PictureLike,
    budget_of,
    class_number,
    open_pictures,
    open_targets,
    run_of,
    where_memory_allows,
    with_model,
)
from ganstudio.engine.recipes.trust import VisiblePart
from ganstudio.engine.runs.checkpoint import load_discriminator, load_upscaler
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.search.caveats import depth_caveats
from ganstudio.engine.search.caveats import picture_caveats as picture_caveats
from ganstudio.engine.search.original import Original, original_of
from ganstudio.engine.search.target import Target, preparation_of
from ganstudio.engine.search.upscale import FACTORS as FACTORS
from ganstudio.engine.search.upscale import Enlargement, Small, small_of
from ganstudio.engine.search.upscale import upscale as search_all
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence
from ganstudio.engine.upscaling.application import enlarge_original, made_small

DEFAULT_FACTOR = 4  # of a search


@dataclass(frozen=True, eq=False)
class UpscaleInput:
    """An event: the input and its bicubic enlargement, both uint8 (H, W, C)."""

    small: np.ndarray
    bicubic: np.ndarray


@dataclass(frozen=True, eq=False)
class UpscaleCandidate:
    """An enlarged picture.

    Attributes
    ----------
    pixels
        For display, uint8 (H, W, C).
    latent
        The latent that the model draws it from; None with an upscaler, which has no latent space.
    original
        With an upscaler: the picture with the mode, depth, alpha and profile of its file; else None.
    """

    pixels: np.ndarray
    latent: Latent | None = None
    original: Original | None = None

    @property
    def suffix(self) -> str:
        """Return the ending of a file format that holds the whole result."""
        return ".png" if self.original is None else self.original.suffix

    def save(self, path: Path) -> None:
        """Write the picture.

        Raises
        ------
        RunError
            The disk is full or not writable.
        """
        if self.original is None:
            save_png(path, self.pixels)
        else:
            self.original.save(path)


@dataclass(frozen=True, eq=False)
class UpscaledPicture:
    """A picture and its enlargements.

    Attributes
    ----------
    target
        The picture; for a search, its target, with ``pixels`` that are ``factor`` times smaller than the model's pictures.
    candidates
        The enlargements, the best first; an upscaler gives a single candidate.
    whole
        The picture before it was reduced, uint8 (H, W, C); None if unknown.
    psnr
        PSNR of the best candidate, reduced, before correction, in dB; None if exact, or with an upscaler.
    std
        Mean standard deviation of the candidates at a pixel, in [0, 1]; None with an upscaler.
    caveats
        Notes on the result, for the user.
    """

    target: Target
    factor: int
    input: UpscaleInput
    candidates: tuple[UpscaleCandidate, ...]
    whole: np.ndarray | None
    psnr: float | None
    std: float | None
    caveats: tuple[Sentence, ...]

    @property
    def visible(self) -> VisiblePart:
        """Return the input of :func:`~ganstudio.engine.recipes.trust.measure_trust`, after a search."""
        return VisiblePart(self.target, factor=self.factor)

    def likeness(self, pixels: np.ndarray) -> float | None:
        """Return the PSNR of an enlarged picture to the original, in dB; None if the original is unknown."""
        if self.whole is None:
            return None
        error = float(np.square(pixels.astype(float) - self.whole).mean())
        return 10 * math.log10(255**2 / max(error, 1e-9))

    def spread_map(self) -> np.ndarray | None:
        """Return the standard deviation of the candidates at each pixel in grey levels, (H, W); None for a single candidate."""
        if len(self.candidates) < 2:
            return None
        std: np.ndarray = np.stack([one.pixels for one in self.candidates]).std(axis=0).mean(axis=2)
        return std


@dataclass(frozen=True, eq=False)
class UpscaleResult:
    """The enlarged pictures, and the run and snapshot whose model enlarged them."""

    run: Run
    images_seen: int
    pictures: tuple[UpscaledPicture, ...]


def upscale(
    model: Run | Model,
    pictures: Sequence[PictureLike],
    *,
    factor: int | None = None,
    count: int = 4,
    shrinks: bool = False,
    snapshot: int | None = None,
    effort: str = "fast",
    label: int | str | None = None,
    seed: int = 0,
) -> Generator[Event | UpscaleInput, None, UpscaleResult]:
    """Enlarge pictures: search for plausible large versions of small pictures, or apply the upscaler of a run to any size.

    Parameters
    ----------
    model
        A run, or an open model.
    factor
        2, 4 or 8; None: 4, or the upscaler's factor.
    count, effort, label, seed
        For a search: the number of answers per picture, "fast" or "careful", the class of all (None: the search finds each
        class), and the seed: the same seed gives the same result. All pictures share batches; a large picture is reduced first.
    shrinks
        With an upscaler: reduce the pictures by its factor first, to compare the result with them.
    snapshot
        Images seen of a run's snapshot; None for the latest.

    Raises
    ------
    ConfigError
        The class, effort or factor does not exist, or the upscaler was trained for another factor.
    UnreadableImage
        A picture cannot be opened.
    RunError
        The run has nothing to load yet or lacks the snapshot; or its model's pictures are not finite.
    """
    run = run_of(model)
    own = run.config.upscaler.factor
    if not own:
        budget_of(effort)
        search = partial(
            _search, pictures=pictures, factor=factor or DEFAULT_FACTOR, count=count, effort=effort, label=label, seed=seed
        )
        return (yield from with_model(model, snapshot, search))
    if factor not in (None, own):
        text = mark("engine", "{run} upscales {own} times, not {factor} times. Leave the factor out, or choose another upscaler.")
        raise ConfigError(text, run=run.name, own=own, factor=factor)
    return (yield from where_memory_allows(run, partial(_apply, run, snapshot, pictures, shrinks)))


def _search(
    model: Model, pictures: Sequence[PictureLike], factor: int, count: int, effort: str, label: int | str | None, seed: int
) -> Generator[Event | UpscaleInput, None, UpscaleResult]:
    run, data = model.run, model.run.config.data
    asked = class_number(run, label)
    small = [small_of(target, picture, data, factor) for target, picture in open_pictures(pictures, data)]
    caveats = [picture_caveats(one.target, data.channels) for one in small]
    inputs = [_input(one.target.pixels.transpose(1, 2, 0), factor) for one in small]
    for caveat in (caveat for row in caveats for caveat in row):
        yield Caveat(caveat)
    yield from inputs
    critic = load_discriminator(run, model.images_seen, model.device)
    yield Status(mark("engine", "Searching the latent space"), {})
    targets = [one.target for one in small]
    found = yield from search_all(model.generator, targets, factor, budget_of(effort), count, critic, asked, seed)
    rows = zip(small, inputs, found, caveats, strict=True)
    return UpscaleResult(
        run, model.images_seen, tuple(_found(one, factor, given, answer, notes) for one, given, answer, notes in rows)
    )


def _found(small: Small, factor: int, given: UpscaleInput, found: Enlargement, caveats: tuple[Sentence, ...]) -> UpscaledPicture:
    pairs = zip(to_uint8(found.images), found.latents, strict=True)
    answers = tuple(UpscaleCandidate(pixels, latent) for pixels, latent in pairs)
    whole = None if small.whole is None else small.whole.transpose(1, 2, 0)
    return UpscaledPicture(small.target, factor, given, answers, whole, found.psnr, float(found.std.mean()), caveats)


def _apply(
    run: Run, snapshot: int | None, pictures: Sequence[PictureLike], shrinks: bool, device: str
) -> Generator[Event | UpscaleInput, None, UpscaleResult]:
    background = preparation_of(run.config.data).background
    targets = open_targets(pictures, run.config.data)
    images, network = load_upscaler(run, snapshot)
    network.to(device)
    enlarged = []
    for target in targets:
        caveats = depth_caveats(target)
        for caveat in caveats:
            yield Caveat(caveat)
        small, whole = original_of(target, background), None
        if shrinks:
            small, before = made_small(small, network.factor)
            whole = before.shown(before.values)
        given = _input(small.shown(small.values), network.factor)
        yield given
        yield Status(mark("engine", "Upscaling the picture"), {})
        large = yield from enlarge_original(network, small)
        answer = UpscaleCandidate(large.shown(large.values), original=large)
        enlarged.append(UpscaledPicture(target, network.factor, given, (answer,), whole, None, None, caveats))
    return UpscaleResult(run, images, tuple(enlarged))


def _input(pixels: np.ndarray, factor: int) -> UpscaleInput:
    picture = Image.fromarray(pixels[..., 0] if pixels.shape[2] == 1 else pixels)
    large = picture.resize((picture.width * factor, picture.height * factor), Image.Resampling.BICUBIC)
    return UpscaleInput(pixels, np.asarray(large).reshape(large.height, large.width, -1))
