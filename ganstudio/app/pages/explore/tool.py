"""What every tool of the side panel offers the page."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ganstudio.app.rendering.film import Footage
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf
from ganstudio.engine.latent.latent import Latent

T = TypeVar("T")


class Tool(QWidget):
    """One way to move through the latent space. ``strip`` is shown under the large picture, ``beside`` at its right, ``instead`` in
    the place of the grid, if there is one.

    ``key`` is its name in the program, ``icon`` what the chooser shows beside ``title``; ``tip`` says in one sentence what it does.
    Both texts are marked with ``mark("tools", ...)``: they are shown before the tool is built. What it has to find again after the
    page was built anew it keeps with :meth:`keep`. If it ``films``, a button offers its :meth:`footage` as a film.

    If it ``undoes``, undo and redo bring back what it kept at that time, and call :meth:`restore`.

    ``marked(icons)`` says which icon the grid is to show on what, by seed and class.
    """

    marked = Signal(object)

    key = ""
    title = ""
    tip = ""
    icon = ""
    films = False
    undoes = False

    def __init__(self, model: ActiveModel, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.shelf = shelf
        self.is_active = False  # chosen, on the page shown, with a model to work on
        if self.undoes:
            model.moments.undone.add(self.key)
            model.restored.connect(self.restore)
        self.strip: QWidget | None = None
        self.beside: QWidget | None = None
        self.instead: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def activate(self) -> None:
        """Enable the tool and let it :meth:`begin`."""
        self.setEnabled(True)
        self.is_active = True
        self.begin()

    def deactivate(self) -> None:
        """Disable the tool and let it :meth:`end`."""
        self.setEnabled(False)
        self.is_active = False
        self.end()

    def begin(self) -> None:
        """Show what was kept: the tool was chosen, or another run was opened."""

    def end(self) -> None:
        """Stop whatever runs: another tool was chosen, or the page was left."""

    def restore(self) -> None:
        """Show the state that undo or redo brought back; the picture follows by itself."""

    def play(self) -> None:
        """Space was pressed."""

    def take(self, latent: Latent) -> None:
        """A picture of the grid or of the shelf was clicked; it is shown as well."""

    def footage(self) -> Footage | None:
        """What there is to be filmed now; None if there is nothing yet."""
        return None

    def keep(self, state: object) -> None:
        """Keep ``state`` while the run is open."""
        self.model.kept.put(self.key, state)

    def kept(self, kind: type[T]) -> T | None:
        """Return the state that was kept; None if there is none of this type."""
        return self.model.kept.get(self.key, kind)


def random_seeds(count: int) -> Sequence[int]:
    """Seeds that nobody has chosen."""
    import secrets

    return [secrets.randbelow(1_000_000) for _ in range(count)]
