"""The Data page: opens pictures, checks them, and sets how they are prepared."""

from ganstudio.app.pages.data.view import DataPage
from ganstudio.app.pages.page import Page
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

PAGE = Page("data", mark("pages", "Data"), "images", DataPage)

__all__ = ["PAGE"]
