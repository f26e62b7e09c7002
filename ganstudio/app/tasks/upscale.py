"""Upscales pictures in the background, by searching the latent space or with a trained upscaler."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage

from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.tasks.search import Outcome, open_target
from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Event, Progress, Status, without
from ganstudio.engine.files import free_path
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:  # torch is imported when a task needs it
    from ganstudio.engine.recipes.opening import Target
    from ganstudio.engine.recipes.upscale import UpscaleCandidate, UpscaledPicture, UpscaleInput, UpscaleResult


@dataclass(frozen=True, eq=False)
class UpscaleRequest:
    """A request to upscale a picture ``factor`` times, with ``count`` candidates and an effort of EFFORTS."""

    path: Path
    factor: int
    count: int
    seed: int
    effort: str
    label: int | None


@dataclass(frozen=True, eq=False)
class ShownInput:
    """An event: the input, and how it and its bicubic interpolation are shown."""

    given: "UpscaleInput"
    small_image: QImage
    bicubic_image: QImage


@dataclass(frozen=True, eq=False)
class Enlarged:
    """A result, and how it is shown."""

    candidate: "UpscaleCandidate"
    image: QImage

    @property
    def pixels(self) -> np.ndarray:
        """Return the pixels for display, uint8 (H, W, C)."""
        return self.candidate.pixels

    @property
    def latent(self) -> Latent | None:
        """Return the latent of the result; None with an upscaler."""
        return self.candidate.latent


@dataclass(frozen=True, eq=False)
class Upscaled:
    """The results for a picture; ``was_searched`` says whether they come from the latent space."""

    picture: "UpscaledPicture"
    given: ShownInput
    answers: tuple[Enlarged, ...]
    was_searched: bool

    def plus(self, answers: tuple[Enlarged, ...]) -> "Upscaled":
        """Return these results with more answers."""
        picture = replace(self.picture, candidates=(*self.picture.candidates, *(answer.candidate for answer in answers)))
        return replace(self, picture=picture, answers=(*self.answers, *answers))

    def outcome(self, path: Path, number: int) -> Outcome:
        """Return a result for the picture in ``path``, to save or to use on another page."""
        one = self.answers[number].candidate
        return Outcome(one.latent, lambda: one.pixels, path, f"larger-{number + 1}", one.save, suffix=one.suffix)


def search_large(run: Run, asked: UpscaleRequest) -> Generator[Event | ShownInput, None, Upscaled]:
    """Find latents of the newest snapshot whose pictures, downscaled, match the input."""
    from ganstudio.engine.recipes.upscale import upscale

    yield Status(mark("engine", "Loading the model"), {})
    task = upscale(
        run,
        [asked.path],
        factor=asked.factor,
        count=asked.count,
        effort=asked.effort,
        label=asked.label,
        seed=asked.seed,
    )
    return (yield from _shown(task, was_searched=True))


def apply_upscaler(run: Run, target: "Target", shrinks: bool) -> Generator[Event | ShownInput, None, Upscaled]:
    """Upscale a picture of any size with a trained upscaler; ``shrinks`` first downscales it by the same factor."""
    from ganstudio.engine.recipes.upscale import upscale

    yield Status(mark("engine", "Loading the model"), {})
    return (yield from _shown(upscale(run, [target], shrinks=shrinks), was_searched=False))


@dataclass(frozen=True, eq=False)
class Larger:
    """An event: a picture among several, as the page shows it, and its result."""

    target: "Target"
    image: QImage
    found: Upscaled


def upscale_all(
    run: Run, paths: Sequence[Path], asked: UpscaleRequest, shrinks: bool, folder: Path
) -> Generator[Event | ShownInput | Larger, None, tuple[int, list[StudioError]]]:
    """Upscale several pictures as ``asked``, and write the first result of each into ``folder``.

    Returns the number of files written, and the errors of the others.
    """
    written, errors = 0, []
    for number, path in enumerate(paths):
        yield Progress(number, len(paths), "files")
        try:
            target, image = yield from open_target(path, run.config.data)
            task = (
                apply_upscaler(run, target, shrinks) if run.config.upscaler.factor else search_large(run, replace(asked, path=path))
            )
            found = yield from without(task, Progress, Status)
            outcome = found.outcome(path, 0)
            outcome.save(free_path(folder / outcome.name))
        except StudioError as error:
            errors.append(error)
            continue
        written += 1
        yield Larger(target, image, found)
    yield Progress(len(paths), len(paths), "files")
    return written, errors


def _shown(
    task: "Generator[Event | UpscaleInput, None, UpscaleResult]", was_searched: bool
) -> Generator[Event | ShownInput, None, Upscaled]:
    """Run a recipe with a picture, and convert its results for display."""
    from ganstudio.engine.recipes.upscale import UpscaleInput

    shown: ShownInput | None = None
    while True:
        try:
            event = next(task)
        except StopIteration as end:
            (picture,) = end.value.pictures
            assert shown is not None
            answers = tuple(Enlarged(one, to_qimage(one.pixels)) for one in picture.candidates)
            return Upscaled(picture, shown, answers, was_searched)
        if isinstance(event, UpscaleInput):
            shown = ShownInput(event, to_qimage(event.small), to_qimage(event.bicubic))
            yield shown
        else:
            yield event
