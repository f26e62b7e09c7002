"""Searching the latent space in the background, for the pages on which a person's own pictures are looked for."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from ganstudio.app.images import picture_to_qimage
from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.prepare import Box
from ganstudio.engine.events import Event, Status
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:  # torch is imported when a task needs it
    from ganstudio.engine.search.invert import Inversion
    from ganstudio.engine.search.target import Target


@dataclass(frozen=True)
class Search:
    """What is looked for: the part ``box`` of a picture, with an effort of EFFORTS; ``label`` is its class, None if unknown.

    ``image`` is what the window shows of the whole picture.
    """

    target: "Target"
    image: QImage
    box: Box
    effort: str
    label: int | None = None


@dataclass(frozen=True)
class Answer:
    """What was found for a search, by the snapshot that had seen so many ``images``."""

    search: Search
    inversion: "Inversion"
    images: int


def open_target(path: Path, data: DataConfig) -> Generator[Event, None, "tuple[Target, QImage]"]:
    """Read a picture as the networks of a run with these settings would see it, and as the window shows it."""
    from ganstudio.engine.search.target import preparation_of, read_target

    yield from ()
    target = read_target(path, preparation_of(data))
    return target, picture_to_qimage(target.source)


def invert_picture(run: Run, search: Search) -> Generator[Event, None, Answer]:
    """Find a picture in the latent space of the newest snapshot."""
    from ganstudio.engine.latent.model import Model
    from ganstudio.engine.runs.checkpoint import load_discriminator
    from ganstudio.engine.search.invert import invert
    from ganstudio.engine.search.solver import EFFORTS
    from ganstudio.engine.search.target import cut, preparation_of

    yield Status(mark("engine", "Loading the model"), {})
    model = Model(run)
    discriminator = load_discriminator(run, model.images)
    target = search.target
    if search.box != target.box:
        target = cut(target, search.box, preparation_of(run.config.data))
    yield Status(mark("engine", "Searching the latent space"), {})
    found = yield from invert(model.generator, [target], EFFORTS[search.effort], discriminator, search.label)
    return Answer(replace(search, target=target), found[0], model.images)
