"""The model to compare the open model with: another run, or another snapshot of the same run."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ganstudio.app.jobs.background import Background
from ganstudio.app.rendering.renderer import ModelVersion
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.engine.errors import RunError
from ganstudio.engine.latent.counterpart import classes_of, counterpart
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.rendering import RenderOptions
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:
    from ganstudio.engine.networks import Generator

Carry = Callable[["Generator", Latent], Latent | None]


@dataclass(frozen=True)
class OpenedRun:
    """A run and its snapshots by images seen, at least one."""

    run: Run
    snapshots: list[int]


class OtherModel(QObject):
    """The other model. Emits ``changed()`` when it changes, ``failed(error)`` when a run cannot be opened."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, model: ActiveModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.opened: OpenedRun | None = None
        self.chosen: int | None = None  # a snapshot; None: the newest
        self._wanted: Path | None = None
        self.opening = Background(open_run, self)
        self.opening.done.connect(self._on_opened)

    @property
    def is_busy(self) -> bool:
        """Return whether a run is being opened."""
        return self.opening.is_busy

    @property
    def is_own(self) -> bool:
        """Return whether it belongs to the open run."""
        return self.opened is not None and self.opened.run is self._model.run

    @property
    def images_seen(self) -> int | None:
        """Return its snapshot, as images seen."""
        if self.opened is None:
            return None
        return self.chosen if self.chosen in self.opened.snapshots else self.opened.snapshots[-1]

    @property
    def origin(self) -> ModelVersion | None:
        """Return the version that draws its pictures; None without a model."""
        images = self.images_seen
        return None if self.opened is None or images is None else ModelVersion(self.opened.run, images, self._model.noise)

    @property
    def look(self) -> RenderOptions:
        """Return its render options: without a class, which :attr:`carry` maps to the other run's classes."""
        look = self._model.look
        return look if self.is_own else replace(look, label=None)

    @property
    def carry(self) -> Carry:
        """Return the function that maps a latent of the open run, with its class, to this model's."""
        run, opened = self._model.run, self.opened
        if run is None or opened is None or self.is_own:
            return lambda _generator, latent: latent
        classes, own = classes_of(opened.run), classes_of(run)
        return lambda generator, latent: counterpart(generator, latent, classes, own)

    def open(self, path: Path | None, chosen: int | None = None) -> None:
        """Compare with the run in ``path`` (None: the open run) at a snapshot (None: the newest)."""
        run, snapshots = self._model.run, self._model.snapshots
        self.chosen, self._wanted = chosen, path
        self.opening.ask(())
        if run is not None and (path is None or path.resolve() == run.path.resolve()):
            self._wanted = None
            self._set(OpenedRun(run, snapshots))
        elif path is not None:
            self._set(None)
            self.opening.ask([path])

    def choose(self, images_seen: int | None) -> None:
        """Draw with this snapshot; None follows the newest."""
        self.chosen = images_seen
        self.changed.emit()

    def close(self) -> None:
        """Stop comparing, and drop the model."""
        self.opening.ask(())
        self.opened = self._wanted = None

    def _set(self, opened: OpenedRun | None) -> None:
        self.opened = opened
        self.changed.emit()

    def _on_opened(self, batch: list[tuple[Path, OpenedRun | Exception]]) -> None:
        for path, result in batch:
            if path != self._wanted:
                continue  # another run was requested meanwhile
            if isinstance(result, Exception):
                self.failed.emit(result)
            else:
                self._set(result)


def open_run(path: Path) -> OpenedRun:
    """Return the run in ``path`` with its snapshots.

    Raises
    ------
    RunError
        The folder holds no run, a damaged run, or a run without snapshots.
    """
    run = Run.open(path)
    snapshots = run.generators()
    if not snapshots:
        raise RunError(mark("engine", "{path} has no snapshot yet: train it for a while first."), path=run.path)
    return OpenedRun(run, snapshots)
