"""The directions that are kept with the run that is explored: saved at once, and every change can be undone."""

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
    """``changed()`` says that there are others, ``failed(error)`` that they cannot be read or kept: then the file is left as it is.

    What the command line keeps meanwhile is not lost: every change is made to what the file holds then.
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
        """Read those of ``run``; ``generator`` is any snapshot's of it."""
        self._run, self._generator, self.directions = run, generator, []
        try:
            self.directions = load_directions(run, generator)
        except StudioError as error:
            self.failed.emit(error)
        self.changed.emit()

    def free_name(self, name: str) -> str:
        """``name``, or with the first free number behind it."""
        names, found, number = {direction.name for direction in self.directions}, name, 1
        while found in names:
            number += 1
            found = f"{name} {number}"
        return found

    def add(self, direction: Direction, text: str) -> bool:
        """Keep another one, as a step named ``text``; False if it was refused."""
        return self._do(text, lambda found: [*found, direction], lambda found: _less(found, direction.name))

    def remove(self, name: str, text: str) -> bool:
        """Keep it no longer."""
        place = [direction.name for direction in self.directions].index(name)
        gone = self.directions[place]
        return self._do(text, lambda found: _less(found, name), lambda found: [*found[:place], gone, *found[place:]])

    def rename(self, name: str, new: str, text: str) -> bool:
        """Call it ``new``."""
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
    """A change of the list."""

    def __init__(self, kept: KeptDirections, text: str, forward: Change, back: Change) -> None:
        super().__init__(text)
        self._kept, self._forward, self._back = kept, forward, back
        self._is_new = True

    def undo(self) -> None:
        self._kept._apply(self._back)

    def redo(self) -> None:
        if not self._is_new:  # pushing it calls this, when it has been done already
            self._kept._apply(self._forward)
        self._is_new = False


def _less(found: Directions, name: str) -> Directions:
    return [direction for direction in found if direction.name != name]


def _renamed(found: Directions, name: str, new: str) -> Directions:
    return [replace(direction, name=new) if direction.name == name else direction for direction in found]
