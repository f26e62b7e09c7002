"""The base of the tools in the side panel."""

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
    """A way to move through the latent space. The page shows ``strip`` under the large picture, ``beside`` at its right and
    ``instead`` in place of the grid, unless they are None.

    ``key`` is its name in the code; the chooser shows ``icon`` and ``title``, and ``tip``, a sentence on what it does.
    Both texts are marked with ``mark("tools", ...)``, as they are shown before the tool is built. :meth:`keep` stores the state
    that must survive a rebuild of the page. If it ``films``, a button offers its :meth:`footage` as a film.

    If it ``undoes``, undo and redo bring back the state kept at that step, and call :meth:`restore`.

    ``marked(icons)`` comes with the icons that the grid shows, by seed and class.
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
        """Show the kept state, as the tool was chosen or another run was opened."""

    def end(self) -> None:
        """Stop what runs, as another tool was chosen or the page was left."""

    def restore(self) -> None:
        """Show the state that undo or redo brought back; the picture follows by itself."""

    def play(self) -> None:
        """Start or stop playing, on Space."""

    def take(self, latent: Latent) -> None:
        """Take a picture clicked in the grid or on the shelf, which is shown as well."""

    def footage(self) -> Footage | None:
        """Return what can be filmed now; None if there is nothing yet."""
        return None

    def keep(self, state: object) -> None:
        """Keep ``state`` while the run is open."""
        self.model.kept.put(self.key, state)

    def kept(self, kind: type[T]) -> T | None:
        """Return the kept state; None without a state of this type."""
        return self.model.kept.get(self.key, kind)


def random_seeds(count: int) -> Sequence[int]:
    """Return random seeds."""
    import secrets

    return [secrets.randbelow(1_000_000) for _ in range(count)]
