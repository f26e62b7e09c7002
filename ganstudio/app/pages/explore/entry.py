"""The Explore page before there is an engine to draw with."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ganstudio.app.session import Session


class ExploreEntry(QWidget):
    """Says that the engine is loading, and becomes the page once it is: that needs torch."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
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
        from ganstudio.app.pages.explore.view import ExplorePage

        if self.page is not None:
            return
        while self._column.count():
            self._column.takeAt(0).widget().deleteLater()
        self.page = ExplorePage(self._session)
        self._column.addWidget(self.page)
