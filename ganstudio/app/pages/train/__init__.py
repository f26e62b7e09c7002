"""The Train page: settings and estimate, start and stop, the grid over time, and plots."""

from ganstudio.app.pages.page import Page
from ganstudio.app.ui.engine_entry import EngineEntry, EnginePage
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def _load() -> type[EnginePage]:
    from ganstudio.app.pages.train.view import TrainPage

    return TrainPage


PAGE = Page(
    key="train",
    title=mark("pages", "Train"),
    icon="graduation-cap",
    factory=lambda session: EngineEntry(session, _load),
    load=_load,
)

__all__ = ["PAGE"]
