"""Restores the latents of pictures dropped on the page, if the model that drew them is available."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ganstudio.app.rendering.renderer import Channel, ModelVersion
from ganstudio.app.state.session import Session
from ganstudio.app.tasks.pictures import silent
from ganstudio.engine.errors import RunError
from ganstudio.engine.export.provenance import Provenance, fingerprint, read_picture
from ganstudio.engine.export.provenances import Recalled, recall_all
from ganstudio.engine.latent.favourites import Favourite
from ganstudio.engine.latent.latent import fits
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:
    from ganstudio.engine.networks import Generator


@dataclass(frozen=True)
class _Question:
    """Asks whether the generator of ``origin`` can draw the picture in ``path`` again, and whether it drew it."""

    path: Path
    drawn: Provenance
    origin: ModelVersion


class BroughtBack(QObject):
    """Shows pictures dropped on the Explore page from their stored latents.

    The fingerprint of the weights identifies a picture's model, as a run's name may have changed or may not be unique.
    """

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._model = session.model
        self._comparing = Channel(session.renderer, self, rank=1)
        self._comparing.done.connect(self._on_compared)

    def read(self, path: Path) -> None:
        """Show the latent that a picture was drawn from."""
        if self._model.run is not None:
            task = partial(silent, lambda: read_picture(path))
            self._session.jobs.start(self.tr("Reading the picture"), task, lambda drawn: self._on_read(path, drawn))

    def read_all(self, paths: Sequence[Path]) -> None:
        """Put the latents of the pictures on the shelf."""
        run = self._model.run
        if run is not None:
            task = partial(recall_all, run, tuple(paths))
            self._session.jobs.start(self.tr("Reading the pictures"), task, lambda found: self._on_all_read(run, paths, found))

    def _on_all_read(self, run: Run, paths: Sequence[Path], found: Recalled) -> None:
        if len(found.silent) == len(paths):  # pictures of other programs: the studio trains on them, as on other pages
            self._session.pictures.open([str(path) for path in paths])
            self._session.page_requested.emit("data")
        elif not found.own:
            self._refuse_other_run(*found.foreign[0])
        elif self._model.run is run:
            favourites = [Favourite(drawn.latent, "", drawn.appearance) for drawn in found.own]
            if self._model.shelf.add_all(favourites):
                self._session.message.emit(self._count(found))

    def _count(self, found: Recalled) -> str:
        said = [self.tr("Added to the shelf: {count}").format(count=f"{len(found.own):,}")]
        if found.foreign:
            said.append(self.tr("from other models: {count}").format(count=f"{len(found.foreign):,}"))
        if found.silent:
            said.append(self.tr("without a latent: {count}").format(count=f"{len(found.silent):,}"))
        return ", ".join(said)

    def _on_read(self, path: Path, drawn: Provenance | None) -> None:
        run, snapshots = self._model.run, self._model.snapshots
        if drawn is None:
            self._session.error.emit(RunError(mark("engine", "{path} does not say how it was drawn."), path=path))
        elif run is not None and snapshots and (drawn.run == run.name or drawn.images_seen in snapshots):
            images = min(snapshots, key=lambda kept: abs(kept - drawn.images_seen))
            asked = _Question(path, drawn, ModelVersion(run, images, self._model.noise))
            self._comparing.ask(asked.origin, partial(_compare, drawn), asked)
        else:
            self._refuse_other_run(path, drawn)

    def _on_compared(self, asked: _Question, found: tuple[bool, str]) -> None:
        (can_draw, network), drawn, origin = found, asked.drawn, asked.origin
        if origin.run is not self._model.run:
            return
        is_own = network == drawn.network
        if not is_own and drawn.run != origin.run.name:
            self._refuse_other_run(asked.path, drawn)
        elif not can_draw:
            text = mark("engine", "{path} was drawn by another model, and this one cannot draw it: only their name is the same.")
            self._session.error.emit(RunError(text, path=asked.path))
        else:
            self._model.restore(drawn.latent, drawn.appearance, self.tr("Restore picture"))
            self._tell(drawn, origin, is_own)

    def _tell(self, drawn: Provenance, origin: ModelVersion, is_own: bool) -> None:
        if is_own:
            text = self.tr("Restored as it was drawn, with the snapshot at {images} images")
        elif drawn.images_seen == origin.images_seen:
            text = self.tr("Another model drew this picture: here the same latent gives a different picture")
        else:
            text = self.tr(
                "The snapshot at {gone} images no longer exists: the nearest one, at {images} images, draws a different picture"
            )
        self._session.message.emit(text.format(gone=f"{drawn.images_seen:,}", images=f"{origin.images_seen:,}"))

    def _refuse_other_run(self, path: Path, drawn: Provenance) -> None:
        folder = next((folder for folder, name in self._session.runs.names().items() if name == drawn.run), None)
        if folder is None:
            text = mark("engine", "{path} was drawn by the run {run}. Open that run to bring it back.")
            error = RunError(text, path=path, run=drawn.run)
        else:
            text = mark(
                "engine",
                "{path} was drawn by the run {run}. Open that run at the top of the window ({folder}) and drop the picture again.",
            )
            error = RunError(text, path=path, run=drawn.run, folder=folder)
        self._session.error.emit(error)


def _compare(drawn: Provenance, generator: "Generator") -> tuple[bool, str]:
    """Return whether ``generator`` can draw the picture, and the fingerprint of its weights."""
    return fits(generator, drawn.latent), fingerprint(generator)
