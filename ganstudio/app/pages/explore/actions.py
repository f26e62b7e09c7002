"""The actions for the picture shown, by key, button and menu."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QStandardPaths, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QWidget

from ganstudio.app.pages.explore.brought_back import BroughtBack
from ganstudio.app.pages.explore.export_dialog import ExportChoices, ExportDialog
from ganstudio.app.pages.explore.export_forms import ExportForm, FilmForm, ModelForm, PictureForm, SeriesForm
from ganstudio.app.pages.explore.shelf_pictures import liked
from ganstudio.app.pages.explore.tool import Tool
from ganstudio.app.rendering.exports import LongOrder, ModelOrder, PictureOrder, SeriesOrder, Written
from ganstudio.app.rendering.frames import RenderedImage
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.rendering.renderer import Channel, ModelVersion
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.session import Session
from ganstudio.app.state.shelf import Shelf
from ganstudio.app.ui.actions import make_action
from ganstudio.app.ui.latent_mime import DRAWN
from ganstudio.app.ui.saving import ask_where
from ganstudio.engine.errors import StudioError
from ganstudio.engine.export.provenance import to_text
from ganstudio.engine.latent.latent import seed_of

if TYPE_CHECKING:
    from ganstudio.engine.networks import Generator

TAKE_SPACE = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit)
TAKE_LETTERS = (QAbstractSpinBox, QLineEdit)
CHOICES = "export"  # the state key of the dialog's choices
FOLDER = "export_folder"  # the key of the last folder in the settings


class ExploreActions(QObject):
    """The actions of ``page``, enabled while it is shown. ``tool`` returns the chosen tool, which Space plays."""

    def __init__(self, session: Session, shelf: Shelf, page: QWidget, tool: Callable[[], Tool]) -> None:
        super().__init__(page)
        self._session = session
        self._model: ActiveModel = session.model
        self._shelf = shelf
        self._page = page
        self._tool = tool
        self._saving = Channel(session.model.renderer, self, rank=1)
        self._saving.done.connect(self._on_saved)
        self._copying = Channel(session.model.renderer, self, rank=0)
        self._copying.done.connect(self._on_copied)
        self.back = BroughtBack(session, page)
        self.undo = make_action("explore.undo", page, self._model.undo.undo)
        self.redo = make_action("explore.redo", page, self._model.undo.redo)
        self.favour = make_action("explore.favour", page, self._favour)
        self.copy = make_action("explore.copy", page, self._copy)
        self.copy_seed = make_action("explore.copy-seed", page, self._copy_seed)
        self.save = make_action("explore.save", page, self.ask_and_save)
        self.export = make_action("explore.export", page, self.ask_and_export)
        self.play = make_action("explore.play", page, lambda: tool().play())
        self._model.undo.indexChanged.connect(self._show)
        self._model.frame_changed.connect(self._show)
        shelf.changed.connect(self._show)
        page.installEventFilter(self)
        self._show()

    @property
    def all(self) -> list[QAction]:
        """Return the actions for the picture, wherever it is shown."""
        return [self.undo, self.redo, self.favour, self.copy, self.copy_seed, self.save, self.export, self.play]

    def _show(self) -> None:
        if not shiboken6.isValid(self._model.undo):
            return  # the application ends, and clears its undo stack
        frame = self._model.frame
        self.undo.setEnabled(self._model.undo.canUndo())
        self.redo.setEnabled(self._model.undo.canRedo())
        for action in (self.favour, self.copy, self.save, self.export):
            action.setEnabled(frame is not None)
        self.copy_seed.setEnabled(frame is not None and seed_of(frame.latent) is not None)

    def _favour(self) -> None:
        frame = self._model.frame
        if frame is not None:
            latent = frame.look.dressed(frame.latent)
            was_there = self._shelf.find(latent, frame.appearance) >= 0
            is_there = self._shelf.toggle(latent, frame.appearance)
            if is_there != was_there:  # else it could not be saved, and the shelf has reported why
                self._session.message.emit(self.tr("Added to the shelf") if is_there else self.tr("Removed from the shelf"))

    def _copy(self) -> None:
        order = self.picture_order()
        if order is not None:
            self._copying.ask(order.origin, lambda generator: to_text(order.drawn(generator)), order.frame)

    def _copy_seed(self) -> None:
        frame = self._model.frame
        seed = seed_of(frame.latent) if frame is not None else None
        if seed is not None:
            QGuiApplication.clipboard().setText(str(seed))
            self._session.message.emit(self.tr("Seed copied to the clipboard"))

    def _on_copied(self, frame: RenderedImage, text: str) -> None:
        image = to_qimage(frame.pixels)
        image.setText(DRAWN, text)  # pasted on this page, the image restores its latent
        QGuiApplication.clipboard().setImage(image)
        self._session.message.emit(self.tr("Image copied to the clipboard"))

    # -- export -----------------------------------------------------------------------------------------------------------

    def ask_and_save(self) -> None:
        """Ask for a file, and save the picture shown at its own size."""
        order = self.picture_order()
        if order is not None:
            name = str(self.folder() / order.out.name)
            path = ask_where(self._page, self.tr("Save image"), name, self.tr("PNG image (*.png)"), ".png")
            if path is not None:
                self.write(replace(order, out=path))

    def save_to(self, path: Path) -> None:
        """Save the picture shown, with its provenance as metadata."""
        order = self.picture_order()
        if order is not None:
            self.write(replace(order, out=path))

    def ask_and_export(self, film: bool = False) -> None:
        """Open the export dialog, and write what is chosen; ``film`` preselects the chosen tool's film."""
        model, footage, picture = self._model, self._tool().footage(), self.picture_order()
        if model.origin is None or picture is None:
            return
        if film and footage is None:
            self._session.message.emit(self.tr("Nothing to film yet"))
            return
        forms: list[ExportForm] = [
            PictureForm(picture),
            SeriesForm(model.origin, model.look, liked(model)),
            *([FilmForm(footage)] if footage is not None else []),
            ModelForm(model.origin),
        ]
        kept = model.kept.get(CHOICES, ExportChoices) or ExportChoices()
        model.kept.put(CHOICES, kept)
        dialog = ExportDialog(forms, 2 if film else 0, self.folder(), kept, self._session.renderer, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.asked.connect(self.write)
        dialog.open()

    def write(self, order: PictureOrder | LongOrder) -> None:
        """Write the export in the background; ``session.written`` follows."""
        self._session.settings.set_value(FOLDER, str(order.out.parent))
        if isinstance(order, PictureOrder):
            self._saving.ask(order.origin, partial(_write, order), order)
            return
        title = self.tr("Film")
        if isinstance(order, SeriesOrder | ModelOrder):
            title = self.tr("Export of pictures") if isinstance(order, SeriesOrder) else self.tr("Export of the model")
        self._session.jobs.start(title, order.task, self._session.written.emit)

    def _on_saved(self, order: PictureOrder, errors: list[StudioError]) -> None:
        for error in errors:
            self._session.error.emit(error)
        if not errors:
            self._session.written.emit(Written(order.out))

    def picture_order(self) -> PictureOrder | None:
        """Return the order that saves the picture shown with default options."""
        frame, run, noise = self._model.frame, self._model.run, self._model.noise
        if frame is None or run is None:
            return None
        seed = seed_of(frame.latent)
        name = f"{run.name}-seed{seed}.png" if seed is not None else f"{run.name}.png"
        return PictureOrder(Path(name), frame, ModelVersion(run, frame.images_seen, noise))

    def folder(self) -> Path:
        """Return the folder of the last export."""
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return Path(self._session.settings.value(FOLDER, usual))

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        # the focused button, list or field gets the key first if it uses it
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            owner, is_space = QApplication.focusWidget(), event.key() == Qt.Key.Key_Space
            is_letter = bool(event.text().strip()) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if (is_space and isinstance(owner, TAKE_SPACE)) or (is_letter and isinstance(owner, TAKE_LETTERS)):
                event.accept()
                return True
        return super().eventFilter(page, event)


def _write(order: PictureOrder, generator: "Generator") -> list[StudioError]:
    try:
        order.write(generator)
    except StudioError as error:
        return [error]  # in a list, as the renderer reports a raised error as a failure to load the generator
    return []
