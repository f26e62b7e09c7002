"""The Explore page: samples without end, and tools to walk through what a model has learned."""

from PySide6.QtWidgets import QWidget

from ganstudio.app.pages.page import Page
from ganstudio.app.session import Session
from ganstudio.app.widgets.engine_entry import EngineEntry
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def _page(session: Session) -> QWidget:
    from ganstudio.app.pages.explore.view import ExplorePage

    return ExplorePage(session)


PAGE = Page(key="explore", title=mark("pages", "Explore"), icon="compass", factory=lambda session: EngineEntry(session, _page))

__all__ = ["PAGE"]
