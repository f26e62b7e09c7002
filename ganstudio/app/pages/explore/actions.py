"""What can be done with the picture shown, by key, by button and by menu."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QFileDialog, QLineEdit, QWidget

from ganstudio.app.explore import Explore
from ganstudio.app.film import Cut, Footage, film_task
from ganstudio.app.frames import seed_of
from ganstudio.app.images import to_qimage
from ganstudio.app.pages.explore.tool import Tool
from ganstudio.app.renderer import Channel, Origin
from ganstudio.app.session import Session
from ganstudio.app.shelf import Shelf
from ganstudio.app.tasks import silent
from ganstudio.app.theme import theme
from ganstudio.app.widgets.film_dialog import FilmDialog
from ganstudio.engine.errors import RunError, StudioError
from ganstudio.engine.export.recall import Drawn, fingerprint, read_picture, save_picture
from ganstudio.engine.latent.point import fits
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:
    from ganstudio.engine.archs import Generator

TAKE_SPACE = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit)
TAKE_LETTERS = (QAbstractSpinBox, QLineEdit)


class ExploreActions(QObject):
    """The actions belong to ``page``, and work while it is shown. ``play`` is what Space does."""

    def __init__(self, session: Session, shelf: Shelf, page: QWidget, play: Callable[[], None]) -> None:
        super().__init__(page)
        self._session = session
        self._explore: Explore = session.explore
        self._shelf = shelf
        self._page = page
        self._saving = Channel(session.explore.renderer, self, rank=1)
        self._saving.done.connect(self._on_saved)
        self._comparing = Channel(session.explore.renderer, self, rank=1)
        self._comparing.done.connect(self._on_compared)
        self.undo = self._action("undo-2", self.tr("Undo"), "Ctrl+Z", self._explore.undo.undo)
        self.redo = self._action("redo-2", self.tr("Redo"), "Ctrl+Shift+Z", self._explore.undo.redo)
        self.favour = self._action("heart", self.tr("Put on the shelf, or take off it"), "F", self._favour)
        self.copy = self._action("copy", self.tr("Copy the image"), "C", self._copy)
        self.save = self._action("download", self.tr("Save the image as PNG..."), "Ctrl+S", self.ask_and_save)
        self.play = self._action("play", self.tr("Play or pause"), "Space", play)
        session.picture_dropped.connect(self.recall)
        self._explore.undo.indexChanged.connect(self._show)
        self._explore.frame_changed.connect(self._show)
        shelf.changed.connect(self._show)
        page.installEventFilter(self)
        self._show()

    def _show(self) -> None:
        if not shiboken6.isValid(self._explore.undo):
            return  # the application ends: its stack tells that it is cleared
        frame = self._explore.frame
        self.undo.setEnabled(self._explore.undo.canUndo())
        self.redo.setEnabled(self._explore.undo.canRedo())
        for action in (self.favour, self.copy, self.save):
            action.setEnabled(frame is not None)

    def _favour(self) -> None:
        frame = self._explore.frame
        if frame is not None:
            is_there = self._shelf.toggle(self._explore.look.dressed(frame.point))
            self._session.message.emit(self.tr("Put on the shelf") if is_there else self.tr("Taken off the shelf"))

    def _copy(self) -> None:
        frame = self._explore.frame
        if frame is not None:
            QGuiApplication.clipboard().setImage(to_qimage(frame.pixels))
            self._session.message.emit(self.tr("The image is on the clipboard"))

    def ask_and_save(self) -> None:
        """Ask where to, and save the picture shown in its own pixels."""
        frame, run = self._explore.frame, self._explore.run
        if frame is None or run is None:
            return
        seed = seed_of(frame.point)
        name = f"{run.name}-seed{seed}.png" if seed is not None else f"{run.name}.png"
        path, _ = QFileDialog.getSaveFileName(self._page, self.tr("Save the image"), name, self.tr("PNG image (*.png)"))
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Save the picture shown, with where it comes from in its metadata."""
        frame, explore = self._explore.frame, self._explore
        if frame is None or explore.run is None:
            return
        origin, pixels = Origin(explore.run, frame.images, None), frame.pixels
        point, name, noise = frame.look.dressed(frame.point), explore.run.name, explore.noise

        def work(generator: "Generator") -> Exception | None:
            drawn = Drawn(point, frame.look.truncation, noise, name, frame.images, fingerprint(generator))
            try:
                save_picture(path, pixels, drawn)
            except (StudioError, OSError) as error:
                return error
            return None

        self._saving.ask(origin, work, path.name)

    def _on_saved(self, name: str, error: Exception | None) -> None:
        if error is not None:
            self._session.error.emit(error)
        else:
            self._session.message.emit(self.tr("Saved {name}").format(name=name))

    def film(self, tool: Tool) -> None:
        """Ask how, and write what ``tool`` plays as a film."""
        footage = tool.footage()
        if footage is None:
            self._session.message.emit(self.tr("There is nothing to film yet"))
            return
        dialog = FilmDialog(footage, self._session.renderer, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.asked.connect(lambda cut: self.write_film(footage, cut))
        dialog.open()

    def write_film(self, footage: Footage, cut: Cut) -> None:
        """Write it in the background."""
        done = self.tr("Saved {name}").format(name=cut.out)
        self._session.run_job(self.tr("Film"), lambda: film_task(footage, cut), lambda _: self._session.message.emit(done))

    # -- and back again ---------------------------------------------------------------------------------------------------

    def recall(self, path: Path) -> None:
        """Show again what a picture was drawn from."""
        if self._page.isVisible() and self._explore.run is not None:
            task = partial(silent, lambda: read_picture(path))
            self._session.run_job(self.tr("Reading the picture"), task, lambda drawn: self._on_read(path, drawn))

    def _on_read(self, path: Path, drawn: Drawn | None) -> None:
        explore = self._explore
        if drawn is None:
            self._session.error.emit(RunError(mark("engine", "{path} does not say how it was drawn."), path=path))
        elif explore.run is None or drawn.run != explore.run.name:
            text = mark("engine", "{path} was drawn by the run {run}. Open that run to bring it back.")
            self._session.error.emit(RunError(text, path=path, run=drawn.run))
        elif drawn.images not in explore.snapshots:
            text = mark("engine", "{path} was drawn by a snapshot that the run {run} has no more.")
            self._session.error.emit(RunError(text, path=path, run=drawn.run))
        else:
            origin = Origin(explore.run, drawn.images, None)
            self._comparing.ask(origin, lambda model: (fits(model, drawn.point), fingerprint(model)), (origin, path, drawn))

    def _on_compared(self, asked: tuple[Origin, Path, Drawn], found: tuple[bool, str]) -> None:
        """Runs of one name need not be the same."""
        (origin, path, drawn), (is_possible, network) = asked, found
        if origin.run is not self._explore.run:
            return
        if not is_possible:
            text = mark("engine", "{path} was drawn by another model, and this one cannot draw it: only their name is the same.")
            self._session.error.emit(RunError(text, path=path, run=drawn.run))
            return
        self._explore.recall(drawn, self.tr("Bring a picture back"))
        if network != drawn.network:
            self._session.message.emit(self.tr("Another model drew it: here the same latent gives another picture"))

    def _action(self, icon: str, text: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(theme().icon(icon), text, self._page)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        action.triggered.connect(slot)
        self._page.addAction(action)
        return action

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        # a key belongs to the button, list or field that has the focus, where that can use it
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            owner, is_space = QApplication.focusWidget(), event.key() == Qt.Key.Key_Space
            is_letter = bool(event.text().strip()) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if (is_space and isinstance(owner, TAKE_SPACE)) or (is_letter and isinstance(owner, TAKE_LETTERS)):
                event.accept()
                return True
        return super().eventFilter(page, event)
