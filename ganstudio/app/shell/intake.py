"""Hands what is dropped or pasted to the page shown, or to the pages for runs and pictures."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from ganstudio.app.pages.page import Page, PictureDrop, TakesPictures
from ganstudio.app.state.session import Session
from ganstudio.app.ui.drop_overlay import Drop, DropOverlay, read_drop
from ganstudio.app.ui.latent_mime import DRAWN


class Intake(QObject):
    """Hands drops and the clipboard on; emits ``said(str)`` when there is nothing to open, ``network_dropped(path)`` for a file of
    another program's network.

    Parameters
    ----------
    session
        Opens runs and pictures, and switches pages.
    window
        The window that the overlay covers during a drag.
    shown
        Returns the page shown: its entry in the registry, and its widget once it is built.
    """

    said = Signal(str)
    network_dropped = Signal(object)

    def __init__(self, session: Session, window: QWidget, shown: Callable[[], tuple[Page, QWidget | None]]) -> None:
        super().__init__(window)
        self._session = session
        self._shown = shown
        self.overlay = DropOverlay(window)
        self.overlay.entered.connect(self._show_what_drops_do)
        self.overlay.dropped.connect(self.take)

    def take(self, drop: Drop) -> None:
        """Take a drop: the page shown does what its entry promises; all else opens a run, a network or pictures to train on."""
        page = self._picture_drop
        if drop.is_network:
            self.network_dropped.emit(drop.paths[0])
        elif page is not None and drop.is_picture(page.ending):
            self._hand_over(drop.paths)
        elif drop.is_run:
            self._session.runs.open(drop.paths[0])
        elif page is not None and page.several and (not page.only_files or drop.are_pictures(page.ending)):
            self._hand_over(drop.paths)
        else:
            self._session.pictures.open([str(path) for path in drop.paths])
            self._session.page_requested.emit("data")

    def paste(self) -> None:
        """Take files or a picture from the clipboard as if they were dropped."""
        mime = QGuiApplication.clipboard().mimeData()
        drop = read_drop(mime)
        if drop is not None:
            self.take(drop)
        elif mime is None or not mime.hasImage():
            self.said.emit(self.tr("The clipboard holds no picture or file"))
        else:
            self._paste_image(QGuiApplication.clipboard().image())

    def _paste_image(self, image: QImage) -> None:
        page = self._picture_drop
        if page is not None and (not page.ending or image.text(DRAWN)):
            self._session.pictures.keep(image, lambda path: self._hand_over((path,)))
        else:
            self._session.pictures.paste(image)
            self._session.page_requested.emit("data")

    def _hand_over(self, paths: Sequence[Path]) -> None:
        """Give pictures to the page shown."""
        widget: object = self._shown()[1]
        if isinstance(widget, TakesPictures):
            widget.take_pictures(paths)

    def _show_what_drops_do(self) -> None:
        drop = self._picture_drop
        self.overlay.picture = None if drop is None else (QCoreApplication.translate("pages", drop.text), drop.ending)
        several = drop.several if drop is not None else ""
        self.overlay.several = QCoreApplication.translate("pages", several) if several else ""
        self.overlay.only_files = drop is not None and drop.only_files

    @property
    def _picture_drop(self) -> PictureDrop | None:
        """Return what the page shown does with a picture now; None while it has no model for it."""
        run, drop = self._session.runs.current, self._shown()[0].drop
        if drop is not None and drop.without_model:
            return drop
        if run is None or drop is None or (run.config.upscaler.factor and not drop.by_upscalers) or not run.generators():
            return None
        return drop
