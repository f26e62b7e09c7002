"""The Train page: settings and estimate, start and stop, the grid over time, and the plots."""

from ganstudio.app.pages.page import Page
from ganstudio.app.pages.train.view import TrainPage
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

PAGE = Page(key="train", title=mark("pages", "Train"), icon="graduation-cap", factory=TrainPage)

__all__ = ["PAGE", "TrainPage"]
