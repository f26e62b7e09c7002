"""Searches the latent space in the background, for the Invert and Inpaint pages."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage

from ganstudio.app.rendering.qimages import picture_to_qimage, to_qimage
from ganstudio.app.rendering.zoom import Box
from ganstudio.engine.config import DataConfig
from ganstudio.engine.events import Event, Status
from ganstudio.engine.files import fitting_name
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:  # torch is imported when a task needs it
    from ganstudio.engine.export.provenance import Provenance
    from ganstudio.engine.recipes.encode import EncoderFacts
    from ganstudio.engine.recipes.inpaint import InpaintCandidate
    from ganstudio.engine.recipes.invert import FoundLatent, SearchTarget
    from ganstudio.engine.recipes.opening import Target
    from ganstudio.engine.recipes.trust import VisiblePart


@dataclass(frozen=True, eq=False)
class Outcome:
    """A result to save or to use on another page.

    Attributes
    ----------
    latent
        The latent of the picture or of its filling; None if it does not come from a latent.
    make
        Returns its pixels, uint8 (H, W, C), from any thread; it may take seconds.
    source
        The file of the picture that was searched for.
    ending
        What the result's file name adds to the source's.
    save
        Writes the whole result to a file; raises ``RunError`` if that fails.
    drawn
        How the model drew the whole picture; None if it drew only a part.
    suffix
        Suffix of the file that ``save`` writes.
    """

    latent: Latent | None
    make: Callable[[], np.ndarray]
    source: Path
    ending: str
    save: Callable[[Path], None]
    drawn: "Provenance | None" = None
    suffix: str = ".png"

    @property
    def name(self) -> str:
        """Return its file name, which differs from the source's so that the source is never overwritten."""
        return fitting_name(self.source.stem, f"-{self.ending}{self.suffix}")


@dataclass(frozen=True)
class InversionCandidates:
    """The latents found for a picture, best first, and their images for display. The model of ``run`` draws them; it may be a
    copy fine-tuned to the picture."""

    target: "Target"
    found: tuple["FoundLatent", ...]
    images: tuple[QImage, ...]
    run: Run
    visible: "VisiblePart"

    def outcome(self, number: int) -> Outcome:
        """Return a candidate to save or to use on another page."""
        one = self.found[number]
        return Outcome(one.latent, lambda: one.pixels, self.target.path, "found", one.save, one.provenance)


@dataclass(frozen=True, eq=False)
class Hole:
    """A hole to fill where ``mask``, uint8 (H, W), is white, with ``count`` candidates, blended within ``feather`` pixels."""

    target: "Target"
    mask: np.ndarray
    feather: int
    count: int
    seed: int
    effort: str
    label: int | None


@dataclass(frozen=True, eq=False)
class Sketch:
    """An event: the current filling, transparent outside the hole, and the box that it covers."""

    image: QImage
    box: Box


@dataclass(frozen=True, eq=False)
class FilledHole:
    """A candidate that fills the holes.

    ``image`` is the filled window around the largest hole; ``patches`` are images with their boxes to lay over the picture,
    transparent outside the holes.
    """

    candidate: "InpaintCandidate"
    target: "Target"
    image: QImage
    patches: tuple[tuple[QImage, Box], ...]
    visible: "VisiblePart"

    @property
    def latent(self) -> Latent:
        """Return the latent of the filling."""
        return self.candidate.latent

    @property
    def psnr(self) -> float:
        """Return its PSNR around the hole, in decibels."""
        return self.candidate.psnr

    def outcome(self, ending: str) -> Outcome:
        """Return the whole picture with the filling."""
        one = self.candidate
        return Outcome(self.latent, lambda: one.pixels, self.target.path, ending, one.save, suffix=one.suffix)


def open_target(path: Path, data: DataConfig) -> Generator[Event, None, "tuple[Target, QImage]"]:
    """Read a picture as a run with these settings sees it, and as the window shows it."""
    from ganstudio.engine.recipes.opening import open_picture

    yield from ()
    target, picture = open_picture(path, data)
    return target, picture_to_qimage(picture.image)


def invert_picture(
    run: Run, target: "Target", box: Box, effort: str, label: int | None
) -> Generator["Event | SearchTarget", None, InversionCandidates]:
    """Invert the part ``box`` of a picture with the newest snapshot."""
    from ganstudio.engine.recipes.invert import invert

    yield Status(mark("engine", "Loading the model"), {})
    result = yield from invert(run, [target], box=box, effort=effort, label=label)
    (picture,) = result.pictures
    images = tuple(to_qimage(one.pixels) for one in picture.candidates)
    return InversionCandidates(picture.target, picture.candidates, images, result.run, picture.visible)


def learn_encoder(run: Run) -> Generator[Event, None, "EncoderFacts"]:
    """Train the encoder of the newest snapshot and keep it with the run."""
    from ganstudio.engine.recipes.encode import encode

    yield Status(mark("engine", "Loading the model"), {})
    return (yield from encode(run)).facts


def fill_hole(run: Run, asked: Hole) -> Generator[Event | Sketch, None, list[FilledHole]]:
    """Fill a hole with the newest snapshot."""
    from ganstudio.engine.recipes.inpaint import FillingPreview, inpaint

    yield Status(mark("engine", "Loading the model"), {})
    task = inpaint(
        run,
        [asked.target],
        asked.mask,
        count=asked.count,
        feather=asked.feather,
        effort=asked.effort,
        label=asked.label,
        seed=asked.seed,
    )
    while True:
        try:
            event = next(task)
        except StopIteration as end:
            (picture,) = end.value.pictures
            return [_filled(candidate, picture.target, picture.visible) for candidate in picture.candidates]
        yield Sketch(to_qimage(event.pixels), Box(*event.box)) if isinstance(event, FillingPreview) else event


def _filled(candidate: "InpaintCandidate", target: "Target", visible: "VisiblePart") -> FilledHole:
    patches = tuple((to_qimage(pixels), Box(*box)) for pixels, box in candidate.patches())
    return FilledHole(candidate, target, to_qimage(candidate.window), patches, visible)


def use_answer(filled: FilledHole, data: DataConfig) -> Generator[Event, None, "tuple[Target, QImage]"]:
    """Return the filled picture as a new target, as :func:`open_target` does for a file."""
    from ganstudio.engine.recipes.opening import open_content

    yield from ()
    target, picture = open_content(filled.candidate.original().encoded(), filled.target.path, data)
    return target, picture_to_qimage(picture.image)
