"""Pages that need the engine, and what is there until it is loaded."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ganstudio.app.session import Session


class EnginePage(QWidget):
    """A page that is built by :meth:`build` in steps of less than 50 ms, so that the window does not stand still meanwhile."""

    def __init__(self, session: Session, at_once: bool = True) -> None:
        super().__init__()
        self._session = session
        if at_once:
            for _ in self.build():
                pass

    def build(self) -> Iterator[None]:
        """Make all that it consists of; between two steps the window does whatever else it has to."""
        raise NotImplementedError


class EngineEntry(QWidget):
    """Says that the engine is loading, and shows the page once it is.

    Pages that need torch or pyqtgraph wait in it: both are imported outside of the GUI thread, which takes seconds. ``load()``
    gives the page's class.
    """

    def __init__(self, session: Session, load: Callable[[], type[EnginePage]]) -> None:
        super().__init__()
        self._session = session
        self._load = load
        self._steps: Iterator[None] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._loading = QLabel(self.tr("Loading the engine. This takes a few seconds."), alignment=Qt.AlignmentFlag.AlignCenter)
        self._loading.setProperty("role", "muted")
        self._column.addWidget(self._loading)
        self.page: EnginePage | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        if session.engine_loaded:
            self._begin()
        else:
            session.engine_ready.connect(self._begin)

    @property
    def is_built(self) -> bool:
        """Whether the page is there as a whole."""
        return self.page is not None and not self._timer.isActive()

    def _begin(self) -> None:
        if self.page is None:
            self._loading.hide()
            self.page = self._load()(self._session, at_once=False)
            self._steps = self.page.build()
            self._timer.start()

    def _go_on(self) -> None:
        assert self._steps is not None
        assert self.page is not None
        if next(self._steps, "done") == "done":
            self._timer.stop()
            self._column.addWidget(self.page)
