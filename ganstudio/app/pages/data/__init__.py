"""The Data page: opens pictures, checks them, and sets how they are prepared."""

from PySide6.QtWidgets import QWidget

from ganstudio.app.pages.page import Page
from ganstudio.app.state.session import Session
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def _make(session: Session) -> QWidget:
    from ganstudio.app.pages.data.view import DataPage  # the window appears before its first page and must not wait for this

    return DataPage(session)


PAGE = Page("data", mark("pages", "Data"), "images", _make)

__all__ = ["PAGE"]
