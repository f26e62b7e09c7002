"""A page before there is an engine to work with."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ganstudio.app.session import Session


class EngineEntry(QWidget):
    """Says that the engine is loading, and becomes ``make(session)`` once it is.

    Pages that need torch or pyqtgraph wait in it: both are imported outside of the GUI thread, which takes seconds.
    """

    def __init__(self, session: Session, make: Callable[[Session], QWidget]) -> None:
        super().__init__()
        self._session = session
        self._make = make
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.page: QWidget | None = None
        if session.engine_loaded:
            self._build()
            return
        loading = QLabel(self.tr("Loading the engine. This takes a few seconds."), alignment=Qt.AlignmentFlag.AlignCenter)
        loading.setProperty("role", "muted")
        self._column.addWidget(loading)
        session.engine_ready.connect(self._build)

    def _build(self) -> None:
        if self.page is not None:
            return
        while self._column.count():
            self._column.takeAt(0).widget().deleteLater()
        self.page = self._make(self._session)
        self._column.addWidget(self.page)
