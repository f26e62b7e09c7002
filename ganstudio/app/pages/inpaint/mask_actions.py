"""What can be done with a mask besides painting it, by key, by button and by menu."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QFileDialog

from ganstudio.app.jobs.background import Background
from ganstudio.app.pages.inpaint.mask_canvas import MaskCanvas
from ganstudio.app.ui.controls import REDO
from ganstudio.app.ui.saving import ask_where
from ganstudio.app.ui.theme import theme
from ganstudio.engine.errors import StudioError
from ganstudio.engine.recipes.inpaint import read_mask, write_mask


class MaskActions(QObject):
    """The actions belong to ``canvas``; a page that adds them to itself has their keys everywhere on it.

    ``failed(error)`` comes with the StudioError of a file that could not be read or written, or does not fit, ``saved(path)`` when
    a mask has been written.
    """

    failed = Signal(object)
    saved = Signal(object)

    def __init__(self, canvas: MaskCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._files = Background(lambda work: work(), self)
        self._files.done.connect(self._on_file)
        self._group = QActionGroup(self)
        tools = {
            "brush": ("brush", self.tr("Brush"), "B"),
            "eraser": ("eraser", self.tr("Eraser"), "E"),
            "rectangle": ("square-dashed", self.tr("Rectangle"), "R"),
            "lasso": ("lasso", self.tr("Lasso"), "L"),
        }
        self.tools = {tool: self._tool(tool, *look) for tool, look in tools.items()}
        self.smaller = self._action("", self.tr("Narrower brush"), "[", lambda: canvas.grow(-1))
        self.larger = self._action("", self.tr("Wider brush"), "]", lambda: canvas.grow(1))
        self.undo = self._action("undo-2", self.tr("Undo"), "Ctrl+Z", canvas.undo)
        self.redo = self._action("redo-2", self.tr("Redo"), "Ctrl+Shift+Z", canvas.redo)
        self.redo.setShortcuts([QKeySequence(keys) for keys in REDO])
        self.fit = self._action("maximize", self.tr("Show the whole picture"), "0", canvas.fit)
        self.invert = self._action("contrast", self.tr("Invert the mask"), "Ctrl+I", canvas.invert)
        self.clear = self._action("trash-2", self.tr("Clear the mask"), "Ctrl+Backspace", canvas.clear)
        self.from_alpha = self._action("blend", self.tr("Mask what is transparent"), "", canvas.take_alpha)
        self.load = self._action("folder-open", self.tr("Import a mask..."), "", self.ask_and_load)
        self.save = self._action("download", self.tr("Export the mask as PNG..."), "", self.ask_and_save)
        canvas.edited.connect(self._show)
        canvas.settings_changed.connect(self._show)
        self._show()

    def load_file(self, path: Path) -> None:
        """Take an image as the mask, soon."""
        self._files.ask([lambda: (self._canvas.set_mask, read_mask(path))])

    def save_file(self, path: Path) -> None:
        """Write the mask as PNG, soon."""
        pixels = self._canvas.hole.pixels.copy()

        def work() -> tuple[Any, Path]:
            write_mask(path, pixels)
            return self.saved.emit, path

        self._files.ask([work])

    def ask_and_load(self) -> None:
        """Ask which image is the mask."""
        path, _ = QFileDialog.getOpenFileName(self._canvas, self.tr("Import a mask: white is what is to be filled"))
        if path:
            self.load_file(Path(path))

    def ask_and_save(self) -> None:
        """Ask where to, and write the mask."""
        path = ask_where(self._canvas, self.tr("Export the mask"), "mask.png", self.tr("PNG image (*.png)"), ".png")
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

    def _tool(self, tool: str, icon: str, text: str, keys: str) -> QAction:
        action = self._action(icon, text, keys, lambda: self._canvas.set_tool(tool))
        action.setCheckable(True)
        action.setActionGroup(self._group)
        return action

    def _action(self, icon: str, text: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(text, self._canvas)
        if icon:
            action.setIcon(theme().icon(icon))
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setToolTip(f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        action.triggered.connect(slot)
        self._canvas.addAction(action)
        return action
