"""Upscales several pictures dropped on the Upscale page and writes them into a folder."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ganstudio.app.rendering.exports import Written
from ganstudio.app.tasks import upscale as tasks_upscale
from ganstudio.app.tasks.upscale import UpscaleRequest
from ganstudio.engine.errors import StudioError
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

if TYPE_CHECKING:
    from ganstudio.app.pages.upscale.view import UpscalePage


class Several(QObject):
    """Uses the settings of ``page``, which shows each picture when it is done."""

    def __init__(self, page: "UpscalePage") -> None:
        super().__init__(page)
        self._page = page
        self._session = page.session

    def ask(self, paths: Sequence[Path]) -> None:
        """Ask for the folder to write to, and start; nothing happens while the page searches."""
        if self._page.is_searching:
            return
        title = self.tr("Choose a folder for the upscaled pictures")
        folder = QFileDialog.getExistingDirectory(self._page, title, str(paths[0].parent))
        if folder:
            self.start(paths, Path(folder))

    def start(self, paths: Sequence[Path], folder: Path) -> None:
        """Upscale the pictures and write them into ``folder``; ``session.written`` follows."""
        run, state = self._session.runs.current, self._page.state
        if run is not None and self._page.has_model():
            asked = UpscaleRequest(paths[0], state.factor, state.count, 0, state.effort, state.label)
            task = partial(tasks_upscale.upscale_all, run, tuple(paths), asked, state.shrinks, folder)
            self._page.start(self.tr("Upscaling the pictures"), task, partial(self._on_done, folder))

    def _on_done(self, folder: Path, done: tuple[int, list[StudioError]]) -> None:
        written, errors = done
        if errors:
            self._session.error.emit(errors[0])
        if written:
            counted = mark("engine", "pictures written: {written}, left out: {left}")
            note = Sentence(counted, {"written": f"{written:,}", "left": f"{len(errors):,}"})
            self._session.written.emit(Written(folder, note))
