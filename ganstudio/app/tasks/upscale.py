"""Making pictures larger in the background: by searching the latent space, or with a trained upscaler."""

import math
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image
from PySide6.QtGui import QImage

from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.tasks.pictures import where_memory_allows
from ganstudio.app.tasks.search import Outcome, open_target
from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Event, Progress, Status
from ganstudio.engine.files import free_path
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:  # torch is imported when a task needs it
    from ganstudio.engine.search.original import Original
    from ganstudio.engine.search.target import Target


@dataclass(frozen=True, eq=False)
class UpscaleRequest:
    """The picture in a file, made ``factor`` times as large in ``count`` ways, with an effort of EFFORTS."""

    path: Path
    factor: int
    count: int
    seed: int
    effort: str
    label: int | None


@dataclass(frozen=True, eq=False)
class Enlarged:
    """An answer as shown, uint8 (H, W, C), and its latent.

    With an upscaler, which has no latent space, there is no ``point``, and ``original`` has the mode, depth, alpha and profile of
    the picture's file.
    """

    pixels: np.ndarray
    image: QImage
    point: Latent | None = None
    original: "Original | None" = None


@dataclass(frozen=True, eq=False)
class UpscaleInput:
    """An event: what is made larger, and that as everyone makes it larger, uint8 (H, W, C); and how both are shown."""

    small: np.ndarray
    bicubic: np.ndarray
    small_image: QImage
    bicubic_image: QImage


@dataclass(frozen=True, eq=False)
class Upscaled:
    """The result for a picture.

    Attributes
    ----------
    whole
        What it was before it was made small, uint8 (H, W, C); None if that is not known.
    psnr
        How like the small picture the best answer was before it was corrected, in decibels; None if it is the same, or with an
        upscaler.
    small
        What was searched for; None with an upscaler.
    """

    given: UpscaleInput
    answers: tuple[Enlarged, ...]
    whole: np.ndarray | None = None
    psnr: float | None = None
    small: "Target | None" = None

    def likeness(self, pixels: np.ndarray) -> float | None:
        """Of a large picture to what it was, in decibels; None if that is not known."""
        if self.whole is None:
            return None
        error = float(np.square(pixels.astype(float) - self.whole).mean())
        return 10 * math.log10(255**2 / max(error, 1e-9))

    def spread(self) -> np.ndarray | None:
        """Standard deviation of the answers at each pixel in grey levels, (H, W); None of a single one."""
        if len(self.answers) < 2:
            return None
        spread: np.ndarray = np.stack([answer.pixels for answer in self.answers]).std(axis=0).mean(axis=2)
        return spread

    def plus(self, answers: tuple[Enlarged, ...]) -> "Upscaled":
        """With more of them."""
        return replace(self, answers=(*self.answers, *answers))


def search_large(run: Run, asked: UpscaleRequest) -> Generator[Event | UpscaleInput, None, Upscaled]:
    """Find large pictures of the newest snapshot that are the small one when they are reduced."""
    return (yield from where_memory_allows(run, partial(_search_large, run, asked)))


def _search_large(run: Run, asked: UpscaleRequest, device: str) -> Generator[Event | UpscaleInput, None, Upscaled]:
    from ganstudio.engine.latent.model import Model
    from ganstudio.engine.latent.sampling import to_uint8
    from ganstudio.engine.runs.checkpoint import load_discriminator
    from ganstudio.engine.search.solver import EFFORTS
    from ganstudio.engine.search.upscale import read_small, upscale

    yield Status(mark("engine", "Loading the model"), {})
    small = read_small(asked.path, run.config.data, asked.factor)
    pixels = small.target.pixels.transpose(1, 2, 0)
    given = _given(pixels, asked.factor)
    yield given
    model = Model(run, device=device)
    critic = load_discriminator(run, model.images, device)
    yield Status(mark("engine", "Searching the latent space"), {})
    effort = EFFORTS[asked.effort]
    (found,) = yield from upscale(
        model.generator, [small.target], asked.factor, effort, asked.count, critic, asked.label, asked.seed
    )
    pairs = zip(to_uint8(found.images), found.points, strict=True)
    answers = tuple(Enlarged(pixels, to_qimage(pixels), point) for pixels, point in pairs)
    whole = None if small.whole is None else small.whole.transpose(1, 2, 0)
    return Upscaled(given, answers, whole, found.psnr, small.target)


def apply_upscaler(run: Run, target: "Target", shrinks: bool) -> Generator[Event, None, Upscaled]:
    """Make a picture of any size larger with a run that learned to; with ``shrinks`` make it as many times smaller before."""
    return (yield from where_memory_allows(run, partial(_apply_upscaler, run, target, shrinks)))


def _apply_upscaler(run: Run, target: "Target", shrinks: bool, device: str) -> Generator[Event, None, Upscaled]:
    from ganstudio.engine.runs.checkpoint import load_upscaler
    from ganstudio.engine.search.original import original_of
    from ganstudio.engine.upscaling.application import enlarge_original, made_small

    yield Status(mark("engine", "Loading the model"), {})
    network = load_upscaler(run)[1].to(device)
    small, whole = original_of(target, run.config.data.background), None
    if shrinks:
        small, before = made_small(small, network.factor)
        whole = before.shown(before.values)
    yield Status(mark("engine", "Making the picture larger"), {})
    large = yield from enlarge_original(network, small)
    shown = large.shown(large.values)
    answer = Enlarged(shown, to_qimage(shown), original=large)
    return Upscaled(_given(small.shown(small.values), network.factor), (answer,), whole)


@dataclass(frozen=True, eq=False)
class Larger:
    """An event: a picture among several, as the page shows it, and its result."""

    target: "Target"
    image: QImage
    found: Upscaled


def upscale_all(
    run: Run, paths: Sequence[Path], asked: UpscaleRequest, shrinks: bool, folder: Path
) -> Generator[Event | Larger, None, tuple[int, list[StudioError]]]:
    """Upscale several pictures as ``asked``, and write the first answer of each into ``folder``.

    Returns how many were written, and the errors of the others.
    """
    written, errors = 0, []
    for number, path in enumerate(paths):
        yield Progress(number, len(paths), "files")
        try:
            target, image = yield from open_target(path, run.config.data)
            task = (
                apply_upscaler(run, target, shrinks) if run.config.upscaler.factor else search_large(run, replace(asked, path=path))
            )
            found = yield from _without_progress(task)
            outcome = outcome_of(path, found, 0)
            outcome.write(free_path(folder / outcome.name))
        except StudioError as error:
            errors.append(error)
            continue
        written += 1
        yield Larger(target, image, found)
    yield Progress(len(paths), len(paths), "files")
    return written, errors


def outcome_of(path: Path, found: Upscaled, number: int) -> Outcome:
    """Return an answer for the picture in a file as an outcome to save or to use on another page."""
    answer = found.answers[number]
    name, original = f"larger-{number + 1}", answer.original
    if original is None:
        return Outcome(answer.point, lambda: answer.pixels, path, name)
    return Outcome(None, lambda: answer.pixels, path, name, None, lambda: original, original.suffix)


def _without_progress(task: Generator[Any, None, Upscaled]) -> Generator[Any, None, Upscaled]:
    """Run the task without its progress within a picture."""
    while True:
        try:
            event = next(task)
        except StopIteration as end:
            found: Upscaled = end.value
            return found
        if not isinstance(event, Progress | Status):
            yield event


def _given(pixels: np.ndarray, factor: int) -> UpscaleInput:
    picture = Image.fromarray(pixels[..., 0] if pixels.shape[2] == 1 else pixels)
    large = picture.resize((picture.width * factor, picture.height * factor), Image.Resampling.BICUBIC)
    bicubic = np.asarray(large).reshape(large.height, large.width, -1)
    return UpscaleInput(pixels, bicubic, to_qimage(pixels), to_qimage(bicubic))
