"""The Train page: settings and estimate, start and stop, the grid over time, and the plots."""

from ganstudio.app.pages.page import Page
from ganstudio.app.pages.train.entry import TrainEntry
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

PAGE = Page(key="train", title=mark("pages", "Train"), icon="graduation-cap", factory=TrainEntry)

__all__ = ["PAGE"]
