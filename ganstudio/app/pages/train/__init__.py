"""The Train page: settings and estimate, start and stop, the grid over time, and the plots."""

from PySide6.QtWidgets import QWidget

from ganstudio.app.pages.page import Page
from ganstudio.app.session import Session
from ganstudio.app.widgets.engine_entry import EngineEntry
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def _page(session: Session) -> QWidget:
    from ganstudio.app.pages.train.view import TrainPage

    return TrainPage(session)


PAGE = Page(key="train", title=mark("pages", "Train"), icon="graduation-cap", factory=lambda session: EngineEntry(session, _page))

__all__ = ["PAGE"]
