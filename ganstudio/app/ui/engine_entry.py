"""Pages that need the engine, and their placeholder until it is loaded."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.state.session import Session
from ganstudio.app.ui.behaviour import behave


class EnginePage(QWidget):
    """A page that :meth:`build` builds in steps of less than 50 ms, so that the window stays responsive."""

    def __init__(self, session: Session, at_once: bool = True) -> None:
        super().__init__()
        self.session = session
        if at_once:
            for _ in self.build():
                pass

    def take_pictures(self, paths: Sequence[Path]) -> None:
        """Work on pictures dropped on the page. A page with a ``PictureDrop`` overrides this."""

    def build(self) -> Iterator[None]:
        """Build the page's widgets; the window handles its events between two steps."""
        raise NotImplementedError


class EngineEntry(QWidget):
    """Says that the engine is loading, and shows the page once it is loaded.

    Pages that need torch or pyqtgraph wait in it, as importing both outside the GUI thread takes seconds. ``load()``
    returns the page's class.
    """

    def __init__(self, session: Session, load: Callable[[], type[EnginePage]]) -> None:
        super().__init__()
        self.session = session
        self._load = load
        self._steps: Iterator[None] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._loading = QLabel(self.tr("Loading the engine. This takes a few seconds."), alignment=Qt.AlignmentFlag.AlignCenter)
        self._loading.setProperty("role", "muted")
        self._retry = QPushButton(self.tr("Try again"))
        self._retry.setToolTip(self.tr("Load the engine again"))
        self._retry.setAccessibleName(self._retry.text())
        self._retry.clicked.connect(lambda: session.engine.load(load))
        self._column.addStretch()
        self._column.addWidget(self._loading)
        self._column.addWidget(self._retry, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch()
        self.page: EnginePage | None = None
        self._waiting: Sequence[Path] = ()  # pictures dropped before the page was built
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        if session.engine.is_loaded:
            self._begin()
        else:
            session.engine.ready.connect(self._begin)
            session.engine.changed.connect(self._show_engine)
            self._show_engine()

    @property
    def is_built(self) -> bool:
        """Return whether the page is fully built."""
        return self.page is not None and not self._timer.isActive()

    def take_pictures(self, paths: Sequence[Path]) -> None:
        """Give pictures to the page as soon as it is built."""
        if self.is_built and self.page is not None:
            self.page.take_pictures(paths)
        else:
            self._waiting = paths

    def _show_engine(self) -> None:
        """Show the progress of loading; after a failure, offer to try again."""
        if self.page is not None:
            return
        failed = self.session.engine.has_failed
        self._retry.setVisible(failed)
        going_on = self.tr("Loading the engine. This takes a few seconds.")
        self._loading.setText(self.tr("The engine could not be loaded.") if failed else going_on)

    def _begin(self) -> None:
        if self.page is None:
            while (item := self._column.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
            self.page = self._load()(self.session, at_once=False)
            self._steps = self.page.build()
            self._timer.start()

    def _go_on(self) -> None:
        assert self._steps is not None
        assert self.page is not None
        if next(self._steps, "done") == "done":
            self._timer.stop()
            behave(self.page)
            has_focus = self.hasFocus()
            self._column.addWidget(self.page)
            self.setFocusProxy(self.page)
            if has_focus:
                self.page.setFocus()
            if self._waiting:
                self.page.take_pictures(self._waiting)
