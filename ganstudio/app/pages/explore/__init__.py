"""The Explore page: samples without end, and tools to walk through what a model has learned."""

from ganstudio.app.pages.explore.entry import ExploreEntry
from ganstudio.app.pages.page import Page
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

PAGE = Page(key="explore", title=mark("pages", "Explore"), icon="compass", factory=ExploreEntry)

__all__ = ["PAGE"]
