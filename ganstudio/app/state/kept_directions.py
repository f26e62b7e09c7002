"""The directions kept with the explored run: saved at once, and every change can be undone."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ganstudio.engine.errors import StudioError
from ganstudio.engine.latent.direction_file import load_directions, save_directions
from ganstudio.engine.latent.directions import Direction
from ganstudio.engine.runs.folder import Run

if TYPE_CHECKING:
    from ganstudio.engine.networks import Generator

Directions = list[Direction]
Change = Callable[[Directions], Directions]


class KeptDirections(QObject):
    """Emits ``changed()`` when the list changes, ``failed(error)`` if it cannot be read or saved; the file then stays unchanged.

    Every change applies to the file's current content, so that what the command line saved meanwhile stays.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, undo: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self.directions: Directions = []
        self.undo = undo
        self._run: Run | None = None
        self._generator: Generator | None = None

    def open(self, run: Run, generator: "Generator") -> None:
        """Read the directions of ``run``; ``generator`` is that of any of its snapshots."""
        self._run, self._generator, self.directions = run, generator, []
        try:
            self.directions = load_directions(run, generator)
        except StudioError as error:
            self.failed.emit(error)
        self.changed.emit()

    def free_name(self, name: str) -> str:
        """Return ``name``, with the first free number after it if it is taken."""
        names, found, number = {direction.name for direction in self.directions}, name, 1
        while found in names:
            number += 1
            found = f"{name} {number}"
        return found

    def add(self, direction: Direction, text: str) -> bool:
        """Add a direction as an undo step named ``text``; return False if that failed."""
        return self._do(text, lambda found: [*found, direction], lambda found: _less(found, direction.name))

    def remove(self, name: str, text: str) -> bool:
        """Remove a direction as an undo step named ``text``; return False if that failed."""
        place = [direction.name for direction in self.directions].index(name)
        gone = self.directions[place]
        return self._do(text, lambda found: _less(found, name), lambda found: [*found[:place], gone, *found[place:]])

    def rename(self, name: str, new: str, text: str) -> bool:
        """Rename a direction to ``new`` as an undo step named ``text``; return False if that failed."""
        return self._do(text, lambda found: _renamed(found, name, new), lambda found: _renamed(found, new, name))

    def _do(self, text: str, forward: Change, back: Change) -> bool:
        if not self._apply(forward):
            return False
        self.undo.push(_DirectionsStep(self, text, forward, back))
        return True

    def _apply(self, change: Change) -> bool:
        run, generator = self._run, self._generator
        if run is None or generator is None:
            return False
        try:
            found = change(load_directions(run, generator))
            save_directions(run, found)
        except (StudioError, OSError) as error:
            self.failed.emit(error)
            return False
        self.directions = found
        self.changed.emit()
        return True


class _DirectionsStep(QUndoCommand):
    """An undo step that changes the list."""

    def __init__(self, kept: KeptDirections, text: str, forward: Change, back: Change) -> None:
        super().__init__(text)
        self._kept, self._forward, self._back = kept, forward, back
        self._is_new = True

    def undo(self) -> None:
        self._kept._apply(self._back)

    def redo(self) -> None:
        if not self._is_new:  # pushing the step calls redo, but the change is done already
            self._kept._apply(self._forward)
        self._is_new = False


def _less(found: Directions, name: str) -> Directions:
    return [direction for direction in found if direction.name != name]


def _renamed(found: Directions, name: str, new: str) -> Directions:
    return [replace(direction, name=new) if direction.name == name else direction for direction in found]
