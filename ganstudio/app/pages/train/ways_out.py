"""The buttons that remove obstacles to training."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ganstudio.app.pages.train.actions import Actions
from ganstudio.app.pages.train.notice import WayOut
from ganstudio.app.state.session import Session
from ganstudio.engine.errors import NoCheckpoint, PicturesLost, PlateauReached, RunLocked, StudioError
from ganstudio.engine.runs.folder import Run


class WaysOut(QObject):
    """Makes buttons for the obstacles of ``session``; ``page`` is the parent of file dialogs."""

    def __init__(self, session: Session, actions: Actions, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._actions = actions
        self._page = page

    def of(self, obstacle: StudioError) -> list[WayOut]:
        """Return the buttons for an obstacle, least destructive first."""
        if isinstance(obstacle, PicturesLost):
            return [
                WayOut(
                    self.tr("Locate pictures..."),
                    self.tr("Choose the files or the folder where this run's pictures are now"),
                    self._locate,
                )
            ]
        if isinstance(obstacle, NoCheckpoint):
            return self._without_checkpoint(obstacle.snapshot)
        if isinstance(obstacle, PlateauReached):
            tip = self.tr("Turn off “Stop when it no longer improves” and resume the training")
            return [WayOut(self.tr("Continue training"), tip, self._actions.train_on)]
        if isinstance(obstacle, RunLocked) and obstacle.can_take_over:
            tip = self.tr("Train this run here: the process on the other computer has ended")
            return [WayOut(self.tr("Take over"), tip, lambda: self._actions.resume(take_over=True))]
        return []

    def of_imported(self, run: Run) -> list[WayOut]:
        """Return the button for an imported run; none for a network that the studio does not train."""
        if run.config.model.arch == "stylegan3":
            return []
        tip = self.tr("Start a new run on the pictures of the Data page, with the networks of this run to begin with")
        return [WayOut(self.tr("New run from this network"), tip, lambda: self._actions.start_from(run))]

    def _without_checkpoint(self, snapshot: int | None) -> list[WayOut]:
        over_tip = self.tr("Delete the samples, snapshots and statistics of this run and train it from the start")
        over = WayOut(self.tr("Start over"), over_tip, lambda: self._actions.resume(start_over=True))
        if snapshot is None:
            return [over]
        tip = self.tr("Train a new run from the snapshot at {images} images; this run does not change")
        branch = WayOut(self.tr("Branch from snapshot"), tip.format(images=f"{snapshot:,}"), lambda: self._actions.branch(snapshot))
        return [branch, over]

    def _locate(self) -> None:
        run = self._session.runs.current
        if run is None:
            return
        names = run.config.data.source
        title = self.tr("Locate the pictures of {run}").format(run=run.name)
        near = str(_nearest(Path(names[0])))
        if all(Path(name).suffix for name in names):  # files, archives or films
            found = QFileDialog.getOpenFileNames(self._page, title, near)[0]
        else:
            found = [QFileDialog.getExistingDirectory(self._page, title, near)]
        if any(found):
            self._session.training.move_pictures(found)


def _nearest(path: Path) -> Path:
    """Return the closest parent folder of ``path`` that still exists."""
    return next((folder for folder in path.parents if folder.is_dir()), Path.home())
