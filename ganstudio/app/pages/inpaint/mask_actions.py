"""The actions for a mask besides painting, by key, button and menu."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog

from ganstudio.app.jobs.background import Background
from ganstudio.app.pages.inpaint.mask_canvas import MaskCanvas
from ganstudio.app.pages.inpaint.mask_tools import TOOLS
from ganstudio.app.ui.actions import make_action
from ganstudio.app.ui.saving import ask_where
from ganstudio.engine.errors import StudioError
from ganstudio.engine.recipes.inpaint import read_mask, write_mask


class MaskActions(QObject):
    """The actions of ``canvas``; a page that adds them to itself gets their keys as well.

    ``failed(error)`` comes with a StudioError if a file cannot be read or written, or has another size, ``saved(path)`` when
    a mask is written.
    """

    failed = Signal(object)
    saved = Signal(object)

    def __init__(self, canvas: MaskCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.files = Background(lambda work: work(), self)
        self.files.done.connect(self._on_file)
        self._group = QActionGroup(self)
        self.tools = {tool: self._tool(tool) for tool in TOOLS}
        self.smaller = make_action("inpaint.narrower", canvas, lambda: canvas.grow(-1))
        self.larger = make_action("inpaint.wider", canvas, lambda: canvas.grow(1))
        self.undo = make_action("inpaint.undo", canvas, canvas.undo)
        self.redo = make_action("inpaint.redo", canvas, canvas.redo)
        self.fit = make_action("inpaint.fit", canvas, canvas.fit)
        self.invert = make_action("inpaint.invert", canvas, canvas.invert)
        self.clear = make_action("inpaint.clear", canvas, canvas.clear)
        self.from_alpha = make_action("inpaint.from-alpha", canvas, canvas.take_alpha)
        self.load = make_action("inpaint.import-mask", canvas, self.ask_and_load)
        self.save = make_action("inpaint.export-mask", canvas, self.ask_and_save)
        canvas.edited.connect(self._show)
        canvas.settings_changed.connect(self._show)
        self._show()

    def load_file(self, path: Path) -> None:
        """Start loading an image as the mask."""
        self.files.ask([lambda: (self._canvas.set_mask, read_mask(path))])

    def save_file(self, path: Path) -> None:
        """Start writing the mask as PNG."""
        pixels = self._canvas.hole.pixels.copy()

        def work() -> tuple[Any, Path]:
            write_mask(path, pixels)
            return self.saved.emit, path

        self.files.ask([work])

    def ask_and_load(self) -> None:
        """Let the person choose an image as the mask."""
        path, _ = QFileDialog.getOpenFileName(self._canvas, self.tr("Import mask: white marks the area to fill"))
        if path:
            self.load_file(Path(path))

    def ask_and_save(self) -> None:
        """Ask for a file, and write the mask to it."""
        path = ask_where(self._canvas, self.tr("Export mask"), "mask.png", self.tr("PNG image (*.png)"), ".png")
        if path is not None:
            self.save_file(path)

    def _on_file(self, batch: list[tuple[Any, Any]]) -> None:
        for _, result in batch:
            try:
                if isinstance(result, Exception):
                    raise result
                if result is not None:
                    take, pixels = result
                    take(pixels)
            except StudioError as error:
                self.failed.emit(error)

    def _show(self) -> None:
        canvas = self._canvas
        self.tools[canvas.tool].setChecked(True)
        self.undo.setEnabled(canvas.hole.can_undo)
        self.redo.setEnabled(canvas.hole.can_redo)
        for action in (self.invert, self.clear, self.load, self.save, self.fit):
            action.setEnabled(canvas.has_picture)
        self.from_alpha.setEnabled(canvas.has_alpha)

    def _tool(self, tool: str) -> QAction:
        action = make_action(f"inpaint.{tool}", self._canvas, lambda: self._canvas.set_tool(tool))
        action.setCheckable(True)
        action.setActionGroup(self._group)
        return action
