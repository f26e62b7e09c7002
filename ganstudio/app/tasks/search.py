"""Searching the latent space in the background, for the pages on which a person's own pictures are looked for."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage

from ganstudio.app.rendering.qimages import picture_to_qimage, to_qimage
from ganstudio.app.rendering.zoom import Box
from ganstudio.app.tasks.pictures import where_memory_allows
from ganstudio.engine.config import DataConfig
from ganstudio.engine.events import Event, Preview, Status
from ganstudio.engine.files import fitting_name
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:  # torch is imported when a task needs it
    from ganstudio.engine.export.provenance import Provenance
    from ganstudio.engine.search.filling import Filling
    from ganstudio.engine.search.invert import Inversion
    from ganstudio.engine.search.kept_encoder import EncoderFacts
    from ganstudio.engine.search.original import Original
    from ganstudio.engine.search.target import Target

ENCODER_MINUTES = 10.0  # at most; small models are ready sooner


@dataclass(frozen=True, eq=False)
class Outcome:
    """A result to save or to use on another page.

    Attributes
    ----------
    point
        The latent of the picture or of its filling; None if it does not come from a latent.
    make
        Gives its pixels, uint8 (H, W, C), from any thread; that may take a while.
    source
        The file of the picture that was searched for.
    ending
        What the name of the result adds to that of the source.
    drawn
        How the model drew the whole picture; None if it drew only a part.
    original
        Gives the result as the file of the source has it: in its mode, depth, alpha and profile; None if it is not made of that.
    suffix
        Ending of a file that keeps the whole result.
    """

    point: Latent | None
    make: Callable[[], np.ndarray]
    source: Path
    ending: str
    drawn: "Provenance | None" = None
    original: "Callable[[], Original] | None" = None
    suffix: str = ".png"

    @property
    def name(self) -> str:
        """Of its file; another one than that of the source, which stays as it is."""
        return fitting_name(self.source.stem, f"-{self.ending}{self.suffix}")

    def write(self, path: Path) -> None:
        """Write a file that keeps the whole result.

        Raises
        ------
        RunError
            The disk refuses.
        """
        from ganstudio.engine.export.images import save_png
        from ganstudio.engine.export.provenance import save_picture

        if self.original is not None:
            self.original().save(path)
        elif self.drawn is None:
            save_png(path, self.make())
        else:
            save_picture(path, self.make(), self.drawn)


@dataclass(frozen=True)
class InversionCandidates:
    """What was found for a picture, the best first, and how the model draws each: that of ``run``, which may be a copy that was
    tuned to it."""

    found: tuple["Inversion", ...]
    drawn: tuple["Provenance", ...]
    images: tuple[QImage, ...]
    run: Run


@dataclass(frozen=True, eq=False)
class Hole:
    """What is to be filled: where ``mask``, uint8 (H, W), is white, in ``count`` ways, fading out within ``feather`` pixels."""

    target: "Target"
    mask: np.ndarray
    feather: int
    count: int
    seed: int
    effort: str
    label: int | None


@dataclass(frozen=True, eq=False)
class Sketch:
    """An event: the filling so far, transparent outside the hole, and the box that it covers."""

    image: QImage
    box: Box


@dataclass(frozen=True, eq=False)
class SearchTarget:
    """An event: what is searched for, ``pixels`` uint8 (size, size, C) as the model would draw it."""

    pixels: np.ndarray


@dataclass(frozen=True, eq=False)
class InpaintCandidate:
    """A way to fill the holes.

    ``image`` is the filled window around the largest hole; ``patches`` are images with their boxes to lay over the picture,
    transparent outside the holes.
    """

    filling: "Filling"
    number: int
    image: QImage
    patches: tuple[tuple[QImage, Box], ...]

    @property
    def point(self) -> Latent:
        """Where the model draws it."""
        return self.filling.points[self.number]

    @property
    def psnr(self) -> float:
        """How like the picture it is around the hole, in decibels."""
        return self.filling.psnr[self.number]

    def outcome(self, ending: str) -> Outcome:
        """The whole picture with it."""
        filling, number = self.filling, self.number
        make, original = partial(filling.image, number), partial(filling.original, number)
        return Outcome(self.point, make, filling.target.path, ending, None, original, filling.suffix)


def open_target(path: Path, data: DataConfig) -> Generator[Event, None, "tuple[Target, QImage]"]:
    """Read a picture as the networks of a run with these settings would see it, and as the window shows it."""
    from ganstudio.engine.search.target import preparation_of, read_both

    yield from ()
    target, picture = read_both(path, preparation_of(data))
    return target, picture_to_qimage(picture.image)


def invert_picture(
    run: Run, target: "Target", box: Box, effort: str, label: int | None
) -> Generator[Event | SearchTarget, None, InversionCandidates]:
    """Find the part ``box`` of a picture in the latent space of the newest snapshot, with an effort of EFFORTS, or "tune".

    ``label`` is its class, None if that is to be found as well.
    """
    return (yield from where_memory_allows(run, partial(_invert_picture, run, target, box, effort, label)))


def _invert_picture(
    run: Run, target: "Target", box: Box, effort: str, label: int | None, device: str
) -> Generator[Event | SearchTarget, None, InversionCandidates]:
    from ganstudio.engine.export.provenance import Provenance, fingerprint
    from ganstudio.engine.latent.model import Model
    from ganstudio.engine.latent.sampling import to_uint8
    from ganstudio.engine.runs.checkpoint import load_discriminator
    from ganstudio.engine.search.hints import hints_of
    from ganstudio.engine.search.invert import candidates, invert
    from ganstudio.engine.search.solver import EFFORTS
    from ganstudio.engine.search.target import cut, preparation_of

    yield Status(mark("engine", "Loading the model"), {})
    model = Model(run, device=device)
    discriminator = load_discriminator(run, model.images, device)
    if box != target.box:
        target = cut(target, box, preparation_of(run.config.data))
    yield SearchTarget(target.pixels.transpose(1, 2, 0))
    yield Status(mark("engine", "Searching the latent space"), {})
    hints = hints_of(run, model.generator)
    work = EFFORTS.get(effort, EFFORTS["fast"])
    found = yield from invert(model.generator, [target], work, discriminator, label, starts=hints.shelf, encoder=hints.encoder)
    generator = model.generator
    if effort != "tune":
        found = candidates(generator, found[0], discriminator)
    else:
        from ganstudio.engine.runs.variants import keep_variant
        from ganstudio.engine.search.tune import refine

        yield Status(mark("engine", "Tuning a copy of the model"), {})
        generator, found = yield from refine(generator, found, discriminator)
        run = keep_variant(run, model.images, generator, [target.path])
    network = fingerprint(generator)
    drawn = tuple(Provenance(one.point, 1.0, None, run.name, model.images, network) for one in found)
    return InversionCandidates(tuple(found), drawn, tuple(to_qimage(to_uint8(one.image[None])[0]) for one in found), run)


def learn_encoder(run: Run) -> Generator[Event, None, "EncoderFacts"]:
    """Learn the encoder of the newest snapshot and keep it with the run, within ENCODER_MINUTES."""
    from ganstudio.engine.search.kept_encoder import train_encoder

    yield Status(mark("engine", "Loading the model"), {})
    return (yield from where_memory_allows(run, lambda device: train_encoder(run, minutes=ENCODER_MINUTES, device=device)))


def fill_hole(run: Run, asked: Hole) -> Generator[Event | Sketch, None, list[InpaintCandidate]]:
    """Fill a hole by the newest snapshot."""
    return (yield from where_memory_allows(run, partial(_fill_hole, run, asked)))


def _fill_hole(run: Run, asked: Hole, device: str) -> Generator[Event | Sketch, None, list[InpaintCandidate]]:
    from ganstudio.engine.latent.model import Model
    from ganstudio.engine.search.hole import hole_of
    from ganstudio.engine.search.inpaint import fill, sketch
    from ganstudio.engine.search.solver import EFFORTS
    from ganstudio.engine.search.target import preparation_of
    from ganstudio.engine.search.windows import look_at_hole

    yield Status(mark("engine", "Loading the model"), {})
    hole = hole_of(asked.mask, asked.target)
    picture = look_at_hole(asked.target, hole, preparation_of(run.config.data), asked.feather)
    model = Model(run, device=device)
    yield Status(mark("engine", "Searching the latent space"), {})
    effort = EFFORTS[asked.effort]
    task = fill(model.generator, [picture], effort, asked.count, asked.label, asked.seed, asked.feather)
    while True:
        try:
            event = next(task)
        except StopIteration as end:
            (found,) = end.value
            return [_filled(found, number) for number in range(asked.count)]
        if not isinstance(event, Preview):
            yield event
            continue
        for window, drawn in zip(picture.views[event.first :], event.pictures, strict=False):
            yield Sketch(to_qimage(sketch(window, drawn)), Box(*window.target.box))


def _filled(found: "Filling", number: int) -> InpaintCandidate:
    """Return answer ``number``."""
    patches = []
    for patch in found.patches:
        shown, changed = patch.shown[number], patch.changed[..., None]
        alpha = shown[..., 3:] if shown.shape[2] == 4 else np.full_like(shown[..., :1], 255)
        colours = shown[..., :3] if shown.shape[2] > 1 else shown.repeat(3, axis=2)
        patches.append((to_qimage(np.dstack([colours, alpha * changed])), Box(*patch.box)))
    return InpaintCandidate(found, number, to_qimage(found.patches[0].shown[number]), tuple(patches))


def use_answer(filled: InpaintCandidate, data: DataConfig) -> Generator[Event, None, "tuple[Target, QImage]"]:
    """Open the picture with an answer filled in, as :func:`open_target` opens a file."""
    from ganstudio.engine.data.decoding.decode import LARGEST, decode
    from ganstudio.engine.search.target import preparation_of, target_of

    yield from ()
    path = filled.filling.target.path
    content = filled.filling.original(filled.number).encoded()
    picture = decode(content, path.name, most=LARGEST)
    return target_of(picture, path, preparation_of(data), content), picture_to_qimage(picture.image)
